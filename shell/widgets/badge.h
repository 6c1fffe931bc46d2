#pragma once
#include "shell/widgets/icon.h"
#include "shell/widgets/text.h"

namespace shipshape::widgets {

/// A few words on a tinted pill: "3 days overdue".
void badge(Ui& ui, std::string_view text, Tone tone = Tone::muted, Icon icon = Icon::none);

} // namespace shipshape::widgets
