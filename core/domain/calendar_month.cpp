#include "core/domain/calendar_month.h"

#include "core/base/sort.h"
#include "core/domain/expansion.h"
#include "core/domain/workspace.h"

#include <algorithm>
#include <tuple>

namespace shipshape {
namespace {

using State = CalendarEntry::State;

/// Puts the dates of one schedule into the month.
class Marks {
  public:
    Marks(CalendarMonth& month, const Schedule& schedule, const Template& of,
          std::span<const Occurrence* const> decided, Date today)
        : month_(month), schedule_(schedule), of_(of), decided_(decided), today_(today) {}

    void add() {
        const Result<Rule> rule = parse_rule(schedule_.rule);
        if (!rule) return;
        if (schedule_.mode == ScheduleMode::chained)
            add_chain();
        else
            add_series(*rule);
    }

  private:
    void mark(Date day, State state) {
        const int at = day - month_.first;
        if (at >= 0 && at < month_.days) month_.by_day[static_cast<std::size_t>(at)].push_back({&of_, state});
    }

    void add_chain() {
        if (schedule_.anchor && *schedule_.anchor <= today_) mark(*schedule_.anchor, State::settled);
        if (const std::optional<Due> due = due_occurrence(schedule_, decided_, today_))
            mark(due->on, state_on(due->on));
    }

    void add_series(const Rule& rule) {
        const Date end = month_.first + month_.days;
        Expansion dates(rule, schedule_.anchor.value_or(schedule_.starts));
        for (auto date = dates.next_from(month_.first); date && *date < end; date = dates.next())
            add_date(*date);
        for (const Occurrence* one : decided_) {
            const Date on = one->to.value_or(one->date);
            if (is_awaited(schedule_, *one) && !in_pause(on)) mark(on, state_on(on));
        }
    }

    void add_date(Date date) {
        const Occurrence* decided = nullptr;
        for (const Occurrence* one : decided_)
            if (one->date == date) decided = one;
        if (decided && is_awaited(schedule_, *decided)) return;
        if (decided && decided->outcome == Outcome::skipped)
            mark(date, State::skipped);
        else if ((decided && decided->outcome == Outcome::met) ||
                 (schedule_.done_through && date <= *schedule_.done_through))
            mark(date, State::settled);
        else if (!in_pause(date))
            mark(date, state_on(date));
    }

    bool in_pause(Date day) const {
        if (schedule_.resumes)
            return day < *schedule_.resumes && (schedule_.paused || *schedule_.resumes <= today_);
        return schedule_.paused;
    }

    State state_on(Date on) const {
        if (on > today_) return State::coming;
        return due_state(schedule_, on, today_) == DueState::overdue ? State::missed : State::due;
    }

    CalendarMonth& month_;
    const Schedule& schedule_;
    const Template& of_;
    std::span<const Occurrence* const> decided_;
    Date today_;
};

struct Row {
    const Template* of;
    const Schedule* schedule;
};

bool is_before(const Row& a, const Row& b) {
    return std::tie(a.of->rank, a.of->id, a.schedule->id) < std::tie(b.of->rank, b.of->id, b.schedule->id);
}

} // namespace

CalendarMonth calendar_month(const Workspace& workspace, const Ref<Project>& project, int year, int month,
                             Date today) {
    CalendarMonth made;
    const std::optional<Date> first = Date::of(year, month, 1);
    if (!first) return made;
    made.first = *first;
    made.days = 31;
    while (!Date::of(year, month, made.days)) --made.days;
    std::vector<Row> rows;
    for (const auto& [id, schedule] : workspace.all<Schedule>()) {
        const Template* of = workspace.find(schedule.of);
        if (of && !of->archived && of->project == project) rows.push_back({of, &schedule});
    }
    sort(rows, is_before);
    const Decisions decisions = all_decisions(workspace);
    for (const Row& row : rows)
        Marks(made, *row.schedule, *row.of, decisions_of(decisions, row.schedule->id), today).add();
    return made;
}

} // namespace shipshape
