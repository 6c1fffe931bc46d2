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

KeptDate done(const Schedule& schedule, Date date, std::int64_t late = 0) {
    return {schedule.id, date, late > 0 ? KeptDate::Fate::late : KeptDate::Fate::in_time};
}

KeptDate skipped(const Schedule& schedule, Date date) {
    return {schedule.id, date, KeptDate::Fate::skipped};
}

Consistency kept(const Schedule& schedule, std::vector<KeptDate> done, std::vector<KeptDate> skipped,
                 Date today) {
    done.insert(done.end(), skipped.begin(), skipped.end());
    return consistency(schedule, done, {}, k_monday, today);
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

TEST_CASE("the schedules of a project or a checklist are told apart; what does not count is left out") {
    Workspace workspace;
    const Ref<Project> project = Id::derive(Id{}, "project");
    std::vector<KeptDate> dates;
    for (const char* title : {"a", "b", "other", "later"}) {
        Template of{.id = Id::derive(Id{}, title), .project = project, .title = title};
        if (of.title == "other") of.project = Id::derive(Id{}, "another project");
        Schedule schedule = weekly();
        schedule.id = Id::derive(of.id, "schedule");
        schedule.of = of.id;
        if (of.title == "later") schedule.starts = k_monday + 700;
        if (of.title == "a") dates.push_back(done(schedule, k_monday));
        workspace.put(of);
        workspace.put(schedule);
    }
    const Date today = k_monday + 8; // the second date is over, too
    const std::vector<KeptSchedule> all = kept_schedules(workspace, project, {}, dates, {}, today);
    REQUIRE(all.size() == 2);
    for (const KeptSchedule& one : all) {
        CHECK(one.kept.expected == 2);
        CHECK(one.kept.done == (one.of->title == "a" ? 1 : 0));
    }
    const Ref<Template> b = Id::derive(Id{}, "b");
    CHECK(kept_schedules(workspace, project, b, dates, {}, today).size() == 1);
    CHECK(kept_schedules(workspace, project, b, dates, k_monday + 1, today)[0].kept.expected == 1);
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
