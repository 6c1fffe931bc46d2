#include "core/interchange/workflow_time.h"

#include "core/domain/due.h"
#include "core/domain/expansion.h"

namespace shipshape {
namespace {

using Check = WorkflowTime::Check;

/// A field of a crontab line: "*" or "1,15".
template<class Numbers>
std::string field_of(const Numbers& numbers) {
    std::string out;
    for (int number : numbers) out += (out.empty() ? "" : ",") + std::to_string(number);
    return out.empty() ? "*" : out;
}

std::string line_of(const std::string& days, const std::string& months, const std::string& weekdays) {
    return std::to_string(k_workflow_minute) + " " + std::to_string(k_workflow_hour) + " " + days + " " +
           months + " " + weekdays;
}

/// Tries to say a rule in a crontab line.
class Liner {
  public:
    Liner(const Rule& rule, Date start) : rule_(rule), start_(start) {}

    /// Nothing where a line, even with a check, does not say it.
    std::optional<WorkflowTime> line() {
        const bool has_more = rule_.count || rule_.until || !rule_.by_set_pos.empty() ||
                              !rule_.by_week_no.empty() || !rule_.by_year_day.empty();
        // A crontab line with a day and a weekday means either of them.
        if (has_more || (!rule_.by_month_day.empty() && !rule_.by_day.empty()) || !set_months())
            return std::nullopt;
        if (rule_.by_day.has_ordinals()) return numbered_weekday();
        if (!rule_.by_day.empty()) return made("*", weekdays());
        if (!rule_.by_month_day.empty()) return month_days();
        if (rule_.freq == Frequency::daily) return made("*", "*");
        if (rule_.freq == Frequency::weekly) return made("*", std::to_string(start_.weekday() % 7));
        return made(std::to_string(start_.day()), "*");
    }

  private:
    /// The months in which the rule has dates; false where they are not the same every year.
    bool set_months() {
        const bool by_month = rule_.freq == Frequency::monthly;
        const bool by_year = rule_.freq == Frequency::yearly;
        if (!by_month && rule_.interval != 1) return false;
        if (by_month && 12 % rule_.interval != 0) return false;
        // Of the weekdays of a whole year a line can name all, but not the 20th.
        const bool names_days = !rule_.by_month_day.empty() || !rule_.by_day.empty();
        if (by_year && rule_.by_month.empty() && rule_.by_day.has_ordinals()) return false;
        for (int month = 1; month <= 12; ++month) {
            const bool in_step = !by_month || (month + 12 - start_.month()) % rule_.interval == 0;
            const bool named = rule_.by_month.empty() ? !by_year || names_days || month == start_.month()
                                                      : rule_.by_month.contains(month);
            if (in_step && named) months_.insert(month);
        }
        return !months_.empty();
    }

    WorkflowTime made(const std::string& days, const std::string& weekdays) const {
        WorkflowTime time;
        time.cron = line_of(days, months_.size() == 12 ? "*" : field_of(months_), weekdays);
        return time;
    }

    /// Sunday is 0.
    std::string weekdays() const {
        std::string out;
        for (int weekday = 1; weekday <= 7; ++weekday)
            if (rule_.by_day.weekdays() >> (weekday - 1) & 1)
                out += (out.empty() ? "" : ",") + std::to_string(weekday % 7);
        return out;
    }

    std::optional<WorkflowTime> month_days() const {
        if (rule_.by_month_day.size() == 1 && rule_.by_month_day.contains(-1)) {
            WorkflowTime time = made("28-31", "*");
            time.check = Check::last_day;
            return time;
        }
        for (int day : rule_.by_month_day)
            if (day < 0) return std::nullopt;
        return made(field_of(rule_.by_month_day), "*");
    }

    std::optional<WorkflowTime> numbered_weekday() const {
        int count = 0;
        RuleDay only;
        rule_.by_day.for_each([&](RuleDay day) {
            ++count;
            only = day;
        });
        const bool is_last = only.ordinal == -1;
        if (count != 1 || only.ordinal > 4 || only.ordinal < -1) return std::nullopt;
        const int first = 7 * (only.ordinal - 1) + 1;
        WorkflowTime time =
            made(is_last ? "22-31" : std::to_string(first) + "-" + std::to_string(first + 6), "*");
        time.check = is_last ? Check::last_weekday : Check::weekday;
        time.weekday = only.weekday;
        return time;
    }

    const Rule& rule_;
    Date start_;
    NumberSet<12> months_;
};

} // namespace

Result<WorkflowTime> workflow_time(const Schedule& schedule, Date today) {
    const Result<Rule> rule = rule_of(schedule);
    if (!rule) return pass_on(rule);
    const Date start = schedule.anchor.value_or(schedule.starts);
    if (std::optional<WorkflowTime> time = Liner(*rule, start).line()) {
        if (start > today) time->from = start;
        return *time;
    }
    WorkflowTime time;
    time.cron = line_of("*", "*", "*");
    time.check = Check::dates;
    time.dates = dates(
        *rule, start, {.from = today, .until = today + k_workflow_date_days, .limit = k_most_workflow_dates});
    if (time.dates.empty())
        return fail(ErrorKind::invalid_input,
                    "This schedule has no dates in the next three years. Change its rule first.", "rule");
    return time;
}

} // namespace shipshape
