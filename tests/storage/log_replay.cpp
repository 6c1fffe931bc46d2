#include "tests/storage/log_replay.h"

#include "core/storage/rows.h"

#include <algorithm>

namespace shipshape {
namespace {

bool apply(Entity& entity, const std::string& field_name, const Value& stored) {
    if (field_name == k_deleted_field) {
        const auto* mark = std::get_if<std::int64_t>(&stored);
        if (mark) set_deleted(entity, *mark == 1);
        return mark != nullptr;
    }
    const std::span<const FieldInfo> fields = entity_info(entity).fields;
    const auto field = std::ranges::find(fields, field_name, &FieldInfo::name);
    if (field == fields.end()) return true;
    const std::optional<Value> value = from_stored(*field, stored);
    return value && field->set(raw(entity), *value);
}

} // namespace

Result<Replica> rebuild_from_log(Database& database) {
    Result<Statement> log = database.prepare(
        "SELECT op.entity,op.id,op.field,op.value FROM op JOIN device ON device.number=op.device "
        "ORDER BY op.hlc,device.id,op.seq");
    if (!log) return pass_on(log);
    Replica replica;
    Result<void> done = log->query([&](const Statement& row) -> Result<void> {
        const auto index = entity_index(std::get<std::string>(*row.column(0)));
        if (!index) return {};
        const Id id = std::get<Id>(*row.column(1));
        Entity fresh = make_entity(*index);
        set_id(fresh, id);
        Entity& entity = replica.try_emplace({*index, id}, fresh).first->second;
        const auto field = std::get<std::string>(*row.column(2));
        if (!apply(entity, field, *row.column(3))) return damaged_value(entity_info(*index), id, field);
        return {};
    });
    if (!done) return pass_on(done);
    return replica;
}

Result<Replica> read_rows(Database& database) {
    Replica replica;
    for (std::size_t index = 0; index < k_entity_count; ++index) {
        Rows rows(database, index);
        Result<Statement> ids =
            database.prepare("SELECT id FROM \"" + std::string(entity_info(index).name) + "\"");
        if (!ids) return pass_on(ids);
        Result<void> done = ids->query([&](const Statement& row) -> Result<void> {
            const Id id = std::get<Id>(*row.column(0));
            Result<std::optional<Entity>> entity = rows.find(id);
            if (!entity) return pass_on(entity);
            replica.emplace(std::pair{index, id}, **entity);
            return {};
        });
        if (!done) return pass_on(done);
    }
    return replica;
}

} // namespace shipshape
