#pragma once
#include "shell/widgets/text.h"

namespace shipshape::widgets {

/// One line in a day of the calendar.
struct MonthMark {
    std::string_view words;
    Tone tone = Tone::normal;
};

/// A month: weeks from Monday to Sunday, a table to those who do not see it. Days show their marks in words
/// where there is room, as dots where there is little.
struct MonthGrid {
    std::string_view name = {};
    int days = 0;
    int first_weekday = 1; ///< of its first day: Monday 1 to Sunday 7
    int today = 0;         ///< day of the month; 0: another month
};
/// What stands in the days of a month, from 1.
struct MonthDays {
    FunctionRef<std::size_t(int day)> count;              ///< how many marks
    FunctionRef<MonthMark(int day, std::size_t at)> mark; ///< one of them
    FunctionRef<std::string(int day)> words;              ///< all that is said of the day, after its number
};
void month_grid(Ui& ui, const MonthGrid& grid, const MonthDays& days);

} // namespace shipshape::widgets
