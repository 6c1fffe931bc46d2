#include "tests/storage/full_slots.h"
#include "tests/storage/memory_store.h"
#include "tests/support/random_changes.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace shipshape {
namespace {

using testing::RandomChanges;

TEST_CASE("no room at any write: the error says so, and the last commit stands") {
    int refused = 0;
    bool went_through = false;
    for (int room = 0; !went_through && room < 400; ++room) {
        CAPTURE(room);
        StoreOver<FullSlots> over;
        RandomChanges changes(17);
        CHECK(!over.open());
        for (int i = 0; i < 12; ++i) CHECK(over.store->commit(changes.next()));
        const Workspace before = changes.memory;

        Transaction large{"Much", {1}, {}};
        for (int i = 0; i < 150; ++i) {
            Transaction next = changes.next();
            std::ranges::move(next.rows, std::back_inserter(large.rows));
        }
        over.slots.changes_left = room;
        Result<void> done = over.store->commit(large);
        went_through = done.has_value();
        if (!done) {
            ++refused;
            CHECK(done.error().kind == ErrorKind::storage_full);
            CHECK(!over.store->is_poisoned());
            CHECK(*over.store->load_all() == before);
        }
        over.slots.changes_left = FullSlots::k_enough;
        if (!done) CHECK(over.store->commit(large)); // room again: no need to open anew
        CHECK(!over.open(true));
        CHECK(*over.store->load_all() == changes.memory);
        over.close();
        Database database = std::move(*Database::open(over.vfs->name(), slot_name(Slot::main)));
        CHECK(*database.integer("SELECT max(seq)-count(*) FROM op") ==
              0); // no number was lost or given twice
    }
    CHECK(went_through);
    CHECK(refused > 0);
}

TEST_CASE("no room while a new database is made: nothing stands in the way of the next try") {
    bool opened = false;
    for (int room = 0; !opened && room < 400; ++room) {
        CAPTURE(room);
        StoreOver<FullSlots> over;
        over.slots.changes_left = room;
        const std::optional<Error> error = over.open();
        opened = !error;
        if (error) CHECK(error->kind == ErrorKind::storage_full);
        over.slots.changes_left = FullSlots::k_enough;
        CHECK(!over.open());
        CHECK(*over.store->load_all() == Workspace());
    }
    CHECK(opened);
}

/// The files of a store with some history: everything in main, or the end of it in the WAL.
struct Files {
    explicit Files(bool with_wal) {
        MemoryStore memory("files");
        RandomChanges changes(23);
        CHECK(!memory.open());
        for (int i = 0; i < 30; ++i) CHECK(memory.store->commit(changes.next()));
        if (!with_wal) CHECK(memory.store->checkpoint());
        if (!with_wal) memory.close();
        main = memory.slots.bytes(Slot::main);
        wal = memory.slots.bytes(Slot::wal);
    }
    std::vector<std::byte> main, wal;
};

/// Opens the files, reads, writes and exports. Errors are as good as success; what may not be is a crash.
void use(MemoryStore& memory, const std::vector<std::byte>& main, const std::vector<std::byte>& wal) {
    memory.close();
    CHECK(memory.slots.set_bytes(Slot::main, main));
    CHECK(memory.slots.set_bytes(Slot::wal, wal));
    if (memory.open(true)) return;
    const bool is_readable = memory.store->load_open().has_value() && memory.store->load_all().has_value();
    RandomChanges changes(29);
    for (int i = 0; i < 3; ++i) {
        Result<void> done = memory.store->commit(changes.next());
        if (is_readable && !done)
            CHECK_MESSAGE(done.error().kind == ErrorKind::storage_damaged, done.error().place);
    }
    Result<bool> more = true;
    while (more && *more) more = memory.store->check_next_table();
    (void)memory.store->export_file();
    (void)memory.store->checkpoint();
}

TEST_CASE("bytes that flipped give an error or data, never a crash") {
    MemoryStore memory;
    testing::Random random(31);
    for (bool with_wal : {false, true}) {
        const Files files(with_wal);
        CHECK(files.wal.empty() != with_wal);
        for (int round = 0; round < 150; ++round) {
            CAPTURE(round);
            std::vector<std::byte> main = files.main, wal = files.wal;
            std::vector<std::byte>& target = with_wal && round % 2 == 0 ? wal : main;
            // Headers of pages decide most: half of the flips go there.
            for (std::size_t flips = 1 + random.below(4); flips > 0; --flips) {
                std::size_t at = random.below(target.size());
                if (random.below(2) == 0) at = at / 4096 * 4096 + random.below(108);
                target[std::min(at, target.size() - 1)] = static_cast<std::byte>(random.next());
            }
            use(memory, main, wal);
        }
    }
}

TEST_CASE("a header that forbids writing is damage when it is opened, not at the first tick") {
    const Files files(false);
    for (std::byte version : {std::byte{0}, std::byte{3}, std::byte{255}}) {
        MemoryStore memory;
        std::vector<std::byte> main = files.main;
        main[18] = version; // SQLite file format, 1.3.3
        CHECK(memory.slots.set_bytes(Slot::main, main));
        const std::optional<Error> error = memory.open(true);
        CHECK((!error || error->kind == ErrorKind::storage_damaged));
        if (error) continue;
        Project project;
        project.id = test_id(5);
        CHECK(memory.store->commit({"Added", {1}, {{std::nullopt, project}}}));
    }
}

TEST_CASE("a file that was cut gives an error or data, never a crash") {
    MemoryStore memory;
    testing::Random random(37);
    const Files files(true);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        std::vector<std::byte> main = files.main, wal = files.wal;
        if (round % 3 != 0) wal.resize(random.below(wal.size()));
        if (round % 3 != 1) main.resize(random.below(main.size()));
        use(memory, main, wal);
    }
}

TEST_CASE("a WAL that was cut gives an earlier commit, whole") {
    MemoryStore memory;
    RandomChanges changes(41);
    CHECK(!memory.open());
    CHECK(memory.store->checkpoint());
    const auto main = memory.slots.bytes(Slot::main);
    std::vector<Workspace> commits = {changes.memory};
    for (int i = 0; i < 15; ++i) {
        CHECK(memory.store->commit(changes.next()));
        commits.push_back(changes.memory);
    }
    const auto wal = memory.slots.bytes(Slot::wal);
    CHECK(memory.slots.bytes(Slot::main) == main);
    for (std::size_t size = wal.size(); size > 0; size -= std::min<std::size_t>(size, 2'100)) {
        memory.close();
        CHECK(memory.slots.set_bytes(Slot::main, main));
        CHECK(memory.slots.set_bytes(Slot::wal, std::span(wal).first(size)));
        CHECK(!memory.open(true));
        Result<Workspace> loaded = memory.store->load_all();
        CHECK((loaded && std::ranges::find(commits, *loaded) != commits.end()));
        if (size == wal.size()) CHECK(*loaded == commits.back());
    }
}

} // namespace
} // namespace shipshape
