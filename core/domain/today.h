#pragma once
#include "core/domain/due.h"
#include "core/domain/outline.h"

namespace shipshape {

/// One line of the Today page: a schedule that asks for a run, or a run that is open.
struct TodayItem {
    enum class State { overdue, due, window, in_progress, coming };
    State state{};
    const Template* of = nullptr;
    const Schedule* schedule = nullptr; ///< null: the run was started by hand
    const Run* run = nullptr;           ///< null: not started
    std::optional<Date> date;           ///< of the occurrence, as the rule gives it
    std::optional<Date> on;             ///< the day it is due
    const Release* release = nullptr;   ///< the release that its run is of
    std::string next_step;              ///< of a release: the next safe step, or why there is none
    std::size_t overdue_steps = 0;      ///< of a release
    int missed = 0;                     ///< other occurrences that have come and are not settled
    std::int64_t minutes = 0;           ///< what is still to do takes about so long; 0: not known
    Progress progress;
};

/// What a project asks for now, most urgent first. Points into the workspace: valid until it changes.
struct TodayList {
    std::vector<TodayItem> now;    ///< overdue, due, window open, and open runs
    std::vector<TodayItem> coming; ///< within `k_coming_days`, by date
    int overdue = 0;
    std::int64_t minutes = 0; ///< of `now`
};
inline constexpr int k_coming_days = 90;

TodayList today_list(const Workspace& workspace, const Ref<Project>& project, Date today);

/// A schedule's rule in plain words: "every week on Monday", with ", paused" where it is; where the rule
/// cannot be followed, why.
std::string schedule_words(const Schedule& schedule, Date today);

/// "Release 1.4.0" of an item that is of one, else the checklist's title.
std::string title_of(const TodayItem& item);

/// "due today", "overdue since Monday, 16 November", "next on Monday, 30 November (in 8 days)" …
std::string due_words(const TodayItem& item, Date today);

/// The project that is shown: the one chosen in the settings, else the oldest. Null in an empty workspace.
const Project* shown_project(const Workspace& workspace);

} // namespace shipshape
