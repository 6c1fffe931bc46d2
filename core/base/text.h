#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace shipshape {

/// Where the first byte stands that is not well-formed UTF-8 (Unicode 16, table 3-7); nothing where all is
/// well.
std::optional<std::size_t> find_bad_utf8(std::string_view bytes);

/// The bytes as well-formed UTF-8: every ill-formed sequence becomes one U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

/// Cuts at a character boundary so that at most `limit_bytes` remain.
std::string_view cut_utf8(std::string_view text, std::size_t limit_bytes);

/// Without white space at both ends (ASCII white space).
std::string_view trimmed(std::string_view text);

/// With the letters A to Z in lower case.
std::string lower_ascii(std::string_view text);

/// The number written in one to seven decimal digits; nothing for anything else.
std::optional<int> read_digits(std::string_view text);

/// "1 step", "2 steps", "0 steps": English plurals of the kind "+s".
std::string counted(std::uint64_t count, std::string_view noun);

/// "Weekly round, no. 2" as "weekly-round-no-2": a-z, 0-9 and single hyphens between them, at most
/// `limit_bytes`; empty where the text has no Latin letter and no digit.
std::string slug_of(std::string_view text, std::size_t limit_bytes);

/// “title”, shortened.
std::string quoted(std::string_view title);

} // namespace shipshape
