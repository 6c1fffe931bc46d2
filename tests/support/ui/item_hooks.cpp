#include "tests/support/ui/item_hooks.h"

#include "imgui.h"
#include "imgui_internal.h"

#include <utility>

namespace shipshape::testing {

namespace {
std::vector<std::uint32_t> items;
} // namespace

std::vector<std::uint32_t> take_hooked_items() {
    return std::exchange(items, {});
}
void item_hooks_on() {
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

} // namespace shipshape::testing

// Dear ImGui calls these by name when it is built with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect&, const ImGuiLastItemData*) {
    const ImGuiWindow* window = context->CurrentWindow;
    if (!window || window->IsFallbackWindow) return; // ImGui's own, never shown
    const bool is_window = id == window->ID || id == window->MoveId || id == window->ChildId;
    if (!is_window) shipshape::testing::items.push_back(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) {
    return nullptr;
}
