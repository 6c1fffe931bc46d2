#pragma once
#include "shell/widgets/text.h"

namespace shipshape::widgets {

/// A message that stays, with at most one action. Returns true when the action was chosen.
bool banner(Ui& ui, std::string_view text, Tone tone, std::string_view action = {});

} // namespace shipshape::widgets
