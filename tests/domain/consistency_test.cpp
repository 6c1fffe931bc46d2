#include "core/domain/consistency.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

const Date k_monday = *Date::of(2026, 11, 2);

Schedule weekly() {
    Schedule schedule;
    schedule.id = Id::derive(Id{}, "schedule");
    schedule.rule = "FREQ=WEEKLY";
    schedule.starts = k_monday;
    return schedule;
}

Run done(const Schedule& schedule, Date date, std::int64_t late = 0) {
    Run run;
    run.schedule = Ref<Schedule>(schedule.id);
    run.occurrence = date;
    run.status = RunStatus::done;
    run.late_days = late;
    return run;
}

Occurrence skipped(const Schedule& schedule, Date date) {
    return {.schedule = schedule.id, .date = date, .outcome = Outcome::skipped};
}

Consistency kept(const Schedule& schedule, std::vector<Run> runs, std::vector<Occurrence> decisions,
                 Date today) {
    std::vector<const Run*> all_runs;
    for (const Run& run : runs) all_runs.push_back(&run);
    std::vector<const Occurrence*> all;
    for (const Occurrence& decision : decisions) all.push_back(&decision);
    return consistency(schedule, all_runs, all, k_monday, today);
}

} // namespace

TEST_CASE("done, late, missed and skipped dates are told apart; today's open one does not count yet") {
    const Schedule schedule = weekly();
    const Date today = k_monday + 28;
    const Consistency all = kept(
        schedule, {done(schedule, k_monday), done(schedule, k_monday + 14, 2), done(schedule, k_monday + 21)},
        {}, today);
    CHECK(all.expected == 4);
    CHECK(all.done == 3);
    CHECK(all.on_time == 2);
    CHECK(all.streak == 2);
    CHECK(kept(schedule, {}, {}, k_monday).expected == 0);
    CHECK(kept(schedule, {}, {}, k_monday + 1).expected == 1);
}

TEST_CASE("a skipped date neither breaks the streak nor counts") {
    const Schedule schedule = weekly();
    const Consistency all = kept(schedule, {done(schedule, k_monday), done(schedule, k_monday + 14)},
                                 {skipped(schedule, k_monday + 7)}, k_monday + 15);
    CHECK(all.streak == 2);
    CHECK(all.expected == 2);
    CHECK(all.skipped == 1);
}

TEST_CASE("what is done although it was skipped before is done") {
    const Schedule schedule = weekly();
    CHECK(kept(schedule, {done(schedule, k_monday)}, {skipped(schedule, k_monday)}, k_monday + 1).done == 1);
}

TEST_CASE("a chained schedule expects what was done, and what is overdue") {
    Schedule schedule = weekly();
    schedule.mode = ScheduleMode::chained;
    schedule.anchor = schedule.done_through = k_monday + 9;
    const Consistency now = kept(schedule, {done(schedule, k_monday)}, {}, k_monday + 10);
    CHECK(now.expected == 1);
    CHECK(now.streak == 1);
    const Consistency later = kept(schedule, {done(schedule, k_monday)}, {}, k_monday + 20);
    CHECK(later.expected == 2);
    CHECK(later.streak == 0);
}

TEST_CASE("the heat map ends with the week of today and draws the busiest day strongest") {
    const Date today = *Date::of(2026, 11, 25); // a Wednesday
    HeatMap map = heat_map({{today, 8}, {today + -1, 1}, {today + -2, 4}, {today + -900, 99}}, today);
    CHECK(map.first.weekday() == 1);
    CHECK(map.first == *Date::of(2025, 11, 24));
    CHECK(map.total == 13);
    const std::size_t at = static_cast<std::size_t>(today - map.first);
    CHECK(map.counts[at] == 8);
    CHECK(map.strength(at) == 4);
    CHECK(map.strength(at - 1) == 1);
    CHECK(map.strength(at - 2) == 2);
    CHECK(map.strength(at + 1) == 0);
}
