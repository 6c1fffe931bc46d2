#include "core/storage/history.h"

#include "core/domain/starter.h"
#include "tests/storage/memory_store.h"

#include <doctest/doctest.h>

namespace shipshape {
namespace {

const Date k_day = *Date::of(2026, 11, 23);

struct Journal {
    MemoryStore memory;
    Project project{.id = test_id(10), .name = "Lighthouse"};
    Template of{.id = test_id(11), .project = project.id, .title = "Daily round"};
    Template other{.id = test_id(12), .project = project.id, .title = "Security"};
    TemplateVersion version{.id = test_id(13), .of = of.id, .published = Instant{1}};
    TemplateVersion other_version{.id = test_id(14), .of = other.id, .published = Instant{1}};
    Schedule schedule{.id = test_id(15), .of = of.id, .rule = "FREQ=DAILY", .starts = k_day};
    std::uint64_t next = 100;

    Journal() {
        CHECK(!memory.open());
        put({project, of, other, version, other_version, schedule});
    }
    void put(std::vector<Entity> entities) {
        Transaction transaction{"Changed", Instant{1}, {}};
        for (Entity& entity : entities) transaction.rows.push_back({std::nullopt, std::move(entity)});
        CHECK(memory.store->commit(transaction));
    }
    Run finished(const TemplateVersion& of_version, Date on, std::int64_t ms, std::string person = "Zoë") {
        Run run{.id = test_id(++next), .project = project.id, .version = of_version.id};
        run.status = RunStatus::done;
        run.finished = Instant{ms};
        run.finished_on = on;
        run.person = std::move(person);
        put({run});
        return run;
    }
    History ask(HistoryQuery query) {
        query.project = project.id;
        Result<History> history = memory.store->journal(query);
        CHECK(history.has_value());
        return history ? *history : History{};
    }
};

std::vector<Id> ids(const History& history) {
    std::vector<Id> all;
    for (const Entity& entry : history.entries) all.push_back(id_of(entry));
    return all;
}

} // namespace

TEST_CASE("the journal has finished runs and decisions, newest first, a page at a time") {
    Journal journal;
    const Run first = journal.finished(journal.version, k_day, 1'000);
    const Run second = journal.finished(journal.other_version, k_day + 1, 3'000);
    Occurrence skipped{
        .schedule = journal.schedule.id, .date = k_day, .reason = "away", .decided = Instant{2'000}};
    skipped.id = Occurrence::id_for(journal.schedule.id, k_day);
    Occurrence met{.schedule = journal.schedule.id, .date = k_day + 1, .outcome = Outcome::met};
    met.id = Occurrence::id_for(journal.schedule.id, met.date); // its run is there: nothing of its own
    journal.put(
        {skipped, met, Run{.id = test_id(50), .project = journal.project.id, .version = journal.version.id}});
    CHECK(ids(journal.ask({})) == std::vector{second.id, skipped.id, first.id});
    History page = journal.ask({.limit = 2});
    CHECK(page.has_more);
    CHECK(ids(page) == std::vector{second.id, skipped.id});
    CHECK_FALSE(journal.ask({.limit = 3}).has_more);
}

TEST_CASE("the journal is narrowed by checklist, days and person, whatever the name looks like") {
    Journal journal;
    const Run first = journal.finished(journal.version, k_day, 1'000);
    const Run second = journal.finished(journal.other_version, k_day + 1, 2'000, "O'Hara\" --");
    CHECK(ids(journal.ask({.of = Ref<Template>(journal.of.id)})) == std::vector{first.id});
    CHECK(ids(journal.ask({.from = k_day + 1})) == std::vector{second.id});
    CHECK(ids(journal.ask({.until = k_day})) == std::vector{first.id});
    CHECK(ids(journal.ask({.person = "O'Hara\" --"})) == std::vector{second.id});
    CHECK(journal.ask({.person = "' OR 1=1 --"}).entries.empty());
}

TEST_CASE("finished runs are counted by day") {
    Journal journal;
    journal.finished(journal.version, k_day, 1'000);
    journal.finished(journal.other_version, k_day, 2'000);
    journal.finished(journal.version, k_day + 2, 3'000);
    HistoryQuery query{.project = journal.project.id};
    CHECK(*journal.memory.store->finished_per_day(query) == std::map<Date, int>{{k_day, 2}, {k_day + 2, 1}});
    query.of = Ref<Template>(journal.of.id);
    query.from = k_day + 1;
    CHECK(*journal.memory.store->finished_per_day(query) == std::map<Date, int>{{k_day + 2, 1}});
}

TEST_CASE("dates that were met or skipped are read by schedule, in time or late") {
    Journal journal;
    const auto met = [&](Date date, Date on, std::int64_t late) {
        Run run = journal.finished(journal.version, on, 1'000 + on.days);
        run.schedule = Ref<Schedule>(journal.schedule.id);
        run.occurrence = date;
        run.late_days = late;
        journal.put({run});
    };
    met(k_day + 2, k_day + 4, 2);
    met(k_day, k_day + -1, 0);
    journal.finished(journal.version, k_day, 1'000); // by hand: of no date
    Occurrence skipped{.schedule = journal.schedule.id, .date = k_day + 1, .decided = Instant{1}};
    skipped.id = Occurrence::id_for(journal.schedule.id, skipped.date);
    Occurrence moved{.schedule = journal.schedule.id, .date = k_day + 3, .outcome = Outcome::deferred};
    moved.id = Occurrence::id_for(journal.schedule.id, moved.date);
    journal.put({skipped, moved});
    const Id& schedule = journal.schedule.id;
    HistoryQuery query{.project = journal.project.id};
    using Fate = KeptDate::Fate;
    const std::vector<KeptDate> all = {{schedule, k_day, Fate::in_time},
                                       {schedule, k_day + 1, Fate::skipped},
                                       {schedule, k_day + 2, Fate::late}};
    CHECK(*journal.memory.store->kept_dates(query) == all);
    query.person = "nobody";
    query.until = k_day;
    query.from = k_day; // met the day before, which counts
    CHECK(*journal.memory.store->kept_dates(query) == all);
    query.from = k_day + 1;
    CHECK(journal.memory.store->kept_dates(query)->size() == 2);
    query.of = Ref<Template>(journal.other.id);
    CHECK(journal.memory.store->kept_dates(query)->empty());
}

TEST_CASE("a closed run is read with what was ticked and filled in") {
    Journal journal;
    const Run run = journal.finished(journal.version, k_day, 1'000);
    StepState extra{.id = test_id(60), .run = run.id, .title = "Look twice"};
    RunVariable variable{RunVariable::id_for(run.id, "branch"), false, run.id, "branch", "main"};
    journal.put({extra, variable});
    Result<Workspace> found = journal.memory.store->closed_run(run.id);
    REQUIRE(found.has_value());
    CHECK(found->all<Run>().size() == 1);
    CHECK(found->all<StepState>().begin()->second.title == "Look twice");
    CHECK(found->all<RunVariable>().begin()->second.value == "main");
    CHECK(journal.memory.store->closed_run(test_id(999))->all<Run>().empty());
}

TEST_CASE("the run of a checklist that was finished last is found") {
    Journal journal;
    CHECK(*journal.memory.store->last_finished(journal.of.id) == std::nullopt);
    journal.finished(journal.version, k_day, 1'000);
    const Run last = journal.finished(journal.version, k_day + 1, 3'000);
    journal.finished(journal.other_version, k_day + 1, 4'000);
    journal.finished(journal.version, k_day + 2, 2'000);
    CHECK(*journal.memory.store->last_finished(journal.of.id) == last);
}

TEST_CASE("the last change to a schedule counts its decisions, also those that were taken back") {
    Journal journal;
    const auto changed = [&](const Id& id) {
        Result<std::map<Id, Instant>> changes = journal.memory.store->last_changes();
        CHECK(changes.has_value());
        return changes ? (*changes)[id].ms : -1;
    };
    const auto change = [&](Entity entity, std::int64_t ms) {
        CHECK(journal.memory.store->commit({"Changed", Instant{ms}, {{std::nullopt, std::move(entity)}}}));
    };
    CHECK(changed(journal.schedule.id) == 1);
    CHECK(changed(journal.of.id) == 1);
    Occurrence skipped{.schedule = journal.schedule.id, .date = k_day, .decided = Instant{2'000}};
    skipped.id = Occurrence::id_for(journal.schedule.id, k_day);
    change(skipped, 5'000);
    CHECK(changed(journal.schedule.id) == 5'000);
    skipped.deleted = true;
    change(skipped, 9'000);
    CHECK(changed(journal.schedule.id) == 9'000);
    CHECK(changed(journal.of.id) == 1);
    journal.of.title = "Round";
    change(journal.of, 4'000); // the clock was put back; what was changed later still is later
    CHECK(changed(journal.of.id) >= 9'000);
    CHECK(changed(skipped.id) == 0);
    CHECK(changed(test_id(999)) == 0);
}

TEST_CASE("no page of the journal sorts or scans all runs") {
    MemoryStore memory;
    CHECK(!memory.open());
    memory.close();
    Database database = std::move(*Database::open(memory.vfs->name(), slot_name(Slot::main)));
    const std::string project = "x'00000000000000000000000000000001'";
    const std::string where = "deleted<>1 AND status='done' AND project=" + project;
    for (std::string sql :
         {select_sql(*entity_index(Run::entity_name), where + " ORDER BY finished DESC, id DESC LIMIT 51"),
          select_sql(*entity_index(Run::entity_name),
                     "deleted<>1 AND status='done' AND project=(SELECT project FROM template WHERE id=" +
                         project + ") AND version IN (SELECT id FROM template_version WHERE template=" +
                         project + ") ORDER BY finished DESC LIMIT 1"),
          "SELECT finished_on,count(*) FROM run WHERE deleted=0 AND status='done' AND project=" + project +
              " AND finished_on>='2026-01-01' GROUP BY finished_on"}) {
        Result<Statement> plan = database.prepare("EXPLAIN QUERY PLAN " + sql);
        REQUIRE(plan.has_value());
        std::string steps;
        CHECK(plan->query([&](const Statement& row) {
            steps += std::get<std::string>(*row.column(3)) + "\n";
            return Result<void>();
        }));
        CAPTURE(steps);
        CHECK(steps.find("run_finished") != std::string::npos);
        CHECK(steps.find("SCAN run") == std::string::npos);
        CHECK(steps.find("TEMP B-TREE FOR ORDER BY\n") == std::string::npos);
        CHECK(steps.find("TEMP B-TREE FOR GROUP BY") == std::string::npos);
    }
}

} // namespace shipshape
