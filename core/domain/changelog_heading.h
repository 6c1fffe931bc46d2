#pragma once
#include "core/base/date.h"
#include "core/domain/text_edits.h"

#include <optional>

namespace shipshape {

/// The heading of a version or of "Unreleased" taken apart, as ranges of the text it stands in. What is not
/// there is empty. Understood are for example
///
///     [1.0.0] - 2026-01-31          v1.0.0 (2026-01-31)          [1.0.0](https://…) / 2026-01-31 [YANKED]
///     Version 1.0.0                 [1.0.0][label] - 2026-01-31  [v1.0.0 (2026-01-31)](https://…)
struct VersionHeading {
    bool unreleased = false;
    bool bracketed = false;  ///< the version stands in brackets, as the text of a link does
    bool has_more = false;   ///< there are words besides those named here
    TextRange form;          ///< the version with its brackets, label and address
    TextRange version;       ///< without "v" or a word before it; or "Unreleased"
    TextRange label;         ///< by which a link definition is looked up: in the first or the second brackets
    TextRange address;       ///< of a link within the heading
    TextRange date;          ///< what stands where a date belongs, also where it is none
    TextRange yanked;        ///< "[YANKED]" or how that was written
    std::optional<Date> day; ///< of a date YYYY-MM-DD that exists

    bool operator==(const VersionHeading&) const = default;
};

/// Reads the words of a heading, a range of the text. Versions are taken as they are, of whatever scheme:
/// they begin with a digit after "v" or a name such as "package@". Nothing for headings of another kind. A
/// number alone needs brackets, a "v" or a date beside it: "2026" is a year.
std::optional<VersionHeading> read_version_heading(std::string_view text, TextRange words);

/// Whether it can be the text of a version: letters, digits and ". + - _ ! ~", beginning with a digit, maybe
/// after "v", and ending with a digit or letter; at most k_max_version_bytes.
bool is_version_text(std::string_view version);
inline constexpr std::size_t k_max_version_bytes = 128;

/// What no address of a link has: U+0000 to U+001F and U+007F (CommonMark 0.31.2, section 2.1).
bool is_ascii_control(char c);

/// The version as it is compared with others: without "v", in lower case.
std::string folded_version(std::string_view version);

} // namespace shipshape
