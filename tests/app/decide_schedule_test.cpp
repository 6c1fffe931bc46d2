// Schedules. “case N” is the regression list: bugs that other programs had.
#include "tests/support/planning_desk.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

using Desk = PlanningDesk;
const Date k_sunday = date(2026, 11, 22);

} // namespace

TEST_CASE("schedule: several are started at once, all or none") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 2));
    desk.add("every tuesday", date(2026, 11, 3));
    command::StartRuns start;
    for (const auto& [id, schedule] : desk.workspace().all<Schedule>()) start.schedules.push_back(id);
    CHECK(desk.does(start));
    CHECK(desk.session->undo_label() == "Started 2 checklists");
    CHECK(desk.workspace().all<Run>().size() == 2);
    CHECK(desk.session->undo());
    CHECK(desk.workspace().all<Run>().empty());
    start.schedules.push_back(Id::derive(Id{}, "nothing"));
    CHECK_FALSE(desk.does(start));
    CHECK(desk.workspace().all<Run>().empty());
}

TEST_CASE("case 1: due on 1 July, the app opened on 3 July, it shows") {
    Desk desk;
    desk.clock.date = date(2026, 6, 20);
    desk.add("every year on 1 july", date(2026, 7, 1));
    desk.clock.date = date(2026, 7, 3);
    REQUIRE(desk.due());
    CHECK(desk.due()->date == date(2026, 7, 1));
    CHECK(desk.due()->state == DueState::overdue);
}

TEST_CASE("case 2: a rule for Monday, Wednesday and Friday made on a Saturday starts on Monday") {
    Desk desk;
    desk.clock.date = date(2026, 11, 21);
    desk.add("every monday, wednesday and friday", date(2026, 11, 21));
    CHECK(desk.due()->date == date(2026, 11, 23));
    CHECK(desk.due()->state == DueState::coming);
    Desk weekdays;
    weekdays.clock.date = date(2026, 11, 21);
    weekdays.add("weekdays", date(2026, 11, 21));
    CHECK(weekdays.due()->date == date(2026, 11, 23));
}

TEST_CASE("case 3: editing the rule keeps today's occurrence; an earlier start creates it") {
    Desk desk;
    desk.add("every sunday", k_sunday);
    CHECK(desk.due()->date == k_sunday);
    CHECK(desk.edit("every sunday and tuesday"));
    CHECK(desk.due()->date == k_sunday);
    CHECK(desk.due()->missed == 0);
    CHECK(desk.edit("every wednesday")); // still owed, though the rule has no such date any more
    CHECK(desk.due()->date == k_sunday);
    CHECK(desk.due()->state == DueState::due);
    desk.finish();
    CHECK(desk.due()->date == date(2026, 11, 25));

    Desk later;
    later.add("every day", date(2026, 11, 30));
    CHECK(later.due()->state == DueState::coming);
    CHECK(later.edit("every day", k_sunday));
    CHECK(later.due()->date == k_sunday);
    CHECK(later.edit("every day", date(2026, 11, 20)));
    CHECK(later.due()->missed == 2);
}

TEST_CASE("case 3: a new rule invents nothing that would have been missed") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 2));
    desk.clock.date = date(2026, 11, 16);
    desk.finish();
    desk.clock.date = date(2026, 11, 20);
    CHECK(desk.edit("every day"));
    CHECK(desk.due()->date == date(2026, 11, 20));
    CHECK(desk.due()->missed == 0);
    CHECK(desk.edit("every saturday"));
    CHECK(desk.due()->date == date(2026, 11, 20)); // was due today
}

TEST_CASE("case 4: something overdue that is turned yearly stays overdue") {
    Desk desk;
    desk.clock.date = date(2026, 11, 2);
    desk.add("every monday", date(2026, 11, 2));
    desk.finish();
    desk.clock.date = date(2026, 11, 12);
    CHECK(desk.due()->date == date(2026, 11, 9));
    CHECK(desk.edit("every year"));
    CHECK(desk.due()->date == date(2026, 11, 9));
    CHECK(desk.due()->state == DueState::overdue);
    desk.finish();
    CHECK(desk.due()->date == date(2027, 11, 2));
}

