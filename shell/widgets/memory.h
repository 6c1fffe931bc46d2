#pragma once
#include "shell/widgets/semantics.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace shipshape {

/// What widgets keep from one frame to the next. Nothing in it is worth saving.
struct WidgetMemory {
    using NodeId = semantics::NodeId;

    std::map<NodeId, float> scroll_top;      ///< CSS pixels, as the platform last told
    std::set<NodeId> regions;                ///< scroll regions of the last frame
    std::map<NodeId, std::string> drafts;    ///< text being edited, until its final edit
    int modal_layer = 0;                     ///< nothing below this plane (widgets::Layer) sees the pointer
    NodeId open_menu = 0;
    NodeId focus_before_menu = 0;

    struct Dialog {
        NodeId id = 0;
        NodeId focus_before = 0;
        bool drawn = false; ///< in this frame
    };
    std::vector<Dialog> dialogs; ///< innermost last

    struct Rows {
        std::vector<float> heights; ///< CSS pixels, estimated until drawn
        float width = 0;
        std::size_t focused = 0;    ///< stays realised, so that the focus is not lost while scrolling
        bool has_focus = false;
    };
    std::map<NodeId, Rows> rows; ///< of virtual lists
};

} // namespace shipshape
