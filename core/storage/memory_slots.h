#pragma once
#include <array>

#include "core/storage/memory_file.h"
#include "core/storage/slots.h"

namespace shipshape {

/// The port over memory: for tests, and where the browser offers no private file system. All slots start open
/// and empty; `limit_bytes` holds for each and answers k_slot_quota.
class MemorySlots final : public Slots {
  public:
    explicit MemorySlots(std::int64_t limit_bytes = MemoryFile::k_default_limit_bytes);

    int read(Slot slot, std::span<std::byte> into, std::int64_t offset) override;
    int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) override;
    int truncate(Slot slot, std::int64_t size_bytes) override;
    std::int64_t size(Slot slot) override;
    int flush(Slot slot) override;
    void close(Slot slot) override;

    /// Opens all handles again, as another owner of the same files would find them.
    void reopen();

    /// The bytes as they stand, whether the slot is open or not: for images and for tests.
    const std::vector<std::byte>& bytes(Slot slot) const;

    /// Replaces the content of a slot. False where the limit would be exceeded.
    [[nodiscard]] bool set_bytes(Slot slot, std::span<const std::byte> bytes);

  private:
    struct Entry {
        MemoryFile file;
        bool open = true;
    };
    Entry& entry(Slot slot) { return entries_[static_cast<std::size_t>(slot)]; }

    std::array<Entry, k_slot_count> entries_;
};

} // namespace shipshape
