#include "core/storage/schema.h"

#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace shipshape {
namespace {

std::string column_type(ValueKind kind) {
    switch (kind) {
    case ValueKind::text:
    case ValueKind::date:
    case ValueKind::choice:
        return "TEXT";
    case ValueKind::number:
    case ValueKind::flag:
    case ValueKind::instant:
        return "INTEGER";
    case ValueKind::reference:
        return "BLOB";
    }
    return {};
}

std::vector<std::string> rows_of(Database& database, const std::string& sql,
                                 std::initializer_list<int> columns) {
    std::vector<std::string> rows;
    Result<Statement> statement = database.prepare(sql);
    CHECK(statement.has_value());
    if (!statement) return rows;
    Result<void> done = statement->query([&](const Statement& row) {
        std::string text;
        for (int column : columns) text += value_text(row.column(column).value_or(Value{})) + " ";
        rows.push_back(text);
        return Result<void>();
    });
    CHECK(done.has_value());
    return rows;
}

/// A file made by the first `count` steps.
void make_file(MemoryStore& memory, std::size_t count) {
    Result<Database> database = Database::open(memory.vfs->name(), slot_name(Slot::main));
    CHECK(database->start_write_ahead_log());
    CHECK(migrate(*database, migrations().first(count)));
    database->merge_wal_on_close(true);
}

TEST_CASE("the migrations make a table for each entity as it is described") {
    MemoryStore memory;
    make_file(memory, migrations().size());
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    for (std::size_t index = 0; index < k_entity_count; ++index) {
        const EntityInfo& info = entity_info(index);
        CAPTURE(info.name);
        std::vector<std::string> columns = {"id BLOB 1 1 ", "deleted INTEGER 1 0 "};
        std::vector<std::string> references;
        for (const FieldInfo& field : info.fields) {
            const std::string name(field.name);
            columns.push_back(name + " " + column_type(field.kind) + (field.optional ? " 0 0 " : " 1 0 "));
            if (field.kind == ValueKind::reference)
                references.push_back(std::string(field.refers_to) + " " + name + " id ");
        }
        const std::string table = "('" + std::string(info.name) + "')";
        CHECK(rows_of(database, "PRAGMA table_info" + table, {1, 2, 3, 5}) == columns);
        std::vector<std::string> found = rows_of(database, "PRAGMA foreign_key_list" + table, {2, 3, 4});
        std::ranges::sort(found);
        std::ranges::sort(references);
        CHECK(found == references);
    }
}

TEST_CASE("each migration goes from an empty file and from the schema before it to the same schema") {
    const std::string objects = "SELECT type,name,sql FROM sqlite_schema ORDER BY name";
    MemoryStore at_once("one");
    make_file(at_once, migrations().size());
    MemoryStore step_by_step("two");
    for (std::size_t count = 1; count <= migrations().size(); ++count) {
        CHECK(migrations()[count - 1].to_version == static_cast<int>(count));
        make_file(step_by_step, count);
    }
    Database one = std::move(*Database::open("one", slot_name(Slot::main)));
    Database two = std::move(*Database::open("two", slot_name(Slot::main)));
    CHECK(rows_of(one, objects, {0, 1, 2}) == rows_of(two, objects, {0, 1, 2}));
    CHECK(*one.integer("PRAGMA user_version") == migrations().back().to_version);
    CHECK(*one.integer("PRAGMA application_id") == k_application_id);
}

constexpr std::array k_steps = {
    Migration{1, "CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT) STRICT; INSERT INTO a VALUES (1,'one')"},
    Migration{2, "CREATE TEMP TABLE kept AS SELECT * FROM a; DROP TABLE a;"
                 "CREATE TABLE a (id INTEGER PRIMARY KEY, x TEXT, y INTEGER NOT NULL) STRICT;"
                 "INSERT INTO a SELECT id,x,5 FROM kept; DROP TABLE kept"},
    Migration{3, "CREATE TABLE b (a INTEGER NOT NULL REFERENCES a (id)); INSERT INTO b VALUES (1)"},
};

TEST_CASE("a migration that fails leaves the last version that went through") {
    constexpr std::array broken = {k_steps[0], k_steps[1],
                                   Migration{3, "CREATE TABLE c (x); INSERT INTO nothing VALUES (1)"}};
    constexpr std::array dangling = {
        k_steps[0], k_steps[1],
        Migration{3, "CREATE TABLE c (a INTEGER REFERENCES a (id)); INSERT INTO c VALUES (9)"}};
    for (std::span<const Migration> steps :
         {std::span<const Migration>(broken), std::span<const Migration>(dangling)}) {
        MemoryStore memory;
        Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
        CHECK(*identify(database, steps) == FileState::empty);
        CHECK(!migrate(database, steps).has_value());
        CHECK(*database.integer("PRAGMA user_version") == 2);
        CHECK(*database.integer("SELECT y FROM a") == 5);
        CHECK(*database.integer("SELECT count(*) FROM sqlite_schema WHERE name='c'") == 0);
        CHECK(*database.integer("PRAGMA foreign_keys") == 1);

        CHECK(*identify(database, k_steps) == FileState::older);
        CHECK(migrate(database, k_steps).has_value());
        CHECK(*database.integer("SELECT a FROM b") == 1);
        CHECK(*identify(database, k_steps) == FileState::present);
    }
}

TEST_CASE("a database of a newer schema is refused and stays as it is, byte for byte") {
    for (bool with_wal : {false, true}) {
        MemoryStore memory;
        CHECK(!memory.open());
        memory.close();
        {
            Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
            CHECK(database.start_write_ahead_log());
            CHECK(database.execute("PRAGMA user_version=99; CREATE TABLE future (x)"));
            database.merge_wal_on_close(!with_wal);
        }
        memory.close();
        const auto main = memory.slots.bytes(Slot::main);
        const auto wal = memory.slots.bytes(Slot::wal);
        CHECK(wal.empty() != with_wal);
        const std::optional<Error> error = memory.open();
        CHECK((error && error->kind == ErrorKind::newer_version));
        CHECK(error->place.find("99") != std::string::npos);
        memory.close();
        CHECK(memory.slots.bytes(Slot::main) == main);
        CHECK(memory.slots.bytes(Slot::wal) == wal);
    }
}

// What version 1 of the schema wrote, in SQL of its own: it must be readable for ever.
constexpr const char* k_golden_rows = R"sql(
INSERT INTO project VALUES (x'00000000000000000000000000000001',0,'Zoë Ω 漢字 😀','rust',1795392000000);
INSERT INTO project VALUES (x'00000000000000000000000000000009',1,'Deleted','',0);
INSERT INTO template VALUES (x'00000000000000000000000000000002',0,x'00000000000000000000000000000001','Every day','','maintenance','a');
INSERT INTO template_version VALUES (x'00000000000000000000000000000003',0,x'00000000000000000000000000000002',1,1795392000001);
INSERT INTO section VALUES (x'00000000000000000000000000000004',0,x'00000000000000000000000000000003','Morning','a');
INSERT INTO step VALUES (x'00000000000000000000000000000005',0,x'00000000000000000000000000000004','Look','*well*','make check','https://example.org/',1,'a');
INSERT INTO schedule VALUES (x'00000000000000000000000000000006',0,x'00000000000000000000000000000002','quarterly','2026-01-31',NULL);
INSERT INTO run VALUES (x'00000000000000000000000000000007',0,x'00000000000000000000000000000001',x'00000000000000000000000000000003',x'00000000000000000000000000000006','2026-10-31','open',1795392000002,NULL);
INSERT INTO step_state VALUES (x'00000000000000000000000000000008',0,x'00000000000000000000000000000007',x'00000000000000000000000000000005','not_applicable','a note','Zoë',1795392000003);
INSERT INTO settings VALUES (x'0000000000000000000000000000000a',0,'dark','Zoë',NULL,x'00000000000000000000000000000001');
INSERT INTO device VALUES (1,x'0000000000000000000000000000000b');
INSERT INTO meta VALUES ('device',1);
INSERT INTO txn VALUES (1,1,'Added a project',1795392000000);
INSERT INTO op VALUES (1,1,117662810112000000,1,'project',x'00000000000000000000000000000001','name','Zoë Ω 漢字 😀');
)sql";

