#include "core/domain/rule_intent.h"

#include "core/domain/short_months.h"

namespace shipshape {
namespace {

Frequency implied_frequency(const Rule& rule) {
    const bool plain_days = !rule.by_day.empty() && !rule.by_day.has_ordinals() &&
                            rule.by_month_day.empty() && rule.by_set_pos.empty();
    if (!rule.by_week_no.empty() || !rule.by_year_day.empty()) return Frequency::yearly;
    if (plain_days) return Frequency::weekly;
    return rule.by_month.empty() ? Frequency::monthly : Frequency::yearly;
}

/// "of every quarter": its first month, or its last for days counted from the end. False where that is not
/// clear.
bool choose_quarter_months(Rule& rule) {
    bool from_start = false, from_end = false;
    const auto note = [&](int number) { (number < 0 ? from_end : from_start) = true; };
    rule.by_day.for_each_ordinal([&](RuleDay day) { note(day.ordinal); });
    for (int day : rule.by_month_day) note(day);
    for (int position : rule.by_set_pos) note(position);
    if (from_start == from_end || !rule.by_month.empty()) return false;
    rule.by_month = from_start ? NumberSet<12>{1, 4, 7, 10} : NumberSet<12>{3, 6, 9, 12};
    return true;
}

/// Words that name no day mean that of the start; where short months lack it, it has to be named.
void name_start_day(Rule& rule, Date start) {
    if (start.day() <= 28) return;
    if (rule.freq == Frequency::monthly) rule.by_month_day = {start.day()};
    if (rule.freq == Frequency::yearly && rule.by_month.empty() && start.month() == 2) {
        rule.by_month = {2};
        rule.by_month_day = {start.day()};
    }
}

/// False where the words name another day in a way that makes no sense.
bool choose_short_months(Rule& rule, const RuleIntent& intent) {
    // "29 February, or 28 February in other years" names both.
    const bool names_both = is_about_february(rule) && rule.by_month_day == NumberSet<31>{28, 29};
    if (intent.clamps && names_both) rule.by_month_day = {29};
    const bool one_day = rule.by_month_day.size() == 1 && rule.by_day.empty() && rule.by_set_pos.empty() &&
                         rule.by_week_no.empty() && rule.by_year_day.empty();
    const bool fits = rule.freq == Frequency::monthly ||
                      (is_about_february(rule) && rule.by_month_day == NumberSet<31>{29});
    if (!one_day || !fits || !skips_short_months(rule)) return !intent.clamps;
    if (!intent.skips) clamp_day(rule);
    return true;
}

} // namespace

bool RuleIntent::has_days() const {
    return !rule.by_day.empty() || !rule.by_month_day.empty() || !rule.by_set_pos.empty();
}

bool RuleIntent::says_something() const {
    return freq || has_days() || !rule.by_month.empty() || !rule.by_week_no.empty() ||
           !rule.by_year_day.empty();
}

Result<Rule> rule_of(const RuleIntent& intent, Date start) {
    constexpr auto k_kind = ErrorKind::invalid_input;
    Rule rule = intent.rule;
    if (!intent.says_something()) return fail(k_kind, "How often is not said.");
    rule.freq = intent.freq.value_or(implied_frequency(rule));
    if (intent.of_quarter && !choose_quarter_months(rule))
        return fail(k_kind, "Which month of the quarter is meant is not clear.");
    if (!intent.has_days() && rule.by_year_day.empty() && rule.by_week_no.empty())
        name_start_day(rule, start);
    if (!choose_short_months(rule, intent))
        return fail(k_kind,
                    "Only one day from the 29th to the 31st can give way to the last of a shorter month.");
    const Result<void> good = check_rule(rule);
    if (!good) return fail(k_kind, "These words do not go together. " + good.error().sentence);
    return rule;
}

} // namespace shipshape
