#include "core/domain/workspace.h"

namespace shipshape {
namespace {

/// Calls `use` with the table at `index`.
template<class Tables, class Use, std::size_t... Index>
void with_table(Tables& tables, std::size_t index, Use&& use, std::index_sequence<Index...>) {
    ((Index == index ? static_cast<void>(use(std::get<Index>(tables))) : static_cast<void>(0)), ...);
}
template<class Tables, class Use>
void with_table(Tables& tables, std::size_t index, Use&& use) {
    with_table(tables, index, use, std::make_index_sequence<k_entity_count>{});
}

} // namespace

std::optional<Entity> Workspace::find(std::size_t index, const Id& id) const {
    std::optional<Entity> found;
    with_table(tables_, index, [&](const auto& table) {
        if (auto at = table.find(id); at != table.end()) found = at->second;
    });
    return found;
}

bool Workspace::contains(std::size_t index, const Id& id) const {
    bool found = false;
    with_table(tables_, index, [&](const auto& table) { found = table.contains(id); });
    return found;
}

std::size_t Workspace::count(std::size_t index) const {
    std::size_t size = 0;
    with_table(tables_, index, [&](const auto& table) { size = table.size(); });
    return size;
}

void Workspace::put(Entity entity) {
    ++revision_;
    std::visit(
        [&]<class E>(E& e) {
            auto& table = std::get<Table<E>>(tables_);
            if (e.deleted)
                table.erase(e.id);
            else
                table.insert_or_assign(e.id, std::move(e));
        },
        entity);
}

namespace {

bool leads_nowhere(const FieldInfo& field, const void* entity, const Workspace& workspace) {
    if (field.kind != ValueKind::reference) return false;
    const Value value = field.get(entity);
    const Id* target = std::get_if<Id>(&value);
    const std::optional<std::size_t> index = entity_index(field.refers_to);
    return target && index && !workspace.contains(*index, *target);
}

bool is_closed(const EntityInfo& info, const void* entity, const Workspace& workspace) {
    for (const FieldInfo& field : info.fields)
        if (leads_nowhere(field, entity, workspace)) return false;
    return true;
}

Entity closed(Entity entity, const Workspace& workspace) {
    for (const FieldInfo& field : entity_info(entity).fields)
        if (leads_nowhere(field, raw(entity), workspace) &&
            (!field.optional || !field.set(raw(entity), Value{})))
            set_deleted(entity, true);
    return entity;
}

} // namespace

void Workspace::close_references() {
    std::vector<Entity> changed;
    do {
        changed.clear();
        for_each([&]<class E>(const E& entity) {
            if (!is_closed(describe<E>(), &entity, *this)) changed.push_back(closed(entity, *this));
        });
        for (Entity& entity : changed) put(std::move(entity));
    } while (!changed.empty());
}

Settings Workspace::settings() const {
    auto at = all<Settings>().find(Settings::the_id());
    return at == all<Settings>().end() ? Settings{} : at->second;
}

} // namespace shipshape
