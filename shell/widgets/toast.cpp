#include "shell/widgets/toast.h"

#include "shell/widgets/button.h"
#include "shell/widgets/layout.h"
#include "shell/widgets/text_layout.h"

#include <algorithm>
#include <cmath>

namespace shipshape::widgets {

namespace {

constexpr std::size_t k_most = 4;
constexpr float k_width = 400, k_margin = 16;

bool goes_by_itself(const Toast& toast) {
    return toast.kind == ToastKind::info && toast.action != ToastAction::update;
}

std::string_view action_label(ToastAction action) {
    switch (action) {
    case ToastAction::undo:
        return "Undo";
    case ToastAction::update:
        return "Reload now";
    default:
        return {};
    }
}

struct Shown {
    bool closed = false;
    bool acted = false;
    bool held = false; ///< has the pointer or the focus
};

void draw_message(Ui& ui, const Toast& toast) {
    const bool error = toast.kind == ToastKind::error;
    const float icon = error ? ui.px(28) : 0;
    const TextLayout layout =
        lay_out(ui, toast.text, Face::regular, metric::k_body_text, ui.available() - icon);
    const Box box = ui.place({ui.available(), std::max(layout.height(), ui.row_height())});
    const float y = box.y + std::floor((box.height - layout.height()) / 2);
    if (error)
        draw_icon(ui, Icon::warning, {box.x, y, ui.px(20), layout.line_height}, ui.px(20), Token::danger);
    draw_text(ui, layout, box.x + icon, y, Token::text);
}

Shown show_toast(Ui& ui, const Toast& toast) {
    const Ui::Scope scope(ui, std::to_string(toast.serial));
    Shown shown;
    const auto buttons = [&] {
        const std::string_view label = action_label(toast.action);
        std::string name(label);
        if (toast.action == ToastAction::undo) name += ": " + toast.text; // the header has an Undo as well
        if (!label.empty()) shown.acted = button(ui, label, {.kind = ButtonKind::quiet, .name = name});
        shown.closed = icon_button(ui, Icon::close, "Close message");
    };
    const Box start = ui.room();
    const float padding = ui.px(8);
    const auto content = [&] {
        sides(
            ui, [&] { draw_message(ui, toast); }, buttons, 120);
    };
    const float inner = start.width - 3 * padding;
    const Box box = ui.place({start.width, ui.measure(inner, content).height + 2 * padding});
    ui.shadow(box);
    ui.fill(box, Token::raised, metric::k_radius);
    ui.frame(box, toast.kind == ToastKind::error ? Token::danger : Token::border, metric::k_radius);
    Node node{.id = ui.id("toast"),
              .role = toast.kind == ToastKind::error ? Role::alert : Role::status,
              .name = toast.text};
    const NodeId id = node.id;
    const std::size_t since = ui.tree.order().size();
    const bool opened = ui.open_overlay(std::move(node), box);
    ui.inside({.bounds = {box.x + 2 * padding, box.y + padding, inner, 0}}, content);
    if (opened) ui.close(id, box);
    const auto recorded = ui.tree.order().subspan(std::min(since, ui.tree.order().size()));
    shown.held =
        ui.hovered(box) || (ui.input.focus_visible && std::ranges::count(recorded, ui.input.focus) > 0);
    return shown;
}

} // namespace

void ToastStack::add(ToastKind kind, std::string text, ToastAction action) {
    std::erase_if(toasts_, [&](const Toast& toast) { return toast.kind == kind && toast.text == text; });
    if (toasts_.size() >= k_most) {
        auto oldest = std::ranges::find_if(toasts_, goes_by_itself);
        toasts_.erase(oldest == toasts_.end() ? toasts_.begin() : oldest);
    }
    toasts_.push_back({++last_serial_, kind, std::move(text), action, 0});
}

ToastAction ToastStack::show(Ui& ui) {
    if (!held_) {
        for (Toast& toast : toasts_) toast.age_s += ui.input.elapsed_s;
    }
    std::erase_if(toasts_,
                  [](const Toast& toast) { return goes_by_itself(toast) && toast.age_s >= k_toast_s; });
    held_ = false;
    if (toasts_.empty()) return ToastAction::none;
    const Box screen = ui.screen();
    const float margin = ui.px(k_margin), width = std::min(ui.px(k_width), screen.width - 2 * margin);
    const float above = ui.narrow() ? ui.px(metric::k_bottom_bar) : 0;
    ToastAction chosen = ToastAction::none;
    std::uint32_t gone = 0;
    const auto all = [&] {
        for (const Toast& toast : toasts_) {
            const Shown shown = show_toast(ui, toast);
            held_ = held_ || shown.held;
            if (shown.acted) chosen = toast.action;
            if (shown.acted || shown.closed) gone = toast.serial;
        }
    };
    ui.on_layer(Layer::toast, [&] {
        const float height = ui.measure(width, [&] { stack(ui, 8, all); }).height;
        const Box box{screen.right() - margin - width, screen.bottom() - margin - above - height, width, 0};
        held_ = false;
        ui.inside({.bounds = box, .gap = ui.px(8)}, all);
    });
    std::erase_if(toasts_, [&](const Toast& toast) { return toast.serial == gone; });
    return chosen;
}

double ToastStack::next_change_s() const {
    double next = -1;
    for (const Toast& toast : toasts_) {
        if (!goes_by_itself(toast) || held_) continue;
        const double left = std::max(0.01, k_toast_s - toast.age_s);
        next = next < 0 ? left : std::min(next, left);
    }
    return next;
}

} // namespace shipshape::widgets
