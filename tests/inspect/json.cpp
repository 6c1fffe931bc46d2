#include "core/interchange/document.h"
#include "tests/inspect/format.h"

#include <map>

namespace shipshape::inspect {

std::string look_at_json(std::string_view bytes) {
    Result<Workspace> workspace = read_document(bytes);
    if (!workspace) return error_line(workspace.error());
    std::map<std::string_view, std::size_t> counts;
    for (std::size_t type = 0; type < k_entity_count; ++type)
        if (entity_info(type).exchanged) counts[entity_info(type).plural] = workspace->count(type);
    return counts_line(counts);
}

} // namespace shipshape::inspect
