#pragma once
#include "core/domain/due.h"

namespace shipshape {

struct Template;

/// What to do about dates that were missed.
enum class TriageChoice {
    do_once,    ///< one time for all of them: the newest stays, the others are skipped
    skip_all,   ///< none of them
    still_owed, ///< leave them as they are
};

/// A schedule that missed dates. Points into the workspace: valid until it changes.
struct MissedSchedule {
    const Schedule* schedule = nullptr;
    const Template* of = nullptr;
    std::vector<Date> dates;                         ///< oldest first; the newest k_most_triaged of them
    int count = 0;                                   ///< all, up to k_most_missed
    TriageChoice suggestion = TriageChoice::do_once; ///< of a habit: leave them, they have lapsed
};
inline constexpr std::size_t k_most_triaged = 60;

/// Dates before today that are past their window and grace, are not settled, and came after what was missed
/// was sorted out last (Settings::triaged); those with an open run are in work, not missed. Habits are among
/// them: their dates have lapsed, but why may be worth a word. Of all projects, as the sorting out is one
/// for all; most urgent first.
std::vector<MissedSchedule> missed_schedules(const Workspace& workspace, Date today);
/// The same for one schedule; nothing where it missed nothing or its checklist is archived or gone.
std::optional<MissedSchedule> missed_by(const Workspace& workspace, const Schedule& schedule,
                                        std::span<const Occurrence* const> decided, Date today);

/// Worth a screen of its own: three missed dates in all, or two schedules that missed any, habits not
/// counted.
bool needs_triage(std::span<const MissedSchedule> missed);

} // namespace shipshape
