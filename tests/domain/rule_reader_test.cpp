#include "core/domain/rule_reader.h"

#include "core/domain/rule_tokens.h"
#include "core/domain/rule_words.h"
#include "core/domain/short_months.h"
#include "tests/support/random_rule.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {

const Date k_start = *Date::of(2026, 11, 23);

/// The rule's text, or the sentence of the error.
std::string read(std::string_view words, Date start = k_start) {
    Result<Rule> rule = read_rule_words(words, start);
    return rule ? text(*rule) : rule.error().sentence;
}

/// The first word that is_rule_word() holds for one of no rule, or nothing.
std::string strange_word(std::string_view words) {
    for (RuleTokens tokens(words); !tokens.at_end(); tokens.skip())
        if (!is_rule_word(tokens.peek().text)) return tokens.peek().text;
    return {};
}

struct Example {
    const char* words;
    const char* rule;
};

} // namespace

TEST_CASE("what people type") {
    constexpr Example k_examples[] = {
        {"daily", "FREQ=DAILY"},
        {"on the first", "FREQ=MONTHLY;BYMONTHDAY=1"},
        {"Every day", "FREQ=DAILY"},
        {"every other day", "FREQ=DAILY;INTERVAL=2"},
        {"weekly", "FREQ=WEEKLY"},
        {"once a week", "FREQ=WEEKLY"},
        {"weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"},
        {"every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"},
        {"weekends", "FREQ=WEEKLY;BYDAY=SA,SU"},
        {"fridays", "FREQ=WEEKLY;BYDAY=FR"},
        {"every friday", "FREQ=WEEKLY;BYDAY=FR"},
        {"every Monday and Thursday", "FREQ=WEEKLY;BYDAY=MO,TH"},
        {"every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"},
        {"every second friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"},
        {"every second friday of the month", "FREQ=MONTHLY;BYDAY=2FR"},
        {"every 2 weeks on mon, wed", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"},
        {"every three weeks", "FREQ=WEEKLY;INTERVAL=3"},
        {"fortnightly", "FREQ=WEEKLY;INTERVAL=2"},
        {"bi-weekly on tuesdays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"},
        {"monthly", "FREQ=MONTHLY"},
        {"once a month", "FREQ=MONTHLY"},
        {"monthly on the 15th", "FREQ=MONTHLY;BYMONTHDAY=15"},
        {"monthly on 15", "FREQ=MONTHLY;BYMONTHDAY=15"},
        {"the 1st and 15th of every month", "FREQ=MONTHLY;BYMONTHDAY=1,15"},
        {"on the 1st", "FREQ=MONTHLY;BYMONTHDAY=1"},
        {"last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"},
        {"last day of every month", "FREQ=MONTHLY;BYMONTHDAY=-1"},
        {"every last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1"},
        {"second-to-last day of each month", "FREQ=MONTHLY;BYMONTHDAY=-2"},
        {"on the last friday", "FREQ=MONTHLY;BYDAY=-1FR"},
        {"first and third tuesday", "FREQ=MONTHLY;BYDAY=1TU,3TU"},
        {"first monday and thursday of the month", "FREQ=MONTHLY;BYDAY=1MO,1TH"},
        {"first weekday of the month", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"},
        {"first monday of every other month", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO"},
        {"every 3rd month on the last day", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"},
        {"quarterly", "FREQ=MONTHLY;INTERVAL=3"},
        {"every quarter", "FREQ=MONTHLY;INTERVAL=3"},
        {"every 3 months on the first Monday", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"},
        {"first monday of every quarter", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO"},
        {"last day of the quarter", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
        {"every 6 months", "FREQ=MONTHLY;INTERVAL=6"},
        {"half-yearly", "FREQ=MONTHLY;INTERVAL=6"},
        {"yearly", "FREQ=YEARLY"},
        {"annually", "FREQ=YEARLY"},
        {"yearly on 1 march", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"},
        {"every year on March 1st", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"},
        {"1st of march", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"},
        {"every january and july on the 1st", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1"},
        {"last thursday in november", "FREQ=YEARLY;BYMONTH=11;BYDAY=-1TH"},
        {"last day of the year", "FREQ=YEARLY;BYYEARDAY=-1"},
        {"mondays in week 20", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"},
        {"every day until 2027-01-31", "FREQ=DAILY;UNTIL=20270131"},
        {"weekly until January 31st, 2027.", "FREQ=WEEKLY;UNTIL=20270131"},
        {"every 6 months, 4 times", "FREQ=MONTHLY;INTERVAL=6;COUNT=4"},
        {"yearly on march 1, 10 times", "FREQ=YEARLY;COUNT=10;BYMONTH=3;BYMONTHDAY=1"},
        {"every day for 10 times", "FREQ=DAILY;COUNT=10"},
    };
    for (const Example& example : k_examples) {
        CHECK_MESSAGE(read(example.words) == example.rule, example.words);
        CHECK(strange_word(example.words) == "");
    }
}

TEST_CASE("words that stand in no rule are told apart") {
    for (const char* word : {"look", "release", "part", "dailyish", "", "tomorrow", "ma"})
        CHECK_MESSAGE(!is_rule_word(word), word);
    CHECK(strange_word("in other years, weeks starting on Sunday, only the last of these days") == "");
    CHECK(strange_word("semi annual, half yearly, last day of a shorter month, if it is one") == "");
}

TEST_CASE("a day that short months lack means their last day, unless it is said otherwise") {
    const std::string last_day = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1";
    const std::string leap_day = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1";
    const Date on_31st = *Date::of(2027, 1, 31), on_leap_day = *Date::of(2028, 2, 29);
    CHECK(read("monthly on the 31st") == last_day);
    CHECK(read("every month", on_31st) == last_day);
    CHECK(read("quarterly", on_31st) == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1");
    CHECK(read("every month on the 31st (months without one are skipped)") == "FREQ=MONTHLY;BYMONTHDAY=31");
    CHECK(read("every month on the 31st in march") == "FREQ=MONTHLY;BYMONTH=3;BYMONTHDAY=31");
    CHECK(read("every month on the 1st and 31st") == "FREQ=MONTHLY;BYMONTHDAY=1,31");
    CHECK(read("yearly", on_leap_day) == leap_day);
    CHECK(read("yearly", on_31st) == "FREQ=YEARLY");
    CHECK(read("29 february") == leap_day);
    CHECK(read("every year on 29 February (only in leap years)") == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29");
    CHECK(read("every month", on_leap_day) == "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1");
    CHECK(read(words(clamped_monthly(2, on_31st))) == text(clamped_monthly(2, on_31st)));
    CHECK(read(words(clamped_yearly(1, on_leap_day))) == leap_day);
}

TEST_CASE("what is not understood is named, with its place and two examples") {
    Result<Rule> fortnite = read_rule_words("every fortnite", k_start);
    REQUIRE_FALSE(fortnite);
    CHECK(fortnite.error().sentence ==
          "“fortnite” is not understood here. Write for example “every 2 weeks on "
          "Monday” or “last day of the month”.");
    CHECK(fortnite.error().place == "character 7");
    for (const char* wrong : {"",
                              "  ",
                              "every",
                              "every other",
                              "often",
                              "on",
                              "every 0 days",
                              "every 99999 days",
                              "every -1 days",
                              "at 9:00",
                              "daily weekly",
                              "every day every week",
                              "the",
                              "the last",

                              "first and",
                              "0th",
                              "99th",
                              "monday the 99th",
                              "54th monday",
                              "week 54",

                              "day 367",
                              "32",
                              "0 times",
                              "10 times",
                              "until",
                              "daily until",
                              "daily until tomorrow",
                              "daily until 31 february 2027",
                              "daily until 2027-02-29",
                              "daily 10 times until 2027-01-01",
                              "daily, 5 times, 6 times",
                              "daily (",
                              "daily (skipped)",
                              "only the",
                              "daily, only the 1st",
                              "first monday of every week",

                              "weekly on the 15th",
                              "first and last monday of every quarter",

                              "weeks starting on",
                              "15th, or the last day of a shorter month",
                              "30th or 3rd day of a shorter month",
                              "daily in other years",
                              "every month on the",
                              "twice a week",
                              "\xff\xfe",
                              "weekly on \xe2\x82",
                              "every year on the 367th day of the year"}) {
        Result<Rule> rule = read_rule_words(wrong, k_start);
        CHECK_MESSAGE(!rule, std::string(wrong) << " -> " << (rule ? text(*rule) : ""));
        if (!rule) CHECK(rule.error().sentence.ends_with("or “last day of the month”."));
    }
    CHECK(read_rule_words(std::string(5000, 'a'), k_start).error().kind == ErrorKind::too_large);
}

TEST_CASE("words are read back as the same rule") {
    testing::Random random(17);
    for (int i = 0; i < 20'000; ++i) {
        Rule rule = testing::random_rule(random);
        if (random.below(4) == 0)
            rule.count = 1 + static_cast<int>(random.below(12));
        else if (random.below(4) == 0)
            rule.until = testing::random_date(random);
        const std::string said = words(rule);
        const Result<Rule> again = read_rule_words(said, k_start);
        CHECK_MESSAGE((again && *again == rule), text(rule)
                                                     << ": " << said << " -> "
                                                     << (again ? text(*again) : again.error().sentence));
        CHECK(strange_word(said) == "");
        if (!again || *again != rule) break;
    }
}

TEST_CASE("rules about the end of months are read back from their words, in every month") {
    for (int month = 0; month <= 12; ++month)
        for (int day = 28; day <= 31; ++day)
            for (Frequency freq : {Frequency::monthly, Frequency::yearly})
                for (bool clamp : {false, true}) {
                    Rule rule{.freq = freq, .by_month_day = {day}};
                    if (month > 0) rule.by_month.insert(month);
                    if (clamp) clamp_day(rule);
                    const Result<Rule> again = read_rule_words(words(rule), k_start);
                    CHECK_MESSAGE((again && *again == rule), text(rule) << ": " << words(rule));
                }
}
