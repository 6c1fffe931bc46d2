#pragma once
#include "shell/platform.h"
#include "shell/widgets/semantics.h"

#include <string>
#include <string_view>

/// What crosses to the page, as JSON: the shapes NodeData, PageRequest and WorkerRequest of
/// web/page/protocol.ts.
namespace shipshape::wire {

/// All nodes in order, as an array; members with their default value are left out.
std::string tree(const semantics::Tree& tree);

struct RequestParts {
    std::string json;
    std::string_view bytes; ///< of a download; lives as long as the request
};
RequestParts request(const Request& request);

} // namespace shipshape::wire
