#include "core/storage/vfs.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <array>
#include <cstring>
#include <string>
#include <vector>

#include "tests/storage/recording_slots.h"

using namespace shipshape;
using namespace shipshape::tests;

namespace {

using Entry = RecordingSlots::Entry;

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

struct Fixture {
    RecordingSlots slots;
    FixedEnvironment environment;
    std::unique_ptr<Vfs> vfs;

    Fixture() {
        auto created = Vfs::create(slots, environment, "vfs-under-test");
        REQUIRE(created.has_value());
        vfs = std::move(*created);
    }
    sqlite3_vfs* record() const { return sqlite3_vfs_find("vfs-under-test"); }
};

/// A file as SQLite opens it, without SQLite.
class RawFile {
  public:
    RawFile(const Fixture& fixture, const char* name, int flags = k_flags)
        : memory_(static_cast<std::size_t>(fixture.record()->szOsFile) / sizeof(std::max_align_t) + 1) {
        result = fixture.record()->xOpen(fixture.record(), name, file(), flags, nullptr);
    }
    ~RawFile() { close(); }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

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

constexpr const char* k_wal = "main.db-wal";
constexpr const char* k_journal = "main.db-journal";

/// Two frames as SQLite writes them, after the header of 32 bytes.
void write_frames(RawFile& wal) {
    CHECK(wal.write(32, 24) == SQLITE_OK);
    CHECK(wal.write(56, 4096) == SQLITE_OK);
    CHECK(wal.write(4152, 24) == SQLITE_OK);
    CHECK(wal.write(4176, 4096) == SQLITE_OK);
}
const Entry k_frames = {SlotCall::write, Slot::wal, 32, 2 * (24 + 4096)};

} // namespace

TEST_CASE("slots: names match exactly") {
    for (Slot slot : k_slots) CHECK(slot_for(slot_name(slot)) == slot);
    for (const char* other : {"", "main.db-wal2", "Main.db", "/main.db", "main.db-wa", "bak-c"})
        CHECK_FALSE(slot_for(other).has_value());
}

TEST_CASE("self_test: passes on sound slots and leaves the probe empty") {
    RecordingSlots slots;
    CHECK(self_test(slots).has_value());
    CHECK(slots.memory.size(Slot::probe) == 0);
    CHECK(slots.memory.size(Slot::main) == 0);
}

TEST_CASE("self_test: names the kind of trouble") {
    RecordingSlots slots;
    SUBCASE("no room") {
        slots.answer_with(SlotCall::write, k_slot_quota);
        CHECK(self_test(slots).error().kind == ErrorKind::storage_full);
    }
    SUBCASE("short write") {
        slots.answer_with(SlotCall::write, 7);
        CHECK(self_test(slots).error().kind == ErrorKind::storage_full);
    }
    SUBCASE("dead handle") {
        slots.close(Slot::probe);
        CHECK(self_test(slots).error().kind == ErrorKind::storage_failed);
    }
    SUBCASE("reads nothing back") {
        slots.answer_with(SlotCall::read, 0);
        CHECK(self_test(slots).error().kind == ErrorKind::unsupported);
    }
    SUBCASE("claims to have read") {
        slots.answer_with(SlotCall::read, 16);
        CHECK(self_test(slots).error().kind == ErrorKind::unsupported);
    }
}

TEST_CASE("vfs: a name can be registered once") {
    Fixture fixture;
    const auto second = Vfs::create(fixture.slots, fixture.environment, "vfs-under-test");
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().kind == ErrorKind::conflict);
}

TEST_CASE("vfs: a read past the end is filled with zeros") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    CHECK(main.write(0, 10) == SQLITE_OK);
    std::array<char, 16> into;
    into.fill('?');
    CHECK(main.methods().xRead(main.file(), into.data(), 16, 4) == SQLITE_IOERR_SHORT_READ);
    CHECK(std::string_view(into.data(), 16) == std::string_view("xxxxxx\0\0\0\0\0\0\0\0\0\0", 16));
    CHECK(main.methods().xRead(main.file(), into.data(), 10, 0) == SQLITE_OK);
}

TEST_CASE("vfs: what SQLite is told about the files") {
    Fixture fixture;
    CHECK(fixture.record()->iVersion == 2);
    for (const char* name : {"main.db", "in-memory.db"}) {
        RawFile file(fixture, name);
        int reserved = 7;
        CHECK(file.methods().xCheckReservedLock(file.file(), &reserved) == SQLITE_OK);
        CHECK(reserved == 0);
        CHECK(file.methods().iVersion == 1);
        CHECK(file.methods().xSectorSize(file.file()) == 4096);
        CHECK(file.methods().xDeviceCharacteristics(file.file()) == SQLITE_IOCAP_POWERSAFE_OVERWRITE);
        CHECK(file.methods().xFileControl(file.file(), SQLITE_FCNTL_SIZE_HINT, nullptr) == SQLITE_NOTFOUND);
    }
}

