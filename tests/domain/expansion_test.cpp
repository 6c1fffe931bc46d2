#include "core/domain/expansion.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Date date(std::string_view text) {
    std::optional<Date> read = Date::parse(text);
    CHECK_MESSAGE(read, text);
    return read.value_or(Date{});
}
Rule rule(std::string_view text) {
    Result<Rule> read = parse_rule(text);
    CHECK_MESSAGE(read, text);
    return read.value_or(Rule{});
}
/// The first `limit` dates, separated by blanks.
std::string listed(std::string_view rule_text, std::string_view start, std::size_t limit = 400) {
    std::string out;
    for (Date each : dates(rule(rule_text), date(start), {.limit = limit}))
        out += (out.empty() ? "" : " ") + each.text();
    return out;
}

} // namespace

TEST_CASE("a start that the rule does not match is no date of it") {
    CHECK(listed("FREQ=WEEKLY;BYDAY=WE,FR;INTERVAL=2;COUNT=4", "2019-01-01") ==
          "2019-01-02 2019-01-04 2019-01-16 2019-01-18");
    CHECK(listed("FREQ=MONTHLY;BYMONTHDAY=1", "2026-11-23", 2) == "2026-12-01 2027-01-01");
}

TEST_CASE("short months are skipped by a rule of the 29th to 31st, and so is 29 February") {
    CHECK(listed("FREQ=MONTHLY", "2026-10-31", 4) == "2026-10-31 2026-12-31 2027-01-31 2027-03-31");
    CHECK(listed("FREQ=MONTHLY;BYMONTHDAY=30", "2026-12-01", 3) == "2026-12-30 2027-01-30 2027-03-30");
    CHECK(listed("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-15", 3) == "2028-01-31 2028-02-29 2028-03-31");
    CHECK(listed("FREQ=YEARLY", "2096-02-29", 2) == "2096-02-29 2104-02-29");
    CHECK(listed("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2024-02-29", 3) ==
          "2024-02-29 2025-02-28 2026-02-28");
    CHECK(listed("FREQ=YEARLY;INTERVAL=3", "2024-02-29", 2) == "2024-02-29 2036-02-29");
}

TEST_CASE("what a rule does not say comes from its start") {
    CHECK(listed("FREQ=WEEKLY", "2026-11-23", 2) == "2026-11-23 2026-11-30");
    CHECK(listed("FREQ=YEARLY", "2026-11-23", 2) == "2026-11-23 2027-11-23");
    CHECK(listed("FREQ=YEARLY;BYMONTH=2,5", "2026-11-23", 3) == "2027-02-23 2027-05-23 2028-02-23");
    CHECK(listed("FREQ=YEARLY;BYMONTHDAY=1", "2026-11-23", 3) == "2026-12-01 2027-01-01 2027-02-01");
    CHECK(listed("FREQ=YEARLY;BYWEEKNO=20", "1997-05-12", 3) == "1997-05-12 1998-05-11 1999-05-17");
    CHECK(listed("FREQ=MONTHLY;BYMONTH=1", "2026-11-23", 2) == "2027-01-23 2028-01-23");
}

TEST_CASE("rules that never match end, and say so") {
    for (const char* never :
         {"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,31",
          "FREQ=YEARLY;BYMONTH=1;BYWEEKNO=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=DAILY;BYDAY=MO;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=6MO",
          "FREQ=YEARLY;BYMONTH=1;BYDAY=6MO", "FREQ=YEARLY;BYYEARDAY=366;BYMONTHDAY=1",
          "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2", "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366",
          "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
          "FREQ=DAILY;INTERVAL=10000;BYMONTH=2;BYMONTHDAY=30;COUNT=5"}) {
        Expansion expansion(rule(never), date("2025-02-03"));
        CHECK_MESSAGE(!expansion.next(), never);
        CHECK_FALSE(expansion.next());
        CHECK_FALSE(first_on_or_after(rule(never), date("2025-02-03"), date("2040-01-01")));
        CHECK_FALSE(last_on_or_before(rule(never), date("2025-02-03"), k_last_date));
        Result<void> comes = check_comes(rule(never), date("2025-02-03"));
        CHECK((!comes && comes.error().sentence.starts_with("No day from 2025-02-03 to 9999-12-31 fits")));
    }
    CHECK(check_comes(rule("FREQ=DAILY"), date("2025-02-03")));
    CHECK(check_comes(rule("FREQ=DAILY;UNTIL=20250101"), date("2025-02-03"))
              .error()
              .sentence.starts_with("This ends on 2025-01-01, before it starts on 2025-02-03"));
}

