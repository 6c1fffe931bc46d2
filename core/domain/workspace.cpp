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

Settings Workspace::settings() const {
    auto at = all<Settings>().find(Settings::the_id());
    return at == all<Settings>().end() ? Settings{} : at->second;
}

} // namespace shipshape
