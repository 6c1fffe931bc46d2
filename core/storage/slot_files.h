#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "core/storage/coalescer.h"
#include "core/storage/slots.h"

namespace shipshape {

enum class StorageFailure {
    none,
    quota,       ///< no room; the transaction is rolled back and nothing is poisoned
    dead_handle, ///< the handle is gone: release, open the handles again, reopen the database
    io,          ///< reading, writing or truncating failed for another reason
    flush,       ///< a flush failed: nobody knows what is on the disk (never retried)
};

enum class StorageOperation { none, open, read, write, truncate, size, flush, remove };

/// What went wrong last, kept for the person: SQLite's result code alone cannot tell why.
struct StorageHealth {
    StorageFailure failure = StorageFailure::none;
    StorageOperation operation = StorageOperation::none;
    Slot slot = Slot::main;
    bool poisoned = false; ///< every write and sync fails until release(); then reopen and run quick_check
};

enum class IoOutcome { ok, short_read, full, failed };

/// The slots as SQLite's files: sizes cached, writes to the WAL coalesced, every answer of the port judged.
/// A slot "exists" while it is not empty. Knows no SQLite; vfs.cpp translates the outcomes.
class SlotFiles {
  public:
    explicit SlotFiles(Slots& slots) : slots_(slots) {}

    /// Outcome failed where the slot is open already (locks do nothing, so two connections would destroy each
    /// other) and where it has no handle. That alone does not poison: it may be tried again.
    IoOutcome open(Slot slot);

    /// Whether the slot holds anything. Outcome failed as for `open`: no answer is not the same as "no".
    IoOutcome exists(Slot slot, bool& exists);

    /// Hands on what is pending for the slot.
    IoOutcome close(Slot slot);

    /// Fills all of `into`; what lies past the end becomes zeros and the outcome is short_read.
    IoOutcome read(Slot slot, std::span<std::byte> into, std::int64_t offset);
    IoOutcome write(Slot slot, std::span<const std::byte> from, std::int64_t offset);
    IoOutcome truncate(Slot slot, std::int64_t size_bytes);
    IoOutcome sync(Slot slot);
    IoOutcome size(Slot slot, std::int64_t& size_bytes);

    /// Deleting is: forget the pending run, truncate to nothing, flush. All three, or a crash brings the file
    /// back.
    IoOutcome remove(Slot slot);

    /// Hands the pending run on because SQLite takes the transaction for committed: failing now poisons.
    IoOutcome drain_at_commit();

    /// Closes all handles and forgets caches, the pending run, the poison and the last failure.
    void release();

    /// Grows with every release; a file opened in an earlier session must not be touched any more.
    std::uint32_t session() const { return session_; }

    const StorageHealth& health() const { return health_; }

  private:
    std::optional<std::int64_t>& cached_size(Slot slot) { return sizes_[static_cast<std::size_t>(slot)]; }
    bool& is_open(Slot slot) { return open_[static_cast<std::size_t>(slot)]; }
    IoOutcome load_size(Slot slot, StorageOperation operation);
    IoOutcome write_through(Slot slot, std::span<const std::byte> from, std::int64_t offset);
    IoOutcome drain();
    IoOutcome hand_on_run();
    IoOutcome note(std::int64_t answer, Slot slot, StorageOperation operation);
    IoOutcome poison(StorageFailure failure, Slot slot, StorageOperation operation);

    Slots& slots_;
    std::array<std::optional<std::int64_t>, k_slot_count> sizes_;
    std::array<bool, k_slot_count> open_{};
    Coalescer wal_run_;
    StorageHealth health_;
    std::uint32_t session_ = 0;
};

} // namespace shipshape
