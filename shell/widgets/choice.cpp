#include "shell/widgets/choice.h"

#include "shell/widgets/layout.h"
#include "shell/widgets/text_layout.h"

#include "imgui.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

void draw_label(Ui& ui, std::string_view label) {
    if (label.empty()) return;
    const TextLayout name = lay_out(ui, label, Face::semibold, metric::k_small_text, ui.available());
    const Box box = ui.place({name.width, name.height()});
    draw_text(ui, name, box.x, box.y, Token::text);
}

void draw_dot(Ui& ui, const Box& box, bool selected) {
    if (!ui.visible(box)) return;
    const ImVec2 middle{box.x + box.width / 2, box.y + box.height / 2};
    const float radius = box.width / 2;
    ui.draw().AddCircleFilled(middle, radius, ui.ink(Token::surface));
    ui.draw().AddCircle(middle, radius - ui.px(1) / 2, ui.ink(selected ? Token::accent : Token::outline), 0,
                        ui.px(selected ? 2 : 1.5f));
    if (selected) ui.draw().AddCircleFilled(middle, radius * 0.5f, ui.ink(Token::accent));
}

/// Says one choice; true when it was chosen in this pass.
bool say(Ui& ui, std::string_view label, std::string_view description, bool selected, const Box& box) {
    Node node{.id = ui.id(label),
              .role = Role::radio,
              .name = std::string(label),
              .description = std::string(description)};
    node.checked = selected ? semantics::Checked::yes : semantics::Checked::no;
    const NodeId id = node.id;
    ui.focus_ring(id, box);
    ui.record(std::move(node), box);
    return ui.activated(id) && !selected;
}

bool radio_row(Ui& ui, const Choice& choice, bool selected) {
    const float side = ui.px(20), pad = ui.px(12), text_x = pad + side + ui.px(12), width = ui.available();
    const float room = std::max(ui.px(32), width - text_x - pad);
    const TextLayout name = lay_out(ui, choice.label, Face::regular, metric::k_body_text, room);
    TextLayout more;
    if (!choice.description.empty())
        more = lay_out(ui, choice.description, Face::regular, metric::k_small_text, room);
    const float text_height = name.height() + more.height();
    const Box box = ui.place({width, std::max(ui.row_height(), text_height + 2 * ui.px(8))});
    if (selected)
        ui.fill(box, Token::selection, metric::k_radius);
    else if (ui.hovered(box))
        ui.fill(box, Token::hover, metric::k_radius);
    const float y = box.y + std::floor((box.height - text_height) / 2);
    draw_dot(ui, {box.x + pad, y + std::floor((name.line_height - side) / 2), side, side}, selected);
    draw_text(ui, name, box.x + text_x, y, Token::text);
    draw_text(ui, more, box.x + text_x, y + name.height(), Token::muted);
    return say(ui, choice.label, choice.description, selected, box);
}

bool segment(Ui& ui, std::string_view label, bool selected) {
    const float text = text_width(ui, label, Face::semibold, metric::k_body_text);
    const Box box = ui.place({text + 2 * ui.px(16), ui.row_height()});
    const bool hovered = !selected && ui.hovered(box);
    ui.fill(box, selected ? Token::selection : hovered ? Token::hover : Token::surface, metric::k_radius);
    ui.frame(box, selected ? Token::accent : Token::outline, metric::k_radius, selected ? 2 : 1);
    draw_line(ui, label, Face::semibold, metric::k_body_text, {box.x + ui.px(16), box.y, text, box.height},
              selected ? Token::accent : Token::text);
    return say(ui, label, "", selected, box);
}

/// The group around the choices, with its label drawn above.
void choices_group(Ui& ui, std::string_view label, Body body) {
    const Ui::Scope scope(ui, label);
    group(ui, label, [&] {
        stack(ui, 4, [&] {
            draw_label(ui, label);
            body();
        });
    });
}

} // namespace

std::optional<std::size_t> radio_group(Ui& ui, std::string_view label, std::span<const Choice> choices,
                                       std::size_t selected) {
    std::optional<std::size_t> chosen;
    choices_group(ui, label, [&] {
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (radio_row(ui, choices[i], i == selected)) chosen = i;
        }
    });
    return chosen;
}

std::optional<std::size_t> segmented(Ui& ui, std::string_view label,
                                     std::span<const std::string_view> choices, std::size_t selected) {
    std::optional<std::size_t> chosen;
    choices_group(ui, label, [&] {
        row(ui, [&] {
            for (std::size_t i = 0; i < choices.size(); ++i) {
                if (segment(ui, choices[i], i == selected)) chosen = i;
            }
        });
    });
    return chosen;
}

} // namespace shipshape::widgets
