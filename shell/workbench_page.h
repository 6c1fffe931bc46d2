#pragma once
#include "shell/views/views.h"

/// What the views of the changelog workbench share (shell/views/workbench_*.cpp).
namespace shipshape {

struct WorkbenchPage {
    ViewContext& view;
    const Project& project;
    const WorkbenchFindings& found;

    Workbench& bench() const { return view.state.workbench; }
};

/// A pasted `git log`, and the entries made of it (workbench_commits.cpp).
void workbench_commits(WorkbenchPage& page);
/// Release notes, the forge's forms and the announcement (workbench_notes.cpp).
void workbench_notes(WorkbenchPage& page);

} // namespace shipshape
