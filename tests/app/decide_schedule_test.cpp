// Schedules, single dates of them, and sorting out what was missed. “case N” is the regression list: bugs
// that other programs had.
#include "core/app/session.h"
#include "core/domain/schedule_preview.h"
#include "core/domain/today.h"
#include "tests/support/planning.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

struct Desk {
    FakeStore store;
    FakeClock clock;
    std::unique_ptr<Session> session;

    explicit Desk(Workspace workspace = with_checklist("Weekly care")) {
        store.kept = std::move(workspace);
        session = std::move(*Session::open(store, clock));
    }
    const Workspace& workspace() const { return session->workspace(); }
    Ref<Template> checklist() const { return only<Template>(workspace()).id; }
    bool does(const Command& command) { return session->dispatch(command).has_value(); }
    /// The sentence of the refusal; empty where the command was done.
    std::string refusal(const Command& command) {
        const Result<Done> done = session->dispatch(command);
        return done ? std::string() : done.error().sentence;
    }
    void add(std::string_view rule, Date starts, ScheduleMode mode = ScheduleMode::fixed_plus) {
        Schedule wished;
        wished.of = checklist();
        wished.rule = rule;
        wished.starts = starts;
        wished.mode = mode;
        CHECK(does(command::AddSchedule{wished}));
    }
    const Schedule& schedule() const { return only<Schedule>(workspace()); }
    std::optional<Due> due() const {
        const Decisions decisions = all_decisions(workspace());
        return due_occurrence(schedule(), decisions_of(decisions, schedule().id), clock_date());
    }
    Date clock_date() const { return session->today(); }
    bool edit(std::string_view rule, std::optional<Date> starts = {}) {
        Schedule wished = schedule();
        wished.rule = rule;
        if (starts) wished.starts = *starts;
        return does(command::EditSchedule{wished});
    }
    void finish() {
        const Result<Done> started =
            session->dispatch(command::StartRun{checklist(), Ref<Schedule>(schedule().id)});
        CHECK((started && started->run));
        if (started && started->run) CHECK(does(command::FinishRun{*started->run, true}));
    }
    command::DecideDates decide(Date date, Outcome outcome, std::optional<Date> to = {},
                                std::string reason = {}) const {
        return {{{schedule().id, date, outcome, to}}, std::move(reason)};
    }
};

const Date k_sunday = date(2026, 11, 22);

} // namespace

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

TEST_CASE("dates: one is skipped with a reason, and the next one is asked for") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 2));
    CHECK(desk.does(desk.decide(date(2026, 11, 16), Outcome::skipped, {}, "  holiday ")));
    CHECK(desk.session->undo_label() == "Skipped “Weekly care”");
    CHECK(only<Occurrence>(desk.workspace()).reason == "holiday");
    CHECK(desk.due()->date == date(2026, 11, 23));
    CHECK(desk.refusal(desk.decide(date(2026, 11, 16), Outcome::skipped)).find("settled") !=
          std::string::npos);
    CHECK(desk.refusal(desk.decide(date(2026, 11, 24), Outcome::skipped)).find("no date of") !=
          std::string::npos);
    CHECK(desk.does(desk.decide(date(2026, 12, 7), Outcome::skipped))); // not the asked one: only that
    CHECK(desk.due()->date == date(2026, 11, 23));
    desk.clock.date = date(2026, 12, 7);
    CHECK(desk.due()->date == date(2026, 11, 30));
}

TEST_CASE("dates: one is moved, not into the past, not to the next date or beyond") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 23));
    const Date monday = date(2026, 11, 23);
    CHECK(desk.refusal(desk.decide(monday, Outcome::deferred, date(2026, 11, 21))).find("has passed") !=
          std::string::npos);
    CHECK(desk.refusal(desk.decide(monday, Outcome::deferred, date(2026, 11, 30)))
              .find("due again on 30 November") != std::string::npos);
    CHECK(desk.refusal(desk.decide(monday, Outcome::deferred)).find("Choose the day") != std::string::npos);
    CHECK(desk.does(desk.decide(monday, Outcome::deferred, date(2026, 11, 29))));
    CHECK(desk.session->undo_label() == "Moved “Weekly care” to 29 November");
    CHECK(desk.due()->on == date(2026, 11, 29));
    CHECK(desk.does(desk.decide(monday, Outcome::deferred, k_sunday))); // earlier works as well
    CHECK(desk.due()->on == k_sunday);
    CHECK(desk.due()->state == DueState::due);
    desk.finish();
    CHECK(desk.due()->date == date(2026, 11, 30));
}

