#include "tests/support/ui/planned.h"

#include <doctest/doctest.h>

namespace shipshape {

using namespace shipshape::testing;

namespace {

/// Three weeks away: an obligation missed three times, one missed once, and a habit.
struct Away : Planned {
    Schedule weekly = planned("Weekly care", "FREQ=WEEKLY", today + -20, ScheduleMode::fixed);
    Schedule monthly = planned("Monthly audit", "FREQ=MONTHLY", today + -10);
    Schedule habit = planned("Inbox", "FREQ=DAILY", today + -5, ScheduleMode::fixed_plus, MissPolicy::habit);
};

std::size_t dates_with(const Workspace& workspace, std::string_view reason) {
    std::size_t count = 0;
    for (const auto& [id, one] : workspace.all<Occurrence>())
        if (one.reason == reason && one.outcome == Outcome::skipped) ++count;
    return count;
}

/// The radio of that name within the group of the checklist.
const Node* radio(UiDriver& ui, std::string_view checklist, std::string_view name) {
    for (const Node* one : ui.find_all(Role::radio)) {
        const Node* in = ui.app().semantics().find(one->parent);
        if (one->name == name && in && in->name == "What to do about " + std::string(checklist)) return one;
    }
    return nullptr;
}

} // namespace

TEST_CASE("after a gap Today leads to one screen where all that was missed is sorted out, with one undo") {
    Away away;
    UiDriver& ui = away.open();
    ui.resize(1280, 2000); // all rows are drawn
    CHECK(ui.shows("9 dates of 3 checklists were missed while you were away"));
    CHECK(ui.activate(Role::button, "Sort it out"));
    CHECK(ui.find(Role::heading, "What was missed"));
    CHECK(ui.shows("3 dates: 2 November, 9 November and 16 November"));
    const Workspace before = away.workspace();
    CHECK(radio(ui, "Weekly care", "Do once")->checked == semantics::Checked::yes);
    CHECK(radio(ui, "Inbox", "Let them lapse")->checked == semantics::Checked::yes);
    CHECK_FALSE(radio(ui, "Inbox", "Do once"));
    CHECK(ui.activate(radio(ui, "Monthly audit", "Skip all")));
    CHECK(ui.activate(radio(ui, "Inbox", "Skip all")));
    CHECK(ui.type("Reason", "on holiday"));
    CHECK(ui.type("Reason for Monthly audit", "no release to audit"));
    CHECK(ui.activate(Role::button, "Apply"));
    CHECK(ui.find(Role::heading, "Today"));
    CHECK_FALSE(ui.shows("while you were away"));
    CHECK(dates_with(away.workspace(), "no release to audit") == 1);
    CHECK(dates_with(away.workspace(), "on holiday") == 2 + 5);
    CHECK(ui.shows("due Monday, 16 November"));
    CHECK(ui.activate(Role::button, "Undo"));
    CHECK(away.workspace() == before);
    CHECK(ui.shows("9 dates of 3 checklists were missed"));
}

TEST_CASE("what was chosen is still chosen when the app is opened again, and gone once it is applied") {
    Away away;
    away.open("#/triage").resize(1280, 2000);
    CHECK(away.driver->activate(radio(*away.driver, "Monthly audit", "Skip all")));
    CHECK(away.driver->type("Reason for Monthly audit", "no rel"));
    CHECK(away.driver->type("Reason", "on holiday"));
    UiDriver& again = away.open("#/triage");
    again.resize(1280, 2000);
    CHECK(radio(again, "Monthly audit", "Skip all")->checked == semantics::Checked::yes);
    CHECK(again.find(Role::textbox, "Reason for Monthly audit")->value == "no rel");
    CHECK(again.find(Role::textbox, "Reason")->value == "on holiday");
    CHECK(again.activate(Role::button, "Apply"));
    CHECK(away.workspace().all<FormField>().empty());
    CHECK(dates_with(away.workspace(), "no rel") == 1);
}

TEST_CASE("what stays owed is not asked about again") {
    Away away;
    UiDriver& ui = away.open("#/triage");
    CHECK(ui.activate(radio(ui, "Weekly care", "Still owed")));
    CHECK(ui.activate(radio(ui, "Monthly audit", "Still owed")));
    CHECK(ui.activate(Role::button, "Apply"));
    CHECK(away.workspace().all<Occurrence>().empty());
    CHECK(ui.shows("2 earlier times missed"));
    CHECK_FALSE(ui.shows("while you were away"));
    ui.go("#/triage");
    CHECK(ui.shows("Nothing was missed"));
}

} // namespace shipshape
