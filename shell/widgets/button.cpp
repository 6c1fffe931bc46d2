#include "shell/widgets/button.h"

#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

struct Look {
    Token text = Token::text;
    Token background = Token::surface;
    bool filled = false, outlined = false;
};

Look look_of(const ButtonOptions& options, bool hovered) {
    if (options.disabled) return {Token::muted, Token::hover, options.kind != ButtonKind::quiet, false};
    switch (options.kind) {
    case ButtonKind::primary:
        return {Token::on_accent, Token::accent, true, false};
    case ButtonKind::danger:
        return {Token::on_danger, Token::danger, true, false};
    case ButtonKind::quiet:
        return {Token::text, Token::hover, hovered, false};
    default:
        return {Token::text, hovered ? Token::hover : Token::surface, true, true};
    }
}

void draw_face(Ui& ui, std::string_view label, const ButtonOptions& options, const Box& box) {
    const bool hovered = !options.disabled && ui.hovered(box);
    const Look look = look_of(options, hovered);
    if (look.filled) ui.fill(box, look.background, metric::k_radius);
    if (look.outlined) ui.frame(box, Token::outline, metric::k_radius);
    const bool tinted = options.kind == ButtonKind::primary || options.kind == ButtonKind::danger;
    if (hovered && tinted) ui.fill(box.inset(ui.px(2)), look.text, metric::k_radius - 2, 0.08f);
    if (label.empty()) return draw_icon(ui, options.icon, box, ui.px(20), look.text);
    const float icon = options.icon == Icon::none ? 0 : ui.px(20) + ui.px(8);
    const float room = box.width - 2 * ui.px(12) - icon;
    const float text = std::min(room, text_width(ui, label, Face::semibold, metric::k_body_text));
    const float x = box.x + std::floor((box.width - icon - text) / 2);
    draw_icon(ui, options.icon, {x, box.y, ui.px(20), box.height}, ui.px(20), look.text);
    draw_line(ui, label, Face::semibold, metric::k_body_text, {x + icon, box.y, text, box.height}, look.text);
}

Node node_of(const Ui& ui, std::string_view label, const ButtonOptions& options) {
    Node node{.id = button_id(ui, label, options), .role = Role::button};
    node.name = options.name.empty() ? label : options.name;
    node.description = options.description;
    node.disabled = options.disabled;
    node.expanded = options.expanded;
    if (options.drags) node.gesture = semantics::Gesture::drag;
    return node;
}

/// Draws and says the button; where it stands.
Box show(Ui& ui, std::string_view label, const ButtonOptions& options, Node node) {
    const float natural = label.empty() ? ui.row_height() : button_width(ui, label, options.icon);
    const float width =
        options.fill ? ui.available() : std::min(natural, std::max(ui.available(), ui.row_height()));
    const Box box = ui.place({ui.flow().across ? natural : width, ui.row_height()});
    draw_face(ui, label, options, box);
    ui.focus_ring(node.id, box);
    ui.record(std::move(node), box);
    return box;
}

} // namespace

float button_width(const Ui& ui, std::string_view label, Icon icon) {
    const float text = text_width(ui, label, Face::semibold, metric::k_body_text);
    return text + 2 * ui.px(16) + (icon == Icon::none ? 0 : ui.px(20) + ui.px(8));
}

NodeId button_id(const Ui& ui, std::string_view label, const ButtonOptions& options) {
    return ui.id(!options.key.empty() ? options.key : !label.empty() ? label : options.name);
}

bool button(Ui& ui, std::string_view label, ButtonOptions options) {
    show(ui, label, options, node_of(ui, label, options));
    return !options.disabled && ui.activated(button_id(ui, label, options));
}

bool menu_button(Ui& ui, std::string_view label, const ButtonOptions& options, bool is_open, Box& box) {
    Node node = node_of(ui, label, options);
    node.has_popup = true;
    node.expanded = is_open ? 1 : 0;
    box = show(ui, label, options, std::move(node));
    return !options.disabled && ui.activated(button_id(ui, label, options));
}

bool icon_button(Ui& ui, Icon icon, std::string_view name, ButtonOptions options) {
    options.icon = icon;
    options.name = name;
    return button(ui, "", options);
}

std::optional<event::FileChosen> file_button(Ui& ui, std::string_view label, std::string_view accept,
                                             ButtonOptions options) {
    Node node = node_of(ui, label, options);
    node.gesture = semantics::Gesture::open_file;
    node.payload = accept;
    const NodeId id = node.id;
    show(ui, label, options, std::move(node));
    if (ui.measuring() || !ui.input.file || ui.input.file->node != id) return std::nullopt;
    return ui.input.file;
}

namespace {

void gesture_button(Ui& ui, std::string_view label, std::string_view payload, const ButtonOptions& options,
                    semantics::Gesture gesture) {
    Node node = node_of(ui, label, options);
    node.gesture = gesture;
    node.payload = payload;
    show(ui, label, options, std::move(node));
}

} // namespace

void copy_button(Ui& ui, std::string_view label, std::string_view payload, ButtonOptions options) {
    gesture_button(ui, label, payload, options, semantics::Gesture::copy);
}

void share_button(Ui& ui, std::string_view label, std::string_view address, ButtonOptions options) {
    gesture_button(ui, label, address, options, semantics::Gesture::share);
}

} // namespace shipshape::widgets
