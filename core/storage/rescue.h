#pragma once
#include "core/base/date.h"
#include "core/storage/slots.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What stands between a database that cannot be opened and a new one in its place: nothing is ever deleted
/// that is not kept elsewhere. All functions work on the slots alone, with no database open over them; a Vfs
/// that has seen the slots remembers their sizes, so release it and open the handles again before set_aside.
/// Errors: storage_full, storage_failed, and those named below.
///
/// The way of the page for a damaged, foreign or lost database:
/// - read_database: offer the files for download, as often as wanted.
/// - The person chooses to start afresh: set_aside. It copies, flushes, compares, and only then empties the
///   slots. On storage_full there is no room for a second copy and the files are untouched: offer the
///   download, and the advice to make room. On conflict both backup slots are in use: offer read_set_aside,
///   then discard_set_aside.
/// - Take the "has data" sign away and open a Store: it makes a new database.
/// - read_set_aside hands the kept files out at any later time.
namespace shipshape {

/// A file to hand out. The WAL belongs to its database: SQLite reads both when they lie side by side.
struct RawFile {
    std::string name; ///< "main.db", "main.db-wal" or "main.db-journal"
    std::string bytes;
};

/// Sizes before anything is opened.
struct Traces {
    std::int64_t main_bytes = 0;
    std::int64_t wal_bytes = 0;
    bool has_backup = false; ///< a backup slot holds something other than a database that was set aside
};
Result<Traces> find_traces(Slots& slots);

/// The error of a database that should be there: storage_damaged.
std::unexpected<Error> lost_database();

/// Whether a database may be opened, and one be made where there is none: not where main is empty although
/// the WAL, a backup or the sign kept outside the slots says that there was one. Error: lost_database.
Result<void> check_traces(const Traces& traces, bool data_expected);

/// The bytes of the database as they lie there; empty files are left out. Needs as much memory.
Result<std::vector<RawFile>> read_database(Slots& slots);

/// A database that was set aside, kept in a backup slot: a header of 64 bytes, then the bytes of main, WAL
/// and journal one after the other. The header: "ShipshapeAside1" and a zero byte; then as 64-bit
/// little-endian numbers the three sizes, the time in milliseconds since 1970, the Hash64 of all pieces of
/// 256 KiB of each file, and the Hash64 of the header before it. The header is written last; a slot that
/// begins with "ShipshapeAside" but has no whole header is an interrupted copy, and free.
struct SetAside {
    Slot slot = Slot::backup_a;
    std::array<std::int64_t, 3> sizes{}; ///< of main, WAL, journal
    Instant at;
    std::uint64_t hash = 0;

    std::int64_t size_bytes() const { return sizes[0] + sizes[1] + sizes[2]; }
};

/// What is kept, oldest first.
Result<std::vector<SetAside>> list_set_aside(Slots& slots);

/// Moves the database into a free backup slot; returns nothing where there is no byte to keep. What is kept
/// already is not kept twice, so that it can be called again after a crash. Error conflict where no slot is
/// free.
Result<std::optional<SetAside>> set_aside(Slots& slots, Instant at);

/// Error not_found where the slot holds none, storage_damaged where its bytes are no longer those that were
/// kept.
Result<std::vector<RawFile>> read_set_aside(Slots& slots, Slot slot);

/// Empties the slot: only when the person said so after a download. Error not_found as above.
Result<void> discard_set_aside(Slots& slots, Slot slot);

} // namespace shipshape
