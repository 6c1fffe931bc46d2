#pragma once
#include "core/domain/due.h"
#include "core/domain/run.h"

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

/// From `from` to `today`, both included. A date that is still open today does not count yet. `done` holds
/// finished runs of the schedule, `decided` its decisions; others among them are passed over. A chained
/// schedule expects what was done, and the date that is overdue now.
Consistency consistency(const Schedule& schedule, std::span<const Run* const> done,
                        std::span<const Occurrence* const> decided, Date from, Date today);

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
