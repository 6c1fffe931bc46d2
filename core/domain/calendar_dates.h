#pragma once
#include "core/domain/due.h"

/// What a schedule looks like to calendar programs. They know nothing of windows, habits or completions, and
/// they differ in how they read the rarer rules.
namespace shipshape {

/// One date of a schedule. Points into the workspace: valid until it changes.
struct CalendarDate {
    Date date;                           ///< as the rule gives it: what names the occurrence
    Date on;                             ///< the day it is due
    const Occurrence* decided = nullptr; ///< what moved it; null: nothing did
};

/// Dates that a rule says to every calendar program alike.
struct CalendarSeries {
    Rule rule;                       ///< COUNT, where it has one, counts from `first`
    Date first;                      ///< a date of the rule, neither settled nor skipped
    std::vector<Date> skipped;       ///< after `first`, ascending
    std::vector<CalendarDate> moved; ///< dates of the rule that are due on another day, ascending
};

struct CalendarDates {
    std::optional<CalendarSeries> series;
    std::vector<CalendarDate> single; ///< beside the series, or where there is none
};
inline constexpr std::size_t k_most_single_dates = 50;

/// The dates that are owed and those to come. A series where the schedule has fixed dates and programs agree
/// on its rule (see is_common_rule); it depends on what is stored alone, not on today, and begins after what
/// is settled and after a pause. Else single dates: what is owed by `today` and what comes after it, at most
/// `most`; of a chained schedule only the date it asks for next, as all later ones depend on when that is
/// done. Nothing for a rule that cannot be followed, and during a pause without end. Work is bounded by
/// k_most_missed dates, by the number of decisions, and by COUNT.
CalendarDates calendar_dates(const Schedule& schedule, std::span<const Occurrence* const> decided, Date today,
                             std::size_t most = k_most_single_dates);

/// Whether widespread calendar programs read a rule with that start as RFC 5545 means it. They do not agree
/// on weeks and days of the year, on positions among days of the month (the form of short_months.h), on days
/// that some months or years lack (passed over, or moved to the last one), on days counted in two ways
/// (1st and last of the month, first Monday and every Friday), and on filters that intervals pass over.
bool is_common_rule(const Rule& rule, Date start);

} // namespace shipshape
