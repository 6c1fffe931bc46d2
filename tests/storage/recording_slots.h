#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/storage/memory_slots.h"

namespace shipshape::tests {

enum class SlotCall { read, write, truncate, size, flush, close };

/// Slots in memory that write down every call, and can answer one kind of call with something else.
class RecordingSlots final : public Slots {
  public:
    struct Entry {
        SlotCall call;
        Slot slot;
        std::int64_t offset_or_size = 0;
        std::int64_t count_bytes = 0;
        bool operator==(const Entry&) const = default;
    };

    MemorySlots memory;
    std::vector<Entry> log;

    /// From now on this kind of call answers `answer` and does nothing, `times` times.
    void answer_with(SlotCall call, int answer, int times = 1'000'000) { fault_ = {call, answer, times}; }
    void heal() { fault_.reset(); }

    std::int64_t count(SlotCall call) const {
        return std::ranges::count_if(log, [call](const Entry& entry) { return entry.call == call; });
    }

    int read(Slot slot, std::span<std::byte> into, std::int64_t offset) override {
        log.push_back({SlotCall::read, slot, offset, static_cast<std::int64_t>(into.size())});
        if (auto answer = fault(SlotCall::read)) return *answer;
        return memory.read(slot, into, offset);
    }
    int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) override {
        log.push_back({SlotCall::write, slot, offset, static_cast<std::int64_t>(from.size())});
        if (auto answer = fault(SlotCall::write)) return *answer;
        return memory.write(slot, from, offset);
    }
    int truncate(Slot slot, std::int64_t size_bytes) override {
        log.push_back({SlotCall::truncate, slot, size_bytes, 0});
        if (auto answer = fault(SlotCall::truncate)) return *answer;
        return memory.truncate(slot, size_bytes);
    }
    std::int64_t size(Slot slot) override {
        log.push_back({SlotCall::size, slot, 0, 0});
        if (auto answer = fault(SlotCall::size)) return *answer;
        return memory.size(slot);
    }
    int flush(Slot slot) override {
        log.push_back({SlotCall::flush, slot, 0, 0});
        if (auto answer = fault(SlotCall::flush)) return *answer;
        return memory.flush(slot);
    }
    void close(Slot slot) override {
        log.push_back({SlotCall::close, slot, 0, 0});
        memory.close(slot);
    }

  private:
    struct Fault {
        SlotCall call;
        int answer;
        int times;
    };

    std::optional<int> fault(SlotCall call) {
        if (!fault_ || fault_->call != call || fault_->times == 0) return std::nullopt;
        --fault_->times;
        return fault_->answer;
    }

    std::optional<Fault> fault_;
};

} // namespace shipshape::tests
