#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// A command or other preformatted text, with a button that copies it. `name` says what is copied ("Copy
/// command").
void code_block(Ui& ui, std::string_view code, std::string_view name = "Copy command");

} // namespace shipshape::widgets
