#include "core/interchange/cadence_hints.h"

#include "core/domain/expansion.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::string rule_of(std::string_view title) {
    const auto hint = cadence_hint(title);
    return hint ? hint->rule : std::string();
}
bool is_whole(std::string_view title) {
    const auto hint = cadence_hint(title);
    return hint && hint->is_whole;
}
std::string_view area_of(std::string_view title) {
    const auto area = area_hint(title);
    return area ? Choices<Area>::names[static_cast<std::size_t>(*area)] : std::string_view();
}

} // namespace

TEST_CASE("titles say how often") {
    CHECK(rule_of("Daily Maintenance Tasks") == "FREQ=DAILY");
    CHECK(rule_of("📅 Weekly") == "FREQ=WEEKLY");
    CHECK(rule_of("Monthly security audit") == "FREQ=MONTHLY");
    CHECK(rule_of("Every quarter") == rule_of("Quarterly Tasks"));
    CHECK(rule_of("Quarterly") == "FREQ=MONTHLY;INTERVAL=3");
    CHECK(rule_of("Annual review") == "FREQ=YEARLY");
    CHECK(rule_of("Twice a year: keys") == "FREQ=MONTHLY;INTERVAL=6");
    CHECK(rule_of("Semi-annual audit") == "FREQ=MONTHLY;INTERVAL=6");
    CHECK(rule_of("Bi-weekly sync") == "FREQ=WEEKLY;INTERVAL=2");
    CHECK(rule_of("Every two weeks") == "FREQ=WEEKLY;INTERVAL=2");
    CHECK(rule_of("Each week on Friday") == "FREQ=WEEKLY;BYDAY=FR");
    CHECK(rule_of("First Monday of the month") == "FREQ=MONTHLY;BYDAY=1MO");
    CHECK(rule_of("Last day of every month: accounts") == "FREQ=MONTHLY;BYMONTHDAY=-1");
    CHECK(rule_of("Once a month") == "FREQ=MONTHLY");
}

TEST_CASE("what is no cadence is none") {
    for (const std::string_view title :
         {"Every release", "10 days before release", "Day of release", "Two weeks prior", "First steps",
          "Monday", "Week 1", "Last checks", "Regular Security Tasks", "", "Everyday words",
          "After every release, 3 times"})
        CHECK_MESSAGE(rule_of(title).empty(), title);
}

TEST_CASE("a title may say nothing but the cadence") {
    CHECK(is_whole("Weekly"));
    CHECK(is_whole("🗓 Weekly Maintenance Tasks:"));
    CHECK(is_whole("Every month"));
    CHECK(!is_whole("Weekly dependency updates"));
    CHECK(!is_whole("Security, monthly"));
}

TEST_CASE("titles say what part they are of") {
    CHECK(area_of("🚀 Release Process") == "release");
    CHECK(area_of("After every release") == "release");
    CHECK(area_of("Security release process") == "release");
    CHECK(area_of("Security Incident") == "emergency");
    CHECK(area_of("Critical Bug") == "emergency");
    CHECK(area_of("Playbook: Ransomware") == "emergency");
    CHECK(area_of("🛡️ Security Maintenance") == "security");
    CHECK(area_of("📊 Monitoring & Observability") == "metrics");
    CHECK(area_of("Code Cleanup") == "cleanup");
    CHECK(area_of("Clean-up") == "cleanup");
    CHECK(area_of("Documentation Maintenance") == "documentation");
    CHECK(area_of("Maintenance Scripts") == "automation");
    CHECK(area_of("📚 Resources") == "resources");
    CHECK(area_of("Weekly Tasks") == "maintenance");
    CHECK(area_of("How to organise the AGM").empty());
    CHECK(area_of("Unreleased things").empty());
}

TEST_CASE("sections of a release say where they stand") {
    CHECK(stage_hint("Pre-Release Checklist") == Stage::prepare);
    CHECK(stage_hint("1. Prepare Release Branch") == Stage::branch);
    CHECK(stage_hint("Release testing") == Stage::check);
    CHECK(stage_hint("2. Tag & Publish") == Stage::tag);
    CHECK(stage_hint("Publish artifacts") == Stage::publish);
    CHECK(stage_hint("Post-Release Tasks") == Stage::after);
    CHECK(stage_hint("Release Steps") == Stage::none);
}

TEST_CASE("schedules are made as those of the starter library") {
    const Date today = *Date::of(2026, 11, 25); // a Wednesday
    const Schedule weekly = schedule_of(*cadence_hint("Weekly"), today);
    CHECK(weekly.rule == "FREQ=WEEKLY;BYDAY=MO");
    CHECK(weekly.starts == *Date::of(2026, 11, 30));
    CHECK(schedule_of(*cadence_hint("Daily"), today).miss == MissPolicy::habit);
    CHECK(schedule_of(*cadence_hint("Quarterly"), today).starts == *Date::of(2027, 1, 1));
    const Schedule monday = schedule_of(*cadence_hint("First Monday of the month"), today);
    CHECK(monday.rule == "FREQ=MONTHLY;BYDAY=1MO");
    CHECK(monday.starts == *Date::of(2026, 12, 7));
    CHECK(schedule_of(*cadence_hint("Yearly"), today).starts == today);
}

TEST_CASE("a guide that is taken in on the 31st skips no month without one") {
    const Date last_of_august = *Date::of(2026, 8, 31);
    CHECK(schedule_of(*cadence_hint("Monthly"), last_of_august).rule == "FREQ=MONTHLY;BYMONTHDAY=1");
    const Schedule half_yearly = schedule_of(*cadence_hint("Every 6 months"), last_of_august);
    const Result<Rule> rule = parse_rule(half_yearly.rule);
    REQUIRE(rule);
    CHECK(half_yearly.starts == last_of_august);
    CHECK(first_on_or_after(*rule, half_yearly.starts, last_of_august + 1) == *Date::of(2027, 2, 28));
}

TEST_CASE("long titles cost no more than their beginning") {
    std::string title;
    while (title.size() < 100'000) title += "every ";
    CHECK(!cadence_hint(title));
    CHECK(!area_hint(title));
}
