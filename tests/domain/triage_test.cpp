#include "core/domain/triage.h"

#include "tests/support/planning.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

const Date k_sunday = date(2026, 11, 22);

struct Desk {
    Workspace workspace = with_checklist("Weekly care");

    void add(Schedule one, std::string_view key) {
        one.id = Id::derive(Id{}, key);
        one.of = only<Template>(workspace).id;
        workspace.put(std::move(one));
    }
    std::vector<MissedSchedule> missed(Date today = k_sunday) const {
        return missed_schedules(workspace, today);
    }
    void triaged(Date day) {
        Settings settings;
        settings.triaged = day;
        workspace.put(settings);
    }
};

} // namespace

TEST_CASE("triage: what is overdue is missed; what is in time or in its grace is not") {
    Desk desk;
    Schedule weekly = schedule("every monday", date(2026, 11, 2));
    weekly.days_after = 3;
    weekly.grace = 3;
    desk.add(weekly, "weekly");
    REQUIRE(desk.missed().size() == 1);
    CHECK(desk.missed()[0].dates == std::vector{date(2026, 11, 2), date(2026, 11, 9)});
    CHECK(desk.missed()[0].count == 2);
    CHECK(desk.missed()[0].suggestion == TriageChoice::do_once);
    CHECK(desk.missed(date(2026, 11, 8)).empty());
    CHECK_FALSE(needs_triage(desk.missed()));
    CHECK(needs_triage(desk.missed(date(2026, 11, 23)))); // three dates
}

TEST_CASE("triage: two schedules that missed one date each are worth it, one is not") {
    Desk desk;
    desk.add(schedule("every monday", date(2026, 11, 16)), "a");
    CHECK_FALSE(needs_triage(desk.missed()));
    desk.add(schedule("every tuesday", date(2026, 11, 17)), "b");
    CHECK(needs_triage(desk.missed()));
    REQUIRE(desk.missed().size() == 2);
    CHECK(desk.missed()[0].dates.front() == date(2026, 11, 16)); // the oldest first
}

TEST_CASE("triage: habits that lapsed are shown but ask for nothing") {
    Desk desk;
    Schedule daily = schedule("every day", date(2026, 11, 1));
    daily.miss = MissPolicy::habit;
    desk.add(daily, "daily");
    REQUIRE(desk.missed().size() == 1);
    CHECK(desk.missed()[0].count == 21);
    CHECK(desk.missed()[0].suggestion == TriageChoice::still_owed);
    CHECK_FALSE(needs_triage(desk.missed()));
}

TEST_CASE("triage: what was sorted out is not asked again, and at most 60 dates are kept") {
    Desk desk;
    desk.add(schedule("every day", date(2026, 1, 1)), "daily");
    CHECK(desk.missed()[0].dates.size() == k_most_triaged);
    CHECK(desk.missed()[0].dates.back() == date(2026, 11, 21));
    CHECK(desk.missed()[0].count == 325);
    desk.triaged(date(2026, 11, 20));
    CHECK(desk.missed()[0].dates == std::vector{date(2026, 11, 20), date(2026, 11, 21)});
    desk.triaged(k_sunday);
    CHECK(desk.missed().empty());
}

TEST_CASE("triage: dates in work, moved, paused or of archived checklists are not missed") {
    Desk desk;
    desk.add(schedule("every monday", date(2026, 11, 9)), "weekly");
    const Schedule weekly = only<Schedule>(desk.workspace);
    Occurrence moved = decided(date(2026, 11, 9), Outcome::deferred, date(2026, 11, 24));
    moved.id = Occurrence::id_for(weekly.id, moved.date);
    moved.schedule = weekly.id;
    desk.workspace.put(moved);
    Run run;
    run.id = Run::id_for(weekly.id, date(2026, 11, 16));
    run.schedule = Ref<Schedule>(weekly.id);
    run.occurrence = date(2026, 11, 16);
    desk.workspace.put(run);
    CHECK(desk.missed().empty());
    run.deleted = true;
    desk.workspace.put(run);
    CHECK(desk.missed().size() == 1);
    Schedule paused = weekly;
    paused.paused = true;
    desk.workspace.put(paused);
    CHECK(desk.missed().empty());
    desk.workspace.put(weekly);
    Template archived = only<Template>(desk.workspace);
    archived.archived = true;
    desk.workspace.put(archived);
    CHECK(desk.missed().empty());
}

TEST_CASE("triage: a clock ten years ahead ends, one that jumps back a day asks for nothing") {
    Desk desk;
    Schedule daily = schedule("every day", date(2026, 11, 1));
    daily.done_through = k_sunday;
    desk.add(daily, "daily");
    CHECK(desk.missed(date(2036, 11, 22))[0].dates.size() == k_most_triaged);
    CHECK(desk.missed(date(2026, 11, 21)).empty());
}
