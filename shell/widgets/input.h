#pragma once
#include "shell/platform.h"

#include <optional>

namespace shipshape {

/// What widgets know of the outside in one pass. At most one thing happens per pass, so that whatever it
/// changes is seen by what happens next.
struct Input {
    float width = 1280, height = 800, density = 1; ///< CSS pixels; device pixels per CSS pixel
    bool touch = false;
    float pointer_x = -1, pointer_y = -1; ///< CSS pixels; negative: not on the page
    semantics::NodeId focus = 0;
    bool focus_visible = false;
    double elapsed_s = 0; ///< since the last pass

    std::optional<event::Drag> drag; ///< going on, or released in this pass

    semantics::NodeId activated = 0;
    std::optional<event::TextEdited> edited;
    std::optional<event::FileChosen> file;
    std::string shortcut;
};

} // namespace shipshape
