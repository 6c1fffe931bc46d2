#pragma once
#include "core/domain/rule.h"

namespace shipshape {

// RFC 5545 passes over months that lack a named day. People who say "every month" on a 31st mean the last day
// of a shorter month, and 28 February where a year lacks the 29th; later months are not moved by that. Such a
// rule has the form BYMONTHDAY=28,29,30,31;BYSETPOS=-1, up to the day.

/// Every `interval` months on the day of `start`, or the last day of a shorter month.
Rule clamped_monthly(int interval, Date start);
/// Every `interval` years on the day of `start`; for 29 February on 28 February in other years.
Rule clamped_yearly(int interval, Date start);

/// The day from 29 to 31 that a rule of that form names; 0 for other rules.
int clamped_day(const Rule& rule);
/// Gives a rule that names one day the form above.
void clamp_day(Rule& rule);

/// Whether a rule by days of the month passes over months, or 29 February over years, that lack one of them.
bool skips_short_months(const Rule& rule);
/// Whether it is about February of every year.
bool is_about_february(const Rule& rule);

} // namespace shipshape
