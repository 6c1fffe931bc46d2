#pragma once
#include "core/domain/due.h"

#include <array>
#include <string>

namespace shipshape {

struct Project;
struct Template;

/// A checklist on a day of the calendar, the target of a release, or steps of one.
struct CalendarEntry {
    enum class State {
        settled, ///< done or skipped, or a later date stands for it
        skipped, ///< on purpose
        missed,  ///< overdue, or a habit that lapsed
        due,     ///< has come and is in time
        coming,
    };
    const Template* of = nullptr; ///< null: of a release
    State state{};
    std::string release = {}; ///< "Release 1.4.0", "2 steps of 1.4.0"; empty: the checklist itself
};
std::string_view title_of(const CalendarEntry& entry);

/// A month of a project. Points into the workspace: valid until it changes.
struct CalendarMonth {
    Date first;
    int days = 0;
    std::array<std::vector<CalendarEntry>, 31> by_day; ///< each: releases, then checklists in their order
};

/// What a project's releases and schedules asked and will ask for in that month (month 1 to 12, year 1 to
/// 9999; else an empty month). Chained schedules show when they were last settled and what they ask for next:
/// all later dates depend on that. Work is bounded by 31 dates for each schedule.
CalendarMonth calendar_month(const Workspace& workspace, const Ref<Project>& project, int year, int month,
                             Date today);

} // namespace shipshape
