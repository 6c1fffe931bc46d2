#include "core/domain/draft.h"
#include "core/domain/due.h"
#include "core/domain/run_outline.h"
#include "core/domain/starter.h"
#include "tests/support/run_fixture.h"
#include "tests/support/test_desk.h"

using namespace shipshape;
using namespace shipshape::command;
using shipshape::testing::RunFixture;
using shipshape::testing::TestDesk;

namespace {

/// A run of: "plan", the gate "green", "size" (a number), "answer" (yes or no, optional), "page" (a link).
struct Desk : TestDesk {
    RunFixture made;
    Step plan, green, size, answer, page;
    Id run = made.run.id;

    Desk() {
        made.add_section("All");
        plan = made.add_step("plan");
        green = made.add_step("green", [](Step& step) { step.gate = true; });
        size = made.add_step("size", [](Step& step) { step.evidence = Evidence::number; });
        answer = made.add_step("answer", [](Step& step) {
            step.evidence = Evidence::yes_no;
            step.optional = true;
        });
        page = made.add_step("page", [](Step& step) { step.evidence = Evidence::link; });
        store.kept = made.workspace;
        open();
    }
    const StepState* state(const Step& step) const { return state_of(workspace(), run, step.id); }
    StepStatus status(const Step& step) const { return status_of(workspace(), run, step.id); }
    AddedSteps added() const { return added_steps_of(workspace(), run); }
    void pass() { done(PassGate{run, green.id, "The runner is down"}); }
    std::size_t required_open() const {
        return run_outline_of(workspace(), *workspace().find(Ref<Run>(run))).progress.required_open;
    }
    /// Publishes a version without "plan", with another title of "size" and one step more.
    TemplateVersion publish_second() {
        TemplateVersion second{.id = version_id(made.of.id, 2), .of = made.of.id, .number = 2};
        second.published = clock.now();
        for (Entity& entity : copy_version(outline_of(workspace(), made.version.id), second)) {
            if (Step* step = std::get_if<Step>(&entity)) {
                if (step->key == "plan") continue;
                if (step->key == "size") step->title = "size of the package";
            }
            store.kept.put(entity);
        }
        open();
        return second;
    }
};

} // namespace

TEST_CASE("a step behind a gate cannot be begun or done, and the sentence names the gate") {
    Desk desk;
    for (StepStatus status : {StepStatus::done, StepStatus::in_progress}) {
        const std::string said =
            desk.refused(SetStepStatus{desk.run, desk.size.id, status}, ErrorKind::conflict);
        CHECK(said.find("“size”") != said.npos);
        CHECK(said.find("“green”") != said.npos);
    }
    desk.done(SetStepStatus{desk.run, desk.size.id, StepStatus::skipped, "not needed"});
    CHECK(desk.state(desk.size)->reason == "not needed");
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::done});
    desk.done(SetStepStatus{desk.run, desk.green.id, StepStatus::done});
    desk.done(SetStepStatus{desk.run, desk.page.id, StepStatus::done});
    // A gate that is opened again leaves alone what was done meanwhile.
    desk.done(SetStepStatus{desk.run, desk.green.id, StepStatus::open});
    CHECK(desk.status(desk.page) == StepStatus::done);
    desk.done(SetStepStatus{desk.run, desk.page.id, StepStatus::open});
    desk.refused(SetStepStatus{desk.run, desk.page.id, StepStatus::done}, ErrorKind::conflict);
}

TEST_CASE("a gate is passed with a reason, and may hold again") {
    Desk desk;
    desk.refused(PassGate{desk.run, desk.green.id, " "}, ErrorKind::invalid_input);
    desk.refused(PassGate{desk.run, desk.plan.id, "no gate"}, ErrorKind::conflict);
    desk.pass();
    CHECK(desk.session->undo_label() == "Passed the gate “green”");
    CHECK(desk.state(desk.green)->overridden);
    desk.done(SetStepStatus{desk.run, desk.page.id, StepStatus::done});
    desk.refused(SetStepReason{desk.run, desk.green.id, ""}, ErrorKind::invalid_input);
    desk.done(SetStepReason{desk.run, desk.green.id, "Two runners are down"});
    desk.done(HoldGate{desk.run, desk.green.id});
    CHECK_FALSE(desk.state(desk.green)->overridden);
    CHECK(desk.state(desk.green)->reason.empty());
    desk.refused(SetStepStatus{desk.run, desk.size.id, StepStatus::done}, ErrorKind::conflict);
}

