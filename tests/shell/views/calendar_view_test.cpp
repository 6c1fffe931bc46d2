#include "tests/support/ui/planned.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

TEST_CASE("the calendar is a table of a month; one goes back, forward and to this month again") {
    Planned ship;
    ship.planned("Weekly care", "FREQ=WEEKLY;BYDAY=TU", ship.today + -5);
    UiDriver& ui = ship.open("#/calendar");
    CHECK(ui.find(Role::heading, "November 2026"));
    const Node* table = ui.find(Role::table, "November 2026");
    REQUIRE(table);
    CHECK(ui.find_all(Role::column_header).size() == 7);
    CHECK(ui.find_all(Role::row).size() == 1 + 6); // the first is a Sunday
    CHECK(ui.find(Role::cell, "24. Coming: Weekly care"));
    CHECK(ui.find(Role::cell, "22. Today"));
    CHECK(ui.find(Role::list, "Days of November 2026"));
    CHECK(ui.activate(Role::button, "Next month"));
    CHECK(ui.find(Role::heading, "December 2026"));
    CHECK(ui.find(Role::cell, "29. Coming: Weekly care"));
    CHECK(ui.activate(Role::button, "This month"));
    CHECK(ui.activate(Role::button, "Previous month"));
    CHECK(ui.find(Role::heading, "October 2026"));
    CHECK(ui.shows("Nothing is due in this month."));
}

TEST_CASE("on a narrow screen the calendar has dots, and says the same") {
    Planned ship;
    ship.planned("Weekly care", "FREQ=WEEKLY;BYDAY=TU", ship.today + -5);
    UiDriver& ui = ship.open("#/calendar");
    ui.resize(390, 844, 2, true);
    CHECK(ui.find(Role::cell, "24. Coming: Weekly care"));
    for (const Node* cell : ui.find_all(Role::cell)) CHECK(cell->rect.width < 60);
}

} // namespace shipshape
