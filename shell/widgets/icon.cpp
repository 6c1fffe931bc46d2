#include "shell/widgets/icon.h"

#include "imgui.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace shipshape::widgets {

namespace {

struct Pen {
    ImDrawList& list;
    float x, y, scale;
    ImU32 ink;
    float stroke;

    /// From the 20 x 20 grid icons are drawn on.
    ImVec2 at(ImVec2 point) const { return {x + point.x * scale, y + point.y * scale}; }
    void line(std::initializer_list<ImVec2> points, bool closed = false) {
        for (ImVec2 point : points) list.PathLineTo(at(point));
        list.PathStroke(ink, closed ? ImDrawFlags_Closed : ImDrawFlags_None, stroke);
    }
    void circle(float cx, float cy, float radius) {
        list.AddCircle(at({cx, cy}), radius * scale, ink, 0, stroke);
    }
    void dot(float cx, float cy, float radius) { list.AddCircleFilled(at({cx, cy}), radius * scale, ink); }
    void box(float x0, float y0, float x1, float y1, float radius) {
        list.AddRect(at({x0, y0}), at({x1, y1}), ink, radius * scale, 0, stroke);
    }
    void arc(float cx, float cy, float radius, float from, float to) {
        list.PathArcTo(at({cx, cy}), radius * scale, from, to);
        list.PathStroke(ink, 0, stroke);
    }
};

void draw_today(Pen& pen) {
    pen.box(3, 4, 17, 17, 2);
    pen.line({{3, 8}, {17, 8}});
    pen.line({{7, 2.5f}, {7, 5.5f}});
    pen.line({{13, 2.5f}, {13, 5.5f}});
    pen.line({{7, 12.5f}, {9.2f, 14.5f}, {13, 10.5f}});
}

void draw_list(Pen& pen) {
    for (float y : {5.0f, 10.0f, 15.0f}) {
        pen.dot(4, y, 1.1f);
        pen.line({{7.5f, y}, {17, y}});
    }
}

void draw_gear(Pen& pen) { // three sliders: reads as settings and stays crisp
    const float knobs[] = {13, 7, 11};
    float y = 4.5f;
    for (float knob : knobs) {
        pen.line({{3, y}, {knob - 2, y}});
        pen.line({{knob + 2, y}, {17, y}});
        pen.circle(knob, y, 2);
        y += 5.5f;
    }
}

void draw_turn(Pen& pen, bool back) {
    auto mirror = [&](float x) { return back ? x : 20 - x; };
    pen.line({{mirror(7), 4}, {mirror(3.5f), 7.5f}, {mirror(7), 11}});
    pen.line({{mirror(3.5f), 7.5f}, {mirror(12), 7.5f}});
    if (back)
        pen.arc(12, 11.5f, 4, -1.5708f, 1.5708f);
    else
        pen.arc(8, 11.5f, 4, 1.5708f, 4.7124f);
    pen.line({{mirror(12), 15.5f}, {mirror(7), 15.5f}});
}

void draw_transfer(Pen& pen, bool up) {
    auto flip = [&](float y) { return up ? 16 - y : y; };
    pen.line({{10, flip(3)}, {10, flip(13)}});
    pen.line({{6, flip(9)}, {10, flip(13)}, {14, flip(9)}});
    pen.line({{3.5f, 13.5f}, {3.5f, 17}, {16.5f, 17}, {16.5f, 13.5f}});
}

void draw_sign(Pen& pen, Icon icon) {
    if (icon == Icon::warning)
        pen.line({{10, 3}, {18, 17}, {2, 17}}, true);
    else
        pen.circle(10, 10, 7.5f);
    switch (icon) {
    case Icon::warning:
        pen.line({{10, 8}, {10, 12}});
        pen.dot(10, 14.5f, 1);
        break;
    case Icon::info:
        pen.line({{10, 9}, {10, 14}});
        pen.dot(10, 6.3f, 1);
        break;
    default:
        pen.line({{10, 5.5f}, {10, 10}, {13, 12}});
        break;
    }
}

void draw_anchor(Pen& pen) {
    pen.circle(10, 4.5f, 2);
    pen.line({{10, 6.5f}, {10, 17}});
    pen.line({{7, 9}, {13, 9}});
    pen.arc(10, 10.5f, 6.5f, 0.15f, 2.99f);
}

void draw_tag(Pen& pen) {
    pen.line({{3, 3}, {10, 3}, {17, 10}, {10, 17}, {3, 10}}, true);
    pen.circle(6.8f, 6.8f, 1.2f);
}

void draw_paper(Pen& pen, Icon icon) {
    if (icon == Icon::copy) {
        pen.box(7, 7, 17, 17, 2);
        pen.line({{13, 7}, {13, 5}, {12, 3}, {5, 3}, {3, 5}, {3, 12}, {5, 13}, {7, 13}});
        return;
    }
    pen.box(4, 2.5f, 16, 17.5f, 2);
    for (float y : {7.0f, 10.0f, 13.0f}) pen.line({{7, y}, {y > 12 ? 11.0f : 13.0f, y}});
}

void draw_stroke(Pen& pen, Icon icon) {
    switch (icon) {
    case Icon::check:
        pen.line({{4, 10.5f}, {8.2f, 14.7f}, {16, 6}});
        break;
    case Icon::chevron_left:
        pen.line({{12, 5}, {7, 10}, {12, 15}});
        break;
    case Icon::chevron_right:
        pen.line({{8, 5}, {13, 10}, {8, 15}});
        break;
    case Icon::chevron_down:
        pen.line({{5, 8}, {10, 13}, {15, 8}});
        break;
    case Icon::dots:
        for (float x : {4.5f, 10.0f, 15.5f}) pen.dot(x, 10, 1.5f);
        break;
    case Icon::plus:
        pen.line({{10, 4}, {10, 16}});
        pen.line({{4, 10}, {16, 10}});
        break;
    case Icon::close:
        pen.line({{5, 5}, {15, 15}});
        pen.line({{15, 5}, {5, 15}});
        break;
    case Icon::link_out:
        pen.line({{9, 5}, {4, 5}, {4, 16}, {15, 16}, {15, 11}});
        pen.line({{12, 3.5f}, {16.5f, 3.5f}, {16.5f, 8}});
        pen.line({{16.5f, 3.5f}, {9.5f, 10.5f}});
        break;
    default:
        break;
    }
}

} // namespace

void draw_icon(Ui& ui, Icon icon, const Box& box, float size, Token color) {
    if (icon == Icon::none || !ui.visible(box)) return;
    const float x = std::floor(box.x + (box.width - size) / 2),
                y = std::floor(box.y + (box.height - size) / 2);
    Pen pen{ui.draw(), x, y, size / 20, ui.ink(color), std::max(1.0f, size / 20 * 1.6f)};
    switch (icon) {
    case Icon::today:
        return draw_today(pen);
    case Icon::list:
        return draw_list(pen);
    case Icon::gear:
        return draw_gear(pen);
    case Icon::undo:
        return draw_turn(pen, true);
    case Icon::redo:
        return draw_turn(pen, false);
    case Icon::upload:
        return draw_transfer(pen, true);
    case Icon::download:
        return draw_transfer(pen, false);
    case Icon::warning:
    case Icon::info:
    case Icon::clock:
        return draw_sign(pen, icon);
    case Icon::copy:
    case Icon::note:
        return draw_paper(pen, icon);
    case Icon::anchor:
        return draw_anchor(pen);
    case Icon::tag:
        return draw_tag(pen);
    default:
        return draw_stroke(pen, icon);
    }
}

} // namespace shipshape::widgets
