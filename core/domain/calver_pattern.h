#pragma once
#include "core/domain/version_text.h"

namespace shipshape {

inline constexpr std::size_t k_calver_pattern_limit_bytes = 60;
inline constexpr std::size_t k_full_year_digits = 4; ///< of YYYY

/// What a part of a CalVer pattern stands for, from the coarse to the fine.
enum class CalVerUnit { year, month, week, day, major, minor, micro, modifier };

struct CalVerPart {
    CalVerUnit unit{};
    std::size_t digits = 0; ///< exactly so many, with zeros before it; 0: as many as it needs
    char separator = '\0';  ///< before it: . - _ or nothing

    bool operator==(const CalVerPart&) const = default;
};

/// How the versions of a project are written (calver.org): YYYY.MM.MICRO, YY.0M …
using CalVerPattern = std::vector<CalVerPart>;

/// Reads a pattern: YYYY (1000 to 9999), YY and 0Y (since 2000; 0Y with two digits, so until 2099), MM and 0M
/// (month), WW and 0W (week of ISO 8601; the year is the one the week belongs to, so that versions do not go
/// backwards at its turn), DD and 0D (day of the month), MAJOR, MINOR, MICRO (numbers of any length),
/// MODIFIER (a text that begins with a letter, left out together with its separator in final versions).
/// Between them stand dots, hyphens and underscores, or nothing where the number before it has a fixed count
/// of digits. Each at most once; a year must be there; year, month, day, and MAJOR, MINOR, MICRO come in this
/// order, so that later versions are higher; weeks go without months and days, days with a month; MODIFIER is
/// the last. Errors: invalid_input with the column,
/// too_large.
Result<CalVerPattern> parse_calver_pattern(std::string_view text);
std::string text(const CalVerPattern& pattern);
std::string_view name(const CalVerPart& part); ///< 0M

constexpr bool is_of_date(CalVerUnit unit) {
    return unit <= CalVerUnit::day;
}
/// MAJOR, MINOR, MICRO.
constexpr bool is_counter(CalVerUnit unit) {
    return unit >= CalVerUnit::major && unit <= CalVerUnit::micro;
}
/// The part of that unit, or null.
const CalVerPart* find_unit(const CalVerPattern& pattern, CalVerUnit unit);

} // namespace shipshape
