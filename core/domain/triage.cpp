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

std::span<const Date> in_work_of(const InWork& all, const Id& schedule) {
    const auto dates = all.find(schedule);
    return dates == all.end() ? std::span<const Date>() : dates->second;
}

std::optional<MissedSchedule> missed_of(const Workspace& workspace, const Schedule& schedule,
                                        std::span<const Occurrence* const> decided,
                                        std::span<const Date> in_work, Date since, Date today) {
    const Template* of = workspace.find(schedule.of);
    if (!of || of->archived) return std::nullopt;
    const bool habit = schedule.miss == MissPolicy::habit;
    MissedDates dates;
    if (habit) { // what it lets go was missed as well
        Schedule strict = schedule;
        strict.miss = MissPolicy::obligation;
        dates = missed_dates(strict, decided, in_work, since, today, k_most_triaged);
    } else {
        dates = missed_dates(schedule, decided, in_work, since, today, k_most_triaged);
    }
    if (dates.count == 0) return std::nullopt;
    return MissedSchedule{&schedule, of, std::move(dates.newest), dates.count,
                          habit ? TriageChoice::still_owed : TriageChoice::do_once};
}

/// What came before was sorted out.
Date sorted_out_since(const Workspace& workspace) {
    return workspace.settings().triaged.value_or(k_first_date);
}

} // namespace

std::optional<MissedSchedule> missed_by(const Workspace& workspace, const Schedule& schedule,
                                        std::span<const Occurrence* const> decided, Date today) {
    return missed_of(workspace, schedule, decided, in_work_of(dates_in_work(workspace), schedule.id),
                     sorted_out_since(workspace), today);
}

std::vector<MissedSchedule> missed_schedules(const Workspace& workspace, Date today) {
    const Decisions decisions = all_decisions(workspace);
    const InWork in_work = dates_in_work(workspace);
    const Date since = sorted_out_since(workspace);
    std::vector<MissedSchedule> all;
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (auto missed = missed_of(workspace, schedule, decisions_of(decisions, id), in_work_of(in_work, id),
                                    since, today))
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
