#pragma once
#include "shell/route.h"
#include "shell/widgets/text.h"
#include "shell/widgets/ui.h"

namespace shipshape {

/// The frame around every screen: header, navigation, and the room for the content.
struct PageFrame {
    std::string_view project = {};                     ///< name shown in the header; empty: the app's own
    Route route = {};                                  ///< marks the navigation
    bool navigation = true;                            ///< false where there is nowhere to go: no project yet
    bool undo = false, redo = false;                   ///< possible
    std::string_view undo_label = {}, redo_label = {}; ///< what they would take back or do again
    std::string_view warning = {};                     ///< stays above the content
    std::string_view warning_action = {};
};
struct PageEvents {
    bool undo = false, redo = false;
    bool warning_action = false;
};

/// Draws header and navigation (rail at the left from 700 px on, bar at the bottom under it), then `content`
/// in the main landmark. `content` is expected to call page() or two_panes() once.
PageEvents page_frame(widgets::Ui& ui, const PageFrame& frame, Body content);
/// The main landmark alone, for pages without a session.
void bare_frame(widgets::Ui& ui, Body content);

/// One scrolling column of at most 840 px in the middle of the content area. `key` identifies the screen (its
/// route), so that each keeps its own scroll position.
void page(widgets::Ui& ui, std::string_view key, Body content);

/// From 1100 px on: list and detail side by side, each scrolling by itself. Under it only one of them is
/// shown, `detail` if `show_detail`.
void two_panes(widgets::Ui& ui, std::string_view list_name, Body list, std::string_view detail_name,
               std::string_view detail_key, Body detail, bool show_detail);
/// True where two_panes() shows both.
bool has_two_panes(const widgets::Ui& ui);

} // namespace shipshape
