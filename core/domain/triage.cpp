#include "core/domain/triage.h"

#include "core/base/sort.h"
#include "core/domain/workspace.h"

#include <algorithm>

namespace shipshape {
namespace {

/// Dates that are in work, by schedule.
using InWork = std::map<Id, std::vector<Date>>;

InWork dates_in_work(const Workspace& workspace) {
    InWork dates;
    for (const auto& [id, run] : workspace.all<Run>())
        if (run.status == RunStatus::open && run.schedule && run.occurrence)
            dates[run.schedule->id].push_back(*run.occurrence);
    return dates;
}

bool is_in_work(const InWork& all, const Id& schedule, Date date) {
    const auto dates = all.find(schedule);
    return dates != all.end() && std::ranges::find(dates->second, date) != dates->second.end();
}

std::optional<MissedSchedule> missed_of(const Workspace& workspace, const Schedule& schedule,
                                        std::span<const Occurrence* const> decided, const InWork& in_work,
                                        Date today) {
    const Template* of = workspace.find(schedule.of);
    if (!of || of->archived) return std::nullopt;
    const bool habit = schedule.miss == MissPolicy::habit;
    Schedule strict = schedule; // it keeps what a habit lets go
    strict.miss = MissPolicy::obligation;
    const Date since = workspace.settings().triaged.value_or(k_first_date);
    MissedSchedule missed{&schedule, of, {}, 0, habit ? TriageChoice::still_owed : TriageChoice::do_once};
    for (Date date : owed_dates(strict, decided, today, k_most_missed)) {
        if (date < since || is_in_work(in_work, schedule.id, date)) continue;
        if (due_state(schedule, due_day(decided, date), today) == DueState::overdue)
            missed.dates.push_back(date);
    }
    if (missed.dates.empty()) return std::nullopt;
    missed.count = static_cast<int>(missed.dates.size());
    if (missed.dates.size() > k_most_triaged)
        missed.dates.erase(missed.dates.begin(),
                           missed.dates.end() - static_cast<std::ptrdiff_t>(k_most_triaged));
    return missed;
}

} // namespace

std::optional<MissedSchedule> missed_by(const Workspace& workspace, const Schedule& schedule,
                                        std::span<const Occurrence* const> decided, Date today) {
    return missed_of(workspace, schedule, decided, dates_in_work(workspace), today);
}

std::vector<MissedSchedule> missed_schedules(const Workspace& workspace, Date today) {
    const Decisions decisions = all_decisions(workspace);
    const InWork in_work = dates_in_work(workspace);
    std::vector<MissedSchedule> all;
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (auto missed = missed_of(workspace, schedule, decisions_of(decisions, id), in_work, today))
            all.push_back(std::move(*missed));
    sort(all, [](const MissedSchedule& a, const MissedSchedule& b) {
        if (a.schedule->miss != b.schedule->miss) return a.schedule->miss < b.schedule->miss;
        return a.dates.front() < b.dates.front();
    });
    return all;
}

bool needs_triage(std::span<const MissedSchedule> missed) {
    int dates = 0, schedules = 0;
    for (const MissedSchedule& one : missed) {
        if (one.schedule->miss == MissPolicy::habit) continue;
        dates += one.count;
        ++schedules;
    }
    return dates >= 3 || schedules >= 2;
}

} // namespace shipshape
