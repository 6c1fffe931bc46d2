#include "core/domain/schedule_preview.h"

#include "core/domain/calendar_month.h"
#include "core/domain/schedule_edit.h"
#include "tests/support/planning.h"

#include <doctest/doctest.h>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

/// "2026-11-27 every other Friday", a line for each date, then why no more comes.
std::string preview(const Schedule& schedule, Date today, const std::vector<Occurrence>& decided = {}) {
    const std::vector<const Occurrence*> all = pointers(decided);
    const SchedulePreview made = schedule_preview(schedule, all, today);
    std::string out;
    for (const PreviewDate& date : made.dates) {
        if (!out.empty()) out += '\n';
        out += date.on.text() + (date.skipped ? " - " : " ") + date.reason;
    }
    if (!made.why_no_more.empty()) out += (out.empty() ? "" : "\n") + made.why_no_more;
    return out;
}

const Date k_sunday = date(2026, 11, 22);

} // namespace

TEST_CASE("preview: each date says why it comes") {
    Schedule fridays = schedule("every other friday", date(2026, 11, 2));
    fridays.done_through = date(2026, 11, 20);
    CHECK(preview(fridays, k_sunday) == "2026-12-04 every other week on Friday\n"
                                        "2026-12-18 every other week on Friday\n"
                                        "2027-01-01 every other week on Friday\n"
                                        "2027-01-15 every other week on Friday\n"
                                        "2027-01-29 every other week on Friday");
}

TEST_CASE("preview: what was moved and what was skipped, with the reasons given") {
    Schedule weekly = schedule("every thursday", date(2026, 11, 5));
    weekly.done_through = date(2026, 11, 19);
    CHECK(preview(weekly, k_sunday,
                  {decided(date(2026, 11, 26), Outcome::deferred, date(2026, 11, 30), "conference"),
                   decided(date(2026, 12, 24), Outcome::skipped, {}, "holiday")}) ==
          "2026-11-30 moved here from 26 November: conference\n"
          "2026-12-03 every week on Thursday\n"
          "2026-12-10 every week on Thursday\n"
          "2026-12-17 every week on Thursday\n"
          "2026-12-24 - skipped: holiday\n"
          "2026-12-31 every week on Thursday");
}

TEST_CASE("preview: what is owed comes first; fixed asks for each of it") {
    Schedule weekly = schedule("every monday", date(2026, 11, 2));
    CHECK(preview(weekly, k_sunday)
              .starts_with("2026-11-16 every week on Monday, and 2 earlier dates missed\n"
                           "2026-11-23 every week on Monday\n"));
    weekly.mode = ScheduleMode::fixed;
    CHECK(preview(weekly, k_sunday)
              .starts_with("2026-11-02 every week on Monday\n"
                           "2026-11-09 every week on Monday\n"
                           "2026-11-16 every week on Monday\n"));
}

TEST_CASE("preview: chained dates are counted from the day it was last done") {
    Schedule ten = schedule("every 10 days", date(2026, 11, 2), ScheduleMode::chained);
    settle(ten, date(2026, 11, 2), date(2026, 11, 15));
    CHECK(preview(ten, k_sunday)
              .starts_with("2026-11-25 counted from 15 November, when it was last done\n"
                           "2026-12-05 counted from 25 November, if it is done then\n"
                           "2026-12-15 counted from 5 December, if it is done then\n"));
    Occurrence skipped = decided(date(2026, 11, 12), Outcome::skipped);
    skipped.decided = {std::int64_t{date(2026, 11, 15).days} * 86'400'000};
    CHECK(preview(ten, k_sunday, {skipped})
              .starts_with("2026-11-25 counted from 15 November, when it was last skipped"));
    // Overdue: the second is counted from today at the earliest.
    CHECK(preview(ten, date(2026, 12, 1))
              .starts_with("2026-11-25 counted from 15 November, when it was last done\n"
                           "2026-12-11 counted from 1 December, if it is done then"));
}

TEST_CASE("preview: short months and 29 February give their last day and say so") {
    CHECK(preview(schedule("every month on the 31st", date(2027, 1, 31)), date(2027, 1, 1)) ==
          "2027-01-31 every month on the 31st, or the last day of a shorter month\n"
          "2027-02-28 the last day, as this month has no 31st\n"
          "2027-03-31 every month on the 31st, or the last day of a shorter month\n"
          "2027-04-30 the last day, as this month has no 31st\n"
          "2027-05-31 every month on the 31st, or the last day of a shorter month");
    CHECK(preview(schedule("every year on 29 february", date(2028, 2, 29)), date(2028, 3, 1))
              .find("2029-02-28 the last day, as this month has no 29th") != std::string::npos);
}

TEST_CASE("preview: a pause, an end, and a rule that cannot be followed say why nothing comes") {
    Schedule weekly = schedule("every monday", date(2026, 11, 2));
    weekly.paused = true;
    CHECK(preview(weekly, k_sunday) == "It is paused and asks for nothing until it is resumed.");
    weekly.resumes = date(2026, 12, 7);
    CHECK(preview(weekly, k_sunday)
              .starts_with("2026-12-07 the first date after the pause\n"
                           "2026-12-14 every week on Monday\n"));
    Schedule twice = schedule("every monday, 2 times", date(2026, 11, 23));
    CHECK(preview(twice, k_sunday) == "2026-11-23 every week on Monday, 2 times\n"
                                      "2026-11-30 every week on Monday, 2 times\n"
                                      "That is the end: no date comes after it.");
    twice.done_through = date(2026, 11, 30);
    CHECK(preview(twice, date(2026, 12, 1)) == "It has ended: no date is left.");
    Schedule never = schedule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", date(2026, 11, 1));
    CHECK(preview(never, k_sunday).find("No day from 2026-11-01") != std::string::npos);
}

