#include "core/domain/due.h"

#include "core/domain/starter.h"
#include "tests/support/random_rule.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Date date(int year, int month, int day) {
    return Date::of(year, month, day).value_or(Date{});
}

Schedule schedule(std::string rule, Date starts, ScheduleMode mode = ScheduleMode::fixed_plus) {
    Schedule made;
    made.id = Id::derive(Id{}, "schedule");
    made.rule = std::move(rule);
    made.starts = starts;
    made.mode = mode;
    return made;
}

Occurrence decided(Date date, Outcome outcome, std::optional<Date> to = {}) {
    Occurrence made;
    made.date = date;
    made.outcome = outcome;
    made.to = to;
    return made;
}

std::optional<Due> due_at(const Schedule& schedule, Date today, std::vector<Occurrence> decisions = {}) {
    std::vector<const Occurrence*> all;
    for (const Occurrence& decision : decisions) all.push_back(&decision);
    return due_occurrence(schedule, all, today);
}

} // namespace

TEST_CASE("what was due while nobody looked still shows") {
    std::optional<Due> due = due_at(schedule("FREQ=YEARLY", date(2026, 7, 1)), date(2026, 7, 3));
    REQUIRE(due);
    CHECK(due->date == date(2026, 7, 1));
    CHECK(due->state == DueState::overdue);
    CHECK(due->missed == 0);
}

TEST_CASE("fixed+: the newest date stands for those before it") {
    Schedule daily = schedule("FREQ=DAILY", date(2026, 11, 1));
    daily.done_through = date(2026, 11, 18);
    std::optional<Due> due = due_at(daily, date(2026, 11, 22));
    REQUIRE(due);
    CHECK(due->date == date(2026, 11, 22));
    CHECK(due->missed == 3);
    CHECK(owed_dates(daily, {}, date(2026, 11, 22), 2) ==
          std::vector{date(2026, 11, 21), date(2026, 11, 22)});
}

TEST_CASE("fixed: every date is asked for, the oldest first") {
    Schedule weekly = schedule("FREQ=WEEKLY", date(2026, 11, 2), ScheduleMode::fixed);
    CHECK(due_at(weekly, date(2026, 11, 22))->date == date(2026, 11, 2));
    CHECK(due_at(weekly, date(2026, 11, 22))->missed == 2);
    settle(weekly, date(2026, 11, 2), date(2026, 11, 22));
    CHECK(due_at(weekly, date(2026, 11, 22))->date == date(2026, 11, 9));
}

TEST_CASE("chained: counted from the day it was done, early or late") {
    Schedule ten = schedule("FREQ=DAILY;INTERVAL=10", date(2026, 11, 1), ScheduleMode::chained);
    settle(ten, date(2026, 11, 1), date(2026, 11, 6));
    CHECK(due_at(ten, date(2026, 11, 6))->date == date(2026, 11, 16));
    CHECK(due_at(ten, date(2026, 12, 30))->missed == 0);
    CHECK(due_at(ten, date(2026, 12, 30))->date == date(2026, 11, 16));
    settle(ten, date(2026, 11, 16), date(2026, 11, 10));
    CHECK(due_at(ten, date(2026, 11, 10))->date == date(2026, 11, 20));
    Schedule monthly = schedule("FREQ=MONTHLY", date(2027, 1, 31), ScheduleMode::chained);
    settle(monthly, date(2027, 1, 31), date(2027, 1, 31));
    CHECK(due_at(monthly, date(2027, 2, 1))->date == date(2027, 2, 28));
    settle(monthly, date(2027, 2, 28), date(2027, 3, 2));
    CHECK(due_at(monthly, date(2027, 3, 2))->date == date(2027, 4, 2));
}

TEST_CASE("done early, the next one is asked for; before the start, the first") {
    Schedule weekly = schedule("FREQ=WEEKLY", date(2026, 11, 23));
    CHECK(due_at(weekly, date(2026, 11, 22))->date == date(2026, 11, 23));
    CHECK(due_at(weekly, date(2026, 11, 22))->state == DueState::coming);
    settle(weekly, date(2026, 11, 23), date(2026, 11, 22));
    CHECK(due_at(weekly, date(2026, 11, 22))->date == date(2026, 11, 30));
    CHECK(due_at(weekly, date(2026, 11, 22))->missed == 0);
}

