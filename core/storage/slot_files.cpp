#include "core/storage/slot_files.h"

#include <algorithm>

namespace shipshape {

IoOutcome SlotFiles::open(Slot slot) {
    if (is_open(slot)) return IoOutcome::failed;
    const IoOutcome outcome = load_size(slot, StorageOperation::open);
    is_open(slot) = outcome == IoOutcome::ok;
    return outcome;
}

IoOutcome SlotFiles::exists(Slot slot, bool& exists) {
    const IoOutcome outcome = load_size(slot, StorageOperation::open);
    if (outcome == IoOutcome::ok) exists = *cached_size(slot) > 0 || (slot == Slot::wal && !wal_run_.empty());
    return outcome;
}

IoOutcome SlotFiles::close(Slot slot) {
    is_open(slot) = false;
    if (slot != Slot::wal) return IoOutcome::ok;
    return drain_at_commit(); // SQLite ignores what closing answers, so a loss here must be remembered as
                              // poison
}

IoOutcome SlotFiles::read(Slot slot, std::span<std::byte> into, std::int64_t offset) {
    if (slot == Slot::wal && wal_run_.overlaps(offset, into.size()))
        if (IoOutcome drained = drain(); drained != IoOutcome::ok) return drained;
    const int answer = slots_.read(slot, into, offset);
    const auto wanted = static_cast<int>(into.size());
    if (answer < 0 || answer > wanted)
        return note(answer == k_slot_dead ? k_slot_dead : k_slot_failed, slot, StorageOperation::read);
    if (answer == wanted) return IoOutcome::ok;
    std::ranges::fill(into.subspan(static_cast<std::size_t>(answer)), std::byte{0});
    return IoOutcome::short_read;
}

IoOutcome SlotFiles::write(Slot slot, std::span<const std::byte> from, std::int64_t offset) {
    if (health_.poisoned) return IoOutcome::failed;
    if (slot != Slot::wal) return write_through(slot, from, offset);
    if (!wal_run_.accepts(offset, from.size()))
        if (IoOutcome drained = drain(); drained != IoOutcome::ok) return drained;
    if (!wal_run_.accepts(offset, from.size())) return write_through(slot, from, offset);
    wal_run_.append(offset, from);
    return IoOutcome::ok;
}

IoOutcome SlotFiles::truncate(Slot slot, std::int64_t size_bytes) {
    if (health_.poisoned) return IoOutcome::failed;
    if (slot == Slot::wal)
        if (IoOutcome drained = drain(); drained != IoOutcome::ok) return drained;
    if (size_bytes >= k_max_slot_bytes) return note(k_slot_quota, slot, StorageOperation::truncate);
    cached_size(slot).reset();
    if (int answer = slots_.truncate(slot, size_bytes); answer < 0)
        return note(answer, slot, StorageOperation::truncate);
    cached_size(slot) = size_bytes;
    return IoOutcome::ok;
}

IoOutcome SlotFiles::sync(Slot slot) {
    if (health_.poisoned) return IoOutcome::failed;
    if (slot == Slot::wal)
        if (IoOutcome drained = drain(); drained != IoOutcome::ok) return drained;
    const int answer = slots_.flush(slot);
    if (answer >= 0) return IoOutcome::ok;
    return poison(answer == k_slot_dead ? StorageFailure::dead_handle : StorageFailure::flush, slot,
                  StorageOperation::flush);
}

IoOutcome SlotFiles::size(Slot slot, std::int64_t& size_bytes) {
    if (slot == Slot::wal)
        if (IoOutcome drained = drain(); drained != IoOutcome::ok) return drained;
    const IoOutcome outcome = load_size(slot, StorageOperation::size);
    if (outcome == IoOutcome::ok) size_bytes = *cached_size(slot);
    return outcome;
}

IoOutcome SlotFiles::remove(Slot slot) {
    if (health_.poisoned) return IoOutcome::failed;
    if (slot == Slot::wal) wal_run_.clear();
    cached_size(slot).reset();
    if (int answer = slots_.truncate(slot, 0); answer < 0)
        return note(answer, slot, StorageOperation::remove);
    cached_size(slot) = 0;
    return sync(slot);
}

IoOutcome SlotFiles::drain_at_commit() {
    const IoOutcome outcome = hand_on_run();
    if (outcome == IoOutcome::full) return poison(StorageFailure::quota, Slot::wal, StorageOperation::write);
    return outcome;
}

void SlotFiles::release() {
    for (Slot slot : k_slots) slots_.close(slot);
    sizes_.fill(std::nullopt);
    open_.fill(false);
    wal_run_.clear();
    health_ = {};
    ++session_;
}

IoOutcome SlotFiles::load_size(Slot slot, StorageOperation operation) {
    if (cached_size(slot)) return IoOutcome::ok;
    const std::int64_t answer = slots_.size(slot);
    if (answer < 0 &&
        operation == StorageOperation::open) { // nothing is lost yet: opening may be tried again
        const auto failure = answer == k_slot_dead ? StorageFailure::dead_handle : StorageFailure::io;
        if (!health_.poisoned) health_ = {failure, operation, slot, false};
        return IoOutcome::failed;
    }
    if (answer < 0) return note(answer == k_slot_dead ? k_slot_dead : k_slot_failed, slot, operation);
    cached_size(slot) = answer;
    return IoOutcome::ok;
}

IoOutcome SlotFiles::write_through(Slot slot, std::span<const std::byte> from, std::int64_t offset) {
    const auto wanted = static_cast<int>(from.size());
    if (offset >= k_max_slot_bytes - wanted) return note(k_slot_quota, slot, StorageOperation::write);
    const int answer = slots_.write(slot, from, offset);
    if (answer != wanted) {
        cached_size(slot).reset(); // part of it may have landed
        return note(answer < 0 ? answer : k_slot_quota, slot, StorageOperation::write);
    }
    if (auto& size = cached_size(slot)) size = std::max(*size, offset + wanted);
    return IoOutcome::ok;
}

// After a lack of room SQLite rolls the whole transaction back, so the run is forgotten.
IoOutcome SlotFiles::drain() {
    const IoOutcome outcome = hand_on_run();
    if (outcome == IoOutcome::full) wal_run_.clear();
    return outcome;
}

// A run that could not be handed on is kept: reading those bytes must fail, not give back what lay there
// before.
IoOutcome SlotFiles::hand_on_run() {
    if (wal_run_.empty()) return IoOutcome::ok;
    if (health_.poisoned) return IoOutcome::failed;
    const IoOutcome outcome = write_through(Slot::wal, wal_run_.bytes(), wal_run_.offset());
    if (outcome == IoOutcome::ok) wal_run_.clear();
    return outcome;
}

IoOutcome SlotFiles::note(std::int64_t answer, Slot slot, StorageOperation operation) {
    if (answer == k_slot_dead) return poison(StorageFailure::dead_handle, slot, operation);
    if (answer != k_slot_quota) return poison(StorageFailure::io, slot, operation);
    if (!health_.poisoned) health_ = {StorageFailure::quota, operation, slot, false};
    return IoOutcome::full;
}

IoOutcome SlotFiles::poison(StorageFailure failure, Slot slot, StorageOperation operation) {
    if (!health_.poisoned) health_ = {failure, operation, slot, true};
    return IoOutcome::failed;
}

} // namespace shipshape
