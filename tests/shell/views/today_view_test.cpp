#include "core/domain/run.h"
#include "tests/support/ui/planned.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

/// Names of links in the list of that name, in order.
std::vector<std::string> titles(UiDriver& ui, std::string_view list) {
    std::vector<std::string> found;
    const Node* in = ui.find(Role::list, list);
    if (!in || in->name != list) return found;
    for (const Node* link : ui.find_all(Role::link))
        for (const Node* at = link; at; at = ui.app().semantics().find(at->parent))
            if (at->id == in->id) found.push_back(link->name);
    return found;
}

using Titles = std::vector<std::string>;

/// One of each: overdue, due, window open, coming soon and late.
struct FullDay : Planned {
    FullDay() {
        planned("Release", "FREQ=MONTHLY", today + -3);
        planned("Daily round", "FREQ=DAILY", today);
        Schedule early = planned("Weekly care", "FREQ=WEEKLY", today + 2);
        early.days_before = 3;
        store.kept.put(early);
        planned("Audit", "FREQ=YEARLY", today + 5);
        planned("Review", "FREQ=YEARLY", today + 20);
        planned("Budget", "FREQ=YEARLY", today + 80);
    }
};

} // namespace

TEST_CASE("today groups what is overdue, due, early and coming, with its effort") {
    FullDay day;
    UiDriver& ui = day.open();
    CHECK(titles(ui, "Overdue") == Titles{"Release"});
    CHECK(titles(ui, "Due") == Titles{"Daily round"});
    CHECK(titles(ui, "Window open") == Titles{"Weekly care"});
    CHECK(ui.shows("about 25 min"));
    CHECK(ui.shows("about 1 h 15 min in all"));
    CHECK(ui.shows("due Thursday, 19 November (3 days ago) · every month · about 25 min"));
    CHECK(titles(ui, "Coming up") == Titles{"Audit", "Review"});
    CHECK(ui.activate(Role::radio, "7 days"));
    CHECK(titles(ui, "Coming up") == Titles{"Audit"});
    CHECK(ui.activate(Role::radio, "90 days"));
    CHECK(titles(ui, "Coming up") == Titles{"Audit", "Review", "Budget"});
    CHECK(ui.find(Role::link, "Calendar")->target == "#/calendar");
}

TEST_CASE("one date is skipped with a reason, and undone") {
    FullDay day;
    UiDriver& ui = day.open();
    CHECK(ui.activate(Role::button, "More about Release"));
    CHECK(ui.activate(Role::menu_item, "Skip this time"));
    CHECK(ui.find(Role::dialog, "Skip Release"));
    CHECK(ui.type("Reason", "nothing new"));
    CHECK(ui.activate(Role::button, "Skip"));
    CHECK(titles(ui, "Overdue").empty());
    CHECK(only<Occurrence>(day.workspace()).reason == "nothing new");
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(titles(ui, "Overdue") == Titles{"Release"});
}

TEST_CASE("one date is moved to a later day; a day that does not do is refused in words") {
    FullDay day;
    UiDriver& ui = day.open();
    CHECK(ui.activate(Role::button, "More about Release"));
    CHECK(ui.activate(Role::menu_item, "Defer"));
    CHECK(ui.find(Role::button, "Move")->disabled);
    CHECK(ui.type("New day", "2026-11-20"));
    CHECK(ui.shows("Choose today or a later day"));
    CHECK(ui.find(Role::button, "Move")->disabled);
    CHECK(ui.type("New day", "soon"));
    CHECK(ui.shows("year, month and day"));
    CHECK(ui.type("New day", "2026-11-26"));
    CHECK(ui.activate(Role::button, "Move"));
    CHECK(titles(ui, "Overdue").empty());
    CHECK(titles(ui, "Coming up") == Titles{"Release", "Audit", "Review"});
    CHECK(ui.shows("moved from 19 November"));
}

TEST_CASE("several dates are skipped, moved or started at once, each as one step of undo") {
    FullDay day;
    UiDriver& ui = day.open();
    CHECK(ui.activate(Role::button, "Select"));
    CHECK(ui.find(Role::button, "Skip…")->disabled);
    CHECK(ui.activate(Role::checkbox, "Release"));
    CHECK(ui.activate(Role::checkbox, "Daily round"));
    CHECK(ui.shows("2 dates selected"));
    CHECK(ui.activate(Role::button, "Skip…"));
    CHECK(ui.activate(ui.find(Role::dialog) ? ui.find(Role::button, "Skip") : nullptr));
    CHECK(titles(ui, "Overdue").empty());
    CHECK(titles(ui, "Due").empty());
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(titles(ui, "Overdue") == Titles{"Release"});
    CHECK(ui.activate(Role::button, "Select"));
    CHECK(ui.activate(Role::button, "Select what is overdue"));
    CHECK(ui.activate(Role::checkbox, "Daily round"));
    CHECK(ui.activate(Role::button, "Start"));
    CHECK(day.workspace().all<Run>().size() == 2);
    CHECK(ui.find(Role::heading, "Today"));
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(day.workspace().all<Run>().empty());
}

TEST_CASE("what was done without a run counts from today") {
    Planned ship;
    ship.planned("Backup", "FREQ=DAILY;INTERVAL=10", ship.today + -2, ScheduleMode::chained);
    UiDriver& ui = ship.open();
    CHECK(ui.activate(Role::button, "More about Backup"));
    CHECK(ui.activate(Role::menu_item, "Done: count from today"));
    CHECK(titles(ui, "Overdue").empty());
    CHECK(titles(ui, "Coming up") == Titles{"Backup"});
    CHECK(ui.shows("in 10 days"));
}

TEST_CASE("a new day while the page is open asks anew, at the hour the settings say") {
    Planned ship;
    ship.planned("Weekly care", "FREQ=WEEKLY", ship.today + 1);
    UiDriver& ui = ship.open();
    CHECK(titles(ui, "Due").empty());
    CHECK(titles(ui, "Coming up") == Titles{"Weekly care"});
    ui.go("#/settings");
    CHECK(ui.type("Day starts at", "4"));
    CHECK(ship.workspace().settings().day_start_hour == 4);
    CHECK(ui.type("Day starts at", "24"));
    CHECK(ui.find(Role::alert));
    CHECK(ship.workspace().settings().day_start_hour == 4);
    ui.go("#/today");
    ui.clock().date = ship.today + 1;
    ui.clock().hour = 3;
    ui.frame(ui.last().wake_after_s);
    CHECK(titles(ui, "Due").empty());
    ui.clock().hour = 4;
    ui.frame(ui.last().wake_after_s);
    CHECK(titles(ui, "Due") == Titles{"Weekly care"});
    ui.clock().date = ship.today + 3;
    ui.frame(600);
    CHECK(titles(ui, "Overdue") == Titles{"Weekly care"});
    ui.clock().date = ship.today; // the clock was put back: what is there is shown as of then
    ui.frame(600);
    CHECK(titles(ui, "Coming up") == Titles{"Weekly care"});
    ui.clock().date = ship.today + 3653;
    ui.frame(600);
    CHECK(titles(ui, "Overdue") == Titles{"Weekly care"});
}

} // namespace shipshape
