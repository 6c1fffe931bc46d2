#pragma once
#include "shell/widgets/icon.h"
#include "shell/widgets/ui.h"

namespace shipshape::widgets {

/// What is shown where nothing is: an icon, a heading (level 2), a sentence that says what to do, and the way
/// to do it.
void empty_state(Ui& ui, Icon icon, std::string_view title, std::string_view sentence, Body actions);
void empty_state(Ui& ui, Icon icon, std::string_view title, std::string_view sentence);

} // namespace shipshape::widgets
