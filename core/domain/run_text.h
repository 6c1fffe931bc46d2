#pragma once
#include "core/domain/run_outline.h"
#include "core/domain/variables.h"

namespace shipshape {

/// A run as Markdown with task lists (GitHub Flavored Markdown, 5.3): "[x]" is a step that was done, "[ ]"
/// any other; what was skipped or does not apply is struck through, with its reason; notes and evidence stand
/// under their step. Times are in UTC.
std::string run_markdown(const Workspace& workspace, const Run& run, const RunOutline& outline,
                         const Values& values);

} // namespace shipshape
