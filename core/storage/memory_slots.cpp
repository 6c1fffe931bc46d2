#include "core/storage/memory_slots.h"

namespace shipshape {

MemorySlots::MemorySlots(std::int64_t limit_bytes) {
    for (Entry& entry : entries_) entry.file = MemoryFile(limit_bytes);
}

int MemorySlots::read(Slot slot, std::span<std::byte> into, std::int64_t offset) {
    if (!entry(slot).open) return k_slot_dead;
    return static_cast<int>(entry(slot).file.read(into, offset));
}

int MemorySlots::write(Slot slot, std::span<const std::byte> from, std::int64_t offset) {
    if (!entry(slot).open) return k_slot_dead;
    return entry(slot).file.write(from, offset) ? static_cast<int>(from.size()) : k_slot_quota;
}

int MemorySlots::truncate(Slot slot, std::int64_t size_bytes) {
    if (!entry(slot).open) return k_slot_dead;
    return entry(slot).file.truncate(size_bytes) ? 0 : k_slot_quota;
}

std::int64_t MemorySlots::size(Slot slot) {
    return entry(slot).open ? entry(slot).file.size() : k_slot_dead;
}

int MemorySlots::flush(Slot slot) {
    return entry(slot).open ? 0 : k_slot_dead;
}

void MemorySlots::close(Slot slot) {
    entry(slot).open = false;
}

void MemorySlots::reopen() {
    for (Entry& entry : entries_) entry.open = true;
}

const std::vector<std::byte>& MemorySlots::bytes(Slot slot) const {
    return entries_[static_cast<std::size_t>(slot)].file.bytes();
}

bool MemorySlots::set_bytes(Slot slot, std::span<const std::byte> bytes) {
    return entry(slot).file.truncate(0) && entry(slot).file.write(bytes, 0);
}

} // namespace shipshape
