#include "shell/page.h"

#include "shell/widgets/banner.h"
#include "shell/widgets/button.h"
#include "shell/widgets/layout.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shipshape {

using namespace widgets;

namespace {

struct Place {
    std::string_view name;
    Icon icon;
    Route::Screen screen;
};
constexpr std::array<Place, 6> k_places = {{
    {"Today", Icon::today, Route::Screen::today},
    {"Checklists", Icon::list, Route::Screen::checklists},
    {"Releases", Icon::tag, Route::Screen::releases},
    {"History", Icon::clock, Route::Screen::history},
    {"Project", Icon::anchor, Route::Screen::project},
    {"Settings", Icon::gear, Route::Screen::settings},
}};

bool is_current(const Place& place, Route::Screen screen) {
    return place.screen == screen ||
           (place.screen == Route::Screen::checklists &&
            (screen == Route::Screen::template_ || screen == Route::Screen::template_editor ||
             screen == Route::Screen::guide)) ||
           (place.screen == Route::Screen::today &&
            (screen == Route::Screen::triage || screen == Route::Screen::calendar)) ||
           (place.screen == Route::Screen::releases &&
            (screen == Route::Screen::release_form || screen == Route::Screen::release ||
             screen == Route::Screen::changelog)) ||
           (place.screen == Route::Screen::history && screen == Route::Screen::past_run);
}

/// Opens a landmark around `body`.
void landmark(Ui& ui, Role role, std::string_view name, const Box& box, Body body) {
    const NodeId id = ui.id(semantics::role_name(role));
    const bool opened = ui.open({.id = id, .role = role, .name = std::string(name)}, box);
    body();
    if (opened) ui.close(id, box);
}

void record_place(Ui& ui, const Place& place, bool current, const Box& box) {
    Node node{.id = ui.id(place.name), .role = Role::link, .name = std::string(place.name)};
    node.target = Route{place.screen, {}}.hash();
    node.current = current;
    ui.focus_ring(node.id, box.inset(ui.px(2)));
    ui.record(std::move(node), box);
}

void draw_rail_link(Ui& ui, const Place& place, bool current) {
    const Box box = ui.place({ui.available(), ui.px(metric::k_row_touch)});
    if (current)
        ui.fill(box, Token::selection, metric::k_radius);
    else if (ui.hovered(box))
        ui.fill(box, Token::hover, metric::k_radius);
    const Token color = current ? Token::accent : Token::text;
    draw_icon(ui, place.icon, {box.x + ui.px(12), box.y, ui.px(20), box.height}, ui.px(20),
              current ? color : Token::muted);
    const float x = box.x + ui.px(44);
    draw_line(ui, place.name, current ? Face::semibold : Face::regular, metric::k_body_text,
              {x, box.y, box.right() - x, box.height}, color);
    record_place(ui, place, current, box);
}

/// The size at which the longest word fits its part of the bar.
float bar_text_size(const Ui& ui, float width) {
    float longest = 1;
    for (const Place& place : k_places)
        longest = std::max(longest, text_width(ui, place.name, Face::semibold, metric::k_small_text));
    return std::min(metric::k_small_text, metric::k_small_text * (width - ui.px(4)) / longest);
}

/// Icon above the word; beside it where the bar is low, alone where it is narrow as well.
void draw_bar_link(Ui& ui, const Place& place, bool current, const Box& box) {
    const Token color = current ? Token::accent : Token::muted;
    const Face face = current ? Face::semibold : Face::regular;
    const bool low = box.height < ui.px(metric::k_bottom_bar);
    const float size = low ? metric::k_small_text : bar_text_size(ui, box.width), side = ui.px(20);
    const float word = text_width(ui, place.name, face, size);
    const bool alone = low && word + side + ui.px(24) > box.width;
    const float width = alone ? side + ui.px(16)
                        : low ? word + side + ui.px(24)
                              : std::min(ui.px(56), box.width);
    const float x = box.x + std::floor((box.width - width) / 2);
    const Box pill{x, box.y + ui.px(6), width, low ? box.height - 2 * ui.px(6) : ui.px(28)};
    if (current || ui.hovered(box)) ui.fill(pill, current ? Token::selection : Token::hover, 14);
    draw_icon(ui, place.icon, low ? Box{x + ui.px(8), pill.y, side, pill.height} : pill, side, color);
    if (alone) return record_place(ui, place, current, box);
    const Box words =
        low ? Box{x + side + ui.px(14), pill.y, word, pill.height}
            : Box{box.x + std::floor((box.width - word) / 2), pill.bottom() + ui.px(2), word, side};
    draw_line(ui, place.name, face, size, words, color);
    record_place(ui, place, current, box);
}

void rail(Ui& ui, const PageFrame& frame, const Box& box) {
    ui.fill(box, Token::surface);
    ui.fill({box.right() - ui.px(1), box.y, ui.px(1), box.height}, Token::border);
    landmark(ui, Role::navigation, "Main", box, [&] {
        const float pad = ui.px(12);
        ui.inside({.bounds = {box.x + pad, box.y + pad, box.width - 2 * pad, 0}, .gap = ui.px(4)}, [&] {
            for (const Place& place : k_places)
                draw_rail_link(ui, place, is_current(place, frame.route.screen));
        });
    });
}

void bottom_bar(Ui& ui, const PageFrame& frame, const Box& box) {
    ui.fill(box, Token::surface);
    ui.fill({box.x, box.y, box.width, ui.px(1)}, Token::border);
    landmark(ui, Role::navigation, "Main", box, [&] {
        const float width = std::floor(box.width / static_cast<float>(k_places.size()));
        float x = box.x;
        for (const Place& place : k_places) {
            draw_bar_link(ui, place, is_current(place, frame.route.screen), {x, box.y, width, box.height});
            x += width;
        }
    });
}

void undo_buttons(Ui& ui, const PageFrame& frame, PageEvents& events) {
    ButtonOptions undo{.kind = ButtonKind::quiet, .disabled = !frame.undo, .description = frame.undo_label};
    ButtonOptions redo{.kind = ButtonKind::quiet, .disabled = !frame.redo, .description = frame.redo_label};
    if (icon_button(ui, Icon::undo, "Undo", undo)) events.undo = true;
    if (icon_button(ui, Icon::redo, "Redo", redo)) events.redo = true;
}

void header(Ui& ui, const PageFrame& frame, const Box& box, PageEvents& events) {
    ui.fill(box, Token::surface);
    ui.fill({box.x, box.bottom() - ui.px(1), box.width, ui.px(1)}, Token::border);
    landmark(ui, Role::banner, "", box, [&] {
        const float pad = ui.px(16), mark = ui.px(32);
        const Box badge{box.x + pad, box.y + std::floor((box.height - mark) / 2), mark, mark};
        ui.fill(badge, Token::accent, 8);
        draw_icon(ui, Icon::anchor, badge, ui.px(20), Token::on_accent);
        const float buttons = frame.navigation ? 2 * ui.row_height() + ui.px(4) : 0;
        const Box name{badge.right() + ui.px(12), box.y,
                       box.right() - pad - buttons - badge.right() - ui.px(24), box.height};
        const std::string_view words = frame.project.empty() ? std::string_view("Shipshape") : frame.project;
        draw_line(ui, words, Face::semibold, metric::k_body_text, name, Token::text);
        ui.record({.id = ui.id("project name"), .role = Role::text, .name = std::string(words)},
                  {name.x, name.y + std::floor((name.height - ui.px(24)) / 2), name.width, ui.px(24)});
        if (!frame.navigation) return;
        const float y = box.y + std::floor((box.height - ui.row_height()) / 2);
        ui.inside(
            {.bounds = {box.right() - ui.px(8) - buttons, y, buttons, 0}, .gap = ui.px(4), .across = true},
            [&] { undo_buttons(ui, frame, events); });
    });
}

/// The warning above the content; what is left of the box.
Box warning_strip(Ui& ui, const PageFrame& frame, Box box, PageEvents& events) {
    if (frame.warning.empty()) return box;
    const float pad = ui.px(8);
    const Flow flow{.bounds = {box.x + pad, box.y + pad, box.width - 2 * pad, 0}};
    const Size size = ui.inside(flow, [&] {
        events.warning_action = banner(ui, frame.warning, Tone::warning, frame.warning_action);
    });
    const float used = size.height + pad;
    return {box.x, box.y + used, box.width, std::max(0.0f, box.height - used)};
}

void column(Ui& ui, std::string_view name, std::string_view key, const Box& box, Body content) {
    scroll_region(ui, name, key, box, [&] {
        const float side = ui.px(ui.narrow() ? 16 : 32), top = ui.px(ui.narrow() ? 16 : 32);
        const float width = std::min(box.width - 2 * side, ui.px(metric::k_content));
        const Box bounds{box.x + std::floor((box.width - width) / 2), ui.flow().y + top, width, 0};
        const float height = ui.inside({.bounds = bounds, .gap = ui.px(metric::k_unit)}, content).height;
        ui.place({box.width, height + top + ui.px(48)});
    });
}

} // namespace

