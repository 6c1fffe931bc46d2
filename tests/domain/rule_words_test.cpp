#include "core/domain/rule_words.h"

#include "core/domain/calendar_words.h"
#include "core/domain/short_months.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

std::string words_of(std::string_view rule_text) {
    Result<Rule> rule = parse_rule(rule_text);
    CHECK_MESSAGE(rule, rule_text);
    return words(rule.value_or(Rule{}));
}

} // namespace

TEST_CASE("rules in plain words") {
    CHECK(words_of("FREQ=DAILY") == "every day");
    CHECK(words_of("FREQ=DAILY;INTERVAL=10;COUNT=5") == "every 10 days, 5 times");
    CHECK(words_of("FREQ=WEEKLY") == "every week");
    CHECK(words_of("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR") == "every weekday");
    CHECK(words_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR") ==
          "every other week on Monday, Wednesday and Friday");
    CHECK(words_of("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=1") ==
          "every other week on Tuesday and Sunday, weeks starting on Sunday, once");
    CHECK(words_of("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO") == "every 3 months on the first Monday");
    CHECK(words_of("FREQ=MONTHLY;BYDAY=1MO,-1FR") == "every month on the first Monday and the last Friday");
    CHECK(words_of("FREQ=MONTHLY;BYDAY=-2MO") == "every month on the 2nd to last Monday");
    CHECK(words_of("FREQ=MONTHLY;BYDAY=TU") == "every month on every Tuesday");
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=-1") == "every month on the last day");
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=1,15,-1") == "every month on the 1st, 15th and last day");
    CHECK(words_of("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1") == "every month on the last weekday");
    CHECK(words_of("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13") == "every month on the 13th if it is a Friday");
    CHECK(words_of("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3,-1") ==
          "every month on every Tuesday, every Wednesday and every Thursday, only the 3rd and last of these "
          "days");
    CHECK(words_of("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;UNTIL=20271231") ==
          "every year on 1 March, until 31 December 2027");
    CHECK(words_of("FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4;INTERVAL=4") ==
          "every 4 years on 2, 3 and 4 November if it is a Tuesday");
    CHECK(words_of("FREQ=YEARLY;BYMONTH=1,7;BYDAY=1MO") ==
          "every year on the first Monday in January and July");
    CHECK(words_of("FREQ=YEARLY;BYMONTHDAY=1") == "every year on the 1st of every month");
    CHECK(words_of("FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=MO") ==
          "every year on every Monday in week 20 and the last week");
    CHECK(words_of("FREQ=YEARLY;BYYEARDAY=100,-1") == "every year on day 100 and the last day of the year");
    CHECK(words_of("FREQ=DAILY;BYMONTH=1;BYMONTHDAY=1,-1;BYDAY=MO,SU") ==
          "every day if it is the 1st or last day if it is a Monday or a Sunday in January");
}

TEST_CASE("words tell what becomes of short months and of 29 February") {
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=31") ==
          "every month on the 31st (months without one are skipped)");
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=29") ==
          "every month on the 29th (months without one are skipped)");
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=28") == "every month on the 28th");
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,3") ==
          "every month on the 31st in January and March");
    CHECK(words_of("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1") ==
          "every month on the 31st, or the last day of a shorter month");
    CHECK(words_of("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1") ==
          "every 3 months on the 30th, or the last day of a shorter month");
    CHECK(words_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29") ==
          "every year on 29 February (only in leap years)");
    CHECK(words_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1") ==
          "every year on 29 February, or 28 February in other years");
}

TEST_CASE("every month and every year from a day that some lack") {
    const auto from = [](int month, int day) { return *Date::of(2028, month, day); };
    CHECK(text(clamped_monthly(1, from(1, 15))) == "FREQ=MONTHLY;BYMONTHDAY=15");
    CHECK(text(clamped_monthly(3, from(1, 28))) == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28");
    CHECK(text(clamped_monthly(1, from(1, 29))) == "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1");
    CHECK(text(clamped_monthly(1, from(1, 31))) == "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
    CHECK(text(clamped_yearly(1, from(2, 29))) == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1");
    CHECK(text(clamped_yearly(2, from(1, 31))) == "FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=31");
    CHECK(clamped_day(clamped_monthly(1, from(1, 30))) == 30);
    CHECK(clamped_day(clamped_yearly(1, from(2, 29))) == 29);
    CHECK(clamped_day(clamped_monthly(1, from(1, 28))) == 0);
}

TEST_CASE("names and ordinals") {
    CHECK(ordinal_digits(1) + ordinal_digits(2) + ordinal_digits(3) + ordinal_digits(4) == "1st2nd3rd4th");
    CHECK(ordinal_digits(11) + ordinal_digits(12) + ordinal_digits(13) + ordinal_digits(111) ==
          "11th12th13th111th");
    CHECK(ordinal_digits(21) + ordinal_digits(30) + ordinal_digits(366) == "21st30th366th");
    CHECK(month_of_name("sept") == 9);
    CHECK(month_of_name("september") == 9);
    CHECK(weekday_of_name("thurs") == 4);
    CHECK(weekday_of_name("fridays") == 5);
    for (const char* none : {"", "m", "ma", "septembers", "month", "months", "second", "day", "sundae"}) {
        CHECK_FALSE(month_of_name(none));
        CHECK_FALSE(weekday_of_name(none));
    }
    CHECK(joined_words({}) + joined_words({"a"}) + joined_words({"a", "b"}) + joined_words({"a", "b", "c"}) ==
          "aa and ba, b and c");
}
