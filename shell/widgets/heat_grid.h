#pragma once
#include "shell/widgets/ui.h"

#include <span>

namespace shipshape::widgets {

/// A grid of weeks, each a column of seven days from Monday down, drawn in five strengths; the same numbers
/// are a table for those who do not see it.
struct HeatGrid {
    std::string_view name = {};
    std::span<const std::string> columns = {}; ///< what each column is called: "Week of 23 November"
    std::span<const int> counts = {};          ///< column after column
    std::span<const int> strengths = {};       ///< 0 to 4, one for each count
    std::size_t last = 0;                      ///< cells after this one are neither drawn nor said
};
void heat_grid(Ui& ui, const HeatGrid& grid);

} // namespace shipshape::widgets