TEST_CASE("the window: early counts, late is in time for some days, then come the days of grace") {
    Schedule weekly = schedule("FREQ=MONTHLY", date(2026, 11, 10));
    weekly.days_before = 2;
    weekly.days_after = 3;
    weekly.grace = 1;
    CHECK(due_at(weekly, date(2026, 11, 7))->state == DueState::coming);
    CHECK(due_at(weekly, date(2026, 11, 8))->state == DueState::window);
    CHECK(due_at(weekly, date(2026, 11, 10))->state == DueState::due);
    CHECK(due_at(weekly, date(2026, 11, 14))->state == DueState::due);
    CHECK(due_at(weekly, date(2026, 11, 15))->state == DueState::overdue);
    CHECK(days_late(weekly, date(2026, 11, 10), date(2026, 11, 13)) == 0);
    CHECK(days_late(weekly, date(2026, 11, 10), date(2026, 11, 15)) == 2);
    CHECK(days_late(weekly, date(2026, 11, 10), date(2026, 11, 1)) == 0);
}

TEST_CASE("a habit lapses by itself, an obligation stays") {
    Schedule daily = schedule("FREQ=WEEKLY", date(2026, 11, 2));
    CHECK(due_at(daily, date(2026, 11, 6))->state == DueState::overdue);
    daily.miss = MissPolicy::habit;
    CHECK(due_at(daily, date(2026, 11, 6))->date == date(2026, 11, 9));
    CHECK(due_at(daily, date(2026, 11, 6))->state == DueState::coming);
    daily.days_after = 4;
    CHECK(due_at(daily, date(2026, 11, 6))->date == date(2026, 11, 2));
    CHECK(due_at(daily, date(2026, 11, 7))->date == date(2026, 11, 9));
}

TEST_CASE("skipped dates are settled, deferred ones move, and neither moves the others") {
    Schedule weekly = schedule("FREQ=WEEKLY", date(2026, 11, 2));
    const Date today = date(2026, 11, 16);
    CHECK(due_at(weekly, today, {decided(today, Outcome::skipped)})->date == date(2026, 11, 9));
    std::vector<Occurrence> later = {decided(date(2026, 11, 2), Outcome::skipped),
                                     decided(date(2026, 11, 9), Outcome::skipped),
                                     decided(today, Outcome::deferred, date(2026, 11, 18))};
    CHECK(due_at(weekly, today, later)->date == today);
    CHECK(due_at(weekly, today, later)->on == date(2026, 11, 18));
    CHECK(due_at(weekly, today, later)->state == DueState::coming);
    CHECK(due_at(weekly, date(2026, 11, 18), later)->state == DueState::due);
    CHECK(due_at(weekly, date(2026, 11, 23), later)->date == date(2026, 11, 23));
    CHECK(due_at(weekly, date(2026, 11, 23), later)->missed == 1);
}

TEST_CASE("a pause asks for nothing, and not for what fell into it afterwards") {
    Schedule weekly = schedule("FREQ=WEEKLY", date(2026, 11, 2));
    weekly.paused = true;
    CHECK_FALSE(due_at(weekly, date(2026, 11, 30)));
    weekly.resumes = date(2026, 11, 30);
    CHECK_FALSE(due_at(weekly, date(2026, 11, 29)));
    CHECK(due_at(weekly, date(2026, 11, 30))->date == date(2026, 11, 30));
    CHECK(due_at(weekly, date(2026, 11, 30))->missed == 0);
}

TEST_CASE("a clock that jumps back a day or forward ten years asks for nothing twice and hangs nowhere") {
    Schedule daily = schedule("FREQ=DAILY", date(2026, 11, 1));
    daily.done_through = date(2026, 11, 22);
    CHECK(due_at(daily, date(2026, 11, 20))->date == date(2026, 11, 23));
    const Date far = date(2036, 11, 22);
    CHECK(due_at(daily, far)->date == far);
    CHECK(due_at(daily, far)->missed == k_most_missed);
}

