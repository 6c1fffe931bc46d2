#include "core/storage/op_log.h"

#include "tests/storage/log_replay.h"
#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

constexpr Instant k_now{1'795'392'000'000};

/// The log as lines "seq txn entity field=value".
std::vector<std::string> log_of(MemoryStore& memory) {
    memory.close();
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    Result<Statement> log = database.prepare("SELECT seq,txn,entity,field,value FROM op ORDER BY device,seq");
    std::vector<std::string> lines;
    Result<void> done = log->query([&](const Statement& row) {
        auto text = [&](int column) { return value_text(row.column(column).value_or(Value{})); };
        lines.push_back(text(0) + " " + text(1) + " " + text(2) + " " + text(3) + "=" + text(4));
        return Result<void>();
    });
    CHECK(done.has_value());
    return lines;
}

Project sample_project() {
    Project project;
    project.id = test_id(2);
    project.name = "Ferry";
    project.created = k_now;
    return project;
}

TEST_CASE("each changed field is one operation, and nothing is one for the rest") {
    MemoryStore memory;
    CHECK(!memory.open());
    const Project first = sample_project();
    Project renamed = first;
    renamed.name = "Barge";
    Project deleted = renamed;
    deleted.deleted = true;
    CHECK(memory.store->commit({"Added", k_now, {{std::nullopt, first}}}));
    CHECK(memory.store->commit({"Nothing", k_now, {{first, first}}}));
    CHECK(memory.store->commit({"Renamed", k_now, {{first, renamed}}}));
    CHECK(memory.store->commit({"Deleted", k_now, {{renamed, deleted}}}));
    CHECK(log_of(memory) == std::vector<std::string>{"1 1 project name=Ferry",
                                                     "2 1 project created=1795392000000",
                                                     "3 3 project name=Barge", "4 4 project deleted=1"});
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    CHECK(*database.scalar("SELECT group_concat(seq||label) FROM txn") ==
          Value(std::string("1Added,3Renamed,4Deleted")));
}

TEST_CASE("an entity that was deleted and comes back as a new one is logged against what is stored") {
    MemoryStore memory;
    CHECK(!memory.open());
    Project old = sample_project();
    old.ecosystem = "rust";
    Project deleted = old;
    deleted.deleted = true;
    CHECK(memory.store->commit({"Added", k_now, {{std::nullopt, old}}}));
    CHECK(memory.store->commit({"Deleted", k_now, {{old, deleted}}}));
    CHECK(memory.store->commit({"Added again", k_now, {{std::nullopt, sample_project()}}}));
    const std::vector<std::string> log = log_of(memory);
    CHECK(log.size() == 6);
    CHECK(log[4] == "5 5 project ecosystem=");
    CHECK(log[5] == "6 5 project deleted=0");
}

TEST_CASE("a new entity of default values is one operation all the same") {
    MemoryStore memory;
    CHECK(!memory.open());
    CHECK(memory.store->commit({"Set", k_now, {{std::nullopt, Settings{}}}}));
    CHECK(log_of(memory) == std::vector<std::string>{"1 1 settings deleted=0"});
}

TEST_CASE("stamps grow over transactions, restarts and clocks that jump back") {
    MemoryStore memory;
    Project project = sample_project();
    for (std::int64_t at :
         {k_now.ms, k_now.ms, std::int64_t{5}, k_now.ms - 1'000, k_now.ms + 1, std::int64_t{-3}}) {
        CHECK(!memory.open());
        project.name += "x";
        CHECK(memory.store->commit({"Renamed", {at}, {{std::nullopt, project}}}));
    }
    memory.close();
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    Result<Statement> stamps = database.prepare("SELECT hlc FROM op WHERE field='name' ORDER BY seq");
    std::int64_t last = 0;
    int count = 0;
    CHECK(stamps->query([&](const Statement& row) {
        const std::int64_t stamp = std::get<std::int64_t>(*row.column(0));
        CHECK(stamp > last);
        last = stamp;
        ++count;
        return Result<void>();
    }));
    CHECK(count == 6);
    CHECK((last >> 16) == k_now.ms + 1);
}

TEST_CASE("a renewed device begins its own sequence and its stamps follow those before") {
    MemoryStore memory;
    CHECK(!memory.open());
    Project project = sample_project();
    CHECK(memory.store->commit({"Added", k_now, {{std::nullopt, project}}}));
    CHECK(memory.store->renew_device(test_id(77)));
    CHECK(memory.store->device() == test_id(77));
    Project renamed = project;
    renamed.name = "Barge";
    CHECK(memory.store->commit({"Renamed", {1}, {{project, renamed}}}));
    CHECK(!memory.open());
    CHECK(memory.store->device() == test_id(77));
    CHECK(log_of(memory).back() == "1 1 project name=Barge");
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    Result<Replica> replica = rebuild_from_log(database);
    CHECK(replica.has_value());
    CHECK(replica->at({0, project.id}) == Entity(renamed));
}

TEST_CASE("a log whose numbers make no sense is damage") {
    for (const char* sql :
         {"UPDATE meta SET value='x' WHERE name='device'", "UPDATE meta SET value=7 WHERE name='device'",
          "UPDATE device SET id=x'00'", "UPDATE op SET hlc=-1", "UPDATE op SET hlc=9223372036854775807",
          "UPDATE op SET seq=-seq", "UPDATE op SET seq=9223372036854775807 WHERE seq=2", "DROP TABLE op"}) {
        CAPTURE(sql);
        MemoryStore memory;
        CHECK(!memory.open());
        CHECK(memory.store->commit({"Added", k_now, {{std::nullopt, sample_project()}}}));
        CHECK(memory.tamper(sql));
        const std::optional<Error> error = memory.open();
        CHECK((error && error->kind == ErrorKind::storage_damaged));
    }
}

TEST_CASE("operations on what this program does not know are left out of a replay") {
    MemoryStore memory;
    CHECK(!memory.open());
    CHECK(memory.store->commit({"Added", k_now, {{std::nullopt, sample_project()}}}));
    CHECK(memory.tamper(
        "INSERT INTO op VALUES (1,3,1,1,'spaceship',x'00000000000000000000000000000001','fuel',7);"
        "INSERT INTO op SELECT 1,4,1,1,'project',id,'colour','red' FROM project"));
    CHECK(!memory.open());
    memory.close();
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    Result<Replica> replica = rebuild_from_log(database);
    CHECK((replica && replica->size() == 1));
}

} // namespace
} // namespace shipshape
