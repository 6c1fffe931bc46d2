#include "core/storage/rows.h"

#include "tests/storage/memory_store.h"
#include "tests/support/random_changes.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

using testing::RandomChanges;

/// A store with some entities of every type, one of them a step state.
std::optional<Error> fill(MemoryStore& memory) {
    if (std::optional<Error> error = memory.open()) return error;
    RandomChanges changes(11);
    for (int i = 0; i < 120; ++i)
        if (Result<void> done = memory.store->commit(changes.next()); !done) return done.error();
    return std::nullopt;
}

/// Makes a row of the table impossible and tells where loading everything finds that.
Error damage(const std::string& sql) {
    MemoryStore memory;
    CHECK(!fill(memory));
    Result<void> tampered = memory.tamper(sql);
    CHECK_MESSAGE(tampered.has_value(), sql);
    CHECK(!memory.open());
    Result<Workspace> loaded = memory.store->load_all();
    return loaded ? Error{ErrorKind::not_found, "no error", sql} : loaded.error();
}

bool is_at(const Error& error, std::string_view table, std::string_view field) {
    const std::string start = "table " + std::string(table) + ", id ";
    const std::string end = ", field " + std::string(field);
    return error.kind == ErrorKind::storage_damaged && error.place.starts_with(start) &&
           error.place.ends_with(end);
}

TEST_CASE("a row whose value does not fit its field is damage, and the error says where") {
    CHECK(is_at(damage("UPDATE project SET name=CAST(x'48ff' AS TEXT)"), "project", "name"));
    CHECK(is_at(damage("UPDATE project SET name=printf('%.401c','x')"), "project", "name"));
    CHECK(is_at(damage("UPDATE project SET created=9223372036854775807"), "project", "created"));
    CHECK(is_at(damage("UPDATE project SET deleted=7"), "project", "deleted"));
    CHECK(is_at(damage("UPDATE project SET deleted=0,id=x'0102' WHERE id=(SELECT max(id) FROM project)"),
                "project", "id"));
    CHECK(is_at(damage("UPDATE project SET deleted=0,id=zeroblob(16) WHERE id=(SELECT max(id) FROM project)"),
                "project", "id"));
    CHECK(is_at(damage("UPDATE template SET area='harbour'"), "template", "area"));
    CHECK(is_at(damage("UPDATE step SET optional=2"), "step", "optional"));
    CHECK(is_at(damage("UPDATE step SET section=x''"), "step", "section"));
    CHECK(is_at(damage("UPDATE schedule SET starts='2026-02-30'"), "schedule", "starts"));
    CHECK(is_at(damage("UPDATE schedule SET done_through='yesterday'"), "schedule", "done_through"));
    CHECK(is_at(damage("UPDATE run SET status='Done'"), "run", "status"));
    CHECK(is_at(damage("UPDATE step_state SET status=''"), "step_state", "status"));
}

TEST_CASE("a reference to nothing is damage, also one of a row that may be absent") {
    const std::string nowhere = "x'00000000000000000000000000000abc'";
    CHECK(is_at(damage("UPDATE template SET project=" + nowhere), "template", "project"));
    CHECK(is_at(damage("UPDATE step SET section=" + nowhere), "step", "section"));
    CHECK(is_at(damage("UPDATE run SET schedule=" + nowhere), "run", "schedule"));
    CHECK(is_at(damage("UPDATE settings SET deleted=0,project=" + nowhere), "settings", "project"));
}

TEST_CASE("a table or column that is not there is damage, not a crash") {
    CHECK(damage("DROP TABLE settings; CREATE TABLE settings(id BLOB PRIMARY KEY, deleted INTEGER) STRICT")
              .kind == ErrorKind::storage_damaged);
    CHECK(damage("DROP TABLE settings").kind == ErrorKind::storage_damaged);
}

TEST_CASE("views and triggers that somebody put into the file do nothing") {
    MemoryStore memory;
    CHECK(!fill(memory));
    CHECK(memory.tamper("CREATE TRIGGER t AFTER UPDATE ON project BEGIN DELETE FROM op; END"));
    CHECK(!memory.open());
    const std::size_t before = memory.store->load_all()->all<Project>().size();
    Project project = memory.store->load_all()->all<Project>().begin()->second;
    project.name += "!";
    CHECK(memory.store->commit({"Renamed", {1}, {{std::nullopt, project}}}));
    CHECK(memory.store->load_all()->all<Project>().size() == before);
    CHECK(!memory.open());
    memory.close();
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    CHECK(*database.integer("SELECT count(*) FROM op") > 1);
}

TEST_CASE("what could not be read again is not written") {
    MemoryStore memory;
    CHECK(!memory.open());
    Project project;
    project.id = test_id(5);
    CHECK(check_storable(project));

    Project no_id = project;
    no_id.id = {};
    Project bad_text = project;
    bad_text.name = "\xc3\x28";
    Project long_text = project;
    long_text.name.assign(k_title_limit_bytes + 1, 'x');
    Project bad_time = project;
    bad_time.created.ms = INT64_MAX;
    Schedule bad_date;
    bad_date.id = test_id(6);
    bad_date.starts = k_last_date + 1;
    for (const Entity& entity :
         std::initializer_list<Entity>{no_id, bad_text, long_text, bad_time, bad_date}) {
        Result<void> done =
            memory.store->commit({"Changed", {1}, {{std::nullopt, project}, {std::nullopt, entity}}});
        CHECK((!done && done.error().kind == ErrorKind::invalid_input));
    }
    Template orphan;
    orphan.id = test_id(7);
    orphan.project = test_id(8);
    Result<void> done =
        memory.store->commit({"Changed", {1}, {{std::nullopt, project}, {std::nullopt, orphan}}});
    CHECK((!done && done.error().kind == ErrorKind::invalid_input));
    CHECK(*memory.store->load_all() == Workspace());
    CHECK(memory.store->commit({"Changed", {1}, {{std::nullopt, project}}}));
}

} // namespace
} // namespace shipshape
