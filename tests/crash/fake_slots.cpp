#include "tests/crash/fake_slots.h"

#include <algorithm>
#include <utility>

namespace shipshape::crash {
namespace {

constexpr std::size_t k_disk_sector_bytes = 512;

} // namespace

void FakeSlots::crash_at(int operation) {
    operations_ = 0;
    crash_at_ = operation;
}

void FakeSlots::heal() {
    fault_.reset();
    for (File& file : files_) file.open = true;
}

FakeSlots FakeSlots::after(Crash crash, Random& random) const {
    FakeSlots image(random.next(), sabotage_);
    for (std::size_t i = 0; i < k_slot_count; ++i) {
        const File& before = files_[i];
        File& found = image.files_[i];
        found.current = crash == Crash::kill ? before.current : after_power_loss(before, random);
        found.durable = found.current;
    }
    return image;
}

int FakeSlots::read(Slot slot, std::span<std::byte> into, std::int64_t offset) {
    if (auto answer = read_fault(slot)) return *answer;
    const Bytes& bytes = file(slot).current;
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const std::size_t count = std::min(into.size(), bytes.size() - from);
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), count, into.begin());
    return static_cast<int>(count);
}

int FakeSlots::write(Slot slot, std::span<const std::byte> from, std::int64_t offset) {
    if (dead_) return k_slot_failed;
    if (!file(slot).open) return k_slot_dead;
    if (is_faulty(FaultKind::io_error)) return k_slot_failed;
    if (is_faulty(FaultKind::no_room)) return k_slot_quota;
    const Step step = count_operation();
    if (step == Step::dead) return k_slot_failed;
    const auto wanted = static_cast<int>(from.size());
    const bool is_short = step == Step::proceed && is_faulty(FaultKind::short_write);
    const int landing = step == Step::crash_now ? random_.below(wanted + 1) : is_short ? wanted / 2 : wanted;
    const auto landed = from.first(static_cast<std::size_t>(landing));
    if (landing > 0) change(slot, {false, static_cast<std::size_t>(offset), {landed.begin(), landed.end()}});
    if (step == Step::crash_now) return k_slot_failed;
    ++costs_.writes;
    costs_.bytes += landing;
    return landing;
}

int FakeSlots::truncate(Slot slot, std::int64_t size_bytes) {
    if (dead_) return k_slot_failed;
    if (!file(slot).open) return k_slot_dead;
    if (is_faulty(FaultKind::io_error)) return k_slot_failed;
    if (is_faulty(FaultKind::no_room)) return k_slot_quota;
    if (count_operation() != Step::proceed) return k_slot_failed;
    change(slot, {true, static_cast<std::size_t>(size_bytes), {}});
    return 0;
}

std::int64_t FakeSlots::size(Slot slot) {
    if (auto answer = read_fault(slot)) return *answer;
    return static_cast<std::int64_t>(file(slot).current.size());
}

int FakeSlots::flush(Slot slot) {
    if (dead_) return k_slot_failed;
    if (!file(slot).open) return k_slot_dead;
    if (is_faulty(FaultKind::io_error)) return k_slot_failed;
    if (count_operation() != Step::proceed) return k_slot_failed;
    ++costs_.flushes;
    File& flushed = file(slot);
    const bool ends_delete = slot == Slot::journal && !flushed.pending.empty() && flushed.current.empty();
    if (sabotage_.flush_does_nothing || (sabotage_.delete_is_not_flushed && ends_delete)) return 0;
    flushed.durable = flushed.current;
    flushed.pending.clear();
    return 0;
}

void FakeSlots::close(Slot slot) {
    file(slot).open = false;
}

void FakeSlots::apply(Bytes& bytes, const Change& change) {
    if (change.is_truncate) {
        bytes.resize(change.offset_or_size);
        return;
    }
    const std::size_t end = change.offset_or_size + change.bytes.size();
    if (bytes.size() < end) bytes.resize(end);
    std::ranges::copy(change.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(change.offset_or_size));
}

void FakeSlots::apply_torn(Bytes& bytes, const Change& change, Random& random) {
    const std::span<const std::byte> all = change.bytes;
    for (std::size_t start = 0; start < all.size(); start += k_disk_sector_bytes) {
        if (random.below(2) == 0) continue;
        const auto piece = all.subspan(start, std::min(k_disk_sector_bytes, all.size() - start));
        apply(bytes, {false, change.offset_or_size + start, {piece.begin(), piece.end()}});
    }
}

FakeSlots::Bytes FakeSlots::after_power_loss(const File& file, Random& random) {
    Bytes bytes = file.durable;
    for (const Change& change : file.pending) {
        const int fate = random.below(10);
        if (fate < 4) continue;
        if (change.is_truncate || fate < 8)
            apply(bytes, change);
        else
            apply_torn(bytes, change, random);
    }
    return bytes;
}

void FakeSlots::change(Slot slot, Change change) {
    apply(file(slot).current, change);
    file(slot).pending.push_back(std::move(change));
}

FakeSlots::Step FakeSlots::count_operation() {
    if (dead_) return Step::dead;
    ++operations_;
    if (crash_at_ == 0 || operations_ < crash_at_) return Step::proceed;
    dead_ = true;
    return Step::crash_now;
}

bool FakeSlots::is_faulty(FaultKind kind) {
    if (!fault_ || fault_->kind != kind) return false;
    if (fault_->call > 1) {
        --fault_->call;
        return false;
    }
    if (!fault_->for_good) fault_.reset();
    return true;
}

std::optional<int> FakeSlots::read_fault(Slot slot) {
    if (dead_) return k_slot_failed;
    if (!file(slot).open) return k_slot_dead;
    if (is_faulty(FaultKind::io_error)) return k_slot_failed;
    return std::nullopt;
}

} // namespace shipshape::crash
