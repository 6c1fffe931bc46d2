#include "shell/widgets/timeline.h"

#include "shell/widgets/table.h"
#include "shell/widgets/text_layout.h"

#include "imgui.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {
namespace {

constexpr float k_word_height = 20, k_side = 12;
constexpr std::size_t k_lanes = 2; ///< of words above the line, and as many below

struct Drawing {
    Ui& ui;
    const Timeline& line;
    Box box;
    float y = 0;                               ///< of the line
    std::array<float, 2 * k_lanes> taken = {}; ///< where the words of each lane end
    std::string_view today = "Today";

    float x(int day) const {
        const float pad = ui.px(k_side), length = box.width - 2 * pad;
        const int days = std::max(line.days, 1);
        return box.x + pad +
               std::round(length * static_cast<float>(std::clamp(day, 0, days)) / static_cast<float>(days));
    }

    void axis() {
        ui.fill({box.x, y - ui.px(1), box.width, ui.px(2)}, Token::border, 1);
        const float under = box.bottom() - ui.px(k_word_height), height = ui.px(k_word_height);
        draw_line(ui, line.first, Face::regular, metric::k_small_text, {box.x, under, box.width / 2, height},
                  Token::muted);
        const float width = text_width(ui, line.last, Face::regular, metric::k_small_text);
        draw_line(ui, line.last, Face::regular, metric::k_small_text,
                  {box.right() - width, under, width, height}, Token::muted);
        if (line.today < 0 || line.today > line.days) return;
        const float at = x(line.today), reach = ui.px(k_word_height) * k_lanes;
        ui.fill({at - ui.px(1), y - reach, ui.px(2), 2 * reach}, Token::accent, 1, 0.5f);
        const float words = text_width(ui, today, Face::regular, metric::k_small_text);
        const float left = std::clamp(at - words / 2, box.x, box.right() - words);
        draw_line(ui, today, Face::regular, metric::k_small_text, {left, box.y, words, height},
                  Token::accent);
    }

    void mark(const TimelineMark& mark) {
        const ImVec2 at{x(mark.day), y};
        const float radius = ui.px(6);
        const ImU32 ink = ui.ink(text_token(mark.tone));
        ui.draw().AddCircleFilled(at, radius + ui.px(2), ui.ink(Token::background));
        if (mark.shape == TimelineMark::Shape::full) {
            ui.draw().AddCircleFilled(at, radius, ink);
        } else if (mark.shape == TimelineMark::Shape::ring) {
            ui.draw().AddCircle(at, radius - ui.px(1), ink, 0, ui.px(2));
        } else {
            const float reach = radius * 0.8f;
            ui.draw().AddLine({at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, ink, ui.px(2));
            ui.draw().AddLine({at.x - reach, at.y + reach}, {at.x + reach, at.y - reach}, ink, ui.px(2));
        }
        words(mark, at.x);
    }

    /// In the first lane that is free there; nowhere where none is.
    void words(const TimelineMark& mark, float at) {
        const float width = text_width(ui, mark.words, Face::semibold, metric::k_small_text);
        const float left = std::clamp(at - width / 2, box.x, std::max(box.x, box.right() - width));
        const float height = ui.px(k_word_height);
        for (std::size_t lane = 0; lane < taken.size(); ++lane) {
            if (taken[lane] > left) continue;
            taken[lane] = left + width + ui.px(8);
            const float away = height * static_cast<float>(lane / 2) + ui.px(10);
            const float top = lane % 2 == 0 ? y - away - height : y + away;
            draw_line(ui, mark.words, Face::semibold, metric::k_small_text, {left, top, width, height},
                      Token::text);
            return;
        }
    }
};

void say(Ui& ui, const Drawing& drawing) {
    const float side = ui.px(k_side);
    const Box& all = drawing.box;
    table_row(ui, "head", {all.x, all.y, all.width, side}, [&] {
        for (std::string_view name :
             {drawing.line.column, std::string_view("State"), std::string_view("Day")})
            table_cell(ui, Role::column_header, name, {all.x, all.y, side, side});
    });
    for (std::size_t i = 0; i < drawing.line.marks.size(); ++i) {
        const TimelineMark& mark = drawing.line.marks[i];
        const Box box{drawing.x(mark.day) - side / 2, drawing.y - side / 2, side, side};
        table_row(ui, std::to_string(i), box, [&] {
            table_cell(ui, Role::row_header, mark.words, box);
            table_cell(ui, Role::cell, mark.state, box);
            table_cell(ui, Role::cell, mark.date, box);
        });
    }
}

} // namespace

void timeline(Ui& ui, const Timeline& line) {
    const float word = ui.px(k_word_height), half = word * k_lanes + ui.px(12);
    Drawing drawing{ui, line, ui.place({ui.available(), 2 * half + 2 * word})};
    drawing.y = drawing.box.y + word + half;
    if (ui.visible(drawing.box)) {
        drawing.axis();
        for (const TimelineMark& mark : line.marks) drawing.mark(mark);
    }
    table(ui, line.name, drawing.box, [&] { say(ui, drawing); });
}

} // namespace shipshape::widgets
