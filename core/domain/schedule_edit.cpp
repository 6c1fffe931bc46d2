#include "core/domain/schedule_edit.h"

#include "core/base/text.h"
#include "core/domain/expansion.h"
#include "core/domain/rule_reader.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_most_kept = 60;

std::unexpected<Error> at_field(Error error, std::string_view field) {
    error.place = field;
    return std::unexpected(std::move(error));
}

Result<void> check_days(std::int64_t days, std::string_view words, std::string_view field) {
    if (days >= 0 && days <= k_most_window_days) return {};
    return fail(ErrorKind::invalid_input,
                std::string(words) + " can be 0 to " + std::to_string(k_most_window_days) + ".",
                std::string(field));
}

/// What has come and is not settled, as far as the mode asks for it.
std::vector<Date> owed_now(const Schedule& schedule, std::span<const Occurrence* const> decided, Date today) {
    const bool one = schedule.mode == ScheduleMode::fixed_plus;
    return owed_dates(schedule, decided, today, one ? 1 : k_most_kept);
}

} // namespace

Result<Rule> read_rule(std::string_view text, Date start) {
    text = trimmed(text);
    return text.find('=') == std::string_view::npos ? read_rule_words(text, start) : parse_rule(text);
}

Result<Schedule> checked_schedule(Schedule wished) {
    const Result<Rule> rule = read_rule(wished.rule, wished.starts);
    if (!rule) return at_field(rule.error(), "rule");
    if (const Result<void> comes = check_comes(*rule, wished.starts); !comes)
        return at_field(comes.error(), rule->until && *rule->until < wished.starts ? "end" : "rule");
    wished.rule = text(*rule);
    if (wished.rule.size() > k_rule_limit_bytes)
        return fail(ErrorKind::too_large, "This rule is too long. Name fewer days.", "rule");
    const Result<void> windows[] = {
        check_days(wished.days_before, "The days before", "days_before"),
        check_days(wished.days_after, "The days after", "days_after"),
        check_days(wished.grace, "The days of grace", "grace"),
    };
    for (const Result<void>& window : windows)
        if (!window) return pass_on(window);
    return wished;
}

ScheduleEdit edited_schedule(const Schedule& before, const Schedule& wished,
                             std::span<const Occurrence* const> decided, Date today) {
    ScheduleEdit edit{wished, {}};
    Schedule& after = edit.schedule;
    after.id = before.id;
    after.of = before.of;
    after.anchor = before.anchor;
    after.done_through = before.done_through;
    const bool leaves_chain = before.mode == ScheduleMode::chained && after.mode != ScheduleMode::chained;
    if (after.starts != before.starts || leaves_chain) after.anchor.reset();
    if (after.rule == before.rule || after.starts != before.starts || after.mode == ScheduleMode::chained)
        return edit;

    const std::vector<Date> owed = owed_now(before, decided, today);
    const Date settled = (owed.empty() ? today : owed.front()) + -1;
    after.done_through = std::max(after.done_through.value_or(settled), settled);
    const Result<Rule> rule = parse_rule(after.rule);
    const Date start = after.anchor.value_or(after.starts);
    for (Date date : owed)
        if (rule && first_on_or_after(*rule, start, date) != date) edit.kept.push_back(date);
    // What was moved past today counts as a date of that day from now on, as its own day is settled.
    for (const Occurrence* one : decided) {
        const Date on = one->to.value_or(one->date);
        if (!is_awaited(before, *one) || is_awaited(after, *one) || on <= today) continue;
        if (rule && first_on_or_after(*rule, start, on) != on) edit.kept.push_back(on);
    }
    return edit;
}

} // namespace shipshape
