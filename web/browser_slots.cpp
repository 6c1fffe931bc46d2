#include "web/browser_slots.h"

#include "web/host.h"

namespace shipshape {

namespace {

int number(Slot slot) {
    return static_cast<int>(slot);
}

/// Offsets cross as doubles, which are exact below k_max_slot_bytes only.
bool crosses(std::int64_t offset) {
    return offset >= 0 && offset < k_max_slot_bytes;
}

} // namespace

int BrowserSlots::read(Slot slot, std::span<std::byte> into, std::int64_t offset) {
    if (!crosses(offset)) return k_slot_failed;
    return ship_host_slot_read(number(slot), into.data(), static_cast<int>(into.size()),
                               static_cast<double>(offset));
}

int BrowserSlots::write(Slot slot, std::span<const std::byte> from, std::int64_t offset) {
    if (!crosses(offset)) return k_slot_failed;
    return ship_host_slot_write(number(slot), from.data(), static_cast<int>(from.size()),
                                static_cast<double>(offset));
}

int BrowserSlots::truncate(Slot slot, std::int64_t size_bytes) {
    if (!crosses(size_bytes)) return k_slot_failed;
    return ship_host_slot_truncate(number(slot), static_cast<double>(size_bytes));
}

std::int64_t BrowserSlots::size(Slot slot) {
    return static_cast<std::int64_t>(ship_host_slot_size(number(slot)));
}

int BrowserSlots::flush(Slot slot) {
    return ship_host_slot_flush(number(slot));
}

void BrowserSlots::close(Slot slot) {
    ship_host_slot_close(number(slot));
}

} // namespace shipshape
