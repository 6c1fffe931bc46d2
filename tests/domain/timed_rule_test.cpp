#include "core/domain/timed_rule.h"
#include "tests/support/shared_file.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;

namespace {

Moment moment(std::string_view text) {
    std::optional<Moment> read = Moment::parse(text);
    CHECK_MESSAGE(read, text);
    return read.value_or(Moment{});
}
std::string joined(const std::vector<Date>& dates) {
    std::string out;
    for (Date date : dates) out += (out.empty() ? "" : " ") + date.text();
    return out;
}
std::string listed(std::string_view rule_text, std::string_view start, std::size_t limit = 5000) {
    Result<std::vector<Date>> dates = timed_dates(rule_text, moment(start), {.limit = limit});
    return dates ? joined(*dates) : dates.error().sentence;
}

/// What stands in quotes after `"name": ` from `at` on, which moves behind it. The suite's own layout.
std::string_view member(std::string_view text, std::string_view name, std::size_t& at) {
    const std::string key = "\"" + std::string(name) + "\": \"";
    const std::size_t found = text.find(key, at);
    if (found == std::string_view::npos) return {};
    const std::size_t begin = found + key.size();
    at = text.find('"', begin);
    return text.substr(begin, at - begin);
}

/// The dates of a list of moments, each once.
std::vector<Date> dates_of(std::string_view instances) {
    std::vector<Date> dates;
    while (!instances.empty()) {
        const std::size_t comma = std::min(instances.find(','), instances.size());
        const Date date = moment(instances.substr(0, comma)).date;
        if (dates.empty() || dates.back() != date) dates.push_back(date);
        instances.remove_prefix(std::min(comma + 1, instances.size()));
    }
    return dates;
}

} // namespace

TEST_CASE("the 55 rules on which independent programs agree give the same dates") {
    const std::optional<std::string> suite = testing::shared_file("suites/rrule_cases.json");
    if (!suite) return;
    int cases = 0, read_as_schedule = 0;
    for (std::size_t at = 0;; ++cases) {
        const std::string_view rule_text = member(*suite, "rrule", at);
        if (rule_text.empty()) break;
        const Moment start = moment(member(*suite, "DTSTART", at));
        const std::vector<Date> expected = dates_of(member(*suite, "inst", at));
        const Result<std::vector<Date>> found = timed_dates(rule_text, start, {.limit = 5000});
        CHECK_MESSAGE((found && *found == expected),
                      rule_text << ": " << joined(found.value_or(std::vector<Date>{})));
        const Result<Rule> rule = parse_rule(rule_text);
        // Schedules take the day of UNTIL as a whole; where its time ends before the start's, that is one
        // more.
        if (!rule || rule->until == expected.back() + 1) continue;
        read_as_schedule += 1;
        const std::vector<Date> planned = dates(*rule, start.date, {.limit = 5000});
        const bool one_more =
            rule->until && planned.size() == expected.size() + 1 && planned.back() == rule->until;
        CHECK_MESSAGE((planned == expected || one_more), rule_text);
    }
    CHECK(cases == 55);
    CHECK(read_as_schedule >= 40);
}

TEST_CASE("a moment is a date with or without a time") {
    CHECK(moment("2027-01-31") == Moment{*Date::of(2027, 1, 31), {}});
    CHECK(moment("20270131").date == *Date::of(2027, 1, 31));
    for (const char* nine : {"20270131T090000", "20270131T090000Z", "2027-01-31T09:00:00Z",
                             "2027-01-31T09:00", "2027-01-31T0900", "2027-01-31T09:00Z"})
        CHECK(moment(nine) == Moment{*Date::of(2027, 1, 31), 32'400});
    for (const char* wrong :
         {"", "2027", "2027-0131", "2027-02-29", "2027-01-31T", "2027-01-31 09:00", "2027-01-31T24:00",
          "2027-01-31T09:60", "2027-01-31T09:00:00+01:00", "20270131Z", "2027-01-31T09:00:00ZZ", "\xff"})
        CHECK_MESSAGE(!Moment::parse(wrong), wrong);
}

TEST_CASE("UNTIL ends at its time where the start has one, and with its day where not") {
    CHECK(listed("FREQ=DAILY;UNTIL=20261125T080000Z", "20261123T090000") == "2026-11-23 2026-11-24");
    CHECK(listed("FREQ=DAILY;UNTIL=20261125T090000Z", "20261123T090000") ==
          "2026-11-23 2026-11-24 2026-11-25");
    CHECK(listed("FREQ=DAILY;UNTIL=20261124T000000Z", "2026-11-23") == "2026-11-23 2026-11-24");
    CHECK(listed("FREQ=DAILY;UNTIL=20261124", "20261123T090000") == "2026-11-23 2026-11-24");
}

TEST_CASE("COUNT and positions count the times of a day, and each date comes once") {
    CHECK(listed("FREQ=DAILY;BYHOUR=8,12,16;COUNT=5", "20261123T090000") == "2026-11-23 2026-11-24");
    CHECK(listed("FREQ=DAILY;BYHOUR=8;COUNT=2", "20261123T090000") == "2026-11-24 2026-11-25");
    CHECK(listed("FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=8,16;BYSETPOS=-1,1;COUNT=3", "20261123T080000") ==
          "2026-11-23 2026-11-24 2026-11-30");
    CHECK(listed("FREQ=DAILY;BYHOUR=8,16;BYSETPOS=3;COUNT=3", "20261123T080000") == "");
    CHECK(listed("FREQ=HOURLY;INTERVAL=36;BYDAY=MO,WE;COUNT=3", "20261123T000000") ==
          "2026-11-23 2026-11-30 2026-12-02");
    CHECK(listed("FREQ=SECONDLY", "20261123T235958", 2) == "2026-11-23 2026-11-24");
}

TEST_CASE("a search below a day ends, also where nothing ever comes") {
    for (const char* never : {"FREQ=SECONDLY;BYSECOND=60", "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=1",
                              "FREQ=SECONDLY;BYMINUTE=3;INTERVAL=3600"})
        CHECK(listed(never, "20261123T050000").starts_with("This rule counts times of a day"));
    CHECK(listed("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "2026-11-23") == "");
    CHECK(listed("FREQ=DAILY;BYSECOND=60", "2026-11-23") == "");
}

TEST_CASE("dates are left out and cut to the window") {
    const std::vector<Date> without = {*Date::of(2026, 11, 24)};
    const DateWindow window{
        .from = *Date::of(2026, 11, 24), .until = *Date::of(2026, 11, 26), .without = without};
    for (const char* rule_text : {"FREQ=DAILY", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,17;COUNT=100"})
        CHECK(joined(*timed_dates(rule_text, moment("20261123T090000"), window)) == "2026-11-25 2026-11-26");
}
