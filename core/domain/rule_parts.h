#pragma once
#include "core/domain/rule.h"

#include <cstdint>

namespace shipshape {

/// All that the text of a rule says, with the times of day that a Rule does not have.
struct RuleParts {
    Rule rule;               ///< with freq daily where step_s is not 0
    int step_s = 0;          ///< HOURLY 3600, MINUTELY 60, SECONDLY 1; 0 for a day and more
    std::uint64_t hours = 0; ///< bit n: BYHOUR has n; 0 where it is not there; so the next two
    std::uint64_t minutes = 0;
    std::uint64_t seconds = 0;
    std::optional<int> until_s; ///< the time of UNTIL, seconds of the day; nothing where it is a date
    std::size_t times_at = 0;   ///< where the first part about times stands in the text
    std::size_t freq_at = 0;
};

/// Reads the whole grammar of RFC 5545, section 3.3.10, and refuses what it forbids. Errors as of
/// parse_rule().
Result<RuleParts> parse_rule_parts(std::string_view text);

/// "character 12", for a position counted from 0.
std::string rule_place(std::size_t position);

} // namespace shipshape
