#pragma once
#include "core/base/date.h"
#include "core/domain/calver_pattern.h"

#include <optional>

namespace shipshape {

/// A version as its pattern has it. As read or made it is sound.
struct CalVer {
    CalVerPattern pattern;
    std::vector<std::string> numbers; ///< one for each part but the modifier; without leading zeros
    std::string modifier; ///< letters and digits: rc1, dev … or empty; with one it is a pre-release

    bool operator==(const CalVer&) const = default;
};

/// Errors: invalid_input with the column where it does not follow the pattern or names no date, too_large.
Result<CalVer> parse_calver(const CalVerPattern& pattern, std::string_view text);
std::string text(const CalVer& version);

/// Number by number, then the modifier: none is the highest, others by their letters, and numbers in them by
/// value, before letters. Both must have the same pattern.
std::weak_ordering compare(const CalVer& a, const CalVer& b);

/// All numbers 0: comes before every version, stands for none yet in next_calver().
CalVer calver_zero(const CalVerPattern& pattern);

/// The next version on that date; without a date, in the period of `previous` (a fix for an older line).
/// In a new period the numbers behind what is new are 0. In the same period the number that `kind` names is
/// raised, or the nearest behind it that the pattern has, or else the last there is; those behind it are 0. A
/// pre-release on its way there gets there: 2027.5.1-rc2 → patch 2027.5.1. A number that stands before the
/// year is raised in a new period too.
/// The kinds of pre-releases add a modifier: `identifier` (letters; rc where it is empty) and a number
/// from 1; prerelease raises the number of a modifier that is there in the same period. One that sorts before
/// that of `previous` can come before it: next_version() refuses that. Errors: invalid_input where
/// `identifier` is none, too_large where the version would be; conflict where the date lies before the period
/// of `previous`, where the pattern has no number that could be raised in the same period, no MODIFIER for a
/// pre-release, no place for the year, or for post.
Result<CalVer> next_calver(const CalVer& previous, VersionBump kind, std::optional<Date> date,
                           std::string_view identifier = {});

} // namespace shipshape
