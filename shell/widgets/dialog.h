#pragma once
#include "shell/widgets/button.h"

#include <span>

namespace shipshape::widgets {

struct DialogButton {
    std::string_view label = {};
    ButtonKind kind = ButtonKind::secondary;
    bool disabled = false;
};

struct DialogResult {
    bool closed = false;               ///< a button was pressed, or it was dismissed: stop calling dialog()
    std::optional<std::size_t> button; ///< which; nothing when dismissed (Escape, Close, a click outside)
};

/// Modal. Call it in every frame while it is open, from anywhere in the view, always with the same title. The
/// first control of the body gets the focus (else the first button), and what had it before gets it back.
DialogResult dialog(Ui& ui, std::string_view title, Body body, std::span<const DialogButton> buttons);
/// Once per frame, after all views: gives the focus back for dialogs that are gone.
void finish_dialogs(Ui& ui);

} // namespace shipshape::widgets
