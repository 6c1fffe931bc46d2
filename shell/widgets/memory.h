#pragma once
#include "shell/widgets/semantics.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace shipshape {

/// What widgets keep from one frame to the next. Nothing in it is worth saving.
struct WidgetMemory {
    using NodeId = semantics::NodeId;

    std::map<NodeId, float> scroll_top;       ///< CSS pixels, as the platform last told
    std::map<NodeId, float> content_height;   ///< of scroll regions, CSS pixels
    std::set<NodeId> regions, regions_before; ///< scroll regions of this pass and of the one before
    std::map<NodeId, std::string> drafts;     ///< text being edited, until its final edit
    int modal_layer = 0;                      ///< nothing below this plane (widgets::Layer) sees the pointer
    NodeId open_menu = 0;

    struct Dialog {
        NodeId id = 0;
        NodeId focus_before = 0;
        bool drawn = false; ///< in this frame
    };
    std::vector<Dialog> dialogs; ///< innermost last

    struct Rows {
        std::vector<float> heights; ///< device pixels, estimated until drawn
        float width = 0;
        std::size_t focused = 0; ///< stays realised, so that the focus is not lost while scrolling
        bool has_focus = false;
    };
    std::map<NodeId, Rows> rows; ///< of virtual lists

    void begin_pass() {
        regions_before = std::exchange(regions, {});
        for (Dialog& dialog : dialogs) dialog.drawn = false;
    }
};

} // namespace shipshape
