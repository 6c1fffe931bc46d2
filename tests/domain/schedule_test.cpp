#include "core/domain/schedule.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {
Date date(int year, int month, int day) {
    return Date::of(year, month, day).value_or(Date{});
}
Schedule schedule(Cadence cadence, Date starts) {
    Schedule made;
    made.cadence = cadence;
    made.starts = starts;
    return made;
}
} // namespace

TEST_CASE("the 31st gives the last day of short months and does not drift") {
    Schedule monthly = schedule(Cadence::monthly, date(2026, 1, 31));
    CHECK(occurrence(monthly, 1) == date(2026, 2, 28));
    CHECK(occurrence(monthly, 2) == date(2026, 3, 31));
    CHECK(occurrence(schedule(Cadence::quarterly, date(2026, 8, 31)), 1) == date(2026, 11, 30));
    CHECK(occurrence(schedule(Cadence::quarterly, date(2028, 2, 29)), 4) == date(2029, 2, 28));
}

TEST_CASE("the occurrence after a date, for every cadence and many starts") {
    for (auto cadence : {Cadence::daily, Cadence::weekly, Cadence::monthly, Cadence::quarterly}) {
        for (int start = 0; start < 400; start += 13) {
            Schedule made = schedule(cadence, date(2027, 12, 1) + start);
            for (int day = -40; day < 500; day += 7) {
                Date after = made.starts + day;
                std::optional<Date> next = occurrence_after(made, after);
                REQUIRE(next);
                CHECK(*next > after);
                int number = 0;
                while (*occurrence(made, number) <= after) ++number;
                CHECK(*next == *occurrence(made, number));
            }
        }
    }
}

TEST_CASE("what was missed does not pile up: the newest is asked for, and how many came before it") {
    Schedule daily = schedule(Cadence::daily, date(2026, 11, 1));
    daily.done_through = date(2026, 11, 18);
    std::optional<Due> due = due_occurrence(daily, date(2026, 11, 22));
    REQUIRE(due);
    CHECK(due->date == date(2026, 11, 22));
    CHECK(due->missed == 3);
}

TEST_CASE("done early, the next one is asked for; before the start, the first") {
    Schedule weekly = schedule(Cadence::weekly, date(2026, 11, 23));
    CHECK(due_occurrence(weekly, date(2026, 11, 22))->date == date(2026, 11, 23));
    weekly.done_through = date(2026, 11, 23);
    CHECK(due_occurrence(weekly, date(2026, 11, 22))->date == date(2026, 11, 30));
    CHECK(due_occurrence(weekly, date(2026, 11, 22))->missed == 0);
}

TEST_CASE("a clock that jumps back asks for nothing twice") {
    Schedule daily = schedule(Cadence::daily, date(2026, 11, 1));
    daily.done_through = date(2026, 11, 22);
    CHECK(due_occurrence(daily, date(2026, 11, 20))->date == date(2026, 11, 23));
}

TEST_CASE("a new guide asks only for the daily round at once") {
    Date sunday = date(2026, 11, 22);
    CHECK(first_start(Cadence::daily, sunday) == sunday);
    CHECK(first_start(Cadence::weekly, sunday) == date(2026, 11, 23));
    CHECK(first_start(Cadence::weekly, date(2026, 11, 23)) == date(2026, 11, 23));
    CHECK(first_start(Cadence::monthly, sunday) == date(2026, 12, 1));
    CHECK(first_start(Cadence::quarterly, sunday) == date(2027, 1, 1));
    CHECK(first_start(Cadence::quarterly, date(2026, 10, 1)) == date(2026, 10, 1));
    CHECK(first_start(Cadence::monthly, date(2026, 11, 1)) == date(2026, 11, 1));
}

TEST_CASE("a schedule at the end of time ends") {
    Schedule daily = schedule(Cadence::daily, k_last_date);
    CHECK(occurrence(daily, 0) == k_last_date);
    CHECK_FALSE(occurrence(daily, 1));
    CHECK_FALSE(occurrence(schedule(Cadence::monthly, k_last_date), 1));
    daily.done_through = k_last_date;
    CHECK_FALSE(due_occurrence(daily, k_last_date));
}
