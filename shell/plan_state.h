#pragma once
#include "core/app/command.h"
#include "core/domain/calendar_month.h"
#include "core/domain/triage.h"
#include "shell/memo.h"

#include <optional>
#include <set>
#include <string>

namespace shipshape {

/// What is asked before something happens to dates of schedules or to a schedule.
struct DateQuestion {
    enum class Kind { skip, defer, pause };
    Kind kind{};
    std::string title;                            ///< of the dialog
    std::vector<command::DecideDates::One> dates; ///< of a pause: only the schedule counts
    std::string day;                              ///< typed: the new day, or the first after the pause
    std::string reason;
};

/// State of the screens about schedules; nothing in it is saved.
struct PlanState {
    std::size_t ahead = 1;  ///< index into the choices of Today: how far it looks ahead
    bool selecting = false; ///< Today shows boxes to choose several
    std::set<Id> selected;  ///< schedules
    std::optional<DateQuestion> question;

    int months_on = 0; ///< the calendar shows so many months after this one

    Memo<std::vector<MissedSchedule>, Date> missed;
    Memo<CalendarMonth, Id, int, int, Date> month;
};

} // namespace shipshape
