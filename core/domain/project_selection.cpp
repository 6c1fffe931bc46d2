#include "core/domain/project_selection.h"

namespace shipshape {
namespace {

/// Whether all that the entity cannot be without is in `selected`. What it may be without leads to the same
/// project, or is not followed.
bool belongs(const Entity& entity, const Workspace& selected) {
    bool belongs = false;
    for (const FieldInfo& field : entity_info(entity).fields) {
        if (field.kind != ValueKind::reference || field.optional) continue;
        const Value value = field.get(raw(entity));
        const Id* target = std::get_if<Id>(&value);
        const std::optional<std::size_t> type = entity_index(field.refers_to);
        if (!target || !type || !selected.contains(*type, *target)) return false;
        belongs = true;
    }
    return belongs;
}

} // namespace

Workspace select_project(const Workspace& workspace, const Ref<Project>& project) {
    Workspace selected;
    const Project* chosen = workspace.find(project);
    if (!chosen) return selected;
    selected.put(*chosen);
    workspace.for_each([&]<class E>(const E& entity) { // owners come first
        if (E::exchanged && belongs(entity, selected)) selected.put(entity);
    });
    selected.close_references();
    return selected;
}

} // namespace shipshape
