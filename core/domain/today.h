#pragma once
#include "core/domain/outline.h"

namespace shipshape {

/// One line of the Today page: a schedule that asks for a run, or a run that is open.
struct TodayItem {
    enum class State { overdue, due, in_progress, coming };
    State state{};
    const Template* of = nullptr;
    const Schedule* schedule = nullptr; ///< null: the run was started by hand
    const Run* run = nullptr;           ///< null: not started
    std::optional<Date> date;           ///< of the occurrence
    int missed = 0;                     ///< earlier occurrences that were not done
    Progress progress;
};

/// What a project asks for now, most urgent first. Points into the workspace: valid until it changes.
struct TodayList {
    std::vector<TodayItem> now;    ///< overdue, due, and open runs
    std::vector<TodayItem> coming; ///< within `k_coming_days`, by date
    int overdue = 0;
};
inline constexpr int k_coming_days = 90;

TodayList today_list(const Workspace& workspace, const Ref<Project>& project, Date today);

/// "due today", "overdue since Monday, 16 November", "next on Monday, 30 November (in 8 days)" …
std::string due_words(const TodayItem& item, Date today);

/// The project that is shown: the one chosen in the settings, else the oldest. Null in an empty workspace.
const Project* shown_project(const Workspace& workspace);

} // namespace shipshape
