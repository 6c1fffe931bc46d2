#include "core/domain/run_outline.h"

#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

void make_gate(Step& step) {
    step.gate = true;
}

/// Titles of the steps that wait, each with its gate.
std::string waiting(const RunFixture& made) {
    std::string words;
    for (const RunOutline::Part& part : run_outline_of(made.workspace, made.run).parts)
        for (const RunStep& step : part.steps)
            if (step.waits_for) words += std::string(step.title()) + "<" + step.waits_for->title + " ";
    return words;
}

Progress progress(const RunFixture& made) {
    const Progress one = run_outline_of(made.workspace, made.run).progress;
    const Progress other =
        progress_of(made.workspace, made.run.id, outline_of(made.workspace, made.version.id));
    CHECK(one.steps == other.steps);
    CHECK(one.settled == other.settled);
    CHECK(one.failed == other.failed);
    CHECK(one.required_open == other.required_open);
    CHECK(one.unproven == other.unproven);
    return one;
}

} // namespace

TEST_CASE("a run shows the parts of its version, and then the steps that only it has, by rank") {
    RunFixture made;
    made.add_section("One");
    const Step first = made.add_step("a");
    made.add_section("Two");
    made.add_step("b");
    CHECK(run_outline_of(made.workspace, made.run).parts.size() == 2);
    made.add_step_of_run("later", "00000020");
    made.add_step_of_run("sooner", "00000010");
    made.set_status(first, StepStatus::done);
    const RunOutline shown = run_outline_of(made.workspace, made.run);
    REQUIRE(shown.parts.size() == 3);
    CHECK(shown.parts[0].title() == "One");
    CHECK(shown.parts[2].title() == "Added in this run");
    CHECK(shown.parts[2].steps[0].title() == "sooner");
    CHECK(shown.parts[2].steps[1].title() == "later");
    CHECK(shown.parts[0].steps[0].status() == StepStatus::done);
    CHECK_FALSE(shown.parts[1].steps[0].state);
    CHECK(shown.find(first.id)->step->title == "a");
    CHECK(shown.find(shown.parts[2].steps[0].state->id) == &shown.parts[2].steps[0]);
    CHECK_FALSE(shown.find(Id{}));
    CHECK(progress(made).steps == 4);
    CHECK(progress(made).required_open == 3);
}

TEST_CASE("a gate keeps waiting what comes after it, in later sections too, but neither itself nor what is "
          "before") {
    RunFixture made;
    made.add_section("One");
    made.add_step("before");
    const Step gate = made.add_step("gate", make_gate);
    made.add_step("after");
    made.add_section("Two");
    made.add_step("optional", [](Step& step) { step.optional = true; });
    made.add_step_of_run("extra", "1");
    const std::string all = "after<gate optional<gate ";
    CHECK(waiting(made) == all);
    for (StepStatus status : {StepStatus::in_progress, StepStatus::failed}) {
        made.set_status(gate, status);
        CHECK(waiting(made) == all);
    }
    for (StepStatus status : {StepStatus::done, StepStatus::skipped, StepStatus::not_applicable}) {
        made.set_status(gate, status);
        CHECK(waiting(made) == "");
    }
    made.set_state(gate, [](StepState& state) { state.overridden = true; });
    CHECK(waiting(made) == "");
}

TEST_CASE("of several gates the first that holds is waited for") {
    RunFixture made;
    made.add_section("One");
    const Step first = made.add_step("first", make_gate);
    made.add_step("a");
    made.add_step("second", make_gate);
    made.add_step("b");
    CHECK(waiting(made) == "a<first second<first b<first ");
    made.set_status(first, StepStatus::done);
    CHECK(waiting(made) == "b<second ");
}

TEST_CASE("a required step that is done without the evidence it wants keeps the run open") {
    RunFixture made;
    made.add_section("One");
    const auto wants_number = [](Step& step) { step.evidence = Evidence::number; };
    const Step required = made.add_step("required", wants_number);
    const Step optional = made.add_step("optional", [](Step& step) {
        step.evidence = Evidence::link;
        step.optional = true;
    });
    made.set_status(optional, StepStatus::done);
    CHECK(progress(made).required_open == 1);
    CHECK(progress(made).unproven == 0);
    made.set_status(required, StepStatus::done);
    CHECK(progress(made).settled == 2);
    CHECK(progress(made).required_open == 1);
    CHECK(progress(made).unproven == 1);
    made.set_state(required, [](StepState& state) {
        state.status = StepStatus::done;
        state.evidence = "12";
    });
    CHECK(progress(made).required_open == 0);
    made.set_status(required, StepStatus::skipped); // nothing was done: nothing is to be shown
    CHECK(progress(made).required_open == 0);
}
