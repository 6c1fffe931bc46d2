#include "core/storage/store.h"

#include "core/storage/rescue.h"
#include "tests/storage/log_replay.h"
#include "tests/storage/memory_store.h"
#include "tests/support/random_changes.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

using testing::RandomChanges;

/// Without closed runs and their step states, as a running app has it.
Workspace open_part(const Workspace& all) {
    Workspace open;
    all.for_each([&]<class E>(const E& entity) {
        if constexpr (std::is_same_v<E, Run>) {
            if (entity.status == RunStatus::done) return;
        }
        open.put(entity);
    });
    return open;
}

TEST_CASE("random changes: what is loaded is what is in memory, and the log gives the rows") {
    constexpr int k_seeds = 40, k_commits = 40;
    for (std::uint64_t seed = 0; seed < k_seeds; ++seed) {
        CAPTURE(seed);
        MemoryStore memory;
        RandomChanges changes(seed);
        std::optional<Error> error = memory.open();
        for (int i = 0; i < k_commits && !error; ++i) {
            Result<void> done = memory.store->commit(changes.next());
            if (!done) error = done.error();
            if (changes.random().below(25) == 0 && !error) error = memory.open(true);
        }
        if (!error) error = memory.open(true);
        CHECK_MESSAGE(!error, error->sentence, " ", error->place);
        if (error) continue;
        CHECK(*memory.store->load_all() == changes.memory);

        memory.close();
        Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
        CHECK(quick_check(database));
        CHECK(*rebuild_from_log(database) == *read_rows(database));
    }
}

TEST_CASE("opening leaves closed runs and what was ticked in them in the database") {
    for (std::uint64_t seed = 100; seed < 110; ++seed) {
        MemoryStore memory;
        RandomChanges changes(seed);
        CHECK(!memory.open());
        for (int i = 0; i < 60; ++i) CHECK(memory.store->commit(changes.next()));
        Workspace expected = open_part(changes.memory);
        Result<Workspace> loaded = memory.store->load_open();
        CHECK(loaded.has_value());
        if (!loaded) continue;
        for (const auto& [id, run] : loaded->all<Run>()) CHECK(run.status == RunStatus::open);
        CHECK(loaded->all<Run>() == expected.all<Run>());
        CHECK(loaded->all<Step>() == expected.all<Step>());
        for (const auto& [id, state] : expected.all<StepState>()) {
            const Run* run = changes.memory.find(state.run);
            const bool is_closed = run && run->status == RunStatus::done;
            if (run) CHECK(loaded->contains(*entity_index(StepState::entity_name), id) == !is_closed);
        }
    }
}

TEST_CASE("opening does not scan runs and step states") {
    MemoryStore memory;
    CHECK(!memory.open());
    memory.close();
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    for (std::string_view name :
         {Run::entity_name, StepState::entity_name, RunVariable::entity_name, Occurrence::entity_name}) {
        const std::size_t index = *entity_index(name);
        Result<Statement> plan =
            database.prepare("EXPLAIN QUERY PLAN " + select_sql(index, open_condition(index)));
        CHECK(plan.has_value());
        std::string steps;
        CHECK(plan->query([&](const Statement& row) {
            steps += std::get<std::string>(*row.column(3)) + "\n";
            return Result<void>();
        }));
        CAPTURE(steps);
        CHECK(steps.find("SCAN step_state") == std::string::npos);
        CHECK(steps.find("SCAN run\n") == std::string::npos);
        CHECK(steps.find("SCAN run_variable") == std::string::npos);
        CHECK(steps.find("SCAN o") == std::string::npos);
        const bool of_schedule = name == Occurrence::entity_name;
        CHECK(steps.find(of_schedule ? "occurrence_schedule" : "run_not_done") != std::string::npos);
    }
}

