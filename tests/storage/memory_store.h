#pragma once
#include "core/storage/memory_slots.h"
#include "core/storage/store.h"

#include <doctest/doctest.h>

#include <random>

namespace shipshape {

/// A fixed time and chance that can be repeated.
class TestEnvironment final : public Environment {
  public:
    std::int64_t unix_milliseconds() override { return 1'795'392'000'000; } // 2026-11-23
    void random_bytes(std::span<std::byte> into) override {
        for (std::byte& byte : into) byte = static_cast<std::byte>(random_());
    }

  private:
    std::mt19937 random_{7};
};

inline Id test_id(std::uint64_t number) {
    return Id::derive(Id{}, "test " + std::to_string(number));
}

/// A store over slots in memory that outlive it, as files outlive a process.
struct MemoryStore {
    explicit MemoryStore(std::int64_t limit_bytes = MemoryFile::k_default_limit_bytes) : slots(limit_bytes) {
        vfs = std::move(*Vfs::create(slots, environment));
    }
    /// Opens (again, as a new process would). The error, if any.
    std::optional<Error> open(bool data_expected = false) {
        store.reset();
        vfs->release();
        slots.reopen();
        Result<std::unique_ptr<Store>> opened = Store::open(slots, *vfs, {test_id(1), data_expected});
        if (!opened) return opened.error();
        store = std::move(*opened);
        return std::nullopt;
    }

    MemorySlots slots;
    TestEnvironment environment;
    std::unique_ptr<Vfs> vfs;
    std::unique_ptr<Store> store; // before the Vfs goes
};

} // namespace shipshape
