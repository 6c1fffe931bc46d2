#pragma once
#include "core/domain/text_edits.h"

namespace shipshape {

/// The difference that edits make, as a unified diff with three lines of context (POSIX, diff -u; git's
/// "\ No newline at end of file"): `patch` and `git apply` lead from the one text to the other. Lines end
/// with LF; a CR before it is part of the line and stays. Empty where nothing changes. Takes time in
/// proportion to the text, whatever the edits are; these are sound, as apply_edits() wants them.
std::string unified_diff(std::string_view text, std::span<const TextEdit> edits, std::string_view file_name);

} // namespace shipshape
