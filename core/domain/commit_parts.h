#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// What readers of commit messages and of logs have in common.
namespace shipshape {

inline constexpr std::size_t k_least_hash_digits = 7; ///< fewer may be a word: "dead", "facade"

/// Takes the first line off, and its line feed; the line comes without it.
std::string_view take_line(std::string_view& rest);

bool is_blank(std::string_view line);

/// The name of a commit (SHA-1 or SHA-256 in hexadecimal, 7 to 64 digits) that the text begins with and that
/// no letter or digit follows; empty where there is none.
std::string_view leading_hash(std::string_view text);

/// The text with LF at the end of lines that end with CR LF, however many CR.
std::string with_line_feeds(std::string_view text);

/// Without the empty lines before it and the white space after it; the first line keeps its indentation.
std::string_view without_outer_lines(std::string_view text);

} // namespace shipshape
