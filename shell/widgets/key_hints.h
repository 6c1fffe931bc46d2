#pragma once
#include "shell/widgets/ui.h"

#include <span>

namespace shipshape::widgets {

struct KeyHint {
    std::string_view keys = {}; ///< "Mod+Z"
    std::string_view what = {}; ///< "Undo"
};
/// A list of keys and what they do.
void key_hints(Ui& ui, std::span<const KeyHint> hints);

} // namespace shipshape::widgets
