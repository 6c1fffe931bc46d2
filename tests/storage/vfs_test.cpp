#include "core/storage/vfs.h"

#include <doctest/doctest.h>

#include <cstring>

#include "tests/storage/vfs_fixture.h"

using namespace shipshape;
using namespace shipshape::tests;

TEST_CASE("vfs: a name can be registered once") {
    VfsFixture fixture;
    const auto second = Vfs::create(fixture.slots, fixture.environment, "vfs-under-test");
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().kind == ErrorKind::conflict);
}

TEST_CASE("vfs: no room rolls back to the last commit, and room later is enough") {
    VfsFixture fixture;
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
    VfsFixture fixture;
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

TEST_CASE("vfs: after release an old connection never touches a slot") {
    VfsFixture fixture;
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
    VfsFixture fixture;
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
    VfsFixture fixture;
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
    VfsFixture fixture;
    Connection connection(":memory:", nullptr);
    CHECK(connection.ask("SELECT date('now')") == "2026-11-22");
    CHECK(connection.ask("SELECT hex(randomblob(8))").size() == 16);
    CHECK(fixture.environment.random_calls > 0);
}

TEST_CASE("vfs: unknown names are files in memory that live as long as their name") {
    VfsFixture fixture;
    CHECK(Connection("scratch.db").run("CREATE TABLE t(a)") == SQLITE_OK);
    Connection again("scratch.db");
    CHECK(again.ask("SELECT name FROM sqlite_schema") == "t");
    CHECK(again.run("PRAGMA journal_mode=DELETE; BEGIN; INSERT INTO t VALUES (1); ROLLBACK") == SQLITE_OK);
    CHECK(again.ask("SELECT count(*) FROM t") == "0");
    CHECK(fixture.slots.log.empty());
}
