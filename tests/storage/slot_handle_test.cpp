#include "core/storage/slot_handle.h"

#include <doctest/doctest.h>

#include <array>
#include <string_view>
#include <vector>

#include "tests/storage/vfs_fixture.h"

using namespace shipshape;
using namespace shipshape::tests;

namespace {

using Entry = RecordingSlots::Entry;

constexpr const char* k_wal = "main.db-wal";
constexpr const char* k_journal = "main.db-journal";

/// Two frames as SQLite writes them, after the header of 32 bytes.
void write_frames(OpenedFile& wal) {
    CHECK(wal.write(32, 24) == SQLITE_OK);
    CHECK(wal.write(56, 4096) == SQLITE_OK);
    CHECK(wal.write(4152, 24) == SQLITE_OK);
    CHECK(wal.write(4176, 4096) == SQLITE_OK);
}
const Entry k_frames = {SlotCall::write, Slot::wal, 32, 2 * (24 + 4096)};

} // namespace

TEST_CASE("slot handle: a read past the end is filled with zeros") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    CHECK(main.write(0, 10) == SQLITE_OK);
    std::array<char, 16> into;
    into.fill('?');
    CHECK(main.methods().xRead(main.file(), into.data(), 16, 4) == SQLITE_IOERR_SHORT_READ);
    CHECK(std::string_view(into.data(), 16) == std::string_view("xxxxxx\0\0\0\0\0\0\0\0\0\0", 16));
    CHECK(main.methods().xRead(main.file(), into.data(), 10, 0) == SQLITE_OK);
}

TEST_CASE("slot handle: what SQLite is told about the files") {
    VfsFixture fixture;
    CHECK(fixture.record()->iVersion == 2);
    for (const char* name : {"main.db", "in-memory.db"}) {
        OpenedFile file(fixture, name);
        int reserved = 7;
        CHECK(file.methods().xCheckReservedLock(file.file(), &reserved) == SQLITE_OK);
        CHECK(reserved == 0);
        CHECK(file.methods().iVersion == 1);
        CHECK(file.methods().xSectorSize(file.file()) == 4096);
        CHECK(file.methods().xDeviceCharacteristics(file.file()) == SQLITE_IOCAP_POWERSAFE_OVERWRITE);
        CHECK(file.methods().xFileControl(file.file(), SQLITE_FCNTL_SIZE_HINT, nullptr) == SQLITE_NOTFOUND);
    }
}

TEST_CASE("slot handle: WAL frames are merged and handed on when they must be") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    OpenedFile wal(fixture, k_wal);
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

TEST_CASE("slot handle: only the WAL is coalesced") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    OpenedFile journal(fixture, k_journal);
    fixture.slots.log.clear();
    CHECK(main.write(0, 4096) == SQLITE_OK);
    CHECK(journal.write(0, 512) == SQLITE_OK);
    CHECK(fixture.slots.count(SlotCall::write) == 2);
}

TEST_CASE("slot handle: sizes are asked for once") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    CHECK(main.write(4096, 4096) == SQLITE_OK);
    sqlite3_int64 size = 0;
    for (int i = 0; i < 3; ++i) CHECK(main.methods().xFileSize(main.file(), &size) == SQLITE_OK);
    CHECK(size == 8192);
    CHECK(main.methods().xTruncate(main.file(), 4096) == SQLITE_OK);
    CHECK(main.methods().xFileSize(main.file(), &size) == SQLITE_OK);
    CHECK(size == 4096);
    CHECK(fixture.slots.count(SlotCall::size) == 1);
}

