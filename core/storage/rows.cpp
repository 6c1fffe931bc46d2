#include "core/storage/rows.h"

#include "core/base/text.h"

namespace shipshape {
namespace {

constexpr int k_first_field_column = 2; // after id and deleted

std::string sql_name(std::string_view name) {
    return "\"" + std::string(name) + "\"";
}

std::string upsert_sql(const EntityInfo& info) {
    std::string columns = "id,deleted", parameters = "?,?", updates = "deleted=excluded.deleted";
    for (const FieldInfo& field : info.fields) {
        const std::string name = sql_name(field.name);
        columns += "," + name;
        parameters += ",?";
        updates += "," + name + "=excluded." + name;
    }
    return "INSERT INTO " + sql_name(info.name) + "(" + columns + ") VALUES(" + parameters +
           ") ON CONFLICT(id) DO UPDATE SET " + updates;
}

std::string place_of(const EntityInfo& info, const Id& id, std::string_view field) {
    return "table " + std::string(info.name) + ", id " + (id ? id.text() : "not readable") + ", field " +
           std::string(field);
}

bool is_clean_text(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return !text || !find_bad_utf8(*text);
}

} // namespace

std::string literal(const Id& id) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string out = "x'";
    for (std::uint8_t byte : id.bytes) (out += k_digits[byte >> 4]) += k_digits[byte & 15];
    return out + "'";
}

std::string select_sql(std::size_t index, std::string_view condition) {
    const EntityInfo& info = entity_info(index);
    std::string sql = "SELECT id,deleted";
    for (const FieldInfo& field : info.fields) sql += "," + sql_name(field.name);
    sql += " FROM " + sql_name(info.name);
    if (!condition.empty()) sql += " WHERE " + std::string(condition);
    return sql;
}

std::unexpected<Error> damaged_value(const EntityInfo& info, const Id& id, std::string_view field) {
    return fail(ErrorKind::storage_damaged,
                "The stored database is damaged: a value in it does not make sense. Nothing is deleted: "
                "download it, then "
                "start with a new one.",
                place_of(info, id, field));
}

Result<void> check_storable(const Entity& entity) {
    const EntityInfo& info = entity_info(entity);
    auto refuse = [&](std::string_view field) {
        return fail(ErrorKind::invalid_input,
                    "This change holds a value that cannot be stored; nothing was saved.",
                    place_of(info, id_of(entity), field));
    };
    if (!id_of(entity)) return refuse("id");
    Entity scratch = make_entity(entity.index());
    for (const FieldInfo& field : info.fields) {
        const Value value = field.get(raw(entity));
        if (!is_clean_text(value) || !field.set(raw(scratch), value)) return refuse(field.name);
    }
    return {};
}

std::optional<Value> from_stored(const FieldInfo& field, const Value& stored) {
    const auto* number = std::get_if<std::int64_t>(&stored);
    if (field.kind == ValueKind::flag && number) {
        if (*number != 0 && *number != 1) return std::nullopt;
        return Value(*number == 1);
    }
    if (!is_clean_text(stored)) return std::nullopt;
    return stored;
}

Result<Entity> Rows::read(const Statement& row) const {
    const EntityInfo& info = entity_info(index_);
    const std::optional<Value> id_value = row.column(0);
    const Id* id = id_value ? std::get_if<Id>(&*id_value) : nullptr;
    if (!id || !*id) return damaged_value(info, Id{}, "id");
    const std::optional<Value> deleted = row.column(1);
    if (deleted != Value(std::int64_t{0}) && deleted != Value(std::int64_t{1}))
        return damaged_value(info, *id, k_deleted_field);

    Entity entity = make_entity(index_);
    set_id(entity, *id);
    set_deleted(entity, deleted == Value(std::int64_t{1}));
    int column = k_first_field_column;
    for (const FieldInfo& field : info.fields) {
        const std::optional<Value> stored = row.column(column++);
        const std::optional<Value> value = stored ? from_stored(field, *stored) : std::nullopt;
        if (!value || !field.set(raw(entity), *value)) return damaged_value(info, *id, field.name);
    }
    return entity;
}

Result<std::optional<Entity>> Rows::find(const Id& id) {
    Result<Statement*> statement = prepare_once(*database_, find_, select_sql(index_, "id=?"));
    if (!statement) return pass_on(statement);
    std::optional<Entity> found;
    Result<void> done = (*statement)->bind(1, id).query([&](const Statement& row) -> Result<void> {
        Result<Entity> entity = read(row);
        if (!entity) return pass_on(entity);
        found = std::move(*entity);
        return {};
    });
    if (!done) return pass_on(done);
    return found;
}

Result<bool> Rows::contains(const Id& id) {
    Result<Statement*> statement = prepare_once(
        *database_, contains_, "SELECT 1 FROM " + sql_name(entity_info(index_).name) + " WHERE id=?");
    if (!statement) return pass_on(statement);
    bool found = false;
    Result<void> done = (*statement)->bind(1, id).query([&](const Statement&) {
        found = true;
        return Result<void>();
    });
    if (!done) return pass_on(done);
    return found;
}

Result<void> Rows::put(const Entity& entity) {
    Result<Statement*> statement = prepare_once(*database_, put_, upsert_sql(entity_info(index_)));
    if (!statement) return pass_on(statement);
    (*statement)->bind(1, id_of(entity)).bind(2, is_deleted(entity));
    int parameter = k_first_field_column + 1;
    for (const FieldInfo& field : entity_info(index_).fields)
        (*statement)->bind(parameter++, field.get(raw(entity)));
    return (*statement)->execute();
}

Result<void> Rows::load(std::string_view condition, Workspace& into) {
    // Not "deleted=0": a row with an impossible mark must be found, not overlooked.
    std::string where = "deleted<>1";
    if (!condition.empty()) where += " AND " + std::string(condition);
    Result<Statement> statement = database_->prepare(select_sql(index_, where));
    if (!statement) return pass_on(statement);
    return statement->query([&](const Statement& row) -> Result<void> {
        Result<Entity> entity = read(row);
        if (!entity) return pass_on(entity);
        into.put(std::move(*entity));
        return {};
    });
}

} // namespace shipshape
