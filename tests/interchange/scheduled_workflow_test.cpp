#include "core/interchange/scheduled_workflow.h"

#include "core/domain/expansion.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;
using Check = WorkflowTime::Check;

namespace {

const Date k_today = *Date::of(2026, 11, 25); // a Wednesday

Schedule schedule(std::string_view rule, Date starts = k_today) {
    Schedule made;
    made.rule = rule;
    made.starts = starts;
    return made;
}

WorkflowTime time_of(std::string_view rule, Date starts = k_today) {
    const Result<WorkflowTime> time = workflow_time(schedule(rule, starts), k_today);
    REQUIRE(time.has_value());
    return *time;
}

/// Whether the field of a crontab line names the number.
bool names(std::string_view field, int number) {
    if (field == "*") return true;
    while (!field.empty()) {
        const std::size_t comma = std::min(field.find(','), field.size());
        const std::string one(field.substr(0, comma));
        const std::size_t dash = one.find('-');
        const int from = std::stoi(one), to = dash == one.npos ? from : std::stoi(one.substr(dash + 1));
        if (number >= from && number <= to) return true;
        field.remove_prefix(std::min(comma + 1, field.size()));
    }
    return false;
}

/// Whether the workflow opens an issue on that day, as cron and its checks have it.
bool opens(const WorkflowTime& time, Date day) {
    std::vector<std::string> fields(1);
    for (char c : time.cron) {
        if (c == ' ')
            fields.emplace_back();
        else
            fields.back() += c;
    }
    REQUIRE(fields.size() == 5);
    if (!names(fields[2], day.day()) || !names(fields[3], day.month()) ||
        !names(fields[4], day.weekday() % 7))
        return false;
    if (time.from && day < *time.from) return false;
    switch (time.check) {
    case Check::none:
        return true;
    case Check::weekday:
        return day.weekday() == time.weekday;
    case Check::last_weekday:
        return day.weekday() == time.weekday && (day + 7).month() != day.month();
    case Check::last_day:
        return (day + 1).month() != day.month();
    case Check::dates:
        return std::ranges::find(time.dates, day) != time.dates.end();
    }
    return false;
}

} // namespace

