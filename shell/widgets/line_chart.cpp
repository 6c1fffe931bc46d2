#include "shell/widgets/line_chart.h"

#include "shell/widgets/table.h"
#include "shell/widgets/text_layout.h"

#include "imgui.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {
namespace {

constexpr float k_height = 120, k_left = 32, k_words = 24;

/// Where values stand, in device pixels.
struct Plot {
    const LineChart& chart;
    Box box;

    float x(std::size_t day) const {
        const std::size_t steps = std::max<std::size_t>(chart.days, 2) - 1;
        return box.x + box.width * static_cast<float>(std::min(day, steps)) / static_cast<float>(steps);
    }
    float y(std::size_t value) const {
        const std::size_t most = std::max<std::size_t>(chart.most, 1);
        return box.bottom() -
               box.height * static_cast<float>(std::min(value, most)) / static_cast<float>(most);
    }
};

void draw_axes(Ui& ui, const Plot& plot) {
    const Box& box = plot.box;
    const float line = ui.px(1);
    for (std::size_t value : {std::size_t{0}, plot.chart.most})
        ui.fill({box.x, std::floor(plot.y(value)), box.width, line}, Token::border);
    const float left = ui.px(k_left), height = ui.px(20);
    for (std::size_t value : {std::size_t{0}, plot.chart.most})
        draw_line(ui, std::to_string(value), Face::regular, metric::k_small_text,
                  {box.x - left, plot.y(value) - height / 2, left, height}, Token::muted);
    const float under = box.bottom() + ui.px(2), words = ui.px(k_words);
    draw_line(ui, plot.chart.first, Face::regular, metric::k_small_text, {box.x, under, box.width / 2, words},
              Token::muted);
    const float width = text_width(ui, plot.chart.last, Face::regular, metric::k_small_text);
    draw_line(ui, plot.chart.last, Face::regular, metric::k_small_text,
              {box.right() - width, under, width, words}, Token::muted);
}

void draw_lines(Ui& ui, const Plot& plot) {
    const LineChart& chart = plot.chart;
    if (chart.goal) {
        const ImVec2 from{plot.x(0), plot.y(chart.most)}, to{plot.x(*chart.goal), plot.y(0)};
        ui.draw().AddLine(from, to, ui.ink(Token::outline), ui.px(1));
        ui.draw().AddCircle(to, ui.px(4), ui.ink(Token::outline), 0, ui.px(1.5f));
    }
    if (chart.values.empty()) return;
    // Steps, not slopes: a day's number holds until the next one.
    float x = plot.x(0), y = plot.y(chart.values[0]);
    ui.draw().PathLineTo({x, y});
    for (std::size_t day = 1; day < chart.values.size(); ++day) {
        x = plot.x(day);
        ui.draw().PathLineTo({x, y});
        y = plot.y(chart.values[day]);
        ui.draw().PathLineTo({x, y});
    }
    ui.draw().PathStroke(ui.ink(Token::accent), 0, ui.px(2));
    ui.draw().AddCircleFilled({x, y}, ui.px(4), ui.ink(Token::accent));
}

void say(Ui& ui, const Plot& plot, FunctionRef<std::string(std::size_t)> day) {
    const LineChart& chart = plot.chart;
    const float side = ui.px(8);
    table_row(ui, "head", {plot.box.x, plot.box.y, plot.box.width, side}, [&] {
        table_cell(ui, Role::column_header, "Day", {plot.box.x, plot.box.y, side, side});
        table_cell(ui, Role::column_header, chart.column, {plot.box.x, plot.box.y, side, side});
    });
    for (std::size_t at = 0; at < chart.values.size(); ++at) {
        const std::size_t value = chart.values[at];
        const bool ends = at == 0 || at + 1 == chart.values.size();
        if (!ends && value == chart.values[at - 1]) continue;
        const Box box{plot.x(at) - side / 2, plot.y(value) - side / 2, side, side};
        const std::string words = day(at);
        table_row(ui, std::to_string(at), box, [&] {
            table_cell(ui, Role::row_header, words, box);
            table_cell(ui, Role::cell, std::to_string(value), box);
        });
    }
}

} // namespace

void line_chart(Ui& ui, const LineChart& chart, FunctionRef<std::string(std::size_t)> day) {
    const float top = ui.px(8), left = ui.px(k_left);
    const Box box = ui.place({ui.available(), ui.px(k_height) + ui.px(k_words) + top});
    const Plot plot{chart, {box.x + left, box.y + top, box.width - left - ui.px(8), ui.px(k_height) - top}};
    if (ui.visible(box)) {
        draw_axes(ui, plot);
        draw_lines(ui, plot);
    }
    table(ui, chart.name, box, [&] { say(ui, plot, day); });
}

} // namespace shipshape::widgets
