#include "core/interchange/json_reader.h"
#include "tests/inspect/format.h"

#include <map>

namespace shipshape::inspect {

/// JSON as RFC 8259 has it, with the app's limits but for names that stand twice, which are JSON although no
/// document.
std::string look_at_syntax(std::string_view bytes) {
    JsonLimits limits;
    limits.unique_keys = false;
    Result<JsonTree> tree = parse_json(bytes, limits);
    if (!tree) return error_line(tree.error());
    return counts_line(std::map<std::string_view, std::size_t>{{"values", tree->nodes.size()}});
}

} // namespace shipshape::inspect
