#pragma once
#include "core/domain/run_outline.h"
#include "core/domain/variables.h"

namespace shipshape {

/// A run as Markdown with task lists (GitHub Flavored Markdown, 5.3): "[x]" is a step that was done, "[ ]"
/// any other; what was skipped or does not apply is struck through. What became of a step stands on the line
/// below its title, with its reason, evidence and note. All that people typed is literal. Times are in UTC.
std::string run_markdown(const Workspace& workspace, const Run& run, const RunOutline& outline,
                         const Values& values);

// Its parts, for other reports:

/// 2026-11-22 21:00 UTC
std::string time_words(Instant at);
/// "- name: value"
void append_item(std::string& out, std::string_view name, std::string_view value);
/// A step as an item with what happened to it; `aside` stands behind that.
void append_step(std::string& out, const RunStep& step, std::string_view title, std::string_view aside = {});

} // namespace shipshape
