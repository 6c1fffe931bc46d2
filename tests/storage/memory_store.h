#pragma once
#include "core/storage/memory_slots.h"
#include "core/storage/store.h"

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
template<class TestSlots = MemorySlots>
struct StoreOver {
    explicit StoreOver(std::string vfs_name = "shipshape")
        : vfs(std::move(*Vfs::create(slots, environment, std::move(vfs_name)))) {}

    /// Opens (again, as a new process would) and returns the error, if any.
    std::optional<Error> open(bool data_expected = false) {
        close();
        Result<std::unique_ptr<Store>> opened = Store::open(slots, *vfs, {test_id(1), data_expected});
        if (!opened) return opened.error();
        store = std::move(*opened);
        return std::nullopt;
    }

    /// Ends the process and leaves the handles open for the next.
    void close() {
        store.reset();
        vfs->release();
        slots.reopen();
    }

    /// Closes the store and changes its database behind its back.
    Result<void> tamper(const std::string& sql) {
        close();
        Result<Database> database = Database::open(vfs->name(), slot_name(Slot::main));
        if (!database) return pass_on(database);
        if (Result<void> done = database->execute("PRAGMA foreign_keys=OFF"); !done) return done;
        database->merge_wal_on_close(true);
        return database->execute(sql);
    }

    TestSlots slots;
    TestEnvironment environment;
    std::unique_ptr<Vfs> vfs;
    std::unique_ptr<Store> store;
};

using MemoryStore = StoreOver<>;

} // namespace shipshape
