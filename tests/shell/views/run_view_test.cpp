// A run on the screen, by role and name: gates, evidence, values, steps of its own, newer versions.
#include "core/domain/draft.h"
#include "core/domain/run_outline.h"
#include "shell/route.h"
#include "tests/support/run_fixture.h"
#include "tests/support/ui/ui_driver.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;
using semantics::Checked;

namespace {

/// A run of a release on the screen.
struct Ship {
    RunFixture made;
    Step plan, green, tag, size, answer;
    FakeStore store;
    std::unique_ptr<UiDriver> driver;

    Ship() {
        made.add_section("Prepare");
        plan = made.add_step("Plan", [](Step& step) {
            step.role = "release manager";
            step.minutes = 10;
        });
        green = made.add_step("CI is green", [](Step& step) { step.gate = true; });
        made.add_section("Publish");
        tag = made.add_step("Tag v{{version}}", [](Step& step) {
            step.command = "git tag v{{version}} && git push {{remote}}";
            step.link = "https://example.org/{{project}}";
        });
        size = made.add_step("Weigh it", [](Step& step) { step.evidence = Evidence::number; });
        answer = made.add_step("Is it signed?", [](Step& step) { step.evidence = Evidence::yes_no; });
        open();
    }
    void open() {
        store.kept = made.workspace;
        driver = std::make_unique<UiDriver>(&store);
        driver->go(run_route(made.run.id));
    }
    UiDriver& ui() { return *driver; }
    const Workspace& workspace() { return driver->session().workspace(); }
    const StepState* state(const Step& step) { return state_of(workspace(), made.run.id, step.id); }
    bool choose(std::string_view step, std::string_view item) {
        return ui().activate(Role::button, "More about " + std::string(step)) &&
               ui().activate(Role::menu_item, item);
    }
    const Node* box(std::string_view step) { return ui().find(Role::checkbox, step); }
    void pass_gate() {
        CHECK(choose("CI is green", "Pass this gate anyway"));
        CHECK(ui().type("Reason for CI is green", "The runner is down"));
        CHECK(ui().activate(Role::button, "Pass the gate"));
    }
    void publish(std::int64_t number, const std::string& without) {
        TemplateVersion next{.id = version_id(made.of.id, number), .of = made.of.id, .number = number};
        next.published = Instant{number};
        for (Entity& entity : copy_version(outline_of(made.workspace, made.version.id), next)) {
            const Step* step = std::get_if<Step>(&entity);
            if (!step || step->key != without) made.workspace.put(entity);
        }
    }
};

} // namespace

TEST_CASE("what stands behind a gate is greyed and says what it waits for") {
    Ship ship;
    CHECK_FALSE(ship.box("CI is green")->disabled);
    CHECK(ship.box("Weigh it")->disabled);
    CHECK(ship.box("Weigh it")->description.find("waits for CI is green") != std::string::npos);
    CHECK(ship.ui().shows("release manager"));
    CHECK(ship.ui().shows("about 10 min"));
    CHECK(ship.ui().find(Role::text, "Gate"));
    CHECK(ship.ui().activate(Role::button, "More about Weigh it"));
    CHECK(ship.ui().find(Role::menu_item, "Mark as done")->disabled);
    ship.ui().press("Escape");
    CHECK(ship.ui().activate(Role::checkbox, "CI is green"));
    CHECK_FALSE(ship.box("Weigh it")->disabled);
}

TEST_CASE("a gate is passed with a reason, which stays to be read, and may hold again") {
    Ship ship;
    CHECK(ship.choose("CI is green", "Pass this gate anyway"));
    const Node* reason = ship.ui().find(Role::textbox, "Reason for CI is green");
    CHECK((reason && ship.ui().last_request<request::MoveFocus>()->node == reason->id));
    CHECK(ship.ui().activate(Role::button, "Pass the gate")); // no reason yet
    CHECK(ship.ui().find(Role::alert));
    CHECK(ship.box("Weigh it")->disabled);
    CHECK(ship.ui().type("Reason for CI is green", "The runner is down"));
    CHECK(ship.ui().activate(Role::button, "Pass the gate"));
    CHECK_FALSE(ship.box("Weigh it")->disabled);
    CHECK(ship.ui().find(Role::text, "Gate passed"));
    CHECK(ship.ui().find(Role::textbox, "Reason for CI is green")->value == "The runner is down");
    CHECK(ship.choose("CI is green", "Let this gate hold again"));
    CHECK(ship.box("Weigh it")->disabled);
}