TEST_CASE("preview: at the end of time it ends") {
    CHECK(preview(schedule("every day", k_last_date), k_sunday) ==
          "9999-12-31 every day\nThat is the end: no date comes after it.");
}

TEST_CASE("the preview says what the schedule then asks for") { // a law, over many rules and days
    Random random(7);
    constexpr std::string_view rules[] = {
        "every day",     "every monday", "every other friday", "monthly on the 31st",
        "every weekday", "quarterly",    "every 10 days",      "last friday of the month"};
    for (int round = 0; round < 300; ++round) {
        Schedule one = schedule(rules[random.below(std::size(rules))],
                                date(2026, 1, 1) + static_cast<int>(random.below(400)),
                                static_cast<ScheduleMode>(random.below(3)));
        Date today = one.starts + static_cast<int>(random.below(60));
        if (random.below(2) == 0) settle(one, one.starts, one.starts + static_cast<int>(random.below(5)));
        const SchedulePreview made = schedule_preview(one, {}, today);
        REQUIRE(made.dates.size() == k_preview_dates);
        for (const PreviewDate& expected : made.dates) {
            const std::optional<Due> due = due_occurrence(one, {}, today);
            REQUIRE(due);
            CHECK(due->on == expected.on);
            today = std::max(today, due->on);
            settle(one, due->date, today);
        }
    }
}

TEST_CASE("calendar: a month shows what was settled, is due and will come") {
    Workspace workspace = with_checklist("Weekly care");
    Schedule weekly = schedule("every monday", date(2026, 11, 2));
    weekly.of = only<Template>(workspace).id;
    weekly.done_through = date(2026, 11, 9);
    workspace.put(weekly);
    Occurrence moved = decided(date(2026, 11, 23), Outcome::deferred, date(2026, 11, 25));
    moved.id = Id::derive(Id{}, "moved");
    moved.schedule = weekly.id;
    workspace.put(moved);
    const Ref<Project> project = only<Project>(workspace).id;
    const CalendarMonth month = calendar_month(workspace, project, 2026, 11, k_sunday);
    CHECK(month.days == 30);
    const auto on = [&](int day) {
        const auto& entries = month.by_day[static_cast<std::size_t>(day - 1)];
        return entries.size() == 1 ? static_cast<int>(entries[0].state) : -1;
    };
    using State = CalendarEntry::State;
    CHECK(on(2) == static_cast<int>(State::settled));
    CHECK(on(9) == static_cast<int>(State::settled));
    CHECK(on(16) == static_cast<int>(State::missed));
    CHECK(on(23) == -1);
    CHECK(on(25) == static_cast<int>(State::coming));
    CHECK(on(30) == static_cast<int>(State::coming));
    CHECK(on(10) == -1);
    CHECK(calendar_month(workspace, project, 2027, 2, k_sunday).days == 28);
    CHECK(calendar_month(workspace, project, 10'000, 1, k_sunday).days == 0);
    Template archived = only<Template>(workspace);
    archived.archived = true;
    workspace.put(archived);
    CHECK(calendar_month(workspace, project, 2026, 11, k_sunday).by_day[1].empty());
}

TEST_CASE("calendar: a chain shows when it was settled and its next date only; a pause hides dates") {
    Workspace workspace = with_checklist("Chain");
    Schedule chain = schedule("every 5 days", date(2026, 11, 2), ScheduleMode::chained);
    chain.of = only<Template>(workspace).id;
    settle(chain, date(2026, 11, 2), date(2026, 11, 20));
    workspace.put(chain);
    const Ref<Project> project = only<Project>(workspace).id;
    const auto days = [&](Date today) {
        std::string found;
        const CalendarMonth month = calendar_month(workspace, project, 2026, 11, today);
        for (std::size_t day = 0; day < month.by_day.size(); ++day)
            if (!month.by_day[day].empty()) found += std::to_string(day + 1) + " ";
        return found;
    };
    CHECK(days(k_sunday) == "20 25 ");
    chain.mode = ScheduleMode::fixed_plus;
    chain.paused = true;
    workspace.put(chain);
    CHECK(days(k_sunday) == "20 ");
    chain.resumes = date(2026, 11, 28);
    workspace.put(chain);
    CHECK(days(k_sunday) == "20 30 ");
}

TEST_CASE("edit: errors name the field") {
    const auto place = [](Schedule wished) {
        const Result<Schedule> checked = checked_schedule(std::move(wished));
        return checked ? std::string("none") : checked.error().place;
    };
    Schedule fine = schedule("every monday", date(2026, 11, 2));
    CHECK(place(fine) == "none");
    Schedule wrong = fine;
    wrong.rule = "now and then";
    CHECK(place(wrong) == "rule");
    wrong.rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30";
    CHECK(place(wrong) == "rule");
    wrong.rule = "every day, until 1 november 2026";
    CHECK(place(wrong) == "end");
    wrong = fine;
    wrong.days_before = 367;
    CHECK(place(wrong) == "days_before");
    wrong = fine;
    wrong.grace = -1;
    CHECK(place(wrong) == "grace");
}
