// Releases on the screen, by role and name: planning, the next safe step, a failure and how to go on, the
// end.
#include "shell/route.h"
#include "tests/support/release_fixture.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;
using semantics::Checked;

namespace {

/// The app over a plan of 1.2.0 for 9 December; today is 22 November.
struct Ship {
    ReleaseFixture made;
    FakeStore store;
    std::unique_ptr<UiDriver> driver;

    UiDriver& open(std::string_view route = {}) {
        store.kept = made.workspace;
        driver = std::make_unique<UiDriver>(&store);
        driver->go(route.empty() ? release_route(made.release.id) : std::string(route));
        return *driver;
    }
    const Workspace& workspace() const { return driver->session().workspace(); }
    Release now() const {
        const Release* found = workspace().find(Ref<Release>(made.release.id));
        return found ? *found : Release{};
    }
    StepStatus status(const Step& step) const { return status_of(workspace(), made.run.id, step.id); }
    bool choose(std::string_view menu, std::string_view item) {
        return driver->activate(Role::button, menu) && driver->activate(Role::menu_item, item);
    }
    void settle(std::initializer_list<const Step*> steps) {
        for (const Step* step : steps) made.set_status(*step, StepStatus::done);
    }
};

std::size_t rows_of(const UiDriver& ui, std::string_view table) {
    const Node* found = ui.find(Role::table, table);
    std::size_t rows = 0;
    for (const Node* row : ui.find_all(Role::row)) rows += found && row->parent == found->id;
    return rows;
}

} // namespace

TEST_CASE("without releases the page says what to do") {
    ReleaseFixture made;
    FakeStore store;
    made.release.deleted = true;
    made.run.deleted = true;
    made.workspace.put(made.release);
    made.workspace.put(made.run);
    store.kept = made.workspace;
    UiDriver ui(&store);
    ui.go("#/releases");
    CHECK(ui.find(Role::heading, "No release is planned"));
    CHECK(ui.activate(Role::link, "Plan a release"));
    CHECK(ui.find(Role::heading, "Plan a release"));
    CHECK(ui.find(Role::link, "Releases")->current);
}

TEST_CASE("a release is planned with a preview, and errors stand beside their field") {
    Ship ship;
    ship.made.release.status = ReleaseStatus::released;
    ship.made.release.ended_on = *Date::of(2026, 11, 1);
    ship.made.workspace.put(ship.made.release);
    ship.made.run.status = RunStatus::done;
    ship.made.workspace.put(ship.made.run);
    UiDriver& ui = ship.open("#/releases");
    CHECK(ui.activate(Role::button, "Plan a release"));
    CHECK(ui.find(Role::textbox, "Previous version")->value == "1.2.0");
    CHECK(ui.find(Role::textbox, "Version")->value == "1.3.0");
    CHECK(ui.shows("What it takes: 5 steps"));
    CHECK(ui.activate(Role::radio, "Major"));
    CHECK(ui.find(Role::textbox, "Version")->value == "2.0.0");
    CHECK(ui.shows("What it takes: 6 steps"));
    CHECK(ui.shows("Announce the break"));
    const auto refused = [&] { return ui.find(Role::button, "Plan release")->disabled; };
    CHECK(ui.type("Version", "1.1.0"));
    CHECK(refused());
    CHECK(ui.type("Version", "two"));
    CHECK(refused());
    CHECK(ui.type("Version", "1.2.0"));
    CHECK(refused());
    CHECK(ui.type("Version", ""));
    CHECK(ui.find(Role::textbox, "Version")->value == "2.0.0");
    CHECK(ui.type("Target date", "2026-11-21"));
    CHECK(ui.shows("is in the past"));
    CHECK(refused());
    CHECK(ui.type("Target date", "soon"));
    CHECK(refused());
    CHECK(ui.type("Target date", "2026-12-16"));
    CHECK(ui.type("Value of wheels", "yes"));
    CHECK(ui.shows("What it takes: 7 steps"));
    CHECK(ui.activate(Role::button, "Plan release 2.0.0"));
    CHECK(ui.find(Role::heading, "Release 2.0.0"));
    CHECK(ui.find(Role::checkbox, "Build wheels"));
    CHECK(ui.find(Role::checkbox, "Write the notes")->description.find("9 December") != std::string::npos);
    CHECK(ui.shows("tag v2.0.0"));
}