TEST_CASE("case 5: the day begins at the hour of the settings, across midnight and for commands") {
    Desk desk;
    desk.add("every day", k_sunday);
    CHECK(desk.does(command::SetDayStart{4}));
    desk.clock.date = k_sunday + 1;
    desk.clock.hour = 3;
    CHECK(desk.session->today() == k_sunday);
    desk.finish();
    CHECK(desk.due()->date == k_sunday + 1);
    CHECK(desk.due()->state == DueState::coming);
    CHECK(desk.schedule().done_through == k_sunday);
    desk.clock.hour = 4;
    CHECK(desk.session->today() == k_sunday + 1);
    CHECK(desk.due()->state == DueState::due);
    CHECK_FALSE(desk.does(command::SetDayStart{24}));
    CHECK_FALSE(desk.does(command::SetDayStart{-1}));
}

TEST_CASE("case 6: the 31st does not drift; 29 February comes back") {
    Desk desk;
    desk.clock.date = date(2027, 1, 31);
    desk.add("every month on the 31st", date(2027, 1, 31));
    for (Date expected : {date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)}) {
        desk.clock.date = expected;
        CHECK(desk.due()->date == expected);
        desk.finish();
    }
    Desk leap;
    leap.clock.date = date(2028, 2, 29);
    leap.add("every year", date(2028, 2, 29));
    for (int year = 2028; year <= 2032; ++year) {
        leap.clock.date = date(year, 2, year % 4 == 0 ? 29 : 28);
        CHECK(leap.due()->date == leap.clock.date);
        leap.finish();
    }
}

TEST_CASE("case 7: done early, it goes on; all else stays where it is") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 23));
    desk.finish(); // a day early
    CHECK(desk.due()->date == date(2026, 11, 30));
    desk.finish();
    CHECK(desk.due()->date == date(2026, 12, 7));
}

TEST_CASE("case 8: two anchors at once cannot be said") {
    Desk desk;
    Schedule wished;
    wished.of = desk.checklist();
    wished.starts = k_sunday;
    wished.rule = "first monday and last day of the month";
    const Result<Done> done = desk.session->dispatch(command::AddSchedule{wished});
    CHECK_FALSE(done.has_value());
    CHECK(done.error().place == "rule");
}

TEST_CASE("case 9: dates are calendar days, so the zone and the hour of a tick change nothing") {
    Desk desk;
    desk.add("every day", k_sunday);
    desk.clock.hour = 23;
    desk.finish();
    CHECK(desk.schedule().done_through == k_sunday);
    desk.clock.hour = 0;
    CHECK(desk.due()->date == k_sunday + 1);
    CHECK(desk.due()->state == DueState::coming);
}

TEST_CASE("case 10: counting can start anew from today; the same date has the same id everywhere") {
    Desk desk;
    desk.add("every 10 days", date(2026, 11, 1));
    CHECK(desk.due()->date == date(2026, 11, 21));
    CHECK(desk.does(command::RestartSchedule{desk.schedule().id}));
    CHECK(desk.due()->date == date(2026, 12, 2));
    CHECK(desk.session->undo());
    CHECK(desk.due()->date == date(2026, 11, 21));

    Workspace workspace = with_checklist("Weekly care");
    Schedule same = schedule("every monday", date(2026, 11, 16));
    same.of = only<Template>(workspace).id;
    workspace.put(same);
    Desk here(workspace), there(workspace);
    for (Desk* one : {&here, &there}) CHECK(one->does(one->decide(date(2026, 11, 16), Outcome::skipped)));
    CHECK(only<Occurrence>(here.workspace()).id == only<Occurrence>(there.workspace()).id);
}

