#include "core/storage/schema.h"

#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

// Databases of older versions become those of the present one, with all that was in them.

namespace shipshape {
namespace {

/// A quoted id for SQL: sixteen bytes, the last one given.
std::string sql_id(const char* last) {
    return "x'000000000000700080000000000000" + std::string(last) + "'";
}

const std::string k_data_1 =
    "INSERT INTO project VALUES(" + sql_id("01") + ",0,'Lighthouse','rust',1000);" +
    "INSERT INTO template VALUES(" + sql_id("02") + ",0," + sql_id("01") + ",'Round','','security','1');" +
    "INSERT INTO template_version VALUES(" + sql_id("03") + ",0," + sql_id("02") + ",1,2000);" +
    "INSERT INTO section VALUES(" + sql_id("04") + ",0," + sql_id("03") + ",'Watch','1');" +
    "INSERT INTO step VALUES(" + sql_id("05") + ",0," + sql_id("04") + ",'Look','why','ls','',1,'1');" +
    "INSERT INTO schedule VALUES(" + sql_id("06") + ",0," + sql_id("02") +
    ",'daily','2026-11-22','2026-11-24');" + "INSERT INTO schedule VALUES(" + sql_id("07") + ",0," +
    sql_id("02") + ",'weekly','2026-11-23',NULL);" + "INSERT INTO schedule VALUES(" + sql_id("08") + ",0," +
    sql_id("02") + ",'monthly','2026-10-31',NULL);" + "INSERT INTO schedule VALUES(" + sql_id("09") + ",0," +
    sql_id("02") + ",'quarterly','2026-11-29',NULL);" + "INSERT INTO schedule VALUES(" + sql_id("0a") +
    ",0," + sql_id("02") + ",'quarterly','2026-11-28',NULL);" + "INSERT INTO run VALUES(" + sql_id("0b") +
    ",0," + sql_id("01") + "," + sql_id("03") + "," + sql_id("06") + ",'2026-11-24','done',3000,4000);" +
    "INSERT INTO settings VALUES(" + sql_id("0d") + ",0,'dark','Zoë',NULL," + sql_id("01") + ");";

} // namespace

TEST_CASE("a database of schema 1 keeps all that was in it, with rules for its cadences") {
    MemoryStore memory;
    {
        Result<Database> database = Database::open(memory.vfs->name(), slot_name(Slot::main));
        CHECK(database->start_write_ahead_log());
        CHECK(migrate(*database, migrations().first(1)));
        const std::string state = StepState::id_for(*Id::parse("00000000-0000-7000-8000-00000000000b"),
                                                    *Id::parse("00000000-0000-7000-8000-000000000005"))
                                      .text();
        std::string hex;
        for (char c : state)
            if (c != '-') hex += c;
        CHECK(database->execute(k_data_1 + "INSERT INTO step_state VALUES(x'" + hex + "',0," + sql_id("0b") +
                                "," + sql_id("05") + ",'done','a note','Zoë',5000);"));
        database->merge_wal_on_close(true);
    }
    CHECK(!memory.open());
    Result<Workspace> loaded = memory.store->load_all();
    CHECK_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error().sentence + loaded.error().place));
    if (!loaded) return;
    CHECK(loaded->all<Project>().begin()->second.name == "Lighthouse");
    CHECK(loaded->all<Project>().begin()->second.tag_prefix == "v");
    CHECK(loaded->all<Section>().begin()->second.stage == Stage::none);
    CHECK(loaded->all<Template>().begin()->second.area == Area::security);
    CHECK(loaded->all<TemplateVersion>().begin()->second.published == Instant{2000});
    const Step& step = loaded->all<Step>().begin()->second;
    CHECK(step.command == "ls");
    CHECK(step.optional);
    CHECK(step.evidence == Evidence::none);
    CHECK(!step.offset);
    std::vector<std::string> rules;
    for (const auto& [id, schedule] : loaded->all<Schedule>()) rules.push_back(schedule.rule);
    CHECK(rules == std::vector<std::string>{
                       "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
                       "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29;BYSETPOS=-1", "FREQ=MONTHLY;INTERVAL=3"});
    const Schedule& daily = loaded->all<Schedule>().begin()->second;
    CHECK(daily.miss == MissPolicy::habit);
    CHECK(daily.done_through == Date::of(2026, 11, 24));
    CHECK(loaded->all<Run>().begin()->second.finished == Instant{4000});
    CHECK(loaded->all<StepState>().begin()->second.note == "a note");
    Result<Workspace> open = memory.store->load_open();
    CHECK((open && open->all<Run>().empty()));
}

} // namespace shipshape