TEST_CASE("the next safe step stands on top with its command, and moves on") {
    Ship ship;
    UiDriver& ui = ship.open();
    CHECK(ui.find(Role::heading, "Next safe step"));
    CHECK(ui.activate(Role::button, "Done: Write the notes"));
    CHECK(ui.find(Role::code, "make test"));
    CHECK(ui.find(Role::checkbox, "Tag it")->disabled);
    CHECK(ui.activate(Role::button, "Done: See all tests pass"));
    CHECK(ui.find(Role::code, "git tag v1.2.0"));
    CHECK(ui.shows("The forge shows v1.2.0."));
    CHECK(ui.shows("How to take it back"));
    CHECK(ui.activate(Role::checkbox, "Tag it"));
    CHECK(ui.find(Role::textbox, "Value of registry"));
    CHECK(ui.type("Value of registry", "here"));
    CHECK(ui.find(Role::code, "publish --to here"));
    CHECK(ui.find(Role::text, "Point of no return"));
    CHECK(ui.activate(Role::button, "Done: Publish it"));
    CHECK(ui.find(Role::button, "Done: Watch the reports"));
    CHECK(ui.find(Role::table, "Open steps of 1.2.0"));
}

TEST_CASE("an open blocker forbids the point of no return until it is resolved or removed") {
    Ship ship;
    ship.settle({&ship.made.notes, &ship.made.check, &ship.made.tag});
    UiDriver& ui = ship.open();
    CHECK(ui.type("What blocks the release", "It leaks"));
    CHECK(ui.type("Its address", "http://example.org"));
    CHECK(ui.find(Role::button, "Add the blocker")->disabled);
    CHECK(ui.type("Its address", "https://example.org/1"));
    CHECK(ui.activate(Role::button, "Add the blocker"));
    CHECK(ui.shows("1 blocker is open"));
    CHECK(ui.find(Role::checkbox, "Publish it")->disabled);
    CHECK(ui.activate(Role::button, "Resolve: It leaks"));
    CHECK(ui.find(Role::button, "Done: Publish it"));
    CHECK(ui.activate(Role::button, "Open again: It leaks"));
    CHECK(ui.activate(Role::button, "Remove the blocker It leaks"));
    CHECK_FALSE(ui.find(Role::checkbox, "Publish it")->disabled);
}

TEST_CASE("roles that one person or nobody has are a warning") {
    Ship ship;
    ship.made.workspace.put(
        Person{Id::derive(Id{}, "ann"), false, ship.made.project.id, "Ann", "release manager"});
    UiDriver& ui = ship.open();
    CHECK(ui.shows("writer: nobody (1 step to do)"));
    CHECK(ui.shows("release manager: only Ann (1 step to do)"));
    CHECK(ui.find(Role::link, "People of the project"));
}

TEST_CASE("moving the target shows what moves before it does") {
    Ship ship;
    UiDriver& ui = ship.open();
    CHECK(ui.activate(Role::button, "Move the target date"));
    CHECK(ui.type("New target date", "2026-11-20"));
    CHECK(ui.find(Role::button, "Move")->disabled);
    CHECK(ui.shows("is in the past"));
    CHECK(ui.type("New target date", "2026-12-16"));
    CHECK(ui.shows("4 open steps move with it:"));
    CHECK(ui.activate(Role::button, "Move"));
    CHECK(ship.now().target == *Date::of(2026, 12, 16));
    CHECK(ui.shows("Target: Wednesday, 16 December"));
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ship.now().target == *Date::of(2026, 12, 9));
}

TEST_CASE("before anything is public a failure can be retried, skipped, taken back or given up") {
    Ship ship;
    ship.settle({&ship.made.notes, &ship.made.check});
    UiDriver& ui = ship.open();
    CHECK(ui.activate(Role::button, "It failed: Tag it"));
    CHECK(ui.type("What happened at Tag it", "No key"));
    CHECK(ui.activate(Role::button, "Mark as failed"));
    CHECK(ship.status(ship.made.tag) == StepStatus::failed);
    CHECK(ui.find(Role::heading, "“Tag it” failed"));
    CHECK(ui.find(Role::textbox, "Reason for Tag it")->value == "No key");
    CHECK(ui.shows("no point of no return was passed"));
    CHECK_FALSE(ui.find(Role::button, "Yank…"));
    CHECK(ui.find(Role::button, "Taken back: See all tests pass"));
    CHECK(ui.activate(Role::button, "Taken back: Write the notes"));
    CHECK(ship.status(ship.made.notes) == StepStatus::open);
    CHECK(ui.activate(Role::button, "Try again"));
    CHECK(ship.status(ship.made.tag) == StepStatus::open);
    CHECK(ui.find(Role::button, "Done: Write the notes"));
}

TEST_CASE("a release that failed before it was public is aborted with a reason") {
    Ship ship;
    ship.settle({&ship.made.notes});
    ship.made.set_state(ship.made.check, [](StepState& state) {
        state.status = StepStatus::failed;
        state.reason = "It crashes";
    });
    UiDriver& ui = ship.open();
    CHECK_FALSE(ui.find(Role::button, "Skip it…")); // a gate
    CHECK(ui.activate(Role::button, "Abort…"));
    CHECK(ui.find(Role::textbox, "Reason")->value == "It crashes");
    CHECK(ui.activate(Role::button, "Abort"));
    CHECK(ship.now().status == ReleaseStatus::aborted);
    CHECK(ui.shows("Aborted Sunday, 22 November: It crashes"));
    CHECK(ui.activate(Role::button, "Reopen"));
    CHECK(ship.now().status == ReleaseStatus::open);
}

