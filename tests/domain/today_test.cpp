#include "core/domain/today.h"

#include "tests/support/fake_store.h"

#include <doctest/doctest.h>

using namespace shipshape;
using shipshape::testing::small_guide;

namespace {

Workspace with_guide(Date today) {
    Workspace workspace;
    Project project;
    project.id = Id::derive(Id{}, "project");
    project.name = "Ship";
    workspace.put(project);
    for (Entity& entity : instantiate(small_guide(), "python", project, Instant{0}, today))
        workspace.put(std::move(entity));
    return workspace;
}

const Schedule& schedule_in(const Workspace& workspace, Cadence cadence) {
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (schedule.rule == schedule_of(cadence, schedule.starts).rule) return schedule;
    static const Schedule none;
    return none;
}

} // namespace

TEST_CASE("on the first day only the daily round is due, the rest is coming") {
    Date today = *Date::of(2026, 11, 22);
    Workspace workspace = with_guide(today);
    TodayList list = today_list(workspace, shown_project(workspace)->id, today);
    REQUIRE(list.now.size() == 1);
    CHECK(list.now[0].of->title == "Daily round");
    CHECK(list.now[0].state == TodayItem::State::due);
    CHECK(due_words(list.now[0], today) == "due today");
    REQUIRE(list.coming.size() == 1);
    CHECK(list.coming[0].of->title == "Weekly care");
    CHECK(due_words(list.coming[0], today) == "Monday, 23 November (tomorrow)");
    CHECK(list.overdue == 0);
}

TEST_CASE("after an absence each checklist asks once, and says how often it was missed") {
    Date start = *Date::of(2026, 11, 1);
    Workspace workspace = with_guide(start);
    Date today = start + 21;
    TodayList list = today_list(workspace, shown_project(workspace)->id, today);
    REQUIRE(list.now.size() == 2);
    CHECK(list.overdue == 1);
    CHECK(list.now[0].of->title == "Weekly care");
    CHECK(list.now[0].missed == 2);
    CHECK(due_words(list.now[0], today).find("2 earlier times missed") != std::string::npos);
    CHECK(list.now[1].missed == 0); // a habit: what was missed lapsed
}

TEST_CASE("an open run stays on its occurrence and shows its progress") {
    Date today = *Date::of(2026, 11, 22);
    Workspace workspace = with_guide(today);
    const Schedule& daily = schedule_in(workspace, Cadence::daily);
    Run run;
    run.id = Run::id_for(daily.id, today);
    run.project = shown_project(workspace)->id;
    run.version = newest_version(workspace, daily.of)->id;
    run.schedule = Ref<Schedule>(daily.id);
    run.occurrence = today;
    workspace.put(run);
    StepState state;
    Outline outline = outline_of(workspace, run.version);
    state.id = StepState::id_for(run.id, outline.parts[0].steps[0]->id);
    state.run = run.id;
    state.step = outline.parts[0].steps[0]->id;
    state.status = StepStatus::done;
    workspace.put(state);
    TodayList list = today_list(workspace, run.project, today + 2);
    REQUIRE(!list.now.empty());
    CHECK(list.now[0].run != nullptr);
    CHECK(list.now[0].date == today);
    CHECK(list.now[0].state == TodayItem::State::overdue);
    CHECK(list.now[0].progress.steps == 3);
    CHECK(list.now[0].progress.settled == 1);
    CHECK(list.now[0].progress.required_open == 1);
}

TEST_CASE("a schedule whose template is gone is left out") {
    Date today = *Date::of(2026, 11, 22);
    Workspace workspace = with_guide(today);
    Template gone = *workspace.find(schedule_in(workspace, Cadence::daily).of);
    gone.deleted = true;
    workspace.put(gone);
    CHECK(today_list(workspace, shown_project(workspace)->id, today).now.empty());
}
