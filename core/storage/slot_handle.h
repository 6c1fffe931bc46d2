#pragma once
#include <sqlite3.h>

#include "core/storage/slot_files.h"

namespace shipshape {

/// What SQLite holds of an open slot. A handle from before a release of `files` fails in every call.
struct SlotHandle : sqlite3_file {
    SlotFiles* files;
    Slot slot;
    std::uint32_t session;
};

/// Makes a SlotHandle in SQLite's memory at `file`. SQLITE_CANTOPEN for a slot that is not SQLite's, that is
/// open already, that has no handle, or that is empty while `flags` lack SQLITE_OPEN_CREATE.
int open_slot(SlotFiles& files, Slot slot, sqlite3_file* file, int flags);

/// xDelete of a slot: only the WAL and the journal can be deleted. SQLITE_IOERR_DELETE_NOENT where it is
/// empty.
int delete_slot(SlotFiles& files, Slot slot);

} // namespace shipshape
