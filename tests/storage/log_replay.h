#pragma once
#include "core/domain/entities.h"
#include "core/storage/database.h"

#include <map>

namespace shipshape {

/// Every entity that was ever written, deleted ones too, by index of its type and id.
using Replica = std::map<std::pair<std::size_t, Id>, Entity>;

/// Applies all operations in the order of (hlc, device, seq) to nothing. Operations on entities or fields
/// that this program does not know are left out. Error storage_damaged where a value does not fit its field.
Result<Replica> rebuild_from_log(Database& database);

/// Reads the rows themselves.
Result<Replica> read_rows(Database& database);

} // namespace shipshape
