#pragma once
#include "shell/widgets/icon.h"
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

enum class ButtonKind { primary, secondary, quiet, danger };

struct ButtonOptions {
    ButtonKind kind = ButtonKind::secondary;
    Icon icon = Icon::none;
    bool disabled = false;
    bool fill = false;                 ///< as wide as there is room
    std::string_view name = {};        ///< accessible name, where the label alone says too little
    std::string_view description = {}; ///< read after the name
    std::string_view key = {};         ///< identity, where the label changes; otherwise the label
    bool drags = false;                ///< can be dragged: see Input::drag
    std::int8_t expanded = -1;         ///< 0 or 1: it shows and hides something, which is hidden or shown now
};

/// True in the pass in which it was activated.
bool button(Ui& ui, std::string_view label, ButtonOptions options = {});
/// Only an icon is seen; `name` is what is said.
bool icon_button(Ui& ui, Icon icon, std::string_view name,
                 ButtonOptions options = {.kind = ButtonKind::quiet});
/// Opens the platform's file picker; `accept` lists types (".json,application/json").
std::optional<event::FileChosen> file_button(Ui& ui, std::string_view label, std::string_view accept,
                                             ButtonOptions options = {});
/// Puts `payload` on the clipboard.
void copy_button(Ui& ui, std::string_view label, std::string_view payload,
                 ButtonOptions options = {.icon = Icon::copy});

/// Hands `address` to the platform's own way of passing things on; only where event::Place says it has one.
void share_button(Ui& ui, std::string_view label, std::string_view address, ButtonOptions options = {});

/// What menu() is made of: as button(), but it says whether its popup is open, and tells where it stands.
bool menu_button(Ui& ui, std::string_view label, const ButtonOptions& options, bool is_open, Box& box);
float button_width(const Ui& ui, std::string_view label, Icon icon);
NodeId button_id(const Ui& ui, std::string_view label, const ButtonOptions& options = {});

} // namespace shipshape::widgets
