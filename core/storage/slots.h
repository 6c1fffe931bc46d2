#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.h"

namespace shipshape {

/// The fixed set of files that are opened before SQLite starts. Opening is asynchronous in a browser and
/// SQLite is not, so no other lasting file can ever come into being.
enum class Slot : std::uint8_t { main, wal, journal, backup_a, backup_b, probe };

inline constexpr std::array k_slots = {Slot::main,     Slot::wal,      Slot::journal,
                                       Slot::backup_a, Slot::backup_b, Slot::probe};
inline constexpr std::size_t k_slot_count = k_slots.size();

/// The file name of a slot: "main.db", "main.db-wal", "main.db-journal", "bak-a", "bak-b", "probe".
const char* slot_name(Slot slot);

/// The slot with exactly this name; nothing for every other name.
std::optional<Slot> slot_for(std::string_view name);

/// Answers that stand in place of a count of bytes. Every other negative number means k_slot_failed.
inline constexpr int k_slot_failed = -1; ///< the call threw for a reason of its own
inline constexpr int k_slot_quota =
    -2;                                ///< no room: QuotaExceededError, or fewer or more bytes than asked for
inline constexpr int k_slot_dead = -3; ///< the handle is closed or was never opened: InvalidStateError

/// Offsets and sizes cross the border to the browser as doubles: what is not below 2^53 is refused before the
/// port.
inline constexpr std::int64_t k_max_slot_bytes = std::int64_t{1} << 53;

/// Storage as the core sees it: plain byte files behind handles that are already open. One call is one
/// operation of the file system; nothing is buffered here. Nothing throws: trouble is one of the negative
/// answers above.
class Slots {
  public:
    virtual ~Slots() = default;

    /// Reads at most `into.size()` bytes at `offset`. Returns how many there were: fewer only at the end of
    /// the file, 0 past it. Or a negative answer.
    virtual int read(Slot slot, std::span<std::byte> into, std::int64_t offset) = 0;

    /// Writes `from` at `offset`; a gap before it is filled with zeros. Returns the number of bytes written
    /// or a negative answer. Only `from.size()` itself is success.
    virtual int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) = 0;

    /// Cuts the file to `size_bytes`, or extends it with zeros. Returns 0 or a negative answer.
    virtual int truncate(Slot slot, std::int64_t size_bytes) = 0;

    /// The size in bytes, or a negative answer; k_slot_dead where there is no open handle.
    virtual std::int64_t size(Slot slot) = 0;

    /// Returns 0 once all that was written to this slot would survive a loss of power, or a negative answer.
    virtual int flush(Slot slot) = 0;

    /// Gives the handle back; from then on every call for the slot answers k_slot_dead. Closing twice is
    /// allowed.
    virtual void close(Slot slot) = 0;
};

/// Writes 16 bytes to the probe slot, reads them back through the same path that SQLite uses, and empties the
/// slot. Run once before a database is opened. Errors: storage_full, storage_failed, or unsupported when the
/// bytes that come back are not those that went out.
Result<void> self_test(Slots& slots);

} // namespace shipshape