TEST_CASE("vfs: WAL frames are merged and handed on when they must be") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    RawFile wal(fixture, k_wal);
    fixture.slots.log.clear();
    write_frames(wal);
    REQUIRE(fixture.slots.log.empty());

    SUBCASE("sync") {
        CHECK(wal.methods().xSync(wal.file(), SQLITE_SYNC_NORMAL) == SQLITE_OK);
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames, {SlotCall::flush, Slot::wal}});
    }
    SUBCASE("the end of a commit, told to the main file") {
        const int control = SQLITE_FCNTL_COMMIT_PHASETWO;
        CHECK(main.methods().xFileControl(main.file(), control, nullptr) == SQLITE_NOTFOUND);
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames});
    }
    SUBCASE("a read that overlaps") {
        std::array<char, 24> into{};
        CHECK(wal.methods().xRead(wal.file(), into.data(), 24, 4152) == SQLITE_OK);
        CHECK(into[23] == 'x');
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames, {SlotCall::read, Slot::wal, 4152, 24}});
    }
    SUBCASE("not a read elsewhere") {
        std::array<char, 32> into{};
        CHECK(wal.methods().xRead(wal.file(), into.data(), 32, 0) == SQLITE_IOERR_SHORT_READ);
        CHECK(fixture.slots.count(SlotCall::write) == 0);
    }
    SUBCASE("truncate") {
        CHECK(wal.methods().xTruncate(wal.file(), 4152) == SQLITE_OK);
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames, {SlotCall::truncate, Slot::wal, 4152}});
    }
    SUBCASE("file size") {
        sqlite3_int64 size = 0;
        CHECK(wal.methods().xFileSize(wal.file(), &size) == SQLITE_OK);
        CHECK(size == 32 + 2 * (24 + 4096));
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames});
    }
    SUBCASE("close") {
        CHECK(wal.close() == SQLITE_OK);
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames});
    }
    SUBCASE("a write elsewhere") {
        CHECK(wal.write(0, 32) == SQLITE_OK);
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames});
    }
    SUBCASE("a write further on, past a gap") {
        CHECK(wal.write(20'000, 32) == SQLITE_OK);
        CHECK(fixture.slots.log == std::vector<Entry>{k_frames});
        CHECK(wal.methods().xSync(wal.file(), SQLITE_SYNC_NORMAL) == SQLITE_OK);
        CHECK(fixture.slots.log[1] == Entry{SlotCall::write, Slot::wal, 20'000, 32});
    }
    SUBCASE("the limit") {
        const int page = 65536;
        for (int i = 0; i < 4; ++i) CHECK(wal.write(k_frames.count_bytes + 32 + i * page, page) == SQLITE_OK);
        CHECK(fixture.slots.log ==
              std::vector<Entry>{{SlotCall::write, Slot::wal, 32, k_frames.count_bytes + 3 * page}});
    }
    SUBCASE("a write larger than the limit goes straight through") {
        const int large = static_cast<int>(Coalescer::k_limit_bytes) + 1;
        CHECK(wal.write(100'000, large) == SQLITE_OK);
        CHECK(fixture.slots.log ==
              std::vector<Entry>{k_frames, {SlotCall::write, Slot::wal, 100'000, large}});
    }
}

TEST_CASE("vfs: only the WAL is coalesced") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    RawFile journal(fixture, k_journal);
    fixture.slots.log.clear();
    CHECK(main.write(0, 4096) == SQLITE_OK);
    CHECK(journal.write(0, 512) == SQLITE_OK);
    CHECK(fixture.slots.count(SlotCall::write) == 2);
}

TEST_CASE("vfs: sizes are asked for once") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    CHECK(main.write(4096, 4096) == SQLITE_OK);
    sqlite3_int64 size = 0;
    for (int i = 0; i < 3; ++i) CHECK(main.methods().xFileSize(main.file(), &size) == SQLITE_OK);
    CHECK(size == 8192);
    CHECK(main.methods().xTruncate(main.file(), 4096) == SQLITE_OK);
    CHECK(main.methods().xFileSize(main.file(), &size) == SQLITE_OK);
    CHECK(size == 4096);
    CHECK(fixture.slots.count(SlotCall::size) == 1);
}

TEST_CASE("vfs: deleting drops what is pending, truncates and flushes") {
    Fixture fixture;
    sqlite3_vfs* record = fixture.record();
    RawFile wal(fixture, k_wal);
    write_frames(wal);
    int exists = 0;
    CHECK(record->xAccess(record, k_wal, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK);
    CHECK(exists == 1);
    fixture.slots.log.clear();
    CHECK(record->xDelete(record, k_wal, 0) == SQLITE_OK);
    CHECK(fixture.slots.log ==
          std::vector<Entry>{{SlotCall::truncate, Slot::wal, 0}, {SlotCall::flush, Slot::wal}});
    CHECK(record->xAccess(record, k_wal, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK);
    CHECK(exists == 0);
    CHECK(record->xDelete(record, k_wal, 0) == SQLITE_IOERR_DELETE_NOENT);
    CHECK(record->xDelete(record, "main.db", 0) == SQLITE_IOERR_DELETE);
    CHECK(record->xDelete(record, "never-there", 0) == SQLITE_IOERR_DELETE_NOENT);
}

TEST_CASE("vfs: a slot is opened once at a time") {
    Fixture fixture;
    RawFile first(fixture, "main.db");
    CHECK(first.result == SQLITE_OK);
    {
        RawFile second(fixture, "main.db");
        CHECK(second.result == SQLITE_CANTOPEN);
    }
    CHECK(first.close() == SQLITE_OK);
    RawFile third(fixture, "main.db");
    CHECK(third.result == SQLITE_OK);
}

TEST_CASE("vfs: a slot is never replaced by a file in memory") {
    Fixture fixture;
    sqlite3_vfs* record = fixture.record();
    for (const char* name : {"bak-a", "bak-b", "probe"})
        CHECK(RawFile(fixture, name).result == SQLITE_CANTOPEN);
    CHECK(RawFile(fixture, "main.db", SQLITE_OPEN_READWRITE).result ==
          SQLITE_CANTOPEN); // empty: does not exist

    fixture.slots.close(Slot::journal);
    CHECK(RawFile(fixture, k_journal).result == SQLITE_CANTOPEN);
    int exists = 0;
    CHECK(record->xAccess(record, k_journal, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_IOERR_ACCESS);
    CHECK(fixture.vfs->health().failure == StorageFailure::dead_handle);
    CHECK(fixture.vfs->health().slot == Slot::journal);
    CHECK_FALSE(fixture.vfs->health().poisoned);
    fixture.slots.memory.reopen();
    CHECK(RawFile(fixture, k_journal).result == SQLITE_OK);
}

TEST_CASE("vfs: a write counts only when all bytes were written") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    for (int answer : {k_slot_quota, 0, 4095, 4097}) {
        fixture.slots.answer_with(SlotCall::write, answer, 1);
        CHECK(main.write(0, 4096) == SQLITE_FULL);
        CHECK(fixture.vfs->health().failure == StorageFailure::quota);
        CHECK_FALSE(fixture.vfs->health().poisoned);
    }
    CHECK(main.write(0, 4096) == SQLITE_OK);
    CHECK(main.write(k_max_slot_bytes - 8, 16) == SQLITE_FULL);
}

TEST_CASE("vfs: no room rolls back to the last commit, and room later is enough") {
    Fixture fixture;
    Connection connection;
    connection.use_wal();
    connection.create_notes();
    CHECK(connection.add_notes(5) == SQLITE_OK);

    SUBCASE("quota") {
        fixture.slots.answer_with(SlotCall::write, k_slot_quota);
    }
    SUBCASE("short") {
        fixture.slots.answer_with(SlotCall::write, 100);
    }
    SUBCASE("quota in a transaction larger than the run") {
        CHECK(connection.run("PRAGMA cache_size=10") == SQLITE_OK);
        fixture.slots.answer_with(SlotCall::write, k_slot_quota);
    }
    CHECK(connection.add_notes(500) == SQLITE_FULL);
    CHECK(fixture.vfs->health().failure == StorageFailure::quota);
    CHECK(fixture.vfs->health().operation == StorageOperation::write);
    CHECK_FALSE(fixture.vfs->health().poisoned);
    CHECK(connection.ask("SELECT count(*) FROM note") == "5");

    fixture.slots.heal();
    CHECK(connection.add_notes(500) == SQLITE_OK);
    CHECK(connection.ask("SELECT count(*) FROM note") == "505");
    CHECK(connection.ask("PRAGMA integrity_check") == "ok");
}

TEST_CASE("vfs: a failed flush poisons until release and is never tried again") {
    Fixture fixture;
    {
        Connection connection;
        connection.use_wal();
        connection.create_notes();
        fixture.slots.answer_with(SlotCall::flush, k_slot_failed, 1);
        CHECK((connection.add_notes(3) & 0xff) == SQLITE_IOERR);
        CHECK(fixture.vfs->health().failure == StorageFailure::flush);
        CHECK(fixture.vfs->health().operation == StorageOperation::flush);
        CHECK(fixture.vfs->health().slot == Slot::wal);
        CHECK(fixture.vfs->health().poisoned);
        fixture.slots.log.clear();
        CHECK(connection.add_notes(3) != SQLITE_OK);
    }
    CHECK(fixture.slots.count(SlotCall::flush) == 0);
    CHECK(fixture.slots.count(SlotCall::write) == 0);
    CHECK(fixture.slots.count(SlotCall::truncate) == 0);

    fixture.vfs->release();
    CHECK(fixture.slots.count(SlotCall::close) == static_cast<std::int64_t>(k_slot_count));
    CHECK_FALSE(fixture.vfs->health().poisoned);
    fixture.slots.memory.reopen();
    Connection again;
    again.use_wal();
    CHECK(again.ask("PRAGMA quick_check") == "ok");
    CHECK(again.add_notes(3) == SQLITE_OK);
}

TEST_CASE("vfs: unexplained failures poison, and the first one is remembered") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    CHECK(main.write(0, 16) == SQLITE_OK);
    std::array<char, 16> into{};

    SUBCASE("write") {
        fixture.slots.answer_with(SlotCall::write, k_slot_failed, 1);
        CHECK(main.write(0, 16) == SQLITE_IOERR_WRITE);
        CHECK(fixture.vfs->health().operation == StorageOperation::write);
    }
    SUBCASE("read") {
        fixture.slots.answer_with(SlotCall::read, k_slot_failed, 1);
        CHECK(main.methods().xRead(main.file(), into.data(), 16, 0) == SQLITE_IOERR_READ);
        CHECK(fixture.vfs->health().operation == StorageOperation::read);
    }
    SUBCASE("truncate") {
        fixture.slots.answer_with(SlotCall::truncate, k_slot_failed, 1);
        CHECK(main.methods().xTruncate(main.file(), 0) == SQLITE_IOERR_TRUNCATE);
        CHECK(fixture.vfs->health().operation == StorageOperation::truncate);
    }
    CHECK(fixture.vfs->health().failure == StorageFailure::io);
    const auto first = fixture.vfs->health().operation;
    CHECK(main.write(0, 16) == SQLITE_IOERR_WRITE);
    CHECK(main.methods().xTruncate(main.file(), 0) == SQLITE_IOERR_TRUNCATE);
    CHECK(main.methods().xSync(main.file(), SQLITE_SYNC_NORMAL) == SQLITE_IOERR_FSYNC);
    CHECK(fixture.vfs->health().operation == first);
    CHECK(main.methods().xRead(main.file(), into.data(), 16, 0) == SQLITE_OK);
}

TEST_CASE("vfs: a run without room is forgotten, because SQLite rolls back") {
    Fixture fixture;
    RawFile wal(fixture, k_wal);
    write_frames(wal);
    fixture.slots.answer_with(SlotCall::write, k_slot_quota, 1);
    CHECK(wal.methods().xSync(wal.file(), SQLITE_SYNC_NORMAL) == SQLITE_FULL);
    CHECK_FALSE(fixture.vfs->health().poisoned);
    fixture.slots.log.clear();
    CHECK(wal.methods().xSync(wal.file(), SQLITE_SYNC_NORMAL) == SQLITE_OK);
    CHECK(fixture.slots.log == std::vector<Entry>{{SlotCall::flush, Slot::wal}});
}

TEST_CASE("vfs: truncating without room is SQLITE_FULL") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    fixture.slots.answer_with(SlotCall::truncate, k_slot_quota, 1);
    CHECK(main.methods().xTruncate(main.file(), 8192) == SQLITE_FULL);
    CHECK_FALSE(fixture.vfs->health().poisoned);
}

TEST_CASE("vfs: a dead handle is told apart") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    fixture.slots.close(Slot::main);
    CHECK(main.write(0, 16) == SQLITE_IOERR_WRITE);
    CHECK(fixture.vfs->health().failure == StorageFailure::dead_handle);
    CHECK(fixture.vfs->health().poisoned);
}

TEST_CASE("vfs: losing a run that SQLite takes for committed poisons, and its bytes cannot be read") {
    Fixture fixture;
    RawFile main(fixture, "main.db");
    RawFile wal(fixture, k_wal);
    write_frames(wal);
    fixture.slots.answer_with(SlotCall::write, k_slot_quota, 1);
    const int control = SQLITE_FCNTL_COMMIT_PHASETWO;
    CHECK(main.methods().xFileControl(main.file(), control, nullptr) == SQLITE_IOERR_WRITE);
    CHECK(fixture.vfs->health().failure == StorageFailure::quota);
    CHECK(fixture.vfs->health().poisoned);
    std::array<char, 24> into{};
    CHECK(wal.methods().xRead(wal.file(), into.data(), 24, 32) == SQLITE_IOERR_READ);
}

TEST_CASE("vfs: after release an old connection never touches a slot") {
    Fixture fixture;
    Connection old;
    old.use_wal();
    old.create_notes();
    CHECK(old.run("BEGIN; INSERT INTO note(body) VALUES ('x')") == SQLITE_OK);
    fixture.vfs->release();
    fixture.slots.memory.reopen();
    fixture.slots.log.clear();
    CHECK(old.run("COMMIT") != SQLITE_OK);
    old.close();
    CHECK(fixture.slots.log.empty());
    Connection heir;
    heir.use_wal();
    CHECK(heir.ask("SELECT count(*) FROM note") == "0");
}

TEST_CASE("vfs: VACUUM INTO gives a database in memory that can be taken and read") {
    Fixture fixture;
    Connection connection;
    connection.use_wal();
    connection.create_notes();
    CHECK(connection.add_notes(200) == SQLITE_OK);
    CHECK(connection.run("VACUUM INTO 'export.db'") == SQLITE_OK);

    auto taken = fixture.vfs->take_memory_file("export.db");
    REQUIRE(taken.has_value());
    CHECK_FALSE(fixture.vfs->take_memory_file("export.db").has_value());
    CHECK_FALSE(fixture.vfs->take_memory_file("main.db").has_value());
    REQUIRE(taken->size() > 400'000);
    CHECK(std::memcmp(taken->data(), "SQLite format 3", 16) == 0);
    CHECK((*taken)[18] == std::byte{1}); // no WAL: opens anywhere
    CHECK((*taken)[19] == std::byte{1});

    Connection copy(":memory:");
    const auto size = static_cast<sqlite3_int64>(taken->size());
    CHECK(sqlite3_deserialize(copy.get(), "main", reinterpret_cast<unsigned char*>(taken->data()), size, size,
                              0) == SQLITE_OK);
    CHECK(copy.ask("PRAGMA integrity_check") == "ok");
    CHECK(copy.ask("SELECT count(*) FROM note") == "200");
}

TEST_CASE("vfs: VACUUM INTO never overwrites a slot") {
    Fixture fixture;
    Connection connection;
    connection.use_wal();
    connection.create_notes();
    fixture.slots.log.clear();
    CHECK(connection.run("VACUUM INTO 'bak-a'") != SQLITE_OK);
    CHECK(fixture.slots.memory.size(Slot::backup_a) == 0);
}

TEST_CASE("vfs: memory databases work with and without a registered file system") {
    {
        Connection connection(":memory:", nullptr);
        CHECK(connection.run("CREATE TABLE t(a); INSERT INTO t VALUES (1)") == SQLITE_OK);
        CHECK(connection.ask("SELECT a FROM t") == "1");
        CHECK(connection.ask("SELECT date('now')") == "1970-01-01");
        CHECK(Connection("main.db", nullptr).result == SQLITE_CANTOPEN);
    }
    Fixture fixture;
    Connection connection(":memory:", nullptr);
    CHECK(connection.ask("SELECT date('now')") == "2026-11-22");
    CHECK(connection.ask("SELECT hex(randomblob(8))").size() == 16);
    CHECK(fixture.environment.random_calls > 0);
}

TEST_CASE("vfs: unknown names are files in memory that live as long as their name") {
    Fixture fixture;
    CHECK(Connection("scratch.db").run("CREATE TABLE t(a)") == SQLITE_OK);
    Connection again("scratch.db");
    CHECK(again.ask("SELECT name FROM sqlite_schema") == "t");
    CHECK(again.run("PRAGMA journal_mode=DELETE; BEGIN; INSERT INTO t VALUES (1); ROLLBACK") == SQLITE_OK);
    CHECK(again.ask("SELECT count(*) FROM t") == "0");
    CHECK(fixture.slots.log.empty());
}
