#include "shell/widgets/heat_grid.h"

#include "core/domain/calendar_words.h"
#include "shell/widgets/table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shipshape::widgets {
namespace {

constexpr std::size_t k_rows = 7;
constexpr std::array<float, 5> k_alphas = {1, 0.3f, 0.5f, 0.75f, 1};

void week(Ui& ui, const HeatGrid& grid, std::size_t column, float x, float y, float side, float step) {
    const Box strip{x, y, side, step * static_cast<float>(k_rows)};
    table_row(ui, grid.columns[column], strip, [&] {
        table_cell(ui, Role::row_header, grid.columns[column], {x, y, side, side});
        for (std::size_t row = 0; row < k_rows; ++row) {
            const std::size_t cell = column * k_rows + row;
            if (cell > grid.last) break;
            const Box box{x, y + step * static_cast<float>(row), side, side};
            const int strength = grid.strengths[cell];
            ui.fill(box, strength == 0 ? Token::border : Token::accent, 2,
                    k_alphas[static_cast<std::size_t>(strength)]);
            table_cell(ui, Role::cell, std::to_string(grid.counts[cell]), box);
        }
    });
}

} // namespace

void heat_grid(Ui& ui, const HeatGrid& grid) {
    const auto count = static_cast<float>(grid.columns.size());
    const float gap = std::max(1.0f, ui.px(2));
    const float step = std::clamp(std::floor((ui.available() + gap) / count), gap + 1, ui.px(14) + gap);
    // On a narrow screen the newest weeks are what fits.
    const auto fitting = static_cast<std::size_t>((ui.available() + gap) / std::max(step, ui.px(7)));
    const std::size_t first = fitting < grid.columns.size() ? grid.columns.size() - fitting : 0;
    const float wide = std::max(step, first > 0 ? ui.px(7) : step), side = wide - gap;
    const Box box = ui.place({wide * static_cast<float>(grid.columns.size() - first), wide * k_rows});
    table(ui, grid.name, box, [&] {
        table_row(ui, "head", {box.x, box.y, box.width, side}, [&] {
            table_cell(ui, Role::column_header, "Week", {box.x, box.y, side, side});
            for (int day = 1; day <= static_cast<int>(k_rows); ++day)
                table_cell(ui, Role::column_header, weekday_name(day), {box.x, box.y, side, side});
        });
        for (std::size_t column = first; column < grid.columns.size(); ++column)
            week(ui, grid, column, box.x + wide * static_cast<float>(column - first), box.y, side, wide);
    });
}

} // namespace shipshape::widgets
