#include "core/domain/outline.h"
#include "shell/route.h"
#include "tests/support/fake_store.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

/// A project whose daily round was finished on three days and skipped on one.
struct Past {
    FakeStore store;
    Id project = Id::derive(Id{}, "project");
    const Date today = FakeClock().date;
    const Schedule* daily = nullptr;

    Past() {
        Project made{.id = project, .name = "Lighthouse"};
        store.kept.put(made);
        for (Entity& entity : instantiate(small_guide(), "rust", made, Instant{0}, today + -20))
            store.kept.put(std::move(entity));
        for (const auto& [id, schedule] : store.kept.all<Schedule>())
            if (schedule.rule == "FREQ=DAILY") daily = &schedule;
        for (int ago : {1, 2, 40}) finish(today + -ago, ago == 2 ? 1 : 0);
        Occurrence skipped{
            .schedule = daily->id, .date = today + -3, .reason = "away", .decided = Instant{5}};
        skipped.id = Occurrence::id_for(daily->id, skipped.date);
        store.kept.put(skipped);
    }
    void finish(Date on, std::int64_t late) {
        Run run{.id = Run::id_for(daily->id, on), .project = project};
        run.version = newest_version(store.kept, daily->of)->id;
        run.schedule = Ref<Schedule>(daily->id);
        run.occurrence = run.finished_on = on;
        run.status = RunStatus::done;
        run.finished = Instant{std::int64_t{on.days} * 86'400'000};
        run.person = late > 0 ? "Ann" : "Zoë";
        run.late_days = late;
        store.kept.put(run);
        const Step* step = outline_of(store.kept, run.version).parts[0].steps[0];
        StepState state{.id = StepState::id_for(run.id, step->id), .run = run.id, .step = step->id};
        state.status = StepStatus::done;
        state.note = "quiet";
        store.kept.put(state);
    }
};

std::size_t journal_rows(const UiDriver& ui) {
    std::size_t count = 0;
    for (const Node* node : ui.find_all(Role::link))
        if (node->target.starts_with("#/history/")) ++count;
    return count;
}

} // namespace

TEST_CASE("the history tells what was finished and skipped, and how it was kept") {
    Past past;
    UiDriver ui(&past.store);
    ui.go("#/history");
    CHECK(ui.find(semantics::Role::heading, "History"));
    CHECK(journal_rows(ui) == 3);
    CHECK(ui.shows("skipped: away"));
    CHECK(ui.shows("1 day late"));
    CHECK(ui.find(Role::progress, "Daily round, in time"));
    CHECK(ui.activate(Role::button, "Save a report as Markdown"));
    const auto* file = ui.last_request<request::Download>();
    CHECK((file && file->name == "report-2026-11-22.md"));
    CHECK((file && file->bytes.starts_with("# Lighthouse: what was done from")));
    CHECK(ui.activate(Role::radio, "30 days"));
    CHECK(journal_rows(ui) == 2);
    CHECK(ui.type("Person", "Ann"));
    CHECK(journal_rows(ui) == 1);
    CHECK_FALSE(ui.shows("skipped: away"));
}

TEST_CASE("the history is narrowed to one checklist") {
    Past past;
    UiDriver ui(&past.store);
    ui.go("#/history");
    CHECK(ui.activate(Role::button, "All checklists"));
    CHECK(ui.activate(Role::menu_item, "Weekly care"));
    CHECK(journal_rows(ui) == 0);
    CHECK(ui.shows("Nothing in this period"));
    CHECK(ui.activate(Role::button, "Weekly care"));
    CHECK(ui.activate(Role::menu_item, "Daily round"));
    CHECK(journal_rows(ui) == 3);
}

TEST_CASE("the year is drawn, and the same numbers stand in a table") {
    Past past;
    UiDriver ui(&past.store);
    ui.go("#/history");
    CHECK(ui.find(semantics::Role::table, "Runs finished on each day"));
    CHECK(ui.find(semantics::Role::column_header, "Sunday"));
    CHECK(ui.shows("3 runs finished"));
}

TEST_CASE("a finished run can be read again") {
    Past past;
    UiDriver ui(&past.store);
    ui.go(past_run_route(Run::id_for(past.daily->id, past.today + -1)));
    CHECK(ui.find(semantics::Role::heading, "Daily round"));
    CHECK(ui.shows("quiet"));
    const semantics::Node* box = ui.find(semantics::Role::checkbox, "Look through the error log");
    CHECK((box && box->disabled && box->checked == semantics::Checked::yes));
}

TEST_CASE("a run of an earlier visit is copied and saved as Markdown") {
    Past past;
    UiDriver ui(&past.store);
    ui.go(past_run_route(Run::id_for(past.daily->id, past.today + -1)));
    const semantics::Node* copy = ui.find(semantics::Role::button, "Copy as Markdown");
    REQUIRE(copy);
    const std::string copied = copy->payload;
    CHECK(copied.find("- [x] Look through the error log") != std::string::npos);
    CHECK(copied.find("quiet") != std::string::npos);
    CHECK(ui.activate(semantics::Role::button, "Save as Markdown"));
    const auto* saved = ui.last_request<request::Download>();
    REQUIRE(saved);
    CHECK(saved->name == "daily-round-" + (past.today + -1).text() + ".md");
    CHECK(saved->bytes == copied);
}

TEST_CASE("a run that was finished long ago can be reopened and worked on") {
    Past past;
    UiDriver ui(&past.store);
    ui.go(past_run_route(Run::id_for(past.daily->id, past.today + -40)));
    CHECK(ui.activate(Role::button, "Reopen"));
    const semantics::Node* box = ui.find(semantics::Role::checkbox, "Look through the error log");
    CHECK((box && !box->disabled && box->checked == semantics::Checked::yes));
    CHECK(ui.shows("quiet"));
    const Ref<Run> run = Run::id_for(past.daily->id, past.today + -40);
    CHECK(past.store.kept.find(run)->status == RunStatus::open);
}

TEST_CASE("a journal that cannot be read says so") {
    Past past;
    UiDriver ui(&past.store);
    past.store.failure = Error{ErrorKind::storage_failed, "The storage could not be read.", ""};
    ui.go("#/history");
    CHECK(ui.shows("The storage could not be read."));
}

} // namespace shipshape