TEST_CASE("slot handle: deleting drops what is pending, truncates and flushes") {
    VfsFixture fixture;
    sqlite3_vfs* record = fixture.record();
    OpenedFile wal(fixture, k_wal);
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

TEST_CASE("slot handle: a slot is opened once at a time") {
    VfsFixture fixture;
    OpenedFile first(fixture, "main.db");
    CHECK(first.result == SQLITE_OK);
    {
        OpenedFile second(fixture, "main.db");
        CHECK(second.result == SQLITE_CANTOPEN);
    }
    CHECK(first.close() == SQLITE_OK);
    OpenedFile third(fixture, "main.db");
    CHECK(third.result == SQLITE_OK);
}

TEST_CASE("slot handle: a slot is never replaced by a file in memory") {
    VfsFixture fixture;
    sqlite3_vfs* record = fixture.record();
    for (const char* name : {"bak-a", "bak-b", "probe"})
        CHECK(OpenedFile(fixture, name).result == SQLITE_CANTOPEN);
    CHECK(OpenedFile(fixture, "main.db", SQLITE_OPEN_READWRITE).result ==
          SQLITE_CANTOPEN); // empty: does not exist

    fixture.slots.close(Slot::journal);
    CHECK(OpenedFile(fixture, k_journal).result == SQLITE_CANTOPEN);
    int exists = 0;
    CHECK(record->xAccess(record, k_journal, SQLITE_ACCESS_EXISTS, &exists) == SQLITE_IOERR_ACCESS);
    CHECK(fixture.vfs->health().failure == StorageFailure::dead_handle);
    CHECK(fixture.vfs->health().slot == Slot::journal);
    CHECK_FALSE(fixture.vfs->health().poisoned);
    fixture.slots.memory.reopen();
    CHECK(OpenedFile(fixture, k_journal).result == SQLITE_OK);
}

TEST_CASE("slot handle: a write counts only when all bytes were written") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    for (int answer : {k_slot_quota, 0, 4095, 4097}) {
        fixture.slots.answer_with(SlotCall::write, answer, 1);
        CHECK(main.write(0, 4096) == SQLITE_FULL);
        CHECK(fixture.vfs->health().failure == StorageFailure::quota);
        CHECK_FALSE(fixture.vfs->health().poisoned);
    }
    CHECK(main.write(0, 4096) == SQLITE_OK);
    CHECK(main.write(k_max_slot_bytes - 8, 16) == SQLITE_FULL);
}

TEST_CASE("slot handle: unexplained failures poison, and the first one is remembered") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
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

TEST_CASE("slot handle: a run without room is forgotten, because SQLite rolls back") {
    VfsFixture fixture;
    OpenedFile wal(fixture, k_wal);
    write_frames(wal);
    fixture.slots.answer_with(SlotCall::write, k_slot_quota, 1);
    CHECK(wal.methods().xSync(wal.file(), SQLITE_SYNC_NORMAL) == SQLITE_FULL);
    CHECK_FALSE(fixture.vfs->health().poisoned);
    fixture.slots.log.clear();
    CHECK(wal.methods().xSync(wal.file(), SQLITE_SYNC_NORMAL) == SQLITE_OK);
    CHECK(fixture.slots.log == std::vector<Entry>{{SlotCall::flush, Slot::wal}});
}

TEST_CASE("slot handle: truncating without room is SQLITE_FULL") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    fixture.slots.answer_with(SlotCall::truncate, k_slot_quota, 1);
    CHECK(main.methods().xTruncate(main.file(), 8192) == SQLITE_FULL);
    CHECK_FALSE(fixture.vfs->health().poisoned);
}

TEST_CASE("slot handle: a dead handle is told apart") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    fixture.slots.close(Slot::main);
    CHECK(main.write(0, 16) == SQLITE_IOERR_WRITE);
    CHECK(fixture.vfs->health().failure == StorageFailure::dead_handle);
    CHECK(fixture.vfs->health().poisoned);
}

TEST_CASE("slot handle: losing a run that SQLite takes for committed poisons, and its bytes cannot be read") {
    VfsFixture fixture;
    OpenedFile main(fixture, "main.db");
    OpenedFile wal(fixture, k_wal);
    write_frames(wal);
    fixture.slots.answer_with(SlotCall::write, k_slot_quota, 1);
    const int control = SQLITE_FCNTL_COMMIT_PHASETWO;
    CHECK(main.methods().xFileControl(main.file(), control, nullptr) == SQLITE_IOERR_WRITE);
    CHECK(fixture.vfs->health().failure == StorageFailure::quota);
    CHECK(fixture.vfs->health().poisoned);
    std::array<char, 24> into{};
    CHECK(wal.methods().xRead(wal.file(), into.data(), 24, 32) == SQLITE_IOERR_READ);
}
