#pragma once
#include "core/domain/workspace.h"
#include "core/storage/database.h"

#include <string_view>

/// The one way between entities and table rows, made from their descriptions. Text, date and choice are TEXT,
/// number, instant and flag (0 or 1) are INTEGER, a reference is a BLOB of 16 bytes, absent is NULL. Before
/// the fields stand `id` and `deleted`.
namespace shipshape {

/// Name of the mark in tables and in the log.
inline constexpr std::string_view k_deleted_field = "deleted";

/// SQL that reads every column of the entity type at `index`, in the order of its description. `condition`
/// may be empty.
std::string select_sql(std::size_t index, std::string_view condition);

/// An id as SQL writes it.
std::string literal(const Id& id);

/// The error of a stored value that does not fit its field, storage_damaged, with table, id and field as its
/// place.
std::unexpected<Error> damaged_value(const EntityInfo& info, const Id& id, std::string_view field);

/// Whether a row made of this entity could be read again: it has an id, every text is UTF-8 within its limit,
/// every value is possible. Error invalid_input with entity, id and field.
Result<void> check_storable(const Entity& entity);

/// A stored value as the field takes it (a flag is a number in a row); nothing where the kinds do not fit.
std::optional<Value> from_stored(const FieldInfo& field, const Value& stored);

/// The rows of one entity type. Errors of reading: storage_damaged with table, id and field for a value that
/// does not fit; and those of SQLite.
class Rows {
  public:
    Rows(Database& database, std::size_t index) : database_(&database), index_(index) {}

    /// The entity of that id, deleted or not; nothing where there is none.
    Result<std::optional<Entity>> find(const Id& id);

    Result<bool> contains(const Id& id);

    /// Inserts or replaces. The entity must be storable.
    Result<void> put(const Entity& entity);

    /// Puts every entity that is not deleted and meets the SQL condition (empty: all) into `into`.
    Result<void> load(std::string_view condition, Workspace& into);

  private:
    Result<Entity> read(const Statement& row) const;

    Database* database_;
    std::size_t index_;
    std::optional<Statement> find_, contains_, put_;
};

} // namespace shipshape