TEST_CASE("a rule that cannot be followed asks for nothing, and says why") {
    CHECK_FALSE(due_at(schedule("FREQ=HOURLY", date(2026, 11, 1)), date(2026, 11, 2)));
    CHECK_FALSE(rule_of(schedule("nonsense", date(2026, 11, 1))));
    Schedule over = schedule("FREQ=DAILY;UNTIL=20261031", date(2026, 11, 1));
    CHECK_FALSE(rule_of(over));
    CHECK_FALSE(due_at(over, date(2026, 11, 2)));
    Schedule never = schedule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", date(2026, 11, 1));
    CHECK_FALSE(rule_of(never));
    CHECK_FALSE(due_at(never, date(2026, 11, 2)));
}

TEST_CASE("a new guide asks only for the daily round at once") {
    Date sunday = date(2026, 11, 22);
    CHECK(schedule_of(Cadence::daily, sunday).starts == sunday);
    CHECK(schedule_of(Cadence::weekly, sunday).starts == date(2026, 11, 23));
    CHECK(schedule_of(Cadence::weekly, date(2026, 11, 23)).starts == date(2026, 11, 23));
    CHECK(schedule_of(Cadence::monthly, sunday).starts == date(2026, 12, 1));
    CHECK(schedule_of(Cadence::quarterly, sunday).starts == date(2027, 1, 1));
    CHECK(schedule_of(Cadence::quarterly, date(2026, 10, 1)).starts == date(2026, 10, 1));
    CHECK(schedule_of(Cadence::monthly, date(2026, 11, 1)).starts == date(2026, 11, 1));
}

TEST_CASE("a schedule at the end of time ends") {
    Schedule daily = schedule("FREQ=DAILY", k_last_date);
    CHECK(due_at(daily, k_last_date)->date == k_last_date);
    daily.done_through = k_last_date;
    CHECK_FALSE(due_at(daily, k_last_date));
}

TEST_CASE("any schedule: dates that are counted by stretches are those that are listed one by one") {
    testing::Random random(20261126);
    int asked_for = 0, missed_any = 0, many = 0;
    for (int i = 0; i < 600; ++i) {
        const Date starts = testing::random_date(random);
        Schedule made = schedule(text(testing::random_rule(random)), starts);
        made.mode = random.below(2) == 0 ? ScheduleMode::fixed : ScheduleMode::fixed_plus;
        made.miss = random.below(3) == 0 ? MissPolicy::habit : MissPolicy::obligation;
        made.grace = static_cast<int>(random.below(4));
        made.days_after = static_cast<int>(random.below(4));
        if (random.below(3) == 0) made.done_through = starts + static_cast<int>(random.below(300));
        const Date today = starts + static_cast<int>(random.below(random.below(2) == 0 ? 60 : 4'000));
        const Date since = random.below(2) == 0 ? k_first_date : starts + static_cast<int>(random.below(200));
        // A decision about a date that is none of the schedule's makes it list them.
        const Occurrence elsewhere = decided(starts + -1, Outcome::skipped);
        const Occurrence* const some[] = {&elsewhere};
        const std::optional<Due> quick = due_occurrence(made, {}, today),
                                 listed = due_occurrence(made, some, today);
        REQUIRE_MESSAGE(quick.has_value() == listed.has_value(), made.rule);
        if (quick) {
            CHECK_MESSAGE(quick->date == listed->date, made.rule);
            CHECK_MESSAGE(quick->on == listed->on, made.rule);
            CHECK_MESSAGE(quick->state == listed->state, made.rule);
            CHECK_MESSAGE(quick->missed == listed->missed, made.rule);
        }
        const MissedDates counted = missed_dates(made, {}, {}, since, today, 60);
        const MissedDates found = missed_dates(made, some, {}, since, today, 60);
        // of more dates the list has a gap
        const bool all_listed = owed_dates(made, some, today, k_most_missed + 1).size() <= k_most_missed;
        CHECK_MESSAGE((counted.count == found.count || !all_listed), made.rule);
        if (all_listed) CHECK_MESSAGE(counted.newest == found.newest, made.rule);
        asked_for += quick.has_value();
        missed_any += counted.count > 0;
        many += counted.count > 60 && all_listed;
    }
    CHECK(asked_for > 200);
    CHECK(missed_any > 150);
    CHECK(many > 20);
}
