#include "core/domain/release_plan.h"

#include "core/domain/today.h"
#include "tests/support/run_fixture.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::RunFixture;

namespace {

const Date k_target = *Date::of(2026, 12, 9); // a Wednesday
const Date k_today = *Date::of(2026, 12, 1);

/// A minor release of 1.2.0 with steps in three sections.
struct PlanFixture : RunFixture {
    Release release;
    Step notes, announce, tag, publish;

    PlanFixture() {
        release.id = Release::id_for(run.id);
        release.project = project.id;
        release.run = run.id;
        release.version = "1.2.0";
        release.previous = "1.1.4";
        release.type = ReleaseType::minor;
        release.target = k_target;
        workspace.put(release);
        add_section("Prepare");
        notes = add_step("notes", [](Step& step) {
            step.offset = -7;
            step.role = "writer";
        });
        announce = add_step("announce a big one", [](Step& step) { step.types = "major"; });
        add_section("Publish");
        tag = add_step("tag", [](Step& step) { step.offset = 0; });
        publish = add_step("publish", [](Step& step) {
            step.irreversible = true;
            step.role = "release manager";
        });
        add_section("Wheels");
        add_step("build wheels", [](Step& step) { step.condition = "wheels"; });
    }
    RunOutline outline() const { return run_outline_of(workspace, run); }
    ReleasePlan plan(const RunOutline& shown) const {
        return plan_of(workspace, *workspace.find(Ref<Release>(release.id)), shown, k_today);
    }
    void add_person(std::string name, std::string roles) {
        workspace.put(
            Person{Id::derive(project.id, name), false, project.id, std::move(name), std::move(roles)});
    }
    Id add_blocker(bool resolved) {
        Blocker blocker{Id::derive(release.id, resolved ? "old" : "new"), false, release.id, "It leaks"};
        if (resolved) blocker.resolved = Instant{1};
        workspace.put(blocker);
        return blocker.id;
    }
};

std::string titles(const std::vector<const RunStep*>& steps) {
    std::string all;
    for (const RunStep* step : steps) all += std::string(step->title()) + " ";
    return all;
}

} // namespace

