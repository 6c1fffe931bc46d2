#include "core/domain/run_text.h"

#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

std::string text_of(const RunFixture& made) {
    const Date today = *Date::of(2026, 11, 22);
    return run_markdown(made.workspace, made.run, run_outline_of(made.workspace, made.run),
                        values_of(made.workspace, made.run, today));
}

} // namespace

TEST_CASE("a run is a task list with a head; what was not done says why") {
    RunFixture made;
    made.run.occurrence = *Date::of(2026, 11, 22);
    made.run.finished = *Instant::parse("2026-11-22T21:05:00.000Z");
    made.run.person = "Ada";
    made.run.late_days = 2;
    made.add_section("Before {{date}}");
    const Step tag = made.add_step("Tag {{project}}");
    const Step notes = made.add_step("Write notes");
    const Step mail = made.add_step("Mail");
    const Step check = made.add_step("Check");
    made.add_step("Look", [](Step& step) { step.optional = true; });
    made.add_step_of_run("Thank Zoë", "1");
    made.set_state(tag, [](StepState& state) {
        state.status = StepStatus::done;
        state.person = "Ada";
        state.changed = Instant::parse("2026-11-22T20:00:00.000Z");
        state.evidence = "v1.4.0";
        state.note = "First line\n\nsecond line\n";
    });
    made.set_state(notes, [](StepState& state) {
        state.status = StepStatus::skipped;
        state.reason = "Nothing changed";
    });
    made.set_status(mail, StepStatus::not_applicable);
    made.set_state(check, [](StepState& state) {
        state.status = StepStatus::failed;
        state.reason = "Two tests";
    });
    CHECK(text_of(made) == R"(# Release

- Project: Lighthouse
- For: 2026-11-22
- Version: 1
- Started: 2026-11-20 08:30 UTC
- Finished: 2026-11-22 21:05 UTC by Ada
- Late: 2 days
- Progress: 3 of 6 steps

## Before 2026-11-22

- [x] Tag Lighthouse\
  done by Ada, 2026-11-22 20:00 UTC

  Evidence: v1.4.0

  Note: First line

  second line
- [ ] ~~Write notes~~\
  skipped

  Reason: Nothing changed
- [ ] ~~Mail~~\
  not applicable
- [ ] Check\
  failed

  Reason: Two tests
- [ ] Look\
  optional

## Added in this run

- [ ] Thank Zoë
)");
}

TEST_CASE("an open run has no end; a gate that was passed says why; titles stay on one line") {
    RunFixture made;
    made.add_section("All");
    const Step gate = made.add_step("Wait\nfor green", [](Step& step) { step.gate = true; });
    made.set_state(gate, [](StepState& state) {
        state.overridden = true;
        state.reason = "The runner is down";
    });
    const std::string text = text_of(made);
    CHECK(text.find("Finished") == text.npos);
    CHECK(text.find("- [ ] Wait for green\n\n  Gate passed: The runner is down\n") != text.npos);
}

TEST_CASE("what people type stays literal") {
    RunFixture made;
    made.add_section("# *All*");
    const Step step = made.add_step("Look at *this* & [that](x)");
    made.set_state(step, [](StepState& state) {
        state.status = StepStatus::done;
        state.person = "_Ada_";
        state.note = "- [ ] no step\n# no heading";
    });
    made.add_step_of_run("", "1");
    const std::string text = text_of(made);
    CHECK(text.find("## \\# \\*All\\*\n\n- [x] Look at \\*this\\* & \\[that\\](x)\\\n  done by \\_Ada\\_\n\n"
                    "  Note: \\- \\[ \\] no step\n  \\# no heading\n") != text.npos);
    CHECK(text.find("- [ ] (untitled)\n") != text.npos);
}
