#pragma once
#include "core/storage/database.h"

#include <span>

namespace shipshape {

/// Marks a file as ours (SQLite file format, 1.3.14): "Ship".
inline constexpr std::int64_t k_application_id = 0x53686970;

/// One step from the schema before it. The SQL is what was shipped and never changes again; what comes later
/// is a new step. SQLite is built without ALTER TABLE: a table changes by being copied into a temporary one,
/// dropped, created anew and filled again (foreign keys are off meanwhile and checked before the commit).
struct Migration {
    int to_version;
    const char* sql;
};

/// All steps, from an empty file to the present schema, numbered 1, 2, 3 …
std::span<const Migration> migrations();

enum class FileState {
    empty,   ///< no tables: a new file
    present, ///< ours, of this schema
    older,   ///< ours, to be migrated
};

/// Looks at the file without writing to it. Errors: newer_version; storage_damaged for a database that is not
/// ours, or is none; and those of reading.
Result<FileState> identify(Database& database, std::span<const Migration> steps);

/// Takes the steps that are missing, each in a transaction of its own together with its version number. On an
/// error the database stands at the last step that went through. Foreign keys are checked before each commit.
Result<void> migrate(Database& database, std::span<const Migration> steps);

/// Error storage_damaged, with SQLite's finding, where quick_check finds any. `table` empty: the whole file.
Result<void> quick_check(Database& database, std::string_view table = {});

} // namespace shipshape
