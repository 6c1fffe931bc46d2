#pragma once
#include "shell/platform.h"
#include "shell/route.h"
#include "shell/widgets/toast.h"

#include <optional>
#include <string>

namespace shipshape {

/// State that exists only on the screen. Views may change it while they draw; nothing in it is saved.
struct UiState {
    Route route;
    std::string page_title; ///< set by the view: "Daily round"; becomes "Daily round · Shipshape"
    widgets::ToastStack toasts;

    event::StorageState storage;
    bool storage_known = false;
    bool online = true;
    bool new_version = false;
    std::optional<event::SetAside> set_aside;   ///< a damaged database that was kept
    std::optional<event::FileChosen> dropped;   ///< a file dropped on the page, until a view takes it
    std::string starter_bytes;                  ///< the starter library as it came; empty: not there yet
    std::string starter_problem;
};

} // namespace shipshape
