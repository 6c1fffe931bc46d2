#include "shell/inbox.h"

#include <algorithm>

namespace shipshape {

namespace {

constexpr float k_most_pixels = 16384; ///< of a side, CSS pixels

bool is_deed(const Event& event) {
    if (const auto* file = std::get_if<event::FileChosen>(&event)) return file->node != 0;
    if (const auto* drag = std::get_if<event::Drag>(&event)) return drag->released;
    return std::holds_alternative<event::Activate>(event) ||
           std::holds_alternative<event::TextEdited>(event) || std::holds_alternative<event::Shortcut>(event);
}

void forget_deed(Input& input) {
    if (input.drag && input.drag->released) input.drag.reset();
    input.activated = 0;
    input.edited.reset();
    input.file.reset();
    input.shortcut.clear();
}

void do_deed(Input& input, Event event) {
    if (const auto* drag = std::get_if<event::Drag>(&event)) input.drag = *drag;
    if (const auto* activate = std::get_if<event::Activate>(&event)) input.activated = activate->node;
    if (auto* edited = std::get_if<event::TextEdited>(&event)) input.edited = std::move(*edited);
    if (auto* shortcut = std::get_if<event::Shortcut>(&event)) input.shortcut = std::move(shortcut->keys);
    if (auto* file = std::get_if<event::FileChosen>(&event)) input.file = std::move(*file);
}

/// False where the event does not concern the input.
bool take_state(Input& input, const Event& event) {
    if (const auto* size = std::get_if<event::Resize>(&event)) {
        input.width = std::clamp(size->width, 1.0f, k_most_pixels);
        input.height = std::clamp(size->height, 1.0f, k_most_pixels);
        input.density = std::clamp(size->density, 0.25f, 8.0f);
        input.touch = size->touch;
    } else if (const auto* pointer = std::get_if<event::PointerMove>(&event)) {
        input.pointer_x = pointer->x;
        input.pointer_y = pointer->y;
    } else if (const auto* drag = std::get_if<event::Drag>(&event)) {
        input.drag = *drag;
    } else if (const auto* focus = std::get_if<event::Focus>(&event)) {
        input.focus = focus->node;
        input.focus_visible = focus->visible;
    } else {
        return false;
    }
    return true;
}

} // namespace

Inbox::Taken Inbox::take(Input& input, FunctionRef<void(Event)> pass_on) {
    Taken taken;
    forget_deed(input);
    while (!events_.empty() && !taken.deed) {
        Event next = std::move(events_.front());
        events_.pop_front();
        taken = {true, is_deed(next)};
        if (taken.deed)
            do_deed(input, std::move(next));
        else if (!take_state(input, next))
            pass_on(std::move(next));
    }
    return taken;
}

} // namespace shipshape
