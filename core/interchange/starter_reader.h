#pragma once
#include "core/base/result.h"
#include "core/domain/starter.h"

namespace shipshape {

/// Reads the starter library, whose format public/starter/README.md describes. As strict as read_document():
/// names that are not known, ids that stand twice, texts beyond the limits of the entities they become,
/// ecosystems that are not listed. Errors: those of parse_json(); invalid_input; too_large; newer_version.
Result<StarterGuide> read_starter(std::string_view bytes);

} // namespace shipshape