TEST_CASE("after a point of no return a release is yanked, or replaced by a patch that links to it") {
    Ship ship;
    ship.settle({&ship.made.notes, &ship.made.check, &ship.made.tag, &ship.made.publish});
    ship.made.set_status(ship.made.watch, StepStatus::failed);
    UiDriver& ui = ship.open();
    CHECK(ui.shows("What is public already"));
    CHECK_FALSE(ui.find(Role::button, "Abort…"));
    CHECK(ui.activate(Role::button, "Plan the patch…"));
    CHECK(ui.find(Role::textbox, "Previous version")->value == "1.2.0");
    CHECK(ui.find(Role::textbox, "Version")->value == "1.2.1");
    CHECK(ui.activate(Role::button, "Plan release 1.2.1"));
    CHECK(ui.find(Role::heading, "Release 1.2.1"));
    CHECK(ui.activate(Role::link, "Stands in for 1.2.0"));
    CHECK(ui.find(Role::link, "Replaced by 1.2.1"));
    CHECK(ui.activate(Role::button, "Yank…"));
    CHECK(ui.type("Reason", "Data loss"));
    CHECK(ui.activate(Role::button, "Yank"));
    CHECK(ship.now().status == ReleaseStatus::yanked);
    ui.go("#/releases");
    CHECK(ui.shows("yanked Sunday, 22 November: Data loss"));
}

TEST_CASE("a release is archived with its report, and read again after another start") {
    Ship ship;
    ship.settle({&ship.made.notes, &ship.made.check, &ship.made.tag, &ship.made.publish, &ship.made.watch});
    UiDriver& ui = ship.open();
    CHECK(ui.activate(Role::button, "Archive release 1.2.0"));
    CHECK(ship.now().status == ReleaseStatus::released);
    CHECK(ship.choose("More about this release", "Download the report as JSON"));
    CHECK(ui.last_request<request::Download>()->name == "lighthouse-1.2.0-release.json");
    UiDriver again(&ship.store);
    again.go("#/releases");
    CHECK(rows_of(again, "Releases by date") == 2);
    CHECK(again.activate(Role::link, "1.2.0"));
    CHECK(again.find(Role::heading, "Release 1.2.0"));
    const Node* box = again.find(Role::checkbox, "Publish it");
    CHECK((box && box->disabled && box->checked == Checked::yes));
    CHECK(again.activate(Role::button, "More about this release"));
    const Node* copy = again.find(Role::menu_item, "Copy the report as Markdown");
    CHECK((copy && copy->payload.find("# Release 1.2.0 of Lighthouse") == 0));
    again.press("Escape");
    again.go("#/history");
    CHECK(again.find(Role::link, "Release 1.2.0"));
    again.go(past_run_route(ship.made.run.id));
    CHECK(again.activate(Role::button, "Reopen"));
    CHECK_FALSE(again.find(Role::checkbox, "Publish it")->disabled);
}

TEST_CASE("a plan is changed, and discarded") {
    Ship ship;
    UiDriver& ui = ship.open();
    CHECK(ship.choose("More about this release", "Change version, type or dates…"));
    CHECK(ui.activate(Role::radio, "Major"));
    CHECK(ui.type("Version", "2.0.0"));
    CHECK(ui.activate(Role::button, "Save the plan"));
    CHECK(ui.find(Role::heading, "Release 2.0.0"));
    CHECK(ui.find(Role::checkbox, "Announce the break"));
    CHECK(ship.choose("More about this release", "Discard this plan…"));
    CHECK(ui.activate(Role::button, "Discard"));
    CHECK(ui.find(Role::heading, "No release is planned"));
}

TEST_CASE("Today, the run's address and the calendar lead to the plan") {
    Ship ship;
    UiDriver& ui = ship.open("#/today");
    CHECK(ui.shows("Next: Write the notes"));
    CHECK(ui.activate(Role::button, "Continue Release 1.2.0"));
    CHECK(ui.find(Role::heading, "Next safe step"));
    ui.go(run_route(ship.made.run.id));
    CHECK(ui.find(Role::heading, "Release 1.2.0"));
    ui.go("#/calendar");
    CHECK(ui.activate(Role::button, "Next month"));
    CHECK(ui.shows("Release 1.2.0"));
    CHECK(ui.shows("2 steps of 1.2.0"));
}

} // namespace shipshape
