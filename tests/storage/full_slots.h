#pragma once
#include "core/storage/memory_slots.h"

namespace shipshape {

/// Memory slots that run out of room: after some changes every write, and every truncate that extends, finds
/// none.
class FullSlots final : public Slots {
  public:
    int read(Slot slot, std::span<std::byte> into, std::int64_t offset) override {
        return memory.read(slot, into, offset);
    }
    int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) override {
        if (changes_left <= 0) return k_slot_quota;
        --changes_left;
        return memory.write(slot, from, offset);
    }
    int truncate(Slot slot, std::int64_t size_bytes) override {
        if (size_bytes <= memory.size(slot)) return memory.truncate(slot, size_bytes);
        return changes_left-- > 0 ? memory.truncate(slot, size_bytes) : k_slot_quota;
    }
    std::int64_t size(Slot slot) override { return memory.size(slot); }
    int flush(Slot slot) override { return memory.flush(slot); }
    void close(Slot slot) override { memory.close(slot); }
    void reopen() { memory.reopen(); }

    static constexpr int k_enough = 1'000'000;
    MemorySlots memory;
    int changes_left = k_enough;
};

} // namespace shipshape
