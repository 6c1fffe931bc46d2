#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/storage/vfs.h"
#include "tests/crash/fake_slots.h"
#include "tests/crash/ledger.h"
#include "tests/crash/reserved_lock_lie.h"

namespace shipshape::crash {

struct Configuration {
    std::string label;
    const char* journal_mode = "wal";
    const char* synchronous = "FULL";
    const char* locking_mode = "EXCLUSIVE";
    int checkpoint_frames = 1000;
    Sabotage sabotage{};
    bool reserved_lock_lies = false;
};

/// What a database says of itself when it is opened after a crash.
struct Finding {
    int last_commit = -1; ///< -1: not even the tables were committed
    std::string trouble;  ///< empty: integrity_check is ok and the content is exactly that of `last_commit`
};

enum class Attempt { committed, refused, commit_failed };

/// One process with the database open: the shipping VFS over the slots, and one connection.
class Database {
  public:
    /// Opens and sets the pragmas; see `is_open`. `seed` is for SQLite's random numbers.
    Database(FakeSlots& slots, const Configuration& configuration, std::uint64_t seed);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool is_open() const { return open_; }
    bool create_tables();
    Attempt run(const Transaction& transaction);

    /// The number of the last commit; -1 where there are no tables, nothing where it cannot be read.
    std::optional<int> last_commit();
    Finding inspect(const Ledger& ledger);
    StorageHealth health() const { return vfs_->health(); }

  private:
    class RandomEnvironment final : public Environment {
      public:
        explicit RandomEnvironment(std::uint64_t seed) : random_(seed) {}
        std::int64_t unix_milliseconds() override { return 1'795'305'600'000; }
        void random_bytes(std::span<std::byte> into) override {
            for (std::byte& byte : into) byte = static_cast<std::byte>(random_.next());
        }

      private:
        Random random_;
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

    bool execute(const std::string& sql);
    Statement prepare(const char* sql);
    std::optional<std::string> ask(const char* sql);
    bool set_pragmas(const Configuration& configuration);
    bool prepare_changes();
    bool apply(const Transaction& transaction);
    std::optional<std::uint64_t> digest();

    RandomEnvironment environment_;
    std::unique_ptr<Vfs> vfs_;
    std::optional<ReservedLockLie> lie_;
    sqlite3* db_ = nullptr;
    bool open_ = false;
    Statement upsert_;
    Statement delete_;
    Statement mark_;
};

} // namespace shipshape::crash
