#pragma once
#include "core/app/deciders.h"

/// What decisions have in common.
namespace shipshape {

/// The text, provided that it is UTF-8 and not too long. `what` is named in the error: "note".
Result<std::string> checked_text(std::string_view text, std::size_t limit_bytes, std::string_view what);
/// The same without space around it, and not empty.
Result<std::string> checked_name(std::string_view name, std::string_view what);
/// The name of a variable, without space around it (core/domain/variables.h), and what it stands for: one
/// line.
Result<std::string> checked_variable_name(std::string_view name);
Result<std::string> checked_value(std::string_view value);

/// Error not_found for something a command names.
std::unexpected<Error> gone(std::string_view what);

/// A run that may still be worked on. Errors: not_found; conflict where it is finished.
Result<Run> open_run(const Workspace& workspace, const Ref<Run>& ref);

/// An https address without space around it, or empty.
Result<std::string> checked_link(std::string_view link);

/// Closes the run, moves its schedule on and, where it is of a release, ends that as `as`.
void finish_run(const Workspace& workspace, const Facts& facts, Run run, bool restart, ReleaseStatus as,
                std::string reason, Changes& changes);

/// The sort key of one more step that only one run has, behind the last of them (empty: there is none).
std::string rank_of_added(std::string_view last);

} // namespace shipshape
