#pragma once
#include "core/domain/release_plan.h"

namespace shipshape {

/// A release with all that follows from it. Points into the workspace and into itself: it can be moved, not
/// copied, and is valid until the workspace changes.
struct ReleaseSheet {
    const Release* release = nullptr;
    const Project* project = nullptr;
    const Run* run = nullptr;
    const Template* of = nullptr;
    RunOutline outline;
    Values values;
    ReleasePlan plan;
    BurnDown burn;

    ReleaseSheet() = default;
    ReleaseSheet(ReleaseSheet&&) = default;
    ReleaseSheet& operator=(ReleaseSheet&&) = default;
};

/// Nothing where its project, run or template is not in the workspace.
std::optional<ReleaseSheet> sheet_of(const Workspace& workspace, const Release& release, Date today);

/// Those of a project that are open, by target date.
std::vector<ReleaseSheet> open_sheets(const Workspace& workspace, const Ref<Project>& project, Date today);

/// The workspace with a closed run, which memory does not hold, as HistoryPort::closed_run() gives it.
Workspace with_closed_run(const Workspace& workspace, const Workspace& closed);

} // namespace shipshape
