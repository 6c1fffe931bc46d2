#include "core/app/decide.h"

#include "core/app/deciders.h"

namespace shipshape {

Result<Changes> decide(const Workspace& workspace, const Command& command, const Facts& facts) {
    return std::visit([&](const auto& one) { return decide(workspace, facts, one); }, command);
}

} // namespace shipshape