TEST_CASE("a first date far away is found") {
    CHECK(listed("FREQ=YEARLY;BYWEEKNO=53;INTERVAL=6;BYDAY=TH", "2027-01-03", 1) == "2093-12-31");
    CHECK(listed("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU", "2033-01-01", 2) ==
          "2060-02-29 2088-02-29");
    CHECK(listed("FREQ=DAILY;INTERVAL=997;BYMONTH=2;BYMONTHDAY=29", "2026-11-23") == "4276-02-29 8376-02-29");
}

TEST_CASE("the calendar ends with the year 9999 and begins with the year 1") {
    CHECK(listed("FREQ=DAILY", "9999-12-30") == "9999-12-30 9999-12-31");
    CHECK(listed("FREQ=WEEKLY;BYDAY=MO,FR,SU", "9999-12-30") == "9999-12-31");
    CHECK(listed("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "9999-12-30") == "");
    CHECK(listed("FREQ=YEARLY;INTERVAL=10000", "9999-06-01") == "9999-06-01");
    CHECK(listed("FREQ=YEARLY;BYWEEKNO=1;BYDAY=FR,SA;WKST=SU", "9998-12-01") == "9999-01-08 9999-01-09");
    CHECK(listed("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO", "0001-01-01", 3) ==
          "0001-01-01 0001-01-14 0001-01-15");
    CHECK(listed("FREQ=MONTHLY;INTERVAL=10000", "0001-01-01", 3) == "0001-01-01 0834-05-01 1667-09-01");
    CHECK(last_on_or_before(rule("FREQ=DAILY"), k_first_date, k_last_date) == k_last_date);
    CHECK(first_on_or_after(rule("FREQ=DAILY"), k_first_date, k_last_date) == k_last_date);
}

TEST_CASE("asking for a date jumps, in both directions") {
    const Date start = date("1970-01-01");
    const Rule monthly = rule("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO");
    CHECK(first_on_or_after(monthly, start, date("2026-11-23")) == date("2027-01-04"));
    CHECK(last_on_or_before(monthly, start, date("2026-11-23")) == date("2026-10-05"));
    CHECK(first_on_or_after(monthly, start, date("1960-01-01")) == date("1970-01-05"));
    CHECK_FALSE(last_on_or_before(monthly, start, date("1970-01-04")));
    CHECK(count_between(monthly, start, date("2026-01-01"), date("2026-12-31"), 100) == 4);
    CHECK(count_between(monthly, start, date("2026-01-01"), date("2026-12-31"), 3) == 3);
    const Rule counted = rule("FREQ=DAILY;COUNT=5");
    CHECK(first_on_or_after(counted, start, date("1970-01-05")) == date("1970-01-05"));
    CHECK_FALSE(first_on_or_after(counted, start, date("1970-01-06")));
    CHECK(last_on_or_before(counted, start, k_last_date) == date("1970-01-05"));
    const Rule ending = rule("FREQ=DAILY;UNTIL=19700105");
    CHECK_FALSE(first_on_or_after(ending, start, date("1970-01-06")));
    CHECK(last_on_or_before(ending, start, date("2026-01-01")) == date("1970-01-05"));
}

TEST_CASE("an expansion that jumps goes on from there and never back") {
    Expansion expansion(rule("FREQ=DAILY;INTERVAL=2"), date("2026-11-23"));
    CHECK(expansion.next() == date("2026-11-23"));
    CHECK(expansion.next_from(date("2026-12-24")) == date("2026-12-25"));
    CHECK(expansion.next_from(date("2026-12-01")) == date("2026-12-27"));
    CHECK(expansion.next() == date("2026-12-29"));
    CHECK_FALSE(Expansion(rule("FREQ=DAILY;UNTIL=20270101"), date("2026-11-23")).next_from(k_last_date));
}

TEST_CASE("dates are left out after they have been counted, and cut to the window") {
    const std::vector<Date> without = {date("2026-11-25"), date("2026-11-23"), date("2031-01-01")};
    const Rule daily = rule("FREQ=DAILY;COUNT=4");
    CHECK(dates(daily, date("2026-11-23"), {.without = without}) ==
          std::vector<Date>{date("2026-11-24"), date("2026-11-26")});
    CHECK(
        dates(daily, date("2026-11-23"), {.from = date("2026-11-25"), .until = date("2026-11-25")}).size() ==
        1);
    CHECK(dates(daily, date("2026-11-23"), {.limit = 0}).empty());
}