TEST_CASE("a gate is neither skipped nor called not applicable without a reason") {
    Desk desk;
    for (StepStatus status : {StepStatus::skipped, StepStatus::not_applicable}) {
        desk.refused(SetStepStatus{desk.run, desk.green.id, status}, ErrorKind::invalid_input);
        desk.refused(SetStepStatus{desk.run, desk.green.id, status, " \n"}, ErrorKind::invalid_input);
        desk.done(SetStepStatus{desk.run, desk.green.id, status, "No CI here"});
        CHECK(desk.state(desk.green)->reason == "No CI here");
        desk.refused(SetStepReason{desk.run, desk.green.id, ""}, ErrorKind::invalid_input);
    }
    desk.done(SetStepStatus{desk.run, desk.green.id, StepStatus::failed});
    CHECK(desk.state(desk.green)->reason.empty());
    desk.done(FinishRun{desk.run, true}); // a run may end with a gate that failed: that is what it says then
    CHECK(desk.status(desk.green) == StepStatus::failed);
}

TEST_CASE("a reason belongs to what was not done, and typing one is one step of undo") {
    Desk desk;
    desk.refused(SetStepReason{desk.run, desk.plan.id, "why"}, ErrorKind::conflict);
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::failed});
    for (const char* text : {"n", "no", "now"}) desk.done(SetStepReason{desk.run, desk.plan.id, text});
    CHECK(desk.session->undo().has_value());
    CHECK(desk.state(desk.plan)->reason.empty());
    CHECK(desk.session->redo().has_value());
    CHECK(desk.state(desk.plan)->reason == "now");
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::done});
    CHECK(desk.state(desk.plan)->reason.empty());
}

TEST_CASE("evidence is checked by its kind, and a run waits for what is missing") {
    Desk desk;
    desk.pass();
    desk.refused(SetEvidence{desk.run, desk.plan.id, "x"}, ErrorKind::invalid_input);
    desk.refused(SetEvidence{desk.run, desk.size.id, "big"}, ErrorKind::invalid_input);
    desk.refused(SetEvidence{desk.run, desk.answer.id, "maybe"}, ErrorKind::invalid_input);
    desk.refused(SetEvidence{desk.run, desk.page.id, "javascript:alert(1)"}, ErrorKind::invalid_input);
    for (const Step* step : {&desk.plan, &desk.green, &desk.size, &desk.page})
        desk.done(SetStepStatus{desk.run, step->id, StepStatus::done});
    CHECK(desk.required_open() == 2);
    const std::string said = desk.refused(FinishRun{desk.run}, ErrorKind::conflict);
    CHECK(said.find("evidence") != said.npos);
    desk.done(SetEvidence{desk.run, desk.size.id, " 12.5 "});
    CHECK(desk.state(desk.size)->evidence == "12.5");
    desk.done(SetEvidence{desk.run, desk.size.id, ""});
    CHECK(desk.required_open() == 2);
    desk.done(SetEvidence{desk.run, desk.size.id, "12"});
    desk.done(SetEvidence{desk.run, desk.page.id, "https://example.org"});
    desk.done(SetEvidence{desk.run, desk.answer.id, "yes"});
    desk.done(FinishRun{desk.run});
    desk.refused(SetEvidence{desk.run, desk.size.id, "13"}, ErrorKind::conflict);
}

