#include "core/domain/calendar_dates.h"

#include "core/domain/expansion.h"
#include "core/domain/schedule_edit.h"
#include "core/domain/schedule_preview.h"
#include "tests/support/planning.h"
#include "tests/support/random_rule.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace shipshape;
using namespace shipshape::testing;

namespace {

const Date k_today = date(2026, 11, 22); // a Sunday

CalendarDates dates_of(const Schedule& schedule, const std::vector<Occurrence>& decided = {},
                       Date today = k_today, std::size_t most = 4) {
    const std::vector<const Occurrence*> all = pointers(decided);
    return calendar_dates(schedule, all, today, most);
}

/// "FREQ=WEEKLY from 2026-11-23 without 2026-12-07; 2026-11-30 on 2026-12-01; and 2026-11-20 …"
std::string words_of(const CalendarDates& dates) {
    std::string out;
    if (dates.series) {
        out = text(dates.series->rule) + " from " + dates.series->first.text();
        for (Date skipped : dates.series->skipped) out += " without " + skipped.text();
        for (const CalendarDate& moved : dates.series->moved)
            out += "; " + moved.date.text() + " on " + moved.on.text();
    }
    for (const CalendarDate& single : dates.single) {
        out += out.empty() ? "" : "; ";
        out += "and " + single.on.text();
        if (single.on != single.date) out += " for " + single.date.text();
    }
    return out;
}

/// The days after today on which a calendar program shows something, at most `most`.
std::vector<Date> shown(const CalendarDates& dates, Date today, std::size_t most) {
    std::vector<Date> days;
    for (const CalendarDate& single : dates.single)
        if (single.on > today) days.push_back(single.on);
    if (dates.series) {
        std::vector<Date> elsewhere = dates.series->skipped;
        for (const CalendarDate& moved : dates.series->moved) {
            elsewhere.push_back(moved.date);
            if (moved.on > today) days.push_back(moved.on);
        }
        Expansion expansion(dates.series->rule, dates.series->first);
        std::size_t regular = 0;
        for (auto day = expansion.next_from(today + 1); day && regular < most; day = expansion.next()) {
            if (std::ranges::find(elsewhere, *day) != elsewhere.end()) continue;
            days.push_back(*day);
            ++regular;
        }
    }
    std::ranges::sort(days);
    if (days.size() > most) days.resize(most);
    return days;
}

/// What the app itself says will be asked for after today.
std::vector<Date> asked(const Schedule& schedule, const std::vector<const Occurrence*>& decided, Date today,
                        std::size_t most) {
    std::vector<Date> days;
    for (const PreviewDate& one : schedule_preview(schedule, decided, today, most + k_most_missed).dates)
        if (!one.skipped && one.on > today) days.push_back(one.on);
    if (days.size() > most) days.resize(most);
    return days;
}

int between(Random& random, int least, int most) {
    return least + static_cast<int>(random.below(static_cast<std::size_t>(most - least + 1)));
}

Schedule random_schedule(Random& random, Date today) {
    Rule rule = random_rule(random);
    if (random.below(3) == 0) rule.interval = between(random, 1, 3);
    if (random.below(5) == 0) rule.count = between(random, 1, 200);
    Schedule made = schedule(text(rule), today + between(random, -800, 100));
    if (!rule.count && random.below(5) == 0) {
        rule.until = today + between(random, -30, 900);
        made.rule = text(rule);
    }
    made.mode = static_cast<ScheduleMode>(random.below(3));
    made.miss = static_cast<MissPolicy>(random.below(2));
    made.grace = between(random, 0, 5);
    if (random.below(2) == 0) made.done_through = today + between(random, -200, 20);
    if (random.below(4) == 0) made.anchor = today + between(random, -300, 10);
    if (random.below(4) == 0) made.paused = true;
    if (random.below(4) == 0) made.resumes = today + between(random, -20, 60);
    return made;
}

std::vector<Occurrence> random_decisions(Random& random, const Schedule& schedule, Date today) {
    std::vector<Occurrence> made;
    const Result<Rule> rule = parse_rule(schedule.rule);
    if (!rule) return made;
    Expansion dates(*rule, schedule.anchor.value_or(schedule.starts));
    for (auto day = dates.next_from(today + -60); day && *day < today + 300; day = dates.next()) {
        const std::size_t chance = random.below(8);
        if (chance == 0) made.push_back(decided(*day, Outcome::skipped));
        if (chance == 1)
            made.push_back(decided(*day, Outcome::deferred, *day + between(random, -10, 40), "away"));
        if (chance == 2 && day->day() == 7) // a date that the rule does not give (any more)
            made.push_back(decided(*day + 1, Outcome::deferred, *day + between(random, 1, 9)));
    }
    std::ranges::sort(made, {}, &Occurrence::date);
    const auto twice = std::ranges::unique(made, {}, &Occurrence::date);
    made.erase(twice.begin(), twice.end());
    return made;
}

} // namespace

