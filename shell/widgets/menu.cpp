#include "shell/widgets/menu.h"

#include "shell/widgets/text_layout.h"

#include <algorithm>

namespace shipshape::widgets {

namespace {

NodeId item_id(NodeId menu, std::size_t index) {
    return Ui::id(std::string_view(reinterpret_cast<const char*>(&index), sizeof index), menu);
}

void close_menu(Ui& ui, NodeId button) {
    ui.memory.open_menu = 0;
    ui.focus(button);
}

void draw_item(Ui& ui, NodeId id, const MenuItem& item) {
    const Box box = ui.place({ui.available(), ui.row_height()});
    if (!item.disabled && ui.hovered(box)) ui.fill(box, Token::hover, 4);
    const Token color = item.disabled ? Token::muted : item.danger ? Token::danger : Token::text;
    const float pad = ui.px(12), icon = item.icon == Icon::none ? 0 : ui.px(20) + ui.px(12);
    draw_icon(ui, item.icon, {box.x + pad, box.y, ui.px(20), box.height}, ui.px(20), color);
    draw_line(ui, item.label, Face::regular, metric::k_body_text,
              {box.x + pad + icon, box.y, box.width - 2 * pad - icon, box.height}, color);
    ui.focus_ring(id, box.inset(ui.px(2)), 4);
    Node node{.id = id, .role = Role::menu_item, .name = std::string(item.label)};
    node.disabled = item.disabled;
    if (item.copies) {
        node.gesture = semantics::Gesture::copy;
        node.payload = (*item.copies)();
    }
    ui.record(std::move(node), box);
}

/// Under the button, or above it where there is no room; always inside the screen.
Box popup_box(const Ui& ui, const Box& button, std::span<const MenuItem> items) {
    float width = ui.px(180);
    for (const MenuItem& item : items) {
        const float text = text_width(ui, item.label, Face::regular, metric::k_body_text);
        width = std::max(width, text + ui.px(24) + ui.px(8) + (item.icon == Icon::none ? 0 : ui.px(32)));
    }
    const Box screen = ui.screen().inset(ui.px(8));
    width = std::min(width + ui.px(8), screen.width);
    const float height = ui.row_height() * static_cast<float>(items.size()) + 2 * ui.px(4);
    const bool below = button.bottom() + ui.px(4) + height <= screen.bottom();
    const float y = below ? button.bottom() + ui.px(4) : button.y - ui.px(4) - height;
    const float x = button.x + width <= screen.right() ? button.x : button.right() - width;
    return {std::clamp(x, screen.x, screen.right() - width),
            std::clamp(y, screen.y, std::max(screen.y, screen.bottom() - height)), width, height};
}

void draw_popup(Ui& ui, NodeId menu, std::string_view name, const Box& button,
                std::span<const MenuItem> items) {
    const Box box = popup_box(ui, button, items);
    ui.block_below(Layer::menu);
    ui.on_layer(Layer::menu, [&] {
        if (ui.open_overlay({.id = Ui::id("backdrop", menu), .role = Role::backdrop}, ui.screen()))
            ui.tree.close();
        ui.shadow(box);
        ui.fill(box, Token::raised, metric::k_radius);
        ui.frame(box, Token::border, metric::k_radius);
        Node node{.id = Ui::id("menu", menu), .role = Role::menu, .name = std::string(name)};
        const NodeId id = node.id;
        const bool opened = ui.open_overlay(std::move(node), box);
        Box inner = box.inset(ui.px(4));
        inner.height = 0;
        ui.inside({.bounds = inner}, [&] {
            for (std::size_t i = 0; i < items.size(); ++i) draw_item(ui, item_id(menu, i), items[i]);
        });
        if (opened) ui.close(id, box);
    });
}

} // namespace

std::optional<std::size_t> menu(Ui& ui, std::string_view name, std::span<const MenuItem> items,
                                ButtonOptions options, bool with_text) {
    if (options.name.empty()) options.name = name;
    const std::string_view label = with_text ? name : std::string_view();
    const NodeId id = button_id(ui, label, options);
    const bool was_open = ui.memory.open_menu == id;
    Box box;
    const bool pressed = menu_button(ui, label, options, was_open, box);
    if (ui.measuring()) return std::nullopt;
    if (pressed && !was_open) {
        ui.memory.open_menu = id;
        if (!items.empty()) ui.focus(item_id(id, 0));
    }
    if (ui.memory.open_menu != id) return std::nullopt;
    for (std::size_t i = 0; was_open && i < items.size(); ++i) {
        if (items[i].disabled || !ui.activated(item_id(id, i))) continue;
        close_menu(ui, id);
        return i;
    }
    if (was_open && (pressed || ui.activated(Ui::id("backdrop", id)) || ui.pressed("Escape")))
        close_menu(ui, id);
    else
        draw_popup(ui, id, name, box, items);
    return std::nullopt;
}

} // namespace shipshape::widgets
