#pragma once
#include "core/interchange/json_tree.h"

namespace shipshape {

/// What a JSON text may cost. Checked while reading, before the memory is spent.
struct JsonLimits {
    std::size_t bytes = 64u << 20;
    std::size_t depth = 32;
    std::size_t values = 2'000'000;    ///< all values of the text together
    std::size_t text_bytes = 1u << 20; ///< each text and key
    bool unique_keys = true; ///< RFC 8259, 4 only asks for it; two values of one name have no meaning here
};

/// Reads JSON (RFC 8259) in UTF-8. A byte order mark at the start is passed over (section 8.1 allows it;
/// editors on Windows write it). The bytes must outlive the tree. Errors: too_large (a limit), invalid_input
/// (not JSON, not UTF-8, a key twice); the place is a line and column.
Result<JsonTree> parse_json(std::string_view bytes, const JsonLimits& limits = {});

} // namespace shipshape
