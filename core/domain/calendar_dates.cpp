#include "core/domain/calendar_dates.h"

#include "core/base/sort.h"
#include "core/domain/expansion.h"
#include "core/domain/schedule_preview.h"
#include "core/domain/short_months.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr int k_every_month_has = 28;         // days
constexpr int k_every_month_has_weekdays = 4; // of each

Date start_of(const Schedule& schedule) {
    return schedule.anchor.value_or(schedule.starts);
}

Date first_asked(const Schedule& schedule) {
    Date first = start_of(schedule);
    if (schedule.done_through) first = std::max(first, *schedule.done_through + 1);
    if (schedule.resumes) first = std::max(first, *schedule.resumes);
    return first;
}

bool some_months_lack(const Rule& rule, Date start) {
    if (rule.freq != Frequency::monthly && rule.freq != Frequency::yearly) return false;
    for (int day : rule.by_month_day)
        if (day < -k_every_month_has) return true;
    bool rare_weekday = false;
    rule.by_day.for_each_ordinal(
        [&](RuleDay day) { rare_weekday |= std::abs(day.ordinal) > k_every_month_has_weekdays; });
    if (rare_weekday || skips_short_months(rule)) return true;
    if (!rule.by_month_day.empty() || !rule.by_day.empty()) return false;
    const bool one_month = rule.freq == Frequency::yearly && rule.by_month.empty();
    return one_month ? start.month() == 2 && start.day() == 29 : start.day() > k_every_month_has;
}

/// Makes a series of a schedule with fixed dates.
class SeriesMaker {
  public:
    SeriesMaker(const Schedule& schedule, const Rule& rule, std::span<const Occurrence* const> decided)
        : rule_(rule), start_(start_of(schedule)), first_(first_asked(schedule)), walk_(rule, start_) {
        for (const Occurrence* one : decided) {
            if (one->outcome == Outcome::skipped) skipped_.push_back(one->date);
            if (is_awaited(schedule, *one)) awaited_.push_back({one->date, one->to.value_or(one->date), one});
        }
        sort(skipped_, std::less<>{});
        sort(awaited_, [](const CalendarDate& a, const CalendarDate& b) { return a.date < b.date; });
    }

    CalendarDates make() {
        if (first_ <= rule_.until.value_or(k_last_date)) at_ = walk_.next_from(first_);
        while (at_ && std::ranges::binary_search(skipped_, *at_)) at_ = walk_.next();
        CalendarDates made;
        if (at_) made.series = series();
        for (const CalendarDate& awaited : awaited_) add(awaited, made);
        return made;
    }

  private:
    CalendarSeries series() const {
        CalendarSeries series{rule_, *at_, {}, {}};
        if (rule_.count)
            series.rule.count = *rule_.count - count_between(rule_, start_, start_, *at_ + -1, *rule_.count);
        series.skipped.assign(std::ranges::upper_bound(skipped_, *at_), skipped_.end());
        return series;
    }

    /// In the order of the dates, so that the rule is walked through once.
    void add(const CalendarDate& awaited, CalendarDates& made) {
        if (at_ && *at_ < awaited.date) at_ = walk_.next_from(awaited.date);
        if (at_ != awaited.date) {
            if (awaited.date >= first_ || awaited.on >= first_) made.single.push_back(awaited);
        } else if (awaited.on != awaited.date) {
            made.series->moved.push_back(awaited);
        }
    }

    const Rule& rule_;
    Date start_, first_;
    Expansion walk_;
    std::optional<Date> at_; ///< where the walk stands
    std::vector<Date> skipped_;
    std::vector<CalendarDate> awaited_;
};

const Occurrence* decision_on(std::span<const Occurrence* const> decided, Date date) {
    for (const Occurrence* one : decided)
        if (one->date == date) return one;
    return nullptr;
}

} // namespace

CalendarDates calendar_dates(const Schedule& schedule, std::span<const Occurrence* const> decided, Date today,
                             std::size_t most) {
    CalendarDates made;
    if (schedule.paused && !schedule.resumes) return made;
    const Result<Rule> rule = rule_of(schedule);
    if (!rule || most == 0) return made;
    const bool is_chained = schedule.mode == ScheduleMode::chained;
    if (!is_chained && is_common_rule(*rule, start_of(schedule)))
        return SeriesMaker(schedule, *rule, decided).make();
    for (const PreviewDate& one : schedule_preview(schedule, decided, today, is_chained ? 1 : most).dates) {
        if (one.skipped) continue;
        made.single.push_back(
            {one.date, one.on, one.on == one.date ? nullptr : decision_on(decided, one.date)});
    }
    return made;
}

namespace {

/// Such days can be one and the same in one month and two in another: those of the month counted from both
/// ends, and a weekday with an ordinal beside every one of its name or another.
bool counts_in_two_ways(const Rule& rule) {
    bool from_start = false, from_end = false;
    for (int day : rule.by_month_day) (day > 0 ? from_start : from_end) = true;
    return (from_start && from_end) || (rule.by_day.has_ordinals() && rule.by_day.weekdays() != 0);
}

} // namespace

bool is_common_rule(const Rule& rule, Date start) {
    const bool names_days = !rule.by_day.empty(), names_month_days = !rule.by_month_day.empty();
    if (!rule.by_week_no.empty() || !rule.by_year_day.empty()) return false;
    if (names_days && names_month_days) return false;
    if (!rule.by_set_pos.empty())
        return rule.freq == Frequency::monthly && names_days && !rule.by_day.has_ordinals() &&
               (rule.interval == 1 || rule.by_month.empty());
    if (some_months_lack(rule, start) || counts_in_two_ways(rule)) return false;
    switch (rule.freq) {
    case Frequency::daily:
        return !names_month_days && (rule.interval == 1 || (!names_days && rule.by_month.empty()));
    case Frequency::weekly:
    case Frequency::monthly:
        return rule.interval == 1 || rule.by_month.empty();
    case Frequency::yearly:
        return !rule.by_month.empty() || (!names_days && !names_month_days);
    }
    return false;
}

} // namespace shipshape
