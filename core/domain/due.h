#pragma once
#include "core/base/result.h"
#include "core/domain/rule.h"
#include "core/domain/schedule.h"

#include <map>
#include <span>
#include <vector>

/// What a schedule asks for on a day. Everything here is a pure function on calendar dates.
namespace shipshape {

class Workspace;

/// The schedule's rule, or why it cannot be followed: not readable, or no date ever comes.
Result<Rule> rule_of(const Schedule& schedule);

enum class DueState {
    coming,  ///< not yet
    window,  ///< early, but doing it counts
    due,     ///< its day, or still in time, or in the days of grace
    overdue, ///< past all that
};

/// The date a schedule asks for.
struct Due {
    Date date; ///< as the rule gives it: what names the occurrence
    Date on;   ///< the day it is due: `date`, or where it was deferred to
    DueState state{};
    int missed = 0; ///< other dates that have come and are not settled; counted up to k_most_missed
};
inline constexpr int k_most_missed = 1'000;

/// What was decided about the dates of each schedule, by the schedule's id.
using Decisions = std::map<Id, std::vector<const Occurrence*>>;
Decisions all_decisions(const Workspace& workspace);
std::span<const Occurrence* const> decisions_of(const Decisions& all, const Id& schedule);

/// Nothing while the schedule is paused, when its rule cannot be followed, or when no date is left.
/// Fixed: the oldest date that is not settled. Fixed+: the newest that has come, else the next. Chained: the
/// rule's first date after the anchor; a rule of months or years without days gives the same day of the
/// month, in short months their last one. Dates of a habit are over when window and grace have passed; dates
/// within a pause are not asked for afterwards.
std::optional<Due> due_occurrence(const Schedule& schedule, std::span<const Occurrence* const> decided,
                                  Date today);

/// The dates that have come and are not settled, oldest first; at most `limit`, the newest of them.
std::vector<Date> owed_dates(const Schedule& schedule, std::span<const Occurrence* const> decided, Date today,
                             std::size_t limit);

/// Of dates that were missed: the newest, and how many there are.
struct MissedDates {
    std::vector<Date> newest; ///< oldest first
    int count = 0;            ///< up to k_most_missed
};
/// The dates from `since` on that are overdue and not settled, but for those in `apart`; `limit` of them by
/// name.
MissedDates missed_dates(const Schedule& schedule, std::span<const Occurrence* const> decided,
                         std::span<const Date> apart, Date since, Date today, std::size_t limit);

/// How a date that is due `on` a day stands today.
DueState due_state(const Schedule& schedule, Date on, Date today);

bool is_paused(const Schedule& schedule, Date today);

/// Days from the end of the window (without grace) to `done`; 0 within it or before.
std::int64_t days_late(const Schedule& schedule, Date on, Date done);

/// Moves the schedule on over a date that was done or skipped on `today`.
void settle(Schedule& schedule, Date date, Date today);

/// Fixed mode, where every date counts: whether going on over `date` would also settle a date before it that
/// is still open: one that was deferred and is awaited, or one before `owed_before` that is owed. Then `date`
/// gets a decision of its own instead.
bool would_settle_others(const Schedule& schedule, std::span<const Occurrence* const> decided, Date date,
                         Date owed_before, Date today);

/// A date was deferred and is not settled yet. It is asked for also where the rule does not give it (any
/// more).
bool is_awaited(const Schedule& schedule, const Occurrence& decided);

/// Where a date was deferred to, else itself.
Date due_day(std::span<const Occurrence* const> decided, Date date);

} // namespace shipshape
