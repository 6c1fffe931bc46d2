#pragma once
#include "shell/widgets/ui.h"

#include <span>

namespace shipshape::widgets {

/// Numbers over days as a falling or rising line, with a straight line to where it should end; the same
/// numbers are a table for those who do not see it.
struct LineChart {
    std::string_view name = {};               ///< of the table
    std::string_view column = {};             ///< what the numbers are: "Open steps"
    std::span<const std::size_t> values = {}; ///< one for each day
    std::size_t most = 0;                     ///< the height of the chart
    std::size_t days = 0;                     ///< its width; at least as many as there are values
    std::optional<std::size_t> goal = {};     ///< the day at which the straight line comes to zero
    std::string_view first = {}, last = {};   ///< words under its ends
};
/// `day` names one of the days. The table has the days on which the number changed, the first and the last.
void line_chart(Ui& ui, const LineChart& chart, FunctionRef<std::string(std::size_t)> day);

} // namespace shipshape::widgets