TEST_CASE("dates: skipping does not lose one that was moved and is still to come") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 9), ScheduleMode::fixed);
    CHECK(desk.does(desk.decide(date(2026, 11, 9), Outcome::deferred, k_sunday)));
    desk.clock.date = date(2026, 11, 21);
    CHECK(desk.due()->date == date(2026, 11, 16));
    CHECK(desk.does(desk.decide(date(2026, 11, 16), Outcome::skipped)));
    desk.clock.date = k_sunday;
    CHECK(desk.due()->date == date(2026, 11, 9));
}

TEST_CASE("dates: several at once, all or none, in one undo; what is in work is left alone") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 16));
    desk.add("every tuesday", date(2026, 11, 17));
    command::DecideDates both;
    for (const auto& [id, schedule] : desk.workspace().all<Schedule>())
        both.dates.push_back({id, schedule.starts, Outcome::skipped, {}});
    both.reason = "moving house";
    const Workspace before = desk.workspace();
    command::DecideDates wrong = both;
    wrong.dates.push_back({both.dates[0].schedule, date(2026, 11, 18), Outcome::skipped, {}});
    CHECK_FALSE(desk.does(wrong));
    CHECK(desk.workspace() == before);
    CHECK(desk.does(both));
    CHECK(desk.session->undo_label() == "Skipped 2 dates");
    CHECK(desk.workspace().all<Occurrence>().size() == 2);
    CHECK(desk.session->undo());
    CHECK(desk.workspace() == before);
    CHECK(desk.does(command::StartRun{desk.checklist(), both.dates[0].schedule}));
    CHECK(desk.refusal(both).find("in progress") != std::string::npos);
    both.reason = "\xff";
    CHECK_FALSE(desk.does(both));
}

TEST_CASE("triage: once, none, still owed; one reason, one undo") {
    Desk desk;
    desk.clock.date = date(2026, 11, 1);
    desk.add("every monday", date(2026, 11, 2));
    desk.add("every tuesday", date(2026, 11, 3));
    desk.add("every wednesday", date(2026, 11, 4), ScheduleMode::fixed);
    desk.clock.date = k_sunday;
    const auto of_day = [&](int weekday) -> const Schedule& {
        for (const auto& [id, schedule] : desk.workspace().all<Schedule>())
            if (schedule.starts.weekday() == weekday) return schedule;
        return desk.schedule();
    };
    const Workspace before = desk.workspace();
    REQUIRE(needs_triage(missed_schedules(before, k_sunday)));
    command::Triage triage{{{of_day(1).id, TriageChoice::do_once},
                            {of_day(2).id, TriageChoice::skip_all},
                            {of_day(3).id, TriageChoice::still_owed}},
                           "three weeks away"};
    CHECK(desk.does(triage));
    CHECK(desk.workspace().settings().triaged == k_sunday);
    CHECK(missed_schedules(desk.workspace(), k_sunday).empty());
    const auto due = [&](int weekday) {
        const Decisions decisions = all_decisions(desk.workspace());
        const Schedule& one = of_day(weekday);
        return *due_occurrence(one, decisions_of(decisions, one.id), k_sunday);
    };
    CHECK(due(1).date == date(2026, 11, 16));
    CHECK(due(1).missed == 0);
    CHECK(due(2).date == date(2026, 11, 24));
    CHECK(due(3).date == date(2026, 11, 4));
    CHECK(due(3).missed == 2);
    CHECK(desk.workspace().all<Occurrence>().size() == 5);
    for (const auto& [id, occurrence] : desk.workspace().all<Occurrence>())
        CHECK(occurrence.reason == "three weeks away");
    CHECK(desk.session->undo());
    CHECK(desk.workspace().all<Schedule>() == before.all<Schedule>());
    CHECK(desk.workspace().all<Occurrence>().empty());
    CHECK_FALSE(desk.workspace().settings().triaged);
    triage.choices[0].schedule = Id::derive(Id{}, "nothing");
    CHECK_FALSE(desk.does(triage));
}

TEST_CASE("triage: the newest owed date may be today's; a year of days is one line; a chain starts anew") {
    Desk daily;
    daily.add("every day", date(2025, 11, 1));
    CHECK(daily.does(command::Triage{{{daily.schedule().id, TriageChoice::do_once}}, ""}));
    CHECK(daily.due()->date == k_sunday);
    CHECK(daily.due()->missed == 0);
    CHECK(daily.workspace().all<Occurrence>().size() == k_most_triaged);

    Desk chain;
    chain.add("every 10 days", date(2026, 11, 1), ScheduleMode::chained);
    CHECK(chain.does(command::Triage{{{chain.schedule().id, TriageChoice::do_once}}, ""}));
    CHECK(chain.due()->date == date(2026, 11, 1));
    CHECK(chain.session->undo());
    CHECK(chain.does(command::Triage{{{chain.schedule().id, TriageChoice::skip_all}}, ""}));
    CHECK(chain.due()->date == date(2026, 12, 2));
}
