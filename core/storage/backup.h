#pragma once
#include "core/domain/workspace.h"
#include "core/storage/vfs.h"

#include <string_view>

namespace shipshape {

inline constexpr std::size_t k_backup_limit_bytes = 128u << 20;
/// Steps of SQLite's virtual machine that reading may take for each byte of the file.
inline constexpr std::int64_t k_backup_steps_per_byte = 10;

/// Reads a database file that somebody chose: one of Store::export_file, of this schema or an older one, or a
/// main.db that was handed out for rescue (as its WAL would leave it if it were lost). What comes back goes
/// the way of a document: it is compared and shown before anything is written (plan_import). The log, the
/// identity of the device and its settings stay behind; deleted entities are left out, and so is what refers
/// to them.
///
/// The file is hostile until it is proven to be ours. Nothing of it is run, and every part of the work has an
/// end:
///
/// 1. The size is limited, and the header must be the one that we write (SQLite file format, 1.3): pages of
///    4096 bytes and as many as the file has, UTF-8, our application_id, a known user_version. All this
///    before SQLite sees a byte.
/// 2. SQLite gets a copy in memory, over Database::open_foreign: short statements, few objects and columns,
///    flat expressions, no triggers, no views, nothing attached, and a budget of steps that grows with the
///    size of the file. The budget is needed: the pages of a table may form not a tree but a graph, whose
///    walk takes as many steps as there are paths through it, and the list of the tables is such a table
///    itself, which SQLite reads before it can be asked anything.
/// 3. That list must say exactly what our migrations say: no table, index, trigger or view more or less, and
///    not a character of difference in their definitions. No expression, default or collation of the file's
///    own is left then.
/// 4. quick_check over the whole file: every page is used once, every row is whole and of the types of its
///    table. From here on the work is bounded by the size of the file.
/// 5. Older schemas are migrated, in memory. Every reference must lead to a row.
/// 6. Every value must fit the description of its entity, as when the app's own database is read.
///
/// Errors: invalid_input for a file that is damaged, not ours, or holds what makes no sense, with SQLite's
/// finding or table, id and field as the place; newer_version; too_large, also where the budget is used up.
Result<Workspace> read_backup(Vfs& vfs, std::string_view bytes);

} // namespace shipshape
