#pragma once
#include "shell/widgets/text.h"

#include <span>

namespace shipshape::widgets {

/// Something on a day, counted from the first day of the line.
struct TimelineMark {
    enum class Shape { full, ring, cross };
    int day = 0;
    std::string words = {}; ///< short, drawn beside the mark where there is room
    std::string state = {}; ///< "released"
    std::string date = {};  ///< the day in words
    Shape shape{};
    Tone tone = Tone::normal;
};

/// Marks on a line of days, in the order of their days, with the present one; a table of the same for those
/// who do not see it.
struct Timeline {
    std::string_view name = {};   ///< of the table
    std::string_view column = {}; ///< what the marks are: "Release"
    std::span<const TimelineMark> marks = {};
    int days = 1;                           ///< length of the line
    int today = 0;                          ///< day on it; negative: before it
    std::string_view first = {}, last = {}; ///< words under its ends
};
void timeline(Ui& ui, const Timeline& line);

} // namespace shipshape::widgets
