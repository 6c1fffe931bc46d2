#pragma once
#include "core/base/result.h"
#include "core/domain/run_outline.h"
#include "core/interchange/markdown_ticks.h"

namespace shipshape {

/// A version of a template as Markdown with task lists (GFM 0.29, section 5.3), as forges render it. Titles,
/// summary and commands are literal. Details, and how to verify and undo, are Markdown and stay so, but boxes
/// in them are escaped: read_markdown() finds the steps of the version and no others, with these titles where
/// they are not empty. A run is written by run_markdown() (core/domain/run_text.h).
std::string template_markdown(const Workspace& workspace, const Template& of, const TemplateVersion& version);

/// The sections alone, their headings at `level` (1 to 6).
std::string sections_markdown(const Outline& outline, int level);

/// Markdown that holds no task boxes: those it has become text.
std::string without_boxes(std::string_view markdown);

/// The document that the run's version was imported from, with the boxes of its steps as they stand in the
/// run: checked where a step is done. No other byte differs. Errors: those of with_ticks().
Result<std::string> ticked_source(const Source& source, const RunOutline& outline);

} // namespace shipshape