TEST_CASE("rules become crontab lines where these can say them") {
    CHECK(time_of("FREQ=DAILY").cron == "17 6 * * *");
    CHECK(time_of("FREQ=WEEKLY").cron == "17 6 * * 3");
    CHECK(time_of("FREQ=WEEKLY;BYDAY=MO,SU").cron == "17 6 * * 1,0");
    CHECK(time_of("FREQ=MONTHLY;BYMONTHDAY=1,15").cron == "17 6 1,15 * *");
    CHECK(time_of("FREQ=MONTHLY").cron == "17 6 25 * *");
    CHECK(time_of("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", *Date::of(2026, 1, 1)).cron == "17 6 1 1,4,7,10 *");
    CHECK(time_of("FREQ=MONTHLY;BYDAY=1MO").cron == "17 6 1-7 * *");
    CHECK(time_of("FREQ=MONTHLY;BYDAY=-1FR").check == Check::last_weekday);
    CHECK(time_of("FREQ=MONTHLY;BYMONTHDAY=-1").cron == "17 6 28-31 * *");
    CHECK(time_of("FREQ=YEARLY").cron == "17 6 25 11 *");
    CHECK(time_of("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1").cron == "17 6 1 3 *");
    CHECK(time_of("FREQ=WEEKLY;INTERVAL=2").check == Check::dates);
    CHECK(time_of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1").check == Check::dates);
}

TEST_CASE("the days on which an issue is opened are those of the rule") {
    for (const std::string_view rule : {"FREQ=DAILY",
                                        "FREQ=DAILY;INTERVAL=3",
                                        "FREQ=DAILY;BYMONTH=2,3",
                                        "FREQ=DAILY;BYDAY=MO,TU",
                                        "FREQ=WEEKLY",
                                        "FREQ=WEEKLY;BYDAY=MO,WE,SU",
                                        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
                                        "FREQ=MONTHLY",
                                        "FREQ=MONTHLY;BYMONTHDAY=1,15,31",
                                        "FREQ=MONTHLY;BYMONTHDAY=-1",
                                        "FREQ=MONTHLY;BYMONTHDAY=-2,5",
                                        "FREQ=MONTHLY;BYDAY=1MO",
                                        "FREQ=MONTHLY;BYDAY=4SU",
                                        "FREQ=MONTHLY;BYDAY=5MO",
                                        "FREQ=MONTHLY;BYDAY=-1FR",
                                        "FREQ=MONTHLY;BYDAY=1MO,3MO",
                                        "FREQ=MONTHLY;BYDAY=TU",
                                        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
                                        "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=3",
                                        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
                                        "FREQ=YEARLY",
                                        "FREQ=YEARLY;BYMONTH=3",
                                        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                                        "FREQ=YEARLY;BYDAY=20MO",
                                        "FREQ=YEARLY;BYDAY=MO",
                                        "FREQ=YEARLY;BYMONTHDAY=7",
                                        "FREQ=YEARLY;INTERVAL=2",
                                        "FREQ=YEARLY;BYYEARDAY=100",
                                        "FREQ=WEEKLY;COUNT=5",
                                        "FREQ=DAILY;UNTIL=20270101",
                                        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"})
        for (const Date starts : {*Date::of(2026, 8, 31), k_today, *Date::of(2027, 1, 30)}) {
            CAPTURE(rule);
            const Result<Rule> read = parse_rule(rule);
            REQUIRE(read.has_value());
            const std::vector<Date> expected =
                dates(*read, starts, {.from = k_today, .until = k_today + 300, .limit = 1000});
            const Result<WorkflowTime> time = workflow_time(schedule(rule, starts), k_today);
            if (!time) {
                CHECK(expected.empty());
                continue;
            }
            std::vector<Date> found;
            for (Date day = k_today; day <= k_today + 300; day = day + 1)
                if (opens(*time, day)) found.push_back(day);
            CHECK(found == expected);
        }
}

TEST_CASE("a workflow for GitHub uses its own tool and evaluates nothing that people typed") {
    const ForgeIssue issue{.name = "Weekly ${{ secrets.A }}",
                           .about = "x",
                           .title = "Weekly $(rm -rf x)",
                           .labels = {"upkeep"},
                           .assignees = {},
                           .body = "- [ ] `${{ github.token }}` \"$A\"\n"};
    const Result<ForgeFile> file =
        scheduled_workflow(issue, schedule("FREQ=MONTHLY;BYDAY=1MO"), ForgeSite::github, k_today);
    REQUIRE(file.has_value());
    CHECK(file->path == ".github/workflows/weekly-secrets-a.yml");
    CHECK(
        file->text ==
        R"yaml(# Opens the checklist "Weekly ${{ secrets.A }}" as an issue. Written by Shipshape; times are in UTC.
name: "Weekly $ {{ secrets.A }}"
on:
  schedule:
    - cron: "17 6 1-7 * *"
  workflow_dispatch:
permissions:
  issues: write
jobs:
  open-checklist:
    runs-on: ubuntu-latest
    steps:
      - name: "Open the checklist as an issue"
        env:
          GH_TOKEN: ${{ github.token }}
          GH_REPO: ${{ github.repository }}
          TITLE: |2-
            Weekly $(rm -rf x)
          LABELS: |2-
            upkeep
          BODY: |2-
            - [ ] `${{ '${{' }} github.token }}` "$A"
        run: |2-
          if [ "$GITHUB_EVENT_NAME" = schedule ]; then
            if [ "$(date -u +%u)" != 1 ]; then exit 0; fi
          fi
          printf '%s\n' "$BODY" |
            gh issue create --title "$TITLE $(date -u +%F)" --label "$LABELS" --body-file -
)yaml");
}

TEST_CASE("a workflow for Gitea and Forgejo asks the forge itself") {
    const ForgeIssue issue{
        .name = "Round", .about = "x", .title = "Round", .labels = {}, .assignees = {}, .body = "a \"b\"\n"};
    const Result<ForgeFile> file = scheduled_workflow(
        issue, schedule("FREQ=WEEKLY;INTERVAL=2", *Date::of(2027, 1, 1)), ForgeSite::forgejo, k_today);
    REQUIRE(file.has_value());
    CHECK(file->path == ".forgejo/workflows/round.yml");
    for (const std::string_view part :
         {"    runs-on: docker\n",
          "          ISSUE: |2-\n            {\"title\":\"Round @DAY@\",\"body\":\"a \\\"b\\\"\\n\"}\n",
          "2027-01-01|2027-01-15|", "# Its dates reach until 20",
          "\"$GITHUB_SERVER_URL/api/v1/repos/$GITHUB_REPOSITORY/issues\"", "    *) exit 0 ;;\n"})
        CHECK_MESSAGE(file->text.find(part) != std::string::npos, part);
}

TEST_CASE("a workflow says why it cannot be") {
    const ForgeIssue issue{
        .name = "Round", .about = "x", .title = "Round", .labels = {}, .assignees = {}, .body = "a"};
    CHECK(scheduled_workflow(issue, schedule("FREQ=DAILY"), ForgeSite::gitlab, k_today).error().kind ==
          ErrorKind::unsupported);
    CHECK(!scheduled_workflow(issue, schedule("FREQ=DAILY;UNTIL=20200101"), ForgeSite::github, k_today)
               .has_value());
    CHECK(!scheduled_workflow(issue, schedule("nonsense"), ForgeSite::github, k_today).has_value());
    const Result<ForgeFile> later =
        scheduled_workflow(issue, schedule("FREQ=DAILY", *Date::of(2027, 2, 1)), ForgeSite::gitea, k_today);
    REQUIRE(later.has_value());
    CHECK(later->text.find("if [ \"$(date -u +%Y%m%d)\" -lt 20270201 ]; then exit 0; fi") !=
          std::string::npos);
}
