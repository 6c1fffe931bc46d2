#pragma once
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/storage/vfs.h"
#include "tests/storage/recording_slots.h"

namespace shipshape::tests {

class FixedEnvironment final : public Environment {
  public:
    std::int64_t unix_milliseconds() override { return 1'795'305'600'000; } // 2026-11-22T00:00:00Z
    void random_bytes(std::span<std::byte> into) override {
        ++random_calls;
        for (std::byte& byte : into) byte = static_cast<std::byte>(next_++);
    }
    int random_calls = 0;

  private:
    unsigned next_ = 1;
};

struct VfsFixture {
    RecordingSlots slots;
    FixedEnvironment environment;
    std::unique_ptr<Vfs> vfs;

    VfsFixture() {
        auto created = Vfs::create(slots, environment, "vfs-under-test");
        REQUIRE(created.has_value());
        vfs = std::move(*created);
    }
    sqlite3_vfs* record() const { return sqlite3_vfs_find("vfs-under-test"); }
};

/// A file as SQLite opens it, without SQLite.
class OpenedFile {
  public:
    OpenedFile(const VfsFixture& fixture, const char* name, int flags = k_flags)
        : memory_(static_cast<std::size_t>(fixture.record()->szOsFile) / sizeof(std::max_align_t) + 1) {
        result = fixture.record()->xOpen(fixture.record(), name, file(), flags, nullptr);
    }
    ~OpenedFile() { close(); }
    OpenedFile(const OpenedFile&) = delete;
    OpenedFile& operator=(const OpenedFile&) = delete;

    static constexpr int k_flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

    sqlite3_file* file() { return reinterpret_cast<sqlite3_file*>(memory_.data()); }
    const sqlite3_io_methods& methods() { return *file()->pMethods; }

    int write(std::int64_t offset, int count, char fill = 'x') {
        const std::string bytes(static_cast<std::size_t>(count), fill);
        return methods().xWrite(file(), bytes.data(), count, offset);
    }
    int close() {
        const int answer = file()->pMethods ? methods().xClose(file()) : SQLITE_OK;
        file()->pMethods = nullptr;
        return answer;
    }

    int result = SQLITE_OK;

  private:
    std::vector<std::max_align_t> memory_;
};

class Connection {
  public:
    explicit Connection(const char* name = "main.db", const char* vfs = "vfs-under-test") {
        result = sqlite3_open_v2(name, &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs);
    }
    ~Connection() { close(); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void close() {
        sqlite3_close_v2(db_);
        db_ = nullptr;
    }
    sqlite3* get() const { return db_; }
    int run(const std::string& sql) { return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr); }

    /// The first column of the first row; empty where there is none.
    std::string ask(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        std::string answer;
        if (sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW) {
            const unsigned char* text = sqlite3_column_text(statement, 0);
            if (text != nullptr) answer = reinterpret_cast<const char*>(text);
        }
        sqlite3_finalize(statement);
        return answer;
    }
    void use_wal() {
        CHECK(run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=4096") == SQLITE_OK);
        CHECK(ask("PRAGMA journal_mode=WAL") == "wal");
        CHECK(run("PRAGMA synchronous=FULL") == SQLITE_OK);
    }
    void create_notes() { CHECK(run("CREATE TABLE note(id INTEGER PRIMARY KEY, body BLOB)") == SQLITE_OK); }
    int add_notes(int count) {
        return run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < " +
                   std::to_string(count) + ") INSERT INTO note(body) SELECT randomblob(2000) FROM n");
    }

    int result = SQLITE_OK;

  private:
    sqlite3* db_ = nullptr;
};

} // namespace shipshape::tests