Id small_id(std::uint8_t number) {
    Id id;
    id.bytes[15] = number;
    return id;
}

TEST_CASE("a database written by schema 1 is read") {
    MemoryStore memory;
    make_file(memory, 1);
    CHECK(memory.tamper(k_golden_rows));
    CHECK(!memory.open(true));
    Result<Workspace> loaded = memory.store->load_all();
    CHECK(loaded.has_value());
    if (!loaded) return;
    CHECK(loaded->all<Project>().size() == 1);
    const Project project{small_id(1), false, "Zoë Ω 漢字 😀", "rust", {1'795'392'000'000}};
    CHECK(*loaded->find(Ref<Project>(small_id(1))) == project);
    CHECK(loaded->find(Ref<Template>(small_id(2)))->area == Area::maintenance);
    CHECK(loaded->find(Ref<TemplateVersion>(small_id(3)))->of == Ref<Template>(small_id(2)));
    CHECK(loaded->find(Ref<Section>(small_id(4)))->title == "Morning");
    CHECK(loaded->find(Ref<Step>(small_id(5)))->optional);
    CHECK(loaded->find(Ref<Schedule>(small_id(6)))->starts == *Date::of(2026, 1, 31));
    const Run* run = loaded->find(Ref<Run>(small_id(7)));
    CHECK(run->occurrence == Date::of(2026, 10, 31));
    CHECK((run->status == RunStatus::open && !run->finished));
    CHECK(loaded->find(Ref<StepState>(small_id(8)))->status == StepStatus::not_applicable);
    CHECK(loaded->all<Settings>().at(small_id(10)).theme == Theme::dark);
    CHECK(memory.store->device() == small_id(11));
    CHECK(*loaded == *memory.store->load_open());
}

} // namespace
} // namespace shipshape
