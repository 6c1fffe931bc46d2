#pragma once
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// A bar with words beside it: "3 of 8 steps". `name` is what is said: "Progress of Daily round".
void progress(Ui& ui, std::string_view name, std::size_t now, std::size_t all, std::string_view words);

} // namespace shipshape::widgets
