#include "shell/widgets/month_grid.h"

#include "core/domain/calendar_words.h"
#include "shell/widgets/table.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

constexpr float k_least_for_words = 84; ///< CSS pixels of a day's width
constexpr std::size_t k_most_lines = 3, k_most_dots = 4;

struct Drawing {
    Ui& ui;
    const MonthGrid& grid;
    const MonthDays& marks;

    void line(std::string_view words, Face face, float size, const Box& box, Token color) {
        std::string kept;
        const TextLayout layout = lay_out_line(ui, words, face, size, box.width, kept);
        draw_text(ui, layout, box.x, box.y, color);
    }

    void day(int day, const Box& box, bool words) {
        const bool today = day == grid.today;
        ui.fill(box, today ? Token::selection : Token::surface);
        // Neighbours share the line between them.
        ui.frame({box.x, box.y, box.width + ui.px(1), box.height + ui.px(1)}, Token::border);
        if (today) ui.frame(box.inset(ui.px(1)), Token::accent, 0, 2);
        const float pad = ui.px(6), height = ui.px(20);
        line(std::to_string(day), today ? Face::semibold : Face::regular, metric::k_small_text,
             {box.x + pad, box.y + ui.px(4), box.width - 2 * pad, height},
             today ? Token::accent : Token::text);
        const std::size_t all = marks.count(day);
        if (words)
            lines(day, all, {box.x + pad, box.y + ui.px(4) + height, box.width - 2 * pad, height});
        else
            dots(day, all, box);
    }

    void lines(int day, std::size_t all, Box at) {
        const std::size_t shown = all > k_most_lines ? k_most_lines - 1 : all;
        for (std::size_t i = 0; i < shown; ++i, at.y += at.height) {
            const MonthMark one = marks.mark(day, i);
            line(one.words, Face::regular, metric::k_small_text, at, text_token(one.tone));
        }
        if (all > shown)
            line(std::to_string(all - shown) + " more", Face::regular, metric::k_small_text, at,
                 Token::muted);
    }

    void dots(int day, std::size_t all, const Box& box) {
        const float side = ui.px(6), step = ui.px(8);
        const float width = step * static_cast<float>(std::min(all, k_most_dots)) - (step - side);
        float x = box.x + std::floor((box.width - width) / 2);
        for (std::size_t i = 0; i < std::min(all, k_most_dots); ++i, x += step)
            ui.fill({x, box.bottom() - ui.px(6) - side, side, side}, text_token(marks.mark(day, i).tone), 3);
    }
};

/// Where things stand, in device pixels.
struct Places {
    Box box;
    float cell, height, head;

    Box weekday(int column) const { return {box.x + cell * static_cast<float>(column), box.y, cell, head}; }
    Box place(int at) const {
        return {box.x + cell * static_cast<float>(at % 7), box.y + head + height * static_cast<float>(at / 7),
                cell, height};
    }
};

void week(Drawing& drawing, const Places& places, int week, bool words) {
    Ui& ui = drawing.ui;
    const MonthGrid& grid = drawing.grid;
    const Box first = places.place(week * 7);
    table_row(ui, std::to_string(week), {first.x, first.y, places.cell * 7, places.height}, [&] {
        for (int at = week * 7; at < week * 7 + 7; ++at) {
            const int day = at - (grid.first_weekday - 1) + 1;
            if (day > grid.days) break;
            const Box place = places.place(at);
            if (day < 1) {
                table_cell(ui, Role::cell, "", place);
                continue;
            }
            if (ui.visible(place)) drawing.day(day, place, words);
            table_cell(ui, Role::cell, std::to_string(day) + drawing.marks.words(day), place);
        }
    });
}

} // namespace

void month_grid(Ui& ui, const MonthGrid& grid, const MonthDays& days) {
    const float cell = std::floor(ui.available() / 7);
    const bool words = cell >= ui.px(k_least_for_words);
    const int weeks = (grid.first_weekday - 1 + grid.days + 6) / 7;
    Places places{{}, cell, ui.px(words ? 92 : 48), ui.px(24)};
    places.box = ui.place({cell * 7, places.head + places.height * static_cast<float>(weeks)});
    Drawing drawing{ui, grid, days};
    table(ui, grid.name, places.box, [&] {
        table_row(ui, "head", {places.box.x, places.box.y, cell * 7, places.head}, [&] {
            for (int column = 0; column < 7; ++column) {
                const Box place = places.weekday(column);
                const std::string_view name = weekday_name(column + 1);
                drawing.line(name.substr(0, words ? 3 : 2), Face::semibold, metric::k_small_text,
                             {place.x + ui.px(6), place.y, cell - ui.px(6), place.height}, Token::muted);
                table_cell(ui, Role::column_header, name, place);
            }
        });
        for (int at = 0; at < weeks; ++at) week(drawing, places, at, words);
    });
}

} // namespace shipshape::widgets
