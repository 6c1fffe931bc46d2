#pragma once
#include <cstdint>
#include <vector>

namespace shipshape::testing {

/// Ids of the items ImGui was told of since the last call, windows left out. Needs item_hooks_on() before the
/// frames.
std::vector<std::uint32_t> take_hooked_items();
void item_hooks_on();

} // namespace shipshape::testing