PageEvents page_frame(Ui& ui, const PageFrame& frame, Body content) {
    PageEvents events;
    const Box screen = ui.screen();
    ui.fill(screen, Token::background);
    const bool low = ui.input.height < 400; // zoomed far in: the content needs the room more
    const float header_height = ui.px(low ? 44 : metric::k_header),
                bar_height = ui.px(low ? 40 : metric::k_bottom_bar);
    header(ui, frame, {0, 0, screen.width, header_height}, events);
    Box rest{0, header_height, screen.width, screen.height - header_height};
    if (frame.navigation && ui.narrow()) {
        rest.height -= bar_height;
        bottom_bar(ui, frame, {0, rest.bottom(), screen.width, bar_height});
    } else if (frame.navigation) {
        const float width = ui.px(metric::k_rail);
        rail(ui, frame, {0, rest.y, width, rest.height});
        rest.x += width;
        rest.width -= width;
    }
    landmark(ui, Role::main, "", rest, [&] {
        const Box room = warning_strip(ui, frame, rest, events);
        ui.inside({.bounds = room}, content);
    });
    return events;
}

void bare_frame(Ui& ui, Body content) {
    const Box screen = ui.screen();
    ui.fill(screen, Token::background);
    landmark(ui, Role::main, "", screen, [&] { ui.inside({.bounds = screen}, content); });
}

void page(Ui& ui, std::string_view key, Body content) {
    const Box box = ui.flow().bounds; // a copy: what is drawn inside moves the flows about
    column(ui, "", key, box, content);
}

bool has_two_panes(const Ui& ui) {
    return ui.input.width >= metric::k_two_panes;
}

void two_panes(Ui& ui, std::string_view list_name, Body list, std::string_view detail_name,
               std::string_view detail_key, Body detail, bool show_detail) {
    const Box box = ui.flow().bounds;
    if (!has_two_panes(ui)) {
        if (show_detail)
            column(ui, detail_name, detail_key, box, detail);
        else
            column(ui, list_name, list_name, box, list);
        return;
    }
    const float list_width = std::floor(box.width * 0.42f);
    column(ui, list_name, list_name, {box.x, box.y, list_width, box.height}, list);
    ui.fill({box.x + list_width, box.y, ui.px(1), box.height}, Token::border);
    column(ui, detail_name, detail_key,
           {box.x + list_width + ui.px(1), box.y, box.width - list_width - ui.px(1), box.height}, detail);
}

} // namespace shipshape
