#pragma once
#include "core/domain/import_plan.h"

/// What an import would do, in sentences.
namespace shipshape {

/// "Step states: 1 new, 2 changed, 3 the same". Empty where the document has nothing of the type.
std::string counts_words(std::size_t type, const ImportPlan::Counts& counts);

/// "Two different texts for the note of “Look”: kept is yours, “A”; not taken is theirs, “B”." Values are cut
/// after `limit_bytes`.
std::string conflict_words(const ImportConflict& conflict, std::size_t limit_bytes = 300);

/// Every value that is not taken, whole, as text to keep elsewhere.
std::string lost_words(const ImportPlan& plan);

} // namespace shipshape
