#pragma once
#include "shell/views/views.h"

namespace shipshape {

/// What the parts of one run's page have in common.
struct RunPage {
    ViewContext& view;
    const Run& run;
    const Template& of;
    const RunOutline& outline;
    const Values& values;
    std::vector<std::string> asked = {}; ///< names of values that have a field already in this pass

    bool open() const { return run.status == RunStatus::open; }
};

/// A step with everything that belongs to it, inside a scope of its own (run_step.cpp).
void run_step_row(RunPage& page, const RunStep& step);
/// What stands above the steps: newer versions, changes since the last run (run_foot.cpp).
void run_news(RunPage& page);
/// What stands under them: one more step, finishing, reopening.
void run_foot(RunPage& page);

} // namespace shipshape
