#include "core/storage/backup.h"

#include "tests/storage/exported_file.h"
#include "tests/storage/hostile_file.h"
#include "tests/support/random_workspace.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace shipshape {
namespace {

using namespace tests;
using testing::Random;

/// Only what is exchanged: settings stay on their device.
Workspace without_settings(const Workspace& workspace) {
    Workspace out;
    workspace.for_each([&]<class E>(const E& entity) {
        if (E::exchanged) out.put(entity);
    });
    return out;
}

const Workspace& sample() {
    static const Workspace workspace = [] {
        // Without imported documents and release notes, which would be most of the file: flipped letters are
        // no damage.
        Random random(2024);
        while (true) {
            Workspace made = testing::random_workspace(random, 12);
            const auto& states = made.all<StepState>();
            const bool has_state =
                std::ranges::any_of(states, [](const auto& one) { return one.second.step.has_value(); });
            if (has_state && made.all<Source>().empty() && made.all<Release>().empty()) return made;
        }
    }();
    return workspace;
}
const std::string& sample_file() {
    static const std::string file = exported(sample());
    return file;
}

/// Reads through a file system of its own, which must be empty again afterwards.
Result<Workspace> read(std::string_view file) {
    MemorySlots slots;
    TestEnvironment environment;
    const std::unique_ptr<Vfs> vfs = std::move(*Vfs::create(slots, environment, "reading"));
    Result<Workspace> read = read_backup(*vfs, file);
    CHECK(!vfs->take_memory_file("backup.db"));
    CHECK(!vfs->take_memory_file("backup.db-journal"));
    if (!read) CHECK(read.error().sentence.ends_with("."));
    return read;
}

/// "kind: place" of a refusal; empty where the file was read.
std::string refusal(std::string_view file) {
    const Result<Workspace> workspace = read(file);
    if (workspace) return {};
    const Error& error = workspace.error();
    const char* kind = error.kind == ErrorKind::invalid_input   ? "invalid"
                       : error.kind == ErrorKind::too_large     ? "too large"
                       : error.kind == ErrorKind::newer_version ? "newer"
                                                                : "other";
    return std::string(kind) + ": " + error.place;
}

std::string refusal_after(const std::string& sql) {
    return refusal(tampered(sample_file(), sql));
}

std::string page_of(const std::string& file, std::size_t number) {
    return file.substr(number * 4096, 4096);
}

} // namespace

TEST_CASE("backup: what was exported comes back") {
    const Result<Workspace> back = read(sample_file());
    CHECK_MESSAGE(back.has_value(), (back ? "" : back.error().sentence + back.error().place));
    if (back) CHECK(*back == without_settings(sample()));
    const Result<Workspace> nothing = read(exported(Workspace()));
    CHECK((nothing && *nothing == Workspace()));
}

TEST_CASE("backup: what was deleted stays out, with all that refers to it") {
    MemoryStore memory;
    CHECK(!memory.open());
    CHECK(memory.store->commit(adding(sample())));
    Transaction deleting{"Deleted", {1'795'392'000'001}, {}};
    for (const auto& [id, project] : sample().all<Project>()) {
        if (!deleting.rows.empty()) break;
        Project gone = project;
        gone.deleted = true;
        deleting.rows.push_back({project, gone});
    }
    CHECK(memory.store->commit(deleting));
    Result<Workspace> expected = memory.store->load_all();
    CHECK(expected.has_value());
    if (!expected) return;
    expected->close_references();
    const Result<Workspace> back = read(memory.store->export_file().value_or(std::string()));
    CHECK((back && *back == without_settings(*expected)));
}

