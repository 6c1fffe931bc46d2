#pragma once
#include "core/domain/known_stamps.h"
#include "core/storage/rows.h"

namespace shipshape {

/// The field's index in the description of the type, FieldStamp::k_presence for k_deleted_field; nothing
/// where this program does not know it.
std::optional<std::size_t> field_index(std::size_t type, std::string_view name);

/// See HistoryPort::stamps(). Errors: too_large, and those of Rows. Operations on what this program does not
/// know are left out. `rows` holds one Rows for each entity type.
Result<KnownStamps> read_stamps(Database& database, std::vector<Rows>& rows, std::span<const EntityKey> of);

} // namespace shipshape
