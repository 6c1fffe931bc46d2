#include "shell/widgets/dialog.h"

#include "shell/widgets/layout.h"
#include "shell/widgets/text.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

constexpr float k_width = 520, k_padding = 24, k_gutter = 16;

WidgetMemory::Dialog& remember(Ui& ui, NodeId id, bool& is_new) {
    auto& dialogs = ui.memory.dialogs;
    auto at = std::ranges::find(dialogs, id, &WidgetMemory::Dialog::id);
    is_new = at == dialogs.end();
    // An item of a menu that opened the dialog is gone by now; its menu has asked for the focus.
    if (is_new) at = dialogs.insert(dialogs.end(), {id, ui.focus_to_be(), true});
    at->drawn = true;
    return *at;
}

/// The first text field among the nodes recorded since, else the first control; 0 where there is none.
NodeId first_control(Ui& ui, std::size_t since) {
    NodeId first = 0;
    for (NodeId id : ui.tree.order().subspan(since)) {
        const Node* node = ui.tree.edit(id);
        if (!node || node->disabled) continue;
        if (node->role == Role::textbox && !node->read_only) return id;
        if (first == 0 && is_operable(node->role)) first = id;
    }
    return first;
}

std::optional<std::size_t> button_row(Ui& ui, std::span<const DialogButton> buttons) {
    std::optional<std::size_t> pressed;
    const auto show = [&] {
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            const DialogButton& each = buttons[i];
            if (button(ui, each.label, {.kind = each.kind, .disabled = each.disabled})) pressed = i;
        }
    };
    sides(
        ui, [] {}, show, 0);
    return pressed;
}

/// Title, body (scrolling where the screen is too low for it) and buttons.
struct Content {
    Ui& ui;
    std::string_view title;
    Body body;
    std::span<const DialogButton> buttons;
    float body_height = 0, most_body_height = 0;
    std::optional<std::size_t> pressed;

    void show_body() {
        const auto stacked = [&] { stack(ui, 12, body); };
        if (body_height <= most_body_height) return stacked();
        const Box room = ui.room();
        // Its bar is drawn in the padding of the dialog, beside the text rather than on it.
        const Box box{room.x, room.y, room.width + ui.px(k_gutter), most_body_height};
        scroll_region(ui, title, "dialog body", box, [&] {
            Box beside = ui.room();
            beside.width = room.width;
            ui.place(ui.inside({.bounds = beside}, stacked));
        });
        ui.place({room.width, box.height});
    }
    void operator()() {
        stack(ui, 16, [&] {
            heading(ui, 2, title);
            show_body();
            pressed = button_row(ui, buttons);
        });
    }
};

Box place_dialog(Ui& ui, Content& content) {
    const Box screen = ui.screen();
    const float padding = ui.px(k_padding), margin = ui.px(16);
    const float width = std::min(ui.px(k_width), screen.width - 2 * margin), inner = width - 2 * padding;
    content.most_body_height = 1e9f;
    const float natural = ui.measure(inner, content).height + 2 * padding;
    content.body_height = ui.measure(inner, [&] { stack(ui, 12, content.body); }).height;
    const float most = screen.height - 2 * margin;
    content.most_body_height = std::max(ui.px(80), content.body_height - std::max(0.0f, natural - most));
    const float height = std::min(natural, most);
    return {std::floor((screen.width - width) / 2), std::floor((screen.height - height) / 2), width, height};
}

} // namespace

DialogResult dialog(Ui& ui, std::string_view title, Body body, std::span<const DialogButton> buttons) {
    if (ui.measuring()) return {};
    const Ui::Scope scope(ui, title);
    const NodeId id = ui.id("dialog"), backdrop = ui.id("backdrop");
    bool is_new = false;
    remember(ui, id, is_new);
    const bool innermost = ui.memory.dialogs.back().id == id;
    Content content{ui, title, body, buttons, 0, 0, std::nullopt};
    ui.block_below(Layer::dialog);
    ui.on_layer(Layer::dialog, [&] {
        const Box box = place_dialog(ui, content);
        ui.fill(ui.screen(), Token::shade, 0, 0.5f);
        if (ui.open_overlay({.id = backdrop, .role = Role::backdrop}, ui.screen())) ui.tree.close();
        ui.shadow(box);
        ui.fill(box, Token::raised, metric::k_radius);
        const bool opened =
            ui.open_overlay({.id = id, .role = Role::dialog, .name = std::string(title)}, box);
        const std::size_t since = ui.tree.order().size();
        Box inner = box.inset(ui.px(k_padding));
        ui.inside({.bounds = inner}, content);
        if (is_new) ui.focus(first_control(ui, since));
        if (opened) ui.close(id, box);
    });
    const bool dismissed = innermost && (ui.activated(backdrop) || ui.pressed("Escape"));
    return {content.pressed.has_value() || dismissed, content.pressed};
}

void finish_dialogs(Ui& ui) {
    auto& dialogs = ui.memory.dialogs;
    while (!dialogs.empty() && !dialogs.back().drawn) {
        ui.focus(dialogs.back().focus_before);
        dialogs.pop_back();
    }
    std::erase_if(dialogs, [](const WidgetMemory::Dialog& dialog) { return !dialog.drawn; });
}

} // namespace shipshape::widgets
