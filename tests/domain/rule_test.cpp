#include "core/domain/rule.h"

#include <doctest/doctest.h>
#include <vector>

using namespace shipshape;

namespace {

Date date(int year, int month, int day) {
    return Date::of(year, month, day).value_or(Date{});
}

std::string canonical(std::string_view rule_text) {
    Result<Rule> rule = parse_rule(rule_text);
    if (!rule) return rule.error().place + ": " + rule.error().sentence;
    Result<Rule> again = parse_rule(text(*rule));
    CHECK((again && *again == *rule));
    return text(*rule);
}

/// The place of the error, checked to be a sentence; empty where there is none.
std::string wrong_at(std::string_view rule_text, ErrorKind kind = ErrorKind::invalid_input) {
    Result<Rule> rule = parse_rule(rule_text);
    if (rule) return {};
    CHECK(rule.error().kind == kind);
    CHECK(rule.error().sentence.size() > 20);
    CHECK(rule.error().sentence.ends_with("."));
    return rule.error().place;
}

} // namespace

TEST_CASE("a rule is read part by part") {
    Result<Rule> rule = parse_rule("FREQ=YEARLY;INTERVAL=2;UNTIL=20271231T235959Z;BYMONTH=11;BYMONTHDAY=-1,2;"
                                   "BYDAY=TU,1MO,-1FR;BYSETPOS=1,-366;WKST=SU");
    REQUIRE(rule);
    CHECK(rule->freq == Frequency::yearly);
    CHECK(rule->interval == 2);
    CHECK_FALSE(rule->count);
    CHECK(rule->until == date(2027, 12, 31));
    CHECK(rule->by_month == NumberSet<12>{11});
    CHECK(rule->by_month_day == NumberSet<31>{2, -1});
    CHECK(rule->by_day == DaySet{{0, 2}, {1, 1}, {-1, 5}});
    CHECK(rule->by_set_pos == NumberSet<366>{-366, 1});
    CHECK(rule->week_start == 7);
    CHECK(parse_rule("FREQ=DAILY;COUNT=3")->count == 3);
}

TEST_CASE("the canonical text has one order, no defaults and nothing twice") {
    CHECK(canonical("freq=daily") == "FREQ=DAILY");
    CHECK(canonical(" RRULE:FREQ=WEEKLY;INTERVAL=1;WKST=MO ") == "FREQ=WEEKLY");
    CHECK(canonical("rrule:byday=fr,mo,fr;freq=weekly;wkst=su;interval=02") ==
          "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU");
    CHECK(canonical("FREQ=MONTHLY;BYMONTHDAY=-1,31,+2;BYDAY=-1SU,-1MO,-2MO,+1MO,53TU") ==
          "FREQ=MONTHLY;BYMONTHDAY=2,31,-1;BYDAY=1MO,53TU,-2MO,-1MO,-1SU");
    CHECK(canonical("FREQ=YEARLY;BYYEARDAY=366,-366,1;UNTIL=20270101") ==
          "FREQ=YEARLY;UNTIL=20270101;BYYEARDAY=1,366,-366");
    CHECK(canonical("FREQ=YEARLY;BYWEEKNO=53,-53;BYDAY=TH;COUNT=1000000;INTERVAL=10000") ==
          "FREQ=YEARLY;INTERVAL=10000;COUNT=1000000;BYWEEKNO=53,-53;BYDAY=TH");
}

TEST_CASE("times of day are passed over where they change no day, and refused where they do") {
    CHECK(canonical("FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;COUNT=3") == "FREQ=DAILY;COUNT=3");
    CHECK(canonical("FREQ=DAILY;BYHOUR=9,17") == "FREQ=DAILY");
    CHECK(wrong_at("FREQ=DAILY;BYHOUR=9,17;COUNT=3", ErrorKind::unsupported) == "character 12");
    CHECK(wrong_at("FREQ=HOURLY", ErrorKind::unsupported) == "character 6");
    CHECK(wrong_at("INTERVAL=2;FREQ=SECONDLY;BYSECOND=5", ErrorKind::unsupported) == "character 17");
    CHECK(wrong_at("FREQ=DAILY;BYHOUR=9;BYSETPOS=1") == "character 12");
}

