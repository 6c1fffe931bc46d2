#include "shell/route.h"
#include "tests/support/ui/planned.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

std::size_t previewed(UiDriver& ui) {
    const Node* list = ui.find(Role::list, "Next dates");
    std::size_t count = 0;
    for (const Node* item : ui.find_all(Role::list_item))
        if (list && item->parent == list->id) ++count;
    return count;
}

struct Blank : Planned {
    Id of = checklist("Weekly care");
    UiDriver& ui = open(template_route(of));
};

} // namespace

TEST_CASE("a schedule is made in plain words, with a preview of its next dates") {
    Blank ship;
    UiDriver& ui = ship.ui;
    CHECK(ui.shows("It is run when needed."));
    CHECK(ui.activate(Role::button, "Add a schedule"));
    CHECK(ui.find(Role::button, "Save the schedule")->disabled);
    CHECK(ui.type("When", "every other friday"));
    CHECK(ui.shows("Understood as: every other week on Friday"));
    CHECK(previewed(ui) == 5);
    CHECK(ui.shows("Friday, 4 December"));
    CHECK(ui.activate(Role::button, "Save the schedule"));
    const Schedule& made = only<Schedule>(ship.workspace());
    CHECK(made.rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    CHECK(made.starts == ship.today);
    CHECK_FALSE(ui.find(Role::textbox, "When"));
    CHECK(ui.shows("every other week on Friday"));
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(ui.shows("It is run when needed."));
}

TEST_CASE(
    "a schedule that is half typed is still there when the app is opened again, until it is dismissed") {
    Blank ship;
    CHECK(ship.ui.activate(Role::button, "Add a schedule"));
    CHECK(ship.ui.type("When", "every other fri"));
    CHECK(ship.ui.activate(Role::radio, "It lapses"));
    CHECK(ship.ui.type("Days after", "3"));
    UiDriver& again = ship.open(template_route(ship.of));
    CHECK(again.find(Role::textbox, "When")->value == "every other fri");
    CHECK(again.find(Role::textbox, "Days after")->value == "3");
    CHECK(again.find(Role::radio, "It lapses")->checked == semantics::Checked::yes);
    CHECK_FALSE(ship.driver->session().can_undo());
    CHECK(again.type("When", "every other friday"));
    CHECK(again.activate(Role::button, "Save the schedule"));
    CHECK(only<Schedule>(ship.workspace()).miss == MissPolicy::habit);
    CHECK(only<Schedule>(ship.workspace()).days_after == 3);
    CHECK(ship.workspace().all<FormField>().empty());
    CHECK(again.activate(Role::button, "Change the schedule"));
    CHECK_FALSE(again.find(Role::button, "Add another schedule")); // one at a time
    CHECK(again.activate(Role::button, "Leave the schedule as it is"));
    CHECK_FALSE(ship.open(template_route(ship.of)).find(Role::textbox, "When"));
}

TEST_CASE("a schedule that cannot be stored stays as it was typed") {
    Blank ship;
    CHECK(ship.ui.activate(Role::button, "Add a schedule"));
    CHECK(ship.ui.type("When", "every friday"));
    ship.store.failure = Error{ErrorKind::storage_full, "There is no room left.", ""};
    CHECK(ship.ui.activate(Role::button, "Save the schedule"));
    CHECK(ship.ui.shows("There is no room left."));
    CHECK(ship.ui.find(Role::textbox, "When")->value == "every friday");
    ship.store.failure.reset();
    CHECK(ship.ui.activate(Role::button, "Save the schedule"));
    CHECK(only<Schedule>(ship.workspace()).rule == "FREQ=WEEKLY;BYDAY=FR");
}

TEST_CASE("a rule that cannot be, an end before the start, and days out of range are refused in words") {
    Blank ship;
    UiDriver& ui = ship.ui;
    CHECK(ui.activate(Role::button, "Add a schedule"));
    const auto refused = [&](std::string_view rule) {
        CHECK(ui.type("When", rule));
        const Node* save = ui.find(Role::button, "Save the schedule");
        return save && save->disabled && previewed(ui) == 0 && ui.find(Role::textbox, "When")->value == rule;
    };
    CHECK(refused("whenever it rains"));
    CHECK(refused("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
    CHECK(refused("FREQ=DAILY;UNTIL=20200101"));
    CHECK(ui.shows("before"));
    CHECK(ui.type("When", "every day"));
    CHECK(ui.type("Days before", "400"));
    CHECK(ui.find(Role::button, "Save the schedule")->disabled);
    CHECK(ui.type("Days before", "two"));
    CHECK(ui.shows("whole number"));
    CHECK(ui.type("Days before", "2"));
    CHECK(ui.type("Starts on", "tomorrow"));
    CHECK(ui.shows("year, month and day"));
    CHECK(ui.type("Starts on", "2026-12-01"));
    CHECK_FALSE(ui.find(Role::button, "Save the schedule")->disabled);
    CHECK(ui.activate(Role::button, "Leave the schedule as it is"));
    CHECK(ship.workspace().all<Schedule>().empty());
}

TEST_CASE("a schedule is changed, paused, resumed and removed") {
    Planned ship;
    const Schedule weekly = ship.planned("Weekly care", "FREQ=WEEKLY;BYDAY=MO", ship.today);
    UiDriver& ui = ship.open(template_route(weekly.of.id));
    const auto now = [&]() -> const Schedule& { return only<Schedule>(ship.workspace()); };
    CHECK(ui.activate(Role::button, "Change the schedule"));
    CHECK(ui.find(Role::textbox, "When")->value == "every week on Monday");
    CHECK(ui.activate(Role::radio, "Counted from the last time"));
    CHECK(ui.activate(Role::radio, "It lapses"));
    CHECK(ui.type("Days after", "3"));
    CHECK(ui.activate(Role::button, "Save the schedule"));
    CHECK(now().mode == ScheduleMode::chained);
    CHECK(now().miss == MissPolicy::habit);
    CHECK(now().days_after == 3);
    CHECK(ui.activate(Role::button, "Pause the schedule"));
    CHECK(ui.type("First day after the pause", "2026-12-24"));
    CHECK(ui.activate(Role::button, "Pause"));
    CHECK(ui.shows("it asks again from 24 December on"));
    CHECK(ui.activate(Role::button, "Resume the schedule"));
    CHECK_FALSE(now().paused);
    CHECK(ui.activate(Role::button, "Change the schedule"));
    CHECK(ui.activate(Role::button, "Remove the schedule"));
    CHECK(ship.workspace().all<Schedule>().empty());
}

} // namespace shipshape