TEST_CASE("offsets count days, or Monday to Friday") {
    CHECK(offset_date(k_target, 0, true) == k_target);
    CHECK(offset_date(k_target, -7, false) == k_target + -7);
    CHECK(offset_date(k_target, -2, true) == *Date::of(2026, 12, 7));
    CHECK(offset_date(k_target, -3, true) == *Date::of(2026, 12, 4));
    CHECK(offset_date(k_target, 3, true) == *Date::of(2026, 12, 14));
    const Date saturday = *Date::of(2026, 12, 12);
    CHECK(offset_date(saturday, 0, true) == saturday);
    CHECK(offset_date(saturday, -1, true) == *Date::of(2026, 12, 11));
    CHECK(offset_date(saturday, 1, true) == *Date::of(2026, 12, 14));
    CHECK(offset_date(k_last_date, 1'000, false) == k_last_date);
    CHECK(offset_date(k_first_date, -1'000, false) == k_first_date);
}

TEST_CASE("working days counted at once are those counted one by one") {
    for (int start = 0; start < 7; ++start) {
        for (int count = -40; count <= 40; ++count) {
            if (count == 0) continue;
            Date day = k_target + start;
            for (int left = count < 0 ? -count : count; left > 0;) {
                day = day + (count < 0 ? -1 : 1);
                if (day.weekday() <= 5) --left;
            }
            CHECK_MESSAGE(offset_date(k_target + start, count, true) == day, start, " ", count);
        }
    }
}

TEST_CASE("a release takes the steps of its type and values, and no section without any") {
    PlanFixture made;
    RunOutline shown = made.outline();
    CHECK(shown.parts.size() == 2);
    CHECK(shown.progress.steps == 3);
    CHECK(!shown.find(made.announce.id));
    made.workspace.put(
        RunVariable{RunVariable::id_for(made.run.id, "wheels"), false, made.run.id, "wheels", "yes"});
    CHECK(made.outline().parts.size() == 3);
    made.release.type = ReleaseType::major;
    made.workspace.put(made.release);
    CHECK(made.outline().find(made.announce.id));
    made.release.deleted = true; // an ordinary run shows everything
    made.workspace.put(made.release);
    CHECK(made.outline().progress.steps == 5);
}

TEST_CASE("the values of a release are filled in, behind those of its run") {
    PlanFixture made;
    Values values = values_of(made.workspace, made.run, k_today);
    CHECK(fill("{{previous}} -> {{version}} as {{tag}} on {{target}}", values).text ==
          "1.1.4 -> 1.2.0 as v1.2.0 on 2026-12-09");
    made.workspace.put(
        RunVariable{RunVariable::id_for(made.run.id, "tag"), false, made.run.id, "tag", "r12"});
    values = values_of(made.workspace, made.run, k_today);
    CHECK(fill("{{tag}}", values).text == "r12");
}

TEST_CASE("dates follow the target") {
    PlanFixture made;
    RunOutline shown = made.outline();
    ReleasePlan plan = made.plan(shown);
    CHECK(plan.parts[0].steps[0].due == k_target + -7);
    CHECK(plan.parts[1].steps[0].due == k_target);
    CHECK(!plan.parts[1].steps[1].due);
    CHECK(plan.open == 3);
    CHECK(plan.overdue == 0);
    made.release.target = k_target + -5;
    made.workspace.put(made.release);
    plan = made.plan(shown);
    CHECK(plan.parts[0].steps[0].due == k_target + -12);
    CHECK(plan.overdue == 1);
}

TEST_CASE("the next safe step is the first open one that nothing holds") {
    PlanFixture made;
    RunOutline shown = made.outline();
    CHECK(made.plan(shown).next->title() == "notes");
    made.set_status(made.notes, StepStatus::skipped);
    made.set_status(made.tag, StepStatus::done);
    made.add_blocker(true);
    shown = made.outline();
    CHECK(made.plan(shown).next->title() == "publish");
    made.add_blocker(false);
    const ReleasePlan plan = made.plan(shown);
    CHECK(!plan.next);
    CHECK(plan.hold == PlanHold::blockers);
    CHECK(plan.open_blockers == 1);
    CHECK(!plan.blockers.front()->resolved);
}

TEST_CASE("after a failure it says what is public and what can be taken back, latest first") {
    PlanFixture made;
    made.set_status(made.notes, StepStatus::done);
    made.set_status(made.tag, StepStatus::done);
    made.set_status(made.publish, StepStatus::failed);
    RunOutline shown = made.outline();
    ReleasePlan plan = made.plan(shown);
    CHECK(plan.hold == PlanHold::failed);
    CHECK(!plan.next);
    CHECK(titles(plan.failed) == "publish ");
    CHECK(plan.passed.empty());
    CHECK(titles(plan.undo) == "tag notes ");
    CHECK(safe_moves(plan) == std::vector{Move::retry, Move::skip, Move::undo, Move::abort});

    const Step upload = made.add_step("upload");
    made.set_status(made.publish, StepStatus::done);
    made.set_status(upload, StepStatus::failed);
    shown = made.outline();
    plan = made.plan(shown);
    CHECK(titles(plan.passed) == "publish ");
    CHECK(plan.undo.empty());
    CHECK(safe_moves(plan) == std::vector{Move::retry, Move::skip, Move::replace, Move::yank});
    CHECK(safe_moves(ReleasePlan{}).empty());
}

TEST_CASE("roles say who can do what is still open") {
    PlanFixture made;
    made.add_person("Ann", "release manager, writer");
    made.add_person("Bo", "release manager");
    made.add_person("Cy", "manager");
    RunOutline shown = made.outline();
    ReleasePlan plan = made.plan(shown);
    REQUIRE(plan.roles.size() == 2);
    CHECK(plan.roles[0].role == "writer");
    CHECK(plan.roles[0].people == std::vector<std::string>{"Ann"});
    CHECK(plan.roles[1].people.size() == 2);
    made.set_status(made.notes, StepStatus::done);
    shown = made.outline();
    CHECK(made.plan(shown).roles.size() == 1);
}

TEST_CASE("the burn-down counts what was open at the end of each day") {
    PlanFixture made;
    constexpr std::int64_t day = 86'400'000;
    made.run.started = Instant{day * k_today.days};
    made.set_state(made.notes, [&](StepState& state) {
        state.status = StepStatus::done;
        state.changed = Instant{day * (k_today.days + 1) + 5};
    });
    made.set_state(made.tag, [&](StepState& state) {
        state.status = StepStatus::skipped;
        state.changed = Instant{day * (k_today.days + 3)};
    });
    const BurnDown burn = burn_down(made.outline(), made.run, k_today + 3);
    CHECK(burn.first == k_today);
    CHECK(burn.open == std::vector<std::size_t>{3, 2, 2, 1});
    CHECK(burn_down(made.outline(), made.run, k_today + 5'000).open.size() == k_most_burn_down_days);
    CHECK(burn_down(made.outline(), made.run, k_today + -5'000).open.size() == 1); // a clock that jumped back
}

TEST_CASE("open releases come first, by target; then what ended last") {
    PlanFixture made;
    auto add = [&](std::string version, Date target, std::optional<Instant> ended) {
        Release one = made.release;
        one.id = Id::derive(made.project.id, version);
        one.version = std::move(version);
        one.target = target;
        one.ended = ended;
        one.status = ended ? ReleaseStatus::released : ReleaseStatus::open;
        made.workspace.put(one);
    };
    add("1.1.5", k_target + -3, {});
    add("1.0.0", k_target, Instant{5});
    add("1.1.0", k_target, Instant{9});
    std::string order;
    for (const Release* release : releases_of(made.workspace, made.project.id))
        order += release->version + " ";
    CHECK(order == "1.1.5 1.2.0 1.1.0 1.0.0 ");
}