TEST_CASE("an export is a whole database that another device can take over") {
    MemoryStore memory("here");
    CHECK(!memory.open());
    RandomChanges changes(5);
    for (int i = 0; i < 30; ++i) CHECK(memory.store->commit(changes.next()));
    Result<std::string> file = memory.store->export_file();
    CHECK(file.has_value());
    CHECK(file == memory.store->export_file());
    CHECK(file->starts_with("SQLite format 3"));
    CHECK(static_cast<std::int64_t>(file->size()) <= *memory.store->size_bytes());

    MemoryStore there("there");
    CHECK(there.slots.set_bytes(Slot::main, std::as_bytes(std::span(*file))));
    CHECK(!there.open(true));
    CHECK(there.store->renew_device(test_id(99)));
    CHECK(*there.store->load_all() == changes.memory);
}

TEST_CASE("closing leaves one file without a log beside it") {
    MemoryStore memory;
    CHECK(!memory.open());
    RandomChanges changes(6);
    for (int i = 0; i < 10; ++i) CHECK(memory.store->commit(changes.next()));
    CHECK(memory.slots.size(Slot::wal) > 0);
    CHECK(memory.store->checkpoint());
    CHECK(memory.slots.size(Slot::wal) == 0);
    CHECK(memory.store->commit(changes.next()));
    CHECK(Store::close(std::move(memory.store)));
    CHECK(memory.slots.size(Slot::wal) == 0);
    CHECK(!memory.open(true));
    CHECK(*memory.store->load_all() == changes.memory);
}

TEST_CASE("tables are checked one by one when the file is too large to be checked at once") {
    MemoryStore memory;
    CHECK(!memory.open());
    CHECK(*memory.store->check_next_table() == false); // a small file was checked when it was opened
    CHECK(memory.tamper("CREATE TABLE ballast (x BLOB) STRICT;"
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3)"
                        "INSERT INTO ballast SELECT zeroblob(800000) FROM n"));
    CHECK(!memory.open());
    int checks = 1;
    Result<bool> more = memory.store->check_next_table();
    for (; more && *more; more = memory.store->check_next_table()) ++checks;
    CHECK(more.has_value());
    CHECK(checks == static_cast<int>(k_entity_count) + 4);
}

TEST_CASE("a new database is never made where there was one") {
    MemoryStore memory;
    std::optional<Error> error = memory.open(true);
    CHECK((error && error->kind == ErrorKind::storage_damaged));
    CHECK(memory.slots.size(Slot::main) == 0);

    const std::array<std::byte, 32> bytes{};
    for (Slot trace : {Slot::wal, Slot::backup_a, Slot::backup_b}) {
        memory.close();
        CHECK(memory.slots.set_bytes(trace, bytes));
        error = memory.open();
        CHECK((error && error->kind == ErrorKind::storage_damaged));
        CHECK(memory.slots.size(trace) == 32);
        CHECK(memory.slots.set_bytes(trace, {}));
    }
    CHECK(!memory.open());

    // A file of pages without a single table is what an interrupted first start leaves, or a loss.
    MemoryStore bare("bare");
    {
        Database database = std::move(*Database::open("bare", slot_name(Slot::main)));
        CHECK(database.start_write_ahead_log());
        database.merge_wal_on_close(true);
    }
    CHECK(bare.slots.size(Slot::main) > 0);
    CHECK(bare.open(true));
    CHECK(!bare.open(false));
}

TEST_CASE("a file that is not ours is refused and stays as it is") {
    const std::string text = "This is not a database, but somebody's letter.\n";
    MemoryStore memory;
    CHECK(memory.slots.set_bytes(Slot::main, std::as_bytes(std::span(text))));
    std::optional<Error> error = memory.open();
    CHECK((error && error->kind == ErrorKind::storage_damaged));

    for (const char* sql :
         {"CREATE TABLE letters (x)", "PRAGMA application_id=77", "PRAGMA user_version=1"}) {
        CAPTURE(sql);
        CHECK(memory.slots.set_bytes(Slot::main, {}));
        CHECK(memory.tamper(sql));
        memory.close();
        const auto before = memory.slots.bytes(Slot::main);
        CHECK(!before.empty());
        error = memory.open();
        CHECK((error && error->kind == ErrorKind::storage_damaged));
        memory.close();
        CHECK(memory.slots.bytes(Slot::main) == before);
    }
}

} // namespace
} // namespace shipshape
