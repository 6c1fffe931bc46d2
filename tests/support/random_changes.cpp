#include "tests/support/random_changes.h"

#include <algorithm>

namespace shipshape::testing {

void RandomChanges::set_any_value(Entity& entity, const FieldInfo& field) {
    if (field.kind != ValueKind::reference) {
        field.set(raw(entity), random_value(random_, field));
        return;
    }
    const std::vector<Entity>& targets = known_[*entity_index(field.refers_to)];
    const bool leave_out = field.optional && random_.below(3) == 0;
    if (leave_out)
        field.set(raw(entity), Value{});
    else if (!targets.empty())
        field.set(raw(entity), id_of(targets[random_.below(targets.size())]));
}

void RandomChanges::change(Entity& entity) {
    const std::span<const FieldInfo> fields = entity_info(entity).fields;
    if (random_.below(5) == 0) set_deleted(entity, !is_deleted(entity));
    for (std::size_t count = random_.below(4); count > 0; --count)
        set_any_value(entity, fields[random_.below(fields.size())]);
}

Entity RandomChanges::pick_or_make() {
    // What others refer to must be there first, so an empty type is filled before a later one.
    std::size_t type = random_.below(k_entity_count);
    for (std::size_t i = 0; i < type; ++i)
        if (known_[i].empty()) type = i;
    std::vector<Entity>& known = known_[type];
    if (!known.empty() && random_.below(2) == 0) {
        Entity entity = known[random_.below(known.size())];
        change(entity);
        return entity;
    }
    Entity entity = make_entity(type);
    set_id(entity, Id::derive(Id{}, "entity " + std::to_string(++made_)));
    for (const FieldInfo& field : entity_info(type).fields) set_any_value(entity, field);
    return entity;
}

Transaction RandomChanges::next() {
    Transaction transaction{
        "Did something", {static_cast<std::int64_t>(random_.next() % 2'000'000'000'000)}, {}};
    for (std::size_t count = 1 + random_.below(6); count > 0; --count) {
        Entity after = pick_or_make();
        std::vector<Entity>& known = known_[after.index()];
        auto stored = std::ranges::find(known, id_of(after), [](const Entity& each) { return id_of(each); });
        // A session does not have deleted entities in memory: for it, one that comes back is new.
        transaction.rows.push_back({memory.find(after.index(), id_of(after)), after});
        memory.put(after);
        if (stored == known.end())
            known.push_back(std::move(after));
        else
            *stored = std::move(after);
    }
    return transaction;
}

} // namespace shipshape::testing
