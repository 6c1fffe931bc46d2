// Single dates of schedules, and sorting out what was missed.
#include "tests/support/planning_desk.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

using Desk = PlanningDesk;
const Date k_sunday = date(2026, 11, 22);

} // namespace

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

TEST_CASE("dates: finishing does not lose one that was moved and is still to come") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 9), ScheduleMode::fixed);
    CHECK(desk.does(desk.decide(date(2026, 11, 9), Outcome::deferred, k_sunday)));
    desk.clock.date = date(2026, 11, 17);
    CHECK(desk.due()->date == date(2026, 11, 16));
    desk.finish();
    CHECK(desk.due()->date == date(2026, 11, 9)); // not the 16th a second time
    CHECK(desk.due()->on == k_sunday);
    CHECK(desk.refusal(desk.decide(date(2026, 11, 16), Outcome::skipped)).find("settled") !=
          std::string::npos);
    desk.clock.date = k_sunday;
    CHECK(desk.due()->state == DueState::due);
    desk.finish();
    CHECK(desk.due()->date == date(2026, 11, 23));
    desk.clock.date = date(2026, 11, 23);
    desk.finish();
    CHECK(desk.schedule().done_through == date(2026, 11, 23));
    CHECK(desk.due()->date == date(2026, 11, 30));
}

TEST_CASE("dates: fixed+ and counting anew go on over one that was moved") {
    for (bool restart : {false, true}) {
        Desk desk;
        desk.add("every monday", date(2026, 11, 9), restart ? ScheduleMode::fixed : ScheduleMode::fixed_plus);
        CHECK(desk.does(desk.decide(date(2026, 11, 9), Outcome::deferred, k_sunday)));
        desk.clock.date = date(2026, 11, 17);
        const Result<Done> started =
            desk.session->dispatch(command::StartRun{desk.checklist(), Ref<Schedule>(desk.schedule().id)});
        REQUIRE((started && started->run));
        CHECK(desk.does(command::FinishRun{*started->run, true, restart}));
        CHECK(desk.due()->date == date(2026, 11, 23));
    }
}

TEST_CASE("dates: a run that was finished after one before it was moved is met once, reopened or not") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 9), ScheduleMode::fixed);
    CHECK(desk.does(desk.decide(date(2026, 11, 9), Outcome::deferred, k_sunday)));
    desk.clock.date = date(2026, 11, 17);
    const Result<Done> started =
        desk.session->dispatch(command::StartRun{desk.checklist(), Ref<Schedule>(desk.schedule().id)});
    REQUIRE((started && started->run));
    for (int time = 0; time < 2; ++time) {
        CHECK(desk.does(command::FinishRun{*started->run, true}));
        CHECK(desk.workspace()
                  .find(Ref<Occurrence>(Occurrence::id_for(desk.schedule().id, date(2026, 11, 16))))
                  ->outcome == Outcome::met);
        CHECK_FALSE(desk.schedule().done_through);
        CHECK(desk.does(command::ReopenRun{*started->run}));
    }
    CHECK(desk.session->undo());
    CHECK(desk.session->undo());
    CHECK(desk.session->undo());
    CHECK(desk.session->undo());
    CHECK(desk.due()->date == date(2026, 11, 16));
}

TEST_CASE("dates: a new rule keeps one that was moved past today, on the day it was moved to") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 9), ScheduleMode::fixed);
    desk.clock.date = date(2026, 11, 10);
    CHECK(desk.does(desk.decide(date(2026, 11, 9), Outcome::deferred, date(2026, 11, 13))));
    CHECK(desk.edit("every saturday"));
    CHECK(desk.due()->on == date(2026, 11, 13));
    desk.clock.date = date(2026, 11, 13);
    CHECK(desk.due()->state == DueState::due);
    desk.finish();
    CHECK(desk.due()->date == date(2026, 11, 14));
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

TEST_CASE("triage: what was left owed the last time stays owed when later dates are skipped") {
    for (TriageChoice choice : {TriageChoice::skip_all, TriageChoice::do_once}) {
        Desk desk;
        desk.add("every monday", date(2026, 11, 9), ScheduleMode::fixed);
        CHECK(desk.does(command::Triage{{{desk.schedule().id, TriageChoice::still_owed}}, ""}));
        desk.clock.date = date(2026, 12, 20);
        CHECK(desk.does(command::Triage{{{desk.schedule().id, choice}}, "away again"}));
        CHECK(desk.due()->date == date(2026, 11, 9));
        const std::size_t newest = choice == TriageChoice::do_once ? 1 : 0;
        CHECK(desk.due()->missed == 1 + static_cast<int>(newest)); // the 16th, and where asked for the newest
    }
}

TEST_CASE("triage: a reason of its own stands instead of that for all") {
    Desk desk;
    desk.add("every monday", date(2026, 11, 2));
    command::Triage triage{{{desk.schedule().id, TriageChoice::skip_all, " at sea "}}, "away"};
    CHECK(desk.does(triage));
    for (const auto& [id, occurrence] : desk.workspace().all<Occurrence>())
        CHECK(occurrence.reason == "at sea");
    CHECK(desk.session->undo());
    triage.choices[0].reason = std::string(k_title_limit_bytes + 1, 'a');
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