TEST_CASE("skipping a gate asks for the reason first; other steps may get one afterwards") {
    Ship ship;
    CHECK(ship.choose("CI is green", "Skip this step"));
    CHECK_FALSE(ship.state(ship.green));
    CHECK(ship.ui().activate(Role::button, "Cancel"));
    CHECK_FALSE(ship.ui().find(Role::textbox, "Reason for CI is green"));
    CHECK(ship.choose("CI is green", "Not applicable"));
    CHECK(ship.ui().type("Reason for CI is green", "No CI here"));
    CHECK(ship.ui().activate(Role::button, "Mark as not applicable"));
    CHECK(ship.state(ship.green)->status == StepStatus::not_applicable);
    CHECK(ship.choose("Plan", "Mark as failed"));
    CHECK(ship.ui().type("Reason for Plan", "Nobody came"));
    CHECK(ship.state(ship.plan)->reason == "Nobody came");
    CHECK(ship.ui().shows("1 failed"));
    CHECK(ship.choose("Plan", "Mark as in progress"));
    CHECK_FALSE(ship.ui().find(Role::textbox, "Reason for Plan"));
    CHECK(ship.box("Plan")->description.find("in progress") == 0);
    CHECK(ship.choose("Plan", "Mark as done"));
    CHECK(ship.box("Plan")->checked == Checked::yes);
}

TEST_CASE("a missing value is asked for where it is needed, once; then the command can be copied") {
    Ship ship;
    UiDriver& ui = ship.ui();
    CHECK(ui.find(Role::checkbox, "Tag v[version]"));
    CHECK(ui.activate(Role::button, "Details of Tag v[version]"));
    CHECK(ui.find_all(Role::code).empty());
    CHECK_FALSE(ui.shows("{{"));
    CHECK(ui.find(Role::link, "https://example.org/Lighthouse"));
    CHECK(ui.type("Value of version", "1.4.0"));
    CHECK(ui.find(Role::checkbox, "Tag v1.4.0"));
    CHECK(ui.find_all(Role::code).empty());
    CHECK(ui.type("Value of remote", "origin"));
    CHECK(ui.find(Role::code, "git tag v1.4.0 && git push origin"));
    const Node* copy = ui.find(Role::button, "Copy the command of Tag v1.4.0");
    CHECK((copy && copy->payload == "git tag v1.4.0 && git push origin"));
    CHECK(ui.type("Value of version", "1.4.1")); // it can be mended
    CHECK(ui.find(Role::checkbox, "Tag v1.4.1"));
}

TEST_CASE("a run may have another value than its project, and go back to that") {
    Ship ship;
    for (const char* name : {"version", "remote"}) {
        const Id id = Id::derive(ship.made.run.id, name);
        ship.made.workspace.put(
            Variable{.id = id, .project = ship.made.run.project, .name = name, .value = "given"});
    }
    ship.open();
    UiDriver& ui = ship.ui();
    CHECK(ui.activate(Role::button, "Details of Tag vgiven"));
    CHECK(ui.find(Role::code, "git tag vgiven && git push given"));
    CHECK(ui.type("Value of remote", "fork"));
    CHECK(ui.find(Role::code, "git tag vgiven && git push fork"));
    CHECK(ui.type("Value of remote", ""));
    CHECK(ui.find(Role::code, "git tag vgiven && git push given"));
}