TEST_CASE("steps of one run are added, named anew, ticked, noted and removed") {
    Desk desk;
    desk.refused(AddRunStep{desk.run, "  "}, ErrorKind::invalid_input);
    desk.refused(AddRunStep{Id{}, "x"}, ErrorKind::not_found);
    for (const char* title : {"first", "second", "third"}) desk.done(AddRunStep{desk.run, title});
    REQUIRE(desk.added().size() == 3);
    CHECK(desk.added()[2]->title == "third");
    const Id second = desk.added()[1]->id;
    desk.done(RenameRunStep{desk.run, second, " Thank Zoë "});
    CHECK(desk.session->undo_label() == "Renamed “second” to “Thank Zoë”");
    desk.done(SetStepStatus{desk.run, second, StepStatus::done}); // though the gate holds
    desk.done(SetStepNote{desk.run, second, "by mail"});
    CHECK(desk.added()[1]->note == "by mail");
    CHECK(desk.required_open() == 6);
    desk.done(RemoveRunStep{desk.run, second});
    CHECK(desk.added().size() == 2);
    CHECK(desk.session->undo().has_value());
    CHECK(desk.added()[1]->status == StepStatus::done);
    desk.refused(RenameRunStep{desk.run, desk.plan.id, "x"}, ErrorKind::conflict);
    desk.refused(RemoveRunStep{desk.run, desk.plan.id}, ErrorKind::conflict);
    desk.done(AddRunStep{desk.run, "last"});
    CHECK(desk.added().back()->title == "last");
    desk.refused(SetStepStatus{desk.run, StepState::id_for(desk.run, desk.plan.id), StepStatus::done},
                 ErrorKind::not_found);
}

TEST_CASE("values of a run are one line under a proper name; an empty one takes it away") {
    Desk desk;
    desk.refused(SetRunVariable{desk.run, "a b", "x"}, ErrorKind::invalid_input);
    desk.refused(SetRunVariable{desk.run, "a", "x\ny"}, ErrorKind::invalid_input);
    desk.refused(SetRunVariable{desk.run, "a", std::string(k_value_limit_bytes + 1, 'x')},
                 ErrorKind::too_large);
    desk.done(SetRunVariable{desk.run, "version", " 1.4.0 "});
    const Ref<RunVariable> variable = RunVariable::id_for(desk.run, "version");
    CHECK(desk.workspace().find(variable)->value == "1.4.0");
    desk.done(SetRunVariable{desk.run, "version", ""});
    CHECK_FALSE(desk.workspace().find(variable));
    desk.done(SetRunVariable{desk.run, "version", "2"});
    desk.done(DiscardRun{desk.run});
    CHECK(desk.workspace().all<RunVariable>().empty());
    CHECK(desk.session->undo().has_value());
    CHECK(desk.workspace().find(variable)->value == "2");
}

TEST_CASE("a live run moves to the newest version and loses nothing; one undo brings all back") {
    Desk desk;
    desk.refused(UpgradeRun{desk.run}, ErrorKind::conflict);
    desk.done(AddRunStep{desk.run, "own"});
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::done});
    desk.done(SetStepNote{desk.run, desk.plan.id, "kept"});
    desk.done(SetStepStatus{desk.run, desk.green.id, StepStatus::done});
    desk.done(SetStepStatus{desk.run, desk.size.id, StepStatus::done});
    desk.done(SetEvidence{desk.run, desk.size.id, "12"});
    const TemplateVersion second = desk.publish_second();
    const Workspace before = desk.workspace();
    desk.done(UpgradeRun{desk.run});
    CHECK(desk.workspace().find(Ref<Run>(desk.run))->version == Ref<TemplateVersion>(second.id));
    const RunOutline shown = run_outline_of(desk.workspace(), *desk.workspace().find(Ref<Run>(desk.run)));
    REQUIRE(shown.parts.size() == 2);
    const std::vector<RunStep>& steps = shown.parts[0].steps;
    REQUIRE(steps.size() == 4);
    CHECK(steps[0].status() == StepStatus::done);
    CHECK(steps[1].title() == "size of the package");
    CHECK(steps[1].state->evidence == "12");
    CHECK_FALSE(steps[2].state);
    REQUIRE(shown.parts[1].steps.size() == 2);
    CHECK(shown.parts[1].steps[0].title() == "own");
    CHECK(shown.parts[1].steps[1].title() == "plan");
    CHECK(shown.parts[1].steps[1].status() == StepStatus::done);
    CHECK(shown.parts[1].steps[1].state->note == "kept");
    for (const auto& [id, state] : desk.workspace().all<StepState>()) // as documents want it
        CHECK((!state.step || state.id == StepState::id_for(state.run, *state.step)));
    CHECK(desk.session->undo().has_value());
    CHECK(desk.workspace() == before);
    CHECK(desk.session->redo().has_value());
    desk.refused(UpgradeRun{desk.run}, ErrorKind::conflict);
    desk.done(FinishRun{desk.run, true});
    desk.refused(UpgradeRun{desk.run}, ErrorKind::conflict);
}

