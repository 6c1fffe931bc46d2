#pragma once
#include "core/domain/due.h"
#include "core/domain/workspace.h"

#include <span>

namespace shipshape {

/// How a schedule was kept over some time.
struct Consistency {
    int expected = 0; ///< dates that are over or settled, without those that were skipped
    int done = 0;
    int on_time = 0; ///< of `done`, within the window
    int skipped = 0;
    int streak = 0; ///< the last dates in a row that were done; a skipped one neither counts nor breaks it
};

/// What became of one date of a schedule.
struct KeptDate {
    enum class Fate { skipped, late, in_time };
    Id schedule;
    Date date;
    Fate fate{};

    bool operator==(const KeptDate&) const = default;
};

/// From `from` to `today`, both included. A date that is still open today does not count yet. `kept` holds
/// dates of the schedule (others among them are passed over), `decided` what was decided about those that are
/// open. A chained schedule expects what was done, and the date that is overdue now.
Consistency consistency(const Schedule& schedule, std::span<const KeptDate> kept,
                        std::span<const Occurrence* const> decided, Date from, Date today);

/// A schedule and how it was kept. Points into the workspace: valid until it changes.
struct KeptSchedule {
    const Schedule* schedule = nullptr;
    const Template* of = nullptr;
    Consistency kept;
};
/// The schedules of a project, or of one checklist, for which anything counts since `from` (absent: since
/// each of them starts). `kept` is sorted by schedule.
std::vector<KeptSchedule> kept_schedules(const Workspace& workspace, const Ref<Project>& project,
                                         std::optional<Ref<Template>> of, std::span<const KeptDate> kept,
                                         std::optional<Date> from, Date today);

/// A year of days in weeks from Monday to Sunday, up to the week of `today`.
struct HeatMap {
    static constexpr int k_weeks = 53;
    Date first;              ///< a Monday
    std::vector<int> counts; ///< of 7 × k_weeks days
    int most = 0;
    int total = 0;

    /// How strong a day is drawn: 0 (nothing) to 4 (the most of all days).
    int strength(std::size_t day) const;
};
HeatMap heat_map(const std::map<Date, int>& finished_per_day, Date today);

} // namespace shipshape