TEST_CASE("evidence is asked for by its kind; what is refused stays to be mended") {
    Ship ship;
    UiDriver& ui = ship.ui();
    ship.pass_gate();
    CHECK(ui.activate(Role::checkbox, "Weigh it"));
    CHECK(ship.box("Weigh it")->description.find("lacks its evidence") != std::string::npos);
    CHECK(ui.shows("1 step done without evidence yet"));
    CHECK(ui.type("Evidence for Weigh it", "heavy"));
    CHECK(ui.find(Role::alert));
    CHECK(ui.find(Role::textbox, "Evidence for Weigh it")->value == "heavy");
    CHECK(ui.type("Evidence for Weigh it", "12.5"));
    CHECK(ship.state(ship.size)->evidence == "12.5");
    CHECK_FALSE(ui.shows("without evidence"));
    CHECK(ui.activate(Role::radio, "No"));
    CHECK(ship.state(ship.answer)->evidence == "no");
    CHECK(ui.find(Role::radio, "No")->checked == Checked::yes);
}

TEST_CASE("a step is added to the run, named anew and removed") {
    Ship ship;
    UiDriver& ui = ship.ui();
    CHECK(ui.type("Add a step to this run", "Thank Zoë"));
    CHECK(ui.activate(Role::button, "Add step"));
    CHECK(ui.find(Role::heading, "Added in this run"));
    CHECK(ui.find(Role::textbox, "Add a step to this run")->value.empty());
    CHECK(ui.activate(Role::checkbox, "Thank Zoë"));
    CHECK(ui.find(Role::progress)->value_max == 6);
    CHECK(ui.find(Role::progress)->value_now == 1);
    CHECK(ship.choose("Thank Zoë", "Propose for the checklist"));
    CHECK(draft_of(ship.workspace(), ship.made.of.id));
    CHECK(ship.choose("Thank Zoë", "Rename this step"));
    CHECK(ui.type("New title of Thank Zoë", "Thank everybody"));
    CHECK(ui.activate(Role::button, "Rename"));
    CHECK(ui.find(Role::checkbox, "Thank everybody")->checked == Checked::yes);
    CHECK(ship.choose("Thank everybody", "Remove this step"));
    CHECK_FALSE(ui.find(Role::heading, "Added in this run"));
}

TEST_CASE("a newer version says what it changes, and the run can move to it") {
    Ship ship;
    CHECK_FALSE(ship.ui().find(Role::button, "Use the new version in this run"));
    ship.made.set_status(ship.plan, StepStatus::done);
    ship.publish(2, "Plan");
    ship.open();
    UiDriver& ui = ship.ui();
    CHECK(ui.shows("Version 2 is published: 1 change"));
    CHECK(ui.find(Role::list, "Changes in the new version"));
    CHECK(ui.activate(Role::button, "Use the new version in this run"));
    CHECK(ui.shows("version 2"));
    CHECK_FALSE(ui.shows("is published"));
    CHECK(ui.find(Role::heading, "Added in this run"));
    CHECK(ship.box("Plan")->checked == Checked::yes);
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ui.shows("Version 2 is published"));
}

TEST_CASE("a run on a newer version says what changed since the last one") {
    Ship ship;
    ship.publish(2, "Plan");
    Run before = ship.made.run;
    before.id = Id::derive(before.id, "before");
    before.status = RunStatus::done;
    before.finished = Instant{5};
    ship.made.workspace.put(before);
    ship.made.run.version = version_id(ship.made.of.id, 2);
    ship.made.workspace.put(ship.made.run);
    ship.open();
    CHECK(ship.ui().shows("Since your last run: 1 change"));
    CHECK(ship.ui().find(Role::list, "Changes since your last run"));
}

TEST_CASE("a run is copied as Markdown from its menu, open or finished") {
    Ship ship;
    UiDriver& ui = ship.ui();
    for (bool finished : {false, true}) {
        if (finished) {
            ship.pass_gate();
            CHECK(ui.activate(Role::button, "More about this run"));
            CHECK(ui.activate(Role::menu_item, "Skip what is open and finish"));
            CHECK(ui.shows("Reason: The runner is down"));
        }
        CHECK(ui.activate(Role::button, "More about this run"));
        const Node* item = ui.find(Role::menu_item, "Copy as Markdown");
        REQUIRE(item);
        CHECK(item->gesture == semantics::Gesture::copy);
        CHECK(item->payload.starts_with("# Release\n"));
        CHECK((item->payload.find("Finished: ") != std::string::npos) == finished);
        CHECK(ui.activate(item));
        CHECK_FALSE(ui.find(Role::menu));
    }
}