TEST_CASE("schedule: added in words or as a rule, refused with the field that is wrong") {
    Desk desk;
    desk.add("Every other Friday", date(2026, 11, 27));
    CHECK(desk.schedule().rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    Schedule wished = desk.schedule();
    wished.rule = "every day, until 1 november 2026";
    Result<Done> done = desk.session->dispatch(command::EditSchedule{wished});
    CHECK((!done && done.error().place == "end"));
    wished.rule = "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2";
    done = desk.session->dispatch(command::EditSchedule{wished});
    CHECK((!done && done.error().place == "rule"));
    wished = desk.schedule();
    wished.days_after = 400;
    done = desk.session->dispatch(command::EditSchedule{wished});
    CHECK((!done && done.error().place == "days_after"));
    CHECK(desk.schedule().rule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR");
    wished.id = Id::derive(Id{}, "nothing");
    wished.days_after = 1;
    CHECK_FALSE(desk.does(command::EditSchedule{wished}));
    wished.of = Ref<Template>(Id::derive(Id{}, "nothing"));
    CHECK_FALSE(desk.does(command::AddSchedule{wished}));
}

TEST_CASE(
    "schedule: an archived checklist gets none; one whose checklist is gone is refused with a sentence") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 16));
    Workspace workspace = desk.workspace();
    Template archived = only<Template>(workspace);
    archived.archived = true;
    workspace.put(archived);
    Desk second(workspace);
    Schedule wished = second.schedule();
    CHECK(second.refusal(command::AddSchedule{wished}).find("archived") != std::string::npos);
    archived.deleted = true;
    workspace.put(archived);
    Desk third(workspace);
    CHECK(third.refusal(third.decide(date(2026, 11, 16), Outcome::skipped)).find("no longer there") !=
          std::string::npos);
    CHECK(third.does(command::RemoveSchedule{third.schedule().id}));
}

TEST_CASE("schedule: leaving the chained mode counts by the rule again") {
    Desk desk;
    desk.add("every 10 days", date(2026, 11, 1), ScheduleMode::chained);
    desk.finish();
    CHECK(desk.due()->date == date(2026, 12, 2));
    Schedule wished = desk.schedule();
    wished.mode = ScheduleMode::fixed;
    CHECK(desk.does(command::EditSchedule{wished}));
    CHECK_FALSE(desk.schedule().anchor);
    CHECK(desk.due()->date == date(2026, 12, 1));
}

TEST_CASE("schedule: paused until a day, resumed today, and nothing of the pause is asked for") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 2));
    CHECK(desk.refusal(command::PauseSchedule{desk.schedule().id, k_sunday}).find("tomorrow") !=
          std::string::npos);
    CHECK(desk.does(command::PauseSchedule{desk.schedule().id, date(2026, 12, 21)}));
    CHECK(desk.session->undo_label() == "Paused “Weekly care” until 21 December");
    CHECK_FALSE(desk.due());
    desk.clock.date = date(2026, 12, 8);
    CHECK(desk.does(command::ResumeSchedule{desk.schedule().id}));
    CHECK(desk.due()->date == date(2026, 12, 14));
    CHECK(desk.due()->missed == 0);
}

TEST_CASE("schedule: a chain of months whose date fell into a pause is due when the pause ends") {
    Desk desk;
    desk.add("FREQ=MONTHLY", date(2026, 11, 1), ScheduleMode::chained);
    desk.finish();
    CHECK(desk.due()->date == date(2026, 12, 22));
    CHECK(desk.does(command::PauseSchedule{desk.schedule().id, date(2027, 1, 10)}));
    desk.clock.date = date(2027, 1, 10);
    CHECK(desk.due()->on == date(2027, 1, 10));
    CHECK(desk.due()->state == DueState::due);
}

TEST_CASE("schedule: removed with its decisions, and undo brings all back") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 16));
    CHECK(desk.does(desk.decide(date(2026, 11, 23), Outcome::deferred, date(2026, 11, 24))));
    const Workspace before = desk.workspace();
    CHECK(desk.does(command::RemoveSchedule{desk.schedule().id}));
    CHECK(desk.workspace().all<Schedule>().empty());
    CHECK(desk.workspace().all<Occurrence>().empty());
    CHECK(desk.session->undo());
    CHECK(desk.workspace() == before);
}

TEST_CASE("schedule: what runs of a removed schedule refer to is left out of exports") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 16));
    desk.finish();
    CHECK(desk.does(command::RemoveSchedule{desk.schedule().id}));
    const Result<Workspace> all = desk.session->everything();
    REQUIRE(all);
    REQUIRE(all->all<Run>().size() == 1);
    CHECK_FALSE(only<Run>(*all).schedule);
    CHECK(only<Run>(desk.workspace()).schedule); // undo still finds it
    Workspace orphans = *all;
    Occurrence left = decided(date(2026, 11, 9), Outcome::skipped);
    left.id = Id::derive(Id{}, "left");
    left.schedule = Id::derive(Id{}, "nothing");
    orphans.put(left);
    orphans.close_references();
    CHECK(orphans == *all);
}
