#pragma once
#include "shell/widgets/button.h"

#include <span>

namespace shipshape::widgets {

struct MenuItem {
    std::string_view label = {};
    Icon icon = Icon::none;
    bool danger = false;
    bool disabled = false;
    /// Makes what the item puts on the clipboard; called while the menu is open. Null: it copies nothing.
    const FunctionRef<std::string()>* copies = nullptr;
};

/// A button that opens a list of actions; returns the index of the one that was chosen in this pass. With an
/// icon in `options` and no `text` on it (the default) only the icon is drawn. Closed by choosing, Escape, or
/// a click elsewhere.
std::optional<std::size_t> menu(Ui& ui, std::string_view name, std::span<const MenuItem> items,
                                ButtonOptions options = {.kind = ButtonKind::quiet, .icon = Icon::dots},
                                bool with_text = false);

} // namespace shipshape::widgets