TEST_CASE("what RFC 5545 forbids is refused with its place") {
    CHECK(wrong_at("FREQ=WEEKLY;BYDAY=1MO") == "character 13");
    CHECK(wrong_at("FREQ=DAILY;BYDAY=-1MO") == "character 12");
    CHECK(wrong_at("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO") == "character 24");
    CHECK(wrong_at("FREQ=MONTHLY;BYWEEKNO=3") == "character 14");
    CHECK(wrong_at("FREQ=DAILY;BYYEARDAY=3") == "character 12");
    CHECK(wrong_at("FREQ=WEEKLY;BYYEARDAY=3") == "character 13");
    CHECK(wrong_at("FREQ=MONTHLY;BYYEARDAY=3") == "character 14");
    CHECK(wrong_at("FREQ=WEEKLY;BYMONTHDAY=3") == "character 13");
    CHECK(wrong_at("FREQ=MONTHLY;BYSETPOS=1") == "character 14");
    CHECK(wrong_at("FREQ=DAILY;UNTIL=20270101;COUNT=3") == "character 12");
    for (const char* zero : {"COUNT=0", "INTERVAL=0", "BYMONTH=0", "BYMONTHDAY=0", "BYDAY=0MO", "BYSETPOS=0"})
        CHECK(wrong_at(std::string("FREQ=MONTHLY;") + zero).starts_with("character "));
    for (const char* range :
         {"BYMONTH=13", "BYMONTH=-1", "BYMONTHDAY=32", "BYMONTHDAY=1,-32", "BYYEARDAY=367", "BYWEEKNO=54",
          "BYDAY=54MO", "BYDAY=-54MO", "BYSETPOS=367", "INTERVAL=10001", "COUNT=1000001", "BYHOUR=24",
          "BYMINUTE=60", "BYSECOND=61", "UNTIL=20270229"})
        CHECK(wrong_at(std::string("FREQ=YEARLY;") + range).starts_with("character "));
}

TEST_CASE("hostile and half texts are refused in a sentence") {
    CHECK(wrong_at("") == "");
    for (const char* hostile : {" ",
                                "RRULE:",
                                ";",
                                "FREQ",
                                "FREQ=",
                                "FREQ=DAILY;",
                                ";FREQ=DAILY",
                                "FREQ=DAILY;;COUNT=1",
                                "FREQ=DAILY;FREQ=DAILY",
                                "FREQ=FORTNIGHTLY",
                                "COUNT=3",
                                "FREQ=DAILY;COUNT=",
                                "FREQ=DAILY;COUNT=-1",
                                "FREQ=DAILY;COUNT=1.5",
                                "FREQ=DAILY;COUNT=99999999999999999999",
                                "FREQ=DAILY;X-FOO=1",
                                "FREQ=WEEKLY;BYDAY=",
                                "FREQ=WEEKLY;BYDAY=MO,",
                                "FREQ=WEEKLY;BYDAY=,MO",
                                "FREQ=WEEKLY;BYDAY=M",
                                "FREQ=WEEKLY;BYDAY=MON",
                                "FREQ=MONTHLY;BYDAY=--1MO",
                                "FREQ=MONTHLY;BYDAY=+-1MO",
                                "FREQ=MONTHLY;BYDAY=1",
                                "FREQ=DAILY;UNTIL=2027",
                                "FREQ=DAILY;UNTIL=2027-01-01",
                                "FREQ=DAILY;UNTIL=20270101T",
                                "FREQ=DAILY;UNTIL=20270101T250000",
                                "FREQ=DAILY;UNTIL=20270101Z",
                                "FREQ=DAILY;UNTIL=+0270101",
                                "FREQ=DAILY;UNTIL=00000101",
                                "FREQ=DAILY;WKST=",
                                "FREQ=DAILY;WKST=1MO",
                                "FREQ=DAILY; COUNT=3",
                                "FREQ=DAILY\nCOUNT=3",
                                "FREQ=\xff\xfe",
                                "\xe2\x82",
                                "DTSTART:20270101"})
        CHECK_MESSAGE(!parse_rule(hostile), hostile);
    CHECK_FALSE(parse_rule(std::string_view("FREQ=DAILY\0", 11)));
    std::string long_text = "FREQ=DAILY;BYMONTHDAY=1";
    while (long_text.size() <= k_max_rule_bytes) long_text += ",1";
    CHECK(parse_rule(long_text).error().kind == ErrorKind::too_large);
}

TEST_CASE("rules made by hand are checked as well") {
    CHECK(check_rule(Rule{}).has_value());
    CHECK_FALSE(check_rule({.interval = 0}));
    CHECK_FALSE(check_rule({.interval = Rule::k_max_interval + 1}));
    CHECK_FALSE(check_rule({.count = 0}));
    CHECK_FALSE(check_rule({.count = 1, .until = date(2027, 1, 1)}));
    CHECK_FALSE(check_rule({.by_month = {-1}}));
    CHECK_FALSE(check_rule({.week_start = 8}));
}

TEST_CASE("sets of numbers and days keep their order and hold each once") {
    NumberSet<31> days{-1, 31, 1, -31, 1};
    std::vector<int> numbers;
    for (int day : days) numbers.push_back(day);
    CHECK(numbers == std::vector<int>{1, 31, -31, -1});
    CHECK(days.size() == 4);
    CHECK_FALSE(days.contains(0));
    CHECK_FALSE(days.contains(32));
    for (int ordinal = -53; ordinal <= 53; ++ordinal)
        for (int weekday = 1; weekday <= 7; ++weekday) {
            int found = 0;
            DaySet{{ordinal, weekday}}.for_each([&](RuleDay day) {
                found += 1;
                CHECK(day == RuleDay{ordinal, weekday});
            });
            CHECK(found == 1);
        }
}
