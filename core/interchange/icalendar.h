#pragma once
#include "core/base/result.h"
#include "core/domain/calendar_dates.h"
#include "core/domain/workspace.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace shipshape {

/// A reminder on the day it is due or some days before, by the clock of whoever reads the calendar.
struct CalendarAlarm {
    int days_before = 0; ///< 0 to k_most_alarm_days
    int hour = 9;        ///< 0 to 23
};
inline constexpr int k_most_alarm_days = 366;

/// A day of the project that no schedule asks for, such as the target of a release.
struct CalendarDay {
    std::string uid; ///< unique in the world and the same for ever: the text of an id
    std::string title;
    Date date;
    std::string description; ///< may have several lines; may be empty
    std::string category;    ///< may be empty
    Instant changed;         ///< when any of this changed last
};

/// The targets of a project's open releases. `changes` as below.
std::vector<CalendarDay> release_days(const Workspace& workspace, const Ref<Project>& project,
                                      const std::map<Id, Instant>* changes);

struct CalendarOptions {
    Date today;
    std::optional<CalendarAlarm> alarm;
    /// What stands before a checklist's id in its address, "https://example.org/#/template/". Empty, or none
    /// that may stand in a calendar: events have no address.
    std::string_view checklist_address = {};
    std::span<const CalendarDay> days = {};
    /// When a schedule, its decisions or a template changed last, by its id: HistoryPort::last_changes().
    /// What is missing is made up for by the times that the workspace itself holds. Null: nothing is known.
    const std::map<Id, Instant>* changes = nullptr;
};

inline constexpr std::size_t k_most_calendar_events = 20'000;

/// The dates of a project's checklists as an iCalendar object (RFC 5545), for a person's own calendar.
/// Archived checklists have none. Which dates: calendar_dates().
///
/// - All-day events that leave the day free (TRANSP:TRANSPARENT). A series is one event with RRULE, skipped
///   dates in EXDATE, each moved date an event of the same UID with RECURRENCE-ID; a single date is an event.
/// - UID is the id of the schedule; of a single date the id its decision would have (Occurrence::id_for); of
///   a chained schedule that of the schedule, so that the event moves with what it asks for.
/// - DTSTAMP is when the schedule, its decisions, its checklist or the checklist's version changed last, and
///   SEQUENCE the same in seconds since 2020: it grows with every change, also after an undo and on another
///   device, whose count of changes would be a different one. The same data give the same bytes.
/// - There is no METHOD: PUBLISH would want an ORGANIZER (RFC 5546, 3.2.1), and nobody is. So a calendar that
///   is read again updates what it holds, and a program that copied it once keeps events that are gone since.
/// - NAME and REFRESH-INTERVAL are those of RFC 7986; X-WR-CALNAME and X-PUBLISHED-TTL say the same to older
///   programs.
///
/// Errors: not_found where the project is not there or has no date to show (an object without a component is
/// none, RFC 5545, 3.6); too_large for more events than k_most_calendar_events.
Result<std::string> write_calendar(const Workspace& workspace, const Ref<Project>& project,
                                   const CalendarOptions& options);

} // namespace shipshape