TEST_CASE("backup: the raw file of a database in WAL mode is read, too") {
    MemoryStore memory("raw");
    CHECK(!memory.open());
    CHECK(memory.store->commit(adding(sample())));
    CHECK(memory.store->checkpoint());
    const std::vector<std::byte>& bytes = memory.slots.bytes(Slot::main);
    CHECK(bytes[18] == std::byte{2});
    const std::string file(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const Result<Workspace> back = read(file);
    CHECK((back && *back == without_settings(sample())));
}

TEST_CASE("backup: files of every older schema are migrated") {
    for (std::size_t count = 1; count < migrations().size(); ++count) {
        CAPTURE(count);
        MemorySlots slots;
        TestEnvironment environment;
        const std::unique_ptr<Vfs> vfs = std::move(*Vfs::create(slots, environment, "older"));
        {
            Database database = std::move(*Database::open("older", "old.db"));
            CHECK(migrate(database, migrations().first(count)));
            CHECK(database.execute("INSERT INTO project VALUES(x'00000000000070008000000000000001',0,"
                                   "'Lighthouse','rust',1000)"));
            CHECK(database.execute("VACUUM INTO 'out.db'"));
        }
        const std::vector<std::byte> bytes = *vfs->take_memory_file("out.db");
        const std::string file(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const Result<Workspace> back = read(file);
        CHECK_MESSAGE(back.has_value(), (back ? "" : back.error().place));
        if (back) CHECK(back->all<Project>().begin()->second.name == "Lighthouse");
        // An older file with an object of a newer schema is none of ours.
        CHECK(refusal(tampered(file, "CREATE TABLE addition(x)")) ==
              "invalid: schema " + std::to_string(count));
    }
}

TEST_CASE("backup: a newer file is refused as such") {
    const std::string file = tampered(sample_file(), "PRAGMA user_version=99");
    CHECK(refusal(file).starts_with("newer: schema 99"));
    // Also where nothing else of it can be understood.
    CHECK(refusal(with_number(file, 44, 4, 5)).starts_with("newer: schema 99"));
}

TEST_CASE("backup: what is no database of ours is refused by its header") {
    const std::string& file = sample_file();
    CHECK(refusal("") == "invalid: header");
    CHECK(refusal("{\"format\":\"shipshape\"}") == "invalid: header");
    CHECK(refusal(std::string(100'000, 'x')) == "invalid: header");
    CHECK(refusal(file.substr(0, 99)) == "invalid: header");
    CHECK(refusal(with_number(file, 68, 4, 0)) == "invalid: application_id");
    CHECK(refusal(with_number(file, 60, 4, 0)) == "invalid: user_version");
    CHECK(refusal(with_number(file, 60, 4, 0xffffffff)) == "invalid: user_version");
    CHECK(refusal(with_number(file, 16, 2, 512)) == "invalid: header, page size");
    CHECK(refusal(with_number(file, 18, 1, 3)) == "invalid: header, write version");
    CHECK(refusal(with_number(file, 19, 1, 0)) == "invalid: header, read version");
    CHECK(refusal(with_number(file, 20, 1, 32)) == "invalid: header, reserved bytes");
    CHECK(refusal(with_number(file, 22, 1, 0)) == "invalid: header, payload fraction");
    CHECK(refusal(with_number(file, 44, 4, 1)) == "invalid: header, schema format");
    CHECK(refusal(with_number(file, 52, 4, 1)) == "invalid: header, largest root page");
    CHECK(refusal(with_number(file, 56, 4, 2)) == "invalid: header, text encoding");
    CHECK(refusal(with_number(file, 28, 4, 1)) == "invalid: header, number of pages");
    CHECK(refusal(file + "x") == "invalid: header, number of pages");
    CHECK(refusal(file + page_of(file, 1)) == "invalid: header, number of pages");
    std::string large = file;
    large.resize(k_backup_limit_bytes + 1);
    CHECK(refusal(large) == "too large: size");
}

TEST_CASE("backup: a file that was cut off anywhere is refused") {
    const std::string& file = sample_file();
    for (std::size_t pages = 1; pages < file.size() / 4096; ++pages) {
        CAPTURE(pages);
        const std::string cut = file.substr(0, pages * 4096);
        CHECK(refusal(cut) == "invalid: header, number of pages");
        CHECK(refusal(with_number(cut, 28, 4, static_cast<std::uint32_t>(pages))).starts_with("invalid: "));
        CHECK(refusal(file.substr(0, pages * 4096 + 1000)) == "invalid: header, number of pages");
    }
}

TEST_CASE("backup: a schema that is not exactly ours is refused, and nothing of it is run") {
    const std::string newest = "invalid: schema " + std::to_string(migrations().back().to_version);
    for (const char* sql : {
             "CREATE TABLE extra(x)",
             "CREATE INDEX extra ON project(name)",
             "DROP INDEX step_state_run",
             "CREATE TRIGGER extra AFTER INSERT ON project BEGIN DELETE FROM run; END",
             "CREATE TRIGGER extra AFTER DELETE ON project BEGIN SELECT randomblob(1000000000); END",
             "UPDATE sqlite_schema SET sql=replace(sql,'name TEXT NOT NULL','name TEXT NOT NULL CHECK(1)') "
             "WHERE name='project'",
             "UPDATE sqlite_schema SET sql=replace(sql,'name TEXT','name  TEXT') WHERE name='project'",
             "UPDATE sqlite_schema SET sql=replace(sql,'name TEXT','name TEXT COLLATE NOCASE') "
             "WHERE name='project'",
             "UPDATE sqlite_schema SET sql=replace(sql,'deleted INTEGER','deleted INTEGER DEFAULT "
             "(zeroblob(1000000000))') WHERE name='project'",
             "UPDATE sqlite_schema SET name='projects',tbl_name='projects',sql=replace(sql,'TABLE "
             "project','TABLE projects') WHERE name='project'",
         }) {
        CAPTURE(sql);
        CHECK(refusal_after(sql) == newest);
    }
    // What SQLite itself does not take.
    for (const char* sql : {
             "INSERT INTO sqlite_schema VALUES('view','v','v',0,'CREATE VIEW v AS SELECT * FROM run')",
             "INSERT INTO sqlite_schema VALUES('table','v','v',0,'CREATE VIRTUAL TABLE v USING fts5(x)')",
             "UPDATE sqlite_schema SET sql='CREATE TABLE project(' WHERE name='project'",
             "UPDATE sqlite_schema SET sql=NULL WHERE name='project'",
             "UPDATE sqlite_schema SET rootpage=9999999 WHERE name='project'",
             "UPDATE sqlite_schema SET rootpage=1 WHERE name='project'",
             "DELETE FROM sqlite_schema WHERE name='project'",
             "INSERT INTO sqlite_schema SELECT * FROM sqlite_schema",
             "INSERT INTO sqlite_schema SELECT type,name,tbl_name,rootpage,zeroblob(100) FROM sqlite_schema",
         }) {
        CAPTURE(sql);
        CHECK(refusal_after(sql).starts_with("invalid: "));
    }
}

TEST_CASE("backup: definitions made to exhaust the parser are refused") {
    const auto with_check = [](const std::string& expression) {
        return refusal_after("UPDATE sqlite_schema SET sql=replace(sql,'deleted INTEGER NOT NULL','deleted "
                             "INTEGER NOT NULL CHECK(" +
                             expression + ")') WHERE name='project'");
    };
    const auto repeated = [](std::string_view piece, std::size_t bytes) {
        std::string out;
        while (out.size() + piece.size() <= bytes) out += piece;
        return out;
    };
    for (std::size_t bytes : {std::size_t{1'000}, std::size_t{1'700}, std::size_t{100'000}}) {
        CAPTURE(bytes);
        CHECK(with_check(repeated("1+", bytes) + "1").starts_with("invalid: "));
        CHECK(with_check(repeated("~", bytes) + "1").starts_with("invalid: "));
        CHECK(with_check(repeated("NOT ", bytes) + "1").starts_with("invalid: "));
        CHECK(with_check(repeated("1 AND ", bytes) + "1").starts_with("invalid: "));
        CHECK(with_check(repeated("(", bytes / 2) + "1" + repeated(")", bytes / 2)).starts_with("invalid: "));
        CHECK(with_check(repeated("abs(", bytes / 2) + "1" + repeated(")", bytes / 8))
                  .starts_with("invalid: "));
    }
    std::string columns = "CREATE TABLE wide(c0";
    for (int i = 1; i < 60; ++i) columns += ",c" + std::to_string(i);
    CHECK(refusal_after(columns + ")").starts_with("invalid: "));
    std::string many;
    for (int i = 0; i < 200; ++i) many += "CREATE TABLE t" + std::to_string(i) + "(x);";
    CHECK(refusal_after(many).starts_with("invalid: "));
}

TEST_CASE("backup: pages that lead to each other over and over are not followed to the end") {
    // 27 million rows in five pages.
    CHECK(refusal(with_graph_of_objects(sample_file(), 300)).starts_with("too large: "));
    CHECK(refusal(with_graph_of_objects(sample_file(), 2)).starts_with("invalid: "));
}

TEST_CASE("backup: a value that its entity cannot have is refused by table, id and field") {
    Workspace workspace;
    Project project;
    project.id = test_id(1);
    project.name = "Ship";
    workspace.put(project);
    Template of;
    of.id = test_id(2);
    of.project = project.id;
    workspace.put(of);
    Schedule schedule;
    schedule.id = test_id(3);
    schedule.of = of.id;
    workspace.put(schedule);
    Occurrence occurrence;
    occurrence.schedule = schedule.id;
    occurrence.id = Occurrence::id_for(schedule.id, occurrence.date);
    workspace.put(occurrence);
    const std::string file = exported(workspace);
    CHECK(refusal(file).empty());
    const auto after = [&](const std::string& sql) { return refusal(tampered(file, sql)); };
    const auto at = [](const std::string& table, const Id& id, const std::string& field) {
        return "invalid: table " + table + ", id " + id.text() + ", field " + field;
    };
    CHECK(after("UPDATE schedule SET starts='2026-02-30'") == at("schedule", schedule.id, "starts"));
    CHECK(after("UPDATE schedule SET mode='sometimes'") == at("schedule", schedule.id, "mode"));
    CHECK(after("UPDATE schedule SET paused=2") == at("schedule", schedule.id, "paused"));
    CHECK(after("UPDATE schedule SET deleted=2") == at("schedule", schedule.id, "deleted"));
    CHECK(after("UPDATE template SET title=CAST(x'ff' AS TEXT)") == at("template", of.id, "title"));
    CHECK(after("UPDATE template SET title=printf('%.*c',401,'x')") == at("template", of.id, "title"));
    CHECK(after("UPDATE project SET created=9223372036854775807") == at("project", project.id, "created"));
    CHECK(after("UPDATE occurrence SET id=x'00000000000070008000000000000001'") ==
          at("occurrence", *Id::parse("00000000-0000-7000-8000-000000000001"), "id"));
    CHECK(after("UPDATE project SET id=x'01'").starts_with("invalid: table "));
    CHECK(after("UPDATE template SET project=x'00000000000070008000000000000001'") ==
          "invalid: table template");
    // Longer than any record of ours, though not longer than SQLite would take.
    CHECK(after("UPDATE project SET name=printf('%.*c',3000000,'x')").starts_with("invalid: "));
    // Settings and the log are not read, so they cannot keep the rest from being read.
    CHECK(after("UPDATE op SET entity='nothing'").empty());
}

TEST_CASE("backup: a step of another version than the run's is refused") {
    const auto& states = sample().all<StepState>();
    const auto state =
        std::ranges::find_if(states, [](const auto& each) { return each.second.step.has_value(); });
    CHECK(state != states.end());
    if (state == states.end()) return;
    Workspace workspace = sample();
    TemplateVersion other = *workspace.find(workspace.find(state->second.run)->version);
    other.id = test_id(77);
    workspace.put(other);
    Run run = *workspace.find(state->second.run);
    run.version = other.id;
    workspace.put(run);
    CHECK(refusal(exported(workspace)).starts_with("invalid: table step_state, id "));
}

TEST_CASE("backup: flipped bits are found, or give a workspace that could be stored") {
    const std::string& file = sample_file();
    Random random(8);
    int refused = 0, taken = 0;
    for (int round = 0; round < 400; ++round) {
        std::string flipped = file;
        for (std::size_t count = 1 + random.below(3); count > 0; --count) {
            const std::size_t at = random.below(2) == 0 ? random.below(file.size()) : random.below(12'000);
            flipped[at] = static_cast<char>(flipped[at] ^ (1 << random.below(8)));
        }
        const Result<Workspace> workspace = read(flipped);
        ++(workspace ? taken : refused);
        if (workspace)
            workspace->for_each([](const auto& entity) { CHECK(check_storable(entity).has_value()); });
    }
    CHECK(refused > 30); // most of the file is texts of the log, which are not read
    CHECK(taken > 20);
}

TEST_CASE("backup: pages exchanged, doubled or emptied are found, or change nothing that is read") {
    const std::string& file = sample_file();
    const std::size_t pages = file.size() / 4096;
    Random random(4);
    int refused = 0;
    for (int round = 0; round < 100; ++round) {
        const std::size_t to = 1 + random.below(pages - 1), from = random.below(pages);
        std::string changed = file;
        changed.replace(to * 4096, 4096,
                        random.below(4) == 0 ? std::string(4096, '\0') : page_of(file, from));
        if (changed == file) continue;
        // quick_check does not compare indexes with their tables, and reading does not use them.
        const Result<Workspace> taken = read(changed);
        if (!taken)
            ++refused;
        else
            CHECK(*taken == without_settings(sample()));
    }
    CHECK(refused > 60);
}

} // namespace shipshape