TEST_CASE("calendar dates: a series begins with what is not settled") {
    Schedule weekly = schedule("every other friday", date(2026, 11, 2));
    CHECK(words_of(dates_of(weekly)) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR from 2026-11-06");
    weekly.done_through = date(2026, 11, 20);
    CHECK(words_of(dates_of(weekly)) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR from 2026-12-04");
    weekly.resumes = date(2026, 12, 10);
    CHECK(words_of(dates_of(weekly)) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR from 2026-12-18");
    weekly.paused = true;
    CHECK(words_of(dates_of(weekly)) == "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR from 2026-12-18");
    weekly.resumes.reset();
    CHECK(words_of(dates_of(weekly)).empty());
}

TEST_CASE("calendar dates: skipped and moved dates of a series") {
    Schedule weekly = schedule("every thursday", date(2026, 11, 5));
    weekly.done_through = date(2026, 11, 19);
    CHECK(words_of(dates_of(weekly, {decided(date(2026, 11, 12), Outcome::skipped),
                                     decided(date(2026, 12, 24), Outcome::skipped),
                                     decided(date(2026, 12, 3), Outcome::deferred, date(2026, 12, 7)),
                                     decided(date(2026, 12, 10), Outcome::deferred, date(2026, 12, 10))})) ==
          "FREQ=WEEKLY;BYDAY=TH from 2026-11-26 without 2026-12-24; 2026-12-03 on 2026-12-07");
    // The first date is skipped, so the series begins with the second; another is none of the rule any more.
    CHECK(words_of(dates_of(weekly, {decided(date(2026, 11, 26), Outcome::skipped),
                                     decided(date(2026, 11, 25), Outcome::deferred, date(2026, 11, 28))})) ==
          "FREQ=WEEKLY;BYDAY=TH from 2026-12-03; and 2026-11-28 for 2026-11-25");
}

TEST_CASE("calendar dates: COUNT is what is left of it, and an end is an end") {
    Schedule five = schedule("FREQ=DAILY;COUNT=5", date(2026, 11, 20));
    five.done_through = date(2026, 11, 21);
    CHECK(words_of(dates_of(five)) == "FREQ=DAILY;COUNT=3 from 2026-11-22");
    five.done_through = date(2026, 11, 24);
    CHECK(words_of(dates_of(five)).empty());
    CHECK(words_of(dates_of(schedule("FREQ=DAILY;UNTIL=20261124", date(2026, 11, 20)))) ==
          "FREQ=DAILY;UNTIL=20261124 from 2026-11-20");
}

TEST_CASE("calendar dates: single dates where programs do not agree on the rule") {
    Schedule monthly = schedule("every month on the 31st", date(2026, 8, 1));
    monthly.done_through = date(2026, 9, 30);
    CHECK(words_of(dates_of(monthly)) == "and 2026-10-31; and 2026-11-30; and 2026-12-31; and 2027-01-31");
    CHECK(words_of(dates_of(monthly, {decided(date(2026, 11, 30), Outcome::deferred, date(2026, 12, 2)),
                                      decided(date(2026, 12, 31), Outcome::skipped)})) ==
          "and 2026-10-31; and 2026-12-02 for 2026-11-30; and 2027-01-31; and 2027-02-28");
    monthly.paused = true;
    monthly.resumes = date(2027, 1, 1);
    CHECK(words_of(dates_of(monthly)) == "and 2027-01-31; and 2027-02-28; and 2027-03-31; and 2027-04-30");
}

TEST_CASE("calendar dates: of a chain only the next one, as the others depend on it") {
    Schedule chain = schedule("every 2 weeks", date(2026, 11, 2), ScheduleMode::chained);
    chain.anchor = date(2026, 11, 18);
    chain.done_through = chain.anchor;
    CHECK(words_of(dates_of(chain)) == "and 2026-12-02");
    CHECK(words_of(dates_of(chain, {decided(date(2026, 12, 2), Outcome::deferred, date(2026, 12, 9))})) ==
          "and 2026-12-09 for 2026-12-02");
}

TEST_CASE("calendar dates: which rules every program reads alike") {
    const Date start = date(2026, 11, 15), last = date(2027, 1, 31), leap = date(2028, 2, 29);
    const auto common = [](std::string_view rule, Date from) {
        return is_common_rule(*parse_rule(rule), from);
    };
    for (const char* rule :
         {"FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYDAY=MO,TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
          "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=1,15", "FREQ=MONTHLY;BYDAY=1MO,-1FR",
          "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3,9",
          "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"}) {
        CAPTURE(rule);
        CHECK(common(rule, start));
    }
    for (const char* rule :
         {"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=30",
          "FREQ=MONTHLY;BYMONTHDAY=-31", "FREQ=MONTHLY;BYDAY=5MO", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
          "FREQ=YEARLY;BYWEEKNO=20", "FREQ=YEARLY;BYYEARDAY=100", "FREQ=YEARLY;BYDAY=20MO",
          "FREQ=YEARLY;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;BYMONTHDAY=-1",
          "FREQ=DAILY;INTERVAL=2;BYDAY=MO", "FREQ=WEEKLY;INTERVAL=2;BYMONTH=2",
          "FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "FREQ=MONTHLY;BYDAY=1MO,FR",
          "FREQ=MONTHLY;INTERVAL=3;BYMONTH=3,4"}) {
        CAPTURE(rule);
        CHECK(!common(rule, start));
    }
    CHECK(!common("FREQ=MONTHLY", last));
    CHECK(common("FREQ=YEARLY", last));
    CHECK(!common("FREQ=YEARLY", leap));
    CHECK(!common("FREQ=YEARLY;BYMONTH=3,9", last));
}

TEST_CASE("calendar dates: what a calendar shows is what the app will ask for") {
    Random random(2605);
    std::size_t series = 0, single = 0;
    for (int round = 0; round < 400; ++round) {
        const Date today = random_date(random);
        const Schedule wished = random_schedule(random, today);
        const std::vector<Occurrence> decisions = random_decisions(random, wished, today);
        const std::vector<const Occurrence*> decided = pointers(decisions);
        const CalendarDates dates = calendar_dates(wished, decided, today, 40 + k_most_missed);
        CAPTURE(round);
        CAPTURE(wished.rule);
        CAPTURE(wished.starts.text());
        series += dates.series.has_value();
        single += dates.series ? 0 : dates.single.size();
        const std::size_t most = wished.mode == ScheduleMode::chained ? 1 : 40;
        if (wished.mode != ScheduleMode::chained)
            CHECK(shown(dates, today, most) == asked(wished, decided, today, most));
        if (!dates.series) continue;
        const Date first = dates.series->first;
        CHECK(first_on_or_after(dates.series->rule, first, first) == first);
        CHECK(std::ranges::is_sorted(dates.series->skipped));
        CHECK(words_of(calendar_dates(wished, decided, today + 1000)) == words_of(dates));
    }
    CHECK(series > 80);
    CHECK(single > 300);
}
