#include "core/domain/calendar_month.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/expansion.h"
#include "core/domain/release_sheet.h"

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
        if (at >= 0 && at < month_.days)
            month_.by_day[static_cast<std::size_t>(at)].push_back({&of_, state, {}});
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

/// Puts the target of a release, and the days of its open steps, into the month.
class ReleaseMarks {
  public:
    ReleaseMarks(CalendarMonth& month, Date today) : month_(month), today_(today) {}

    void add(const Workspace& workspace, const Release& release) {
        const bool is_open = release.status == ReleaseStatus::open;
        const State ended = release.status == ReleaseStatus::released ? State::settled : State::skipped;
        const Date day = is_open ? release.target : release.ended_on.value_or(release.target);
        mark(day, is_open ? state_on(day) : ended, "Release " + release.version);
        if (!is_open) return;
        const std::optional<ReleaseSheet> sheet = sheet_of(workspace, release, today_);
        if (!sheet) return;
        std::array<std::size_t, 31> steps{};
        for (const ReleasePlan::Part& part : sheet->plan.parts)
            for (const PlanStep& planned : part.steps)
                if (const int at = planned.due ? *planned.due - month_.first : -1;
                    planned.is_open() && at >= 0 && at < month_.days)
                    ++steps[static_cast<std::size_t>(at)];
        for (int at = 0; at < month_.days; ++at)
            if (const std::size_t count = steps[static_cast<std::size_t>(at)]; count > 0)
                mark(month_.first + at, state_on(month_.first + at),
                     counted(count, "step") + " of " + release.version);
    }

  private:
    State state_on(Date day) const {
        return day < today_ ? State::missed : day == today_ ? State::due : State::coming;
    }
    void mark(Date day, State state, std::string words) {
        const int at = day - month_.first;
        if (at >= 0 && at < month_.days)
            month_.by_day[static_cast<std::size_t>(at)].push_back({nullptr, state, std::move(words)});
    }

    CalendarMonth& month_;
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

std::string_view title_of(const CalendarEntry& entry) {
    return entry.of ? std::string_view(entry.of->title) : std::string_view(entry.release);
}

CalendarMonth calendar_month(const Workspace& workspace, const Ref<Project>& project, int year, int month,
                             Date today) {
    CalendarMonth made;
    const std::optional<Date> first = Date::of(year, month, 1);
    if (!first) return made;
    made.first = *first;
    made.days = 31;
    while (!Date::of(year, month, made.days)) --made.days;
    for (const Release* release : releases_of(workspace, project))
        ReleaseMarks(made, today).add(workspace, *release);
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