TEST_CASE("an upgrade drops states in which nothing is left, when their step is gone") {
    Desk desk;
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::done});
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::open});
    desk.publish_second();
    desk.done(UpgradeRun{desk.run});
    CHECK(desk.added().empty());
    CHECK(desk.workspace().all<StepState>().empty());
}

TEST_CASE("finishing with what is open skips that, but never a gate that holds, and keeps failures") {
    Desk desk;
    desk.done(AddRunStep{desk.run, "own"});
    const std::string said = desk.refused(FinishRun{desk.run, true}, ErrorKind::conflict);
    CHECK(said.find("“green” is a gate") != said.npos);
    desk.pass();
    desk.done(SetStepStatus{desk.run, desk.plan.id, StepStatus::failed, "broken"});
    desk.done(FinishRun{desk.run, true});
    CHECK(desk.status(desk.plan) == StepStatus::failed);
    CHECK(desk.status(desk.green) == StepStatus::skipped);
    CHECK(desk.state(desk.green)->reason == "The runner is down");
    CHECK(desk.status(desk.page) == StepStatus::skipped);
    CHECK(desk.added()[0]->status == StepStatus::skipped);
}

TEST_CASE("finishing can restart the interval; reopening leaves the schedule where it is") {
    Desk desk;
    desk.refused(FinishRun{desk.run, true, true}, ErrorKind::conflict);
    Schedule schedule{.id = Id::derive(desk.made.of.id, "schedule"), .of = desk.made.of.id};
    schedule.rule = "FREQ=DAILY;INTERVAL=30";
    schedule.starts = desk.clock.date + -10;
    desk.store.kept.put(schedule);
    desk.made.run.schedule = Ref<Schedule>(schedule.id);
    desk.made.run.occurrence = schedule.starts;
    desk.store.kept.put(desk.made.run);
    desk.open();
    desk.pass();
    desk.done(FinishRun{desk.run, true, true});
    const Schedule moved = *desk.workspace().find(Ref<Schedule>(schedule.id));
    CHECK(moved.anchor == desk.clock.date);
    CHECK(moved.done_through == desk.clock.date);
    CHECK(desk.workspace().find(Ref<Run>(desk.run))->late_days == 10);
    CHECK(due_occurrence(moved, {}, desk.clock.date)->date == desk.clock.date + 30);
    desk.done(ReopenRun{desk.run});
    CHECK(*desk.workspace().find(Ref<Schedule>(schedule.id)) == moved);
    CHECK(desk.session->undo().has_value());
    CHECK(desk.session->undo().has_value());
    CHECK(*desk.workspace().find(Ref<Schedule>(schedule.id)) == schedule);
}

TEST_CASE("a date that was done early is not asked for again when the interval restarts") {
    Desk desk;
    Schedule schedule{.id = Id::derive(desk.made.of.id, "schedule"), .of = desk.made.of.id};
    schedule.rule = "FREQ=WEEKLY;BYDAY=MO";
    schedule.starts = desk.clock.date + -20;
    schedule.days_before = 3;
    desk.store.kept.put(schedule);
    desk.made.run.schedule = Ref<Schedule>(schedule.id);
    desk.made.run.occurrence = desk.clock.date + 1;
    desk.store.kept.put(desk.made.run);
    desk.open();
    desk.pass();
    desk.done(FinishRun{desk.run, true, true});
    const Schedule moved = *desk.workspace().find(Ref<Schedule>(schedule.id));
    CHECK(due_occurrence(moved, {}, desk.clock.date)->date == desk.clock.date + 8);
}
