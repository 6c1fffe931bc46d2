#pragma once
#include "core/domain/rule.h"

namespace shipshape {

/// What words have said about a rule, before what follows from them is decided.
struct RuleIntent {
    Rule rule;                     ///< its freq does not count
    std::optional<Frequency> freq; ///< where the words say it
    bool of_quarter = false;       ///< the days are those of a quarter
    bool clamps = false;           ///< they say that another day takes the place of a missing one
    bool skips = false;            ///< they say that months without the day are skipped

    bool has_days() const;
    bool says_something() const;
};

/// The rule that is meant: how often where the words leave it open, the months of a quarter, short months
/// (see short_months.h). Errors: invalid_input where the words do not go together.
Result<Rule> rule_of(const RuleIntent& intent, Date start);

} // namespace shipshape
