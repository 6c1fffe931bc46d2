#include "core/interchange/release_json.h"

#include "core/interchange/json_reader.h"
#include "tests/support/release_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::ReleaseFixture;

TEST_CASE("the report of a release is JSON that says everything, null where nothing is known") {
    ReleaseFixture made;
    made.set_state(made.notes, [](StepState& state) {
        state.status = StepStatus::done;
        state.person = "Zoë";
        state.changed = Instant::parse("2026-12-01T09:30:00.000Z");
        state.note = "a \"quote\"";
    });
    made.add_blocker("It leaks");
    const ReleaseSheet sheet = made.sheet(*Date::of(2026, 12, 3));
    const std::string text = release_json(report_of(made.workspace, sheet));
    const Result<JsonTree> tree = parse_json(text);
    CHECK(tree.has_value());
    if (!tree) return;
    const JsonValue root = JsonValue::root(*tree);
    CHECK(root.find("format").text() == "shipshape-release-report");
    CHECK(root.find("release").text() == "1.2.0");
    CHECK(root.find("tag").text() == "v1.2.0");
    CHECK(root.find("ended").is(JsonKind::null));
    CHECK(root.find("steps").number() == 5);
    for (const JsonValue part : root.find("sections")) {
        CHECK(part.find("title").text() == "Prepare");
        CHECK(part.find("stage").text() == "prepare");
        for (const JsonValue step : part.find("steps")) {
            CHECK(step.find("person").text() == "Zoë");
            CHECK(step.find("due").text() == "2026-12-02");
            CHECK(step.find("note").text() == "a \"quote\"");
            CHECK(step.find("evidence").is(JsonKind::null));
            CHECK_FALSE(step.find("point_of_no_return").flag());
        }
        break;
    }
    for (const JsonValue blocker : root.find("blockers")) CHECK(blocker.find("title").text() == "It leaks");
}
