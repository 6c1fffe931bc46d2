#pragma once
#include "core/domain/run_outline.h"
#include "core/domain/variables.h"

namespace shipshape {

/// A run as Markdown with task lists (GitHub Flavored Markdown, 5.3): "[x]" is a step that was done, "[ ]"
/// any other; what was skipped or does not apply is struck through, with its reason; notes and evidence stand
/// under their step. Times are in UTC.
std::string run_markdown(const Workspace& workspace, const Run& run, const RunOutline& outline,
                         const Values& values);

// Its parts, for other reports:

/// 2026-11-22 21:00 UTC
std::string time_words(Instant at);
/// The text with blanks for its line breaks, so that it stays within its item.
std::string one_line(std::string_view text);
/// "- name: value"
void append_item(std::string& out, std::string_view name, std::string_view value);
/// A step as an item with what happened to it; `aside` stands at the end of its line.
void append_step(std::string& out, const RunStep& step, std::string_view title, std::string_view aside = {});

} // namespace shipshape
