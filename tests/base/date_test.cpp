#include "core/base/date.h"

#include <doctest/doctest.h>

using namespace shipshape;

namespace {
Date date(int year, int month, int day) {
    return Date::of(year, month, day).value_or(Date{});
}
} // namespace

TEST_CASE("dates are printed and read back over all years") {
    for (int days = k_first_date.days; days <= k_last_date.days; days += 97) {
        Date day{days};
        CHECK(Date::parse(day.text()) == day);
    }
    CHECK(k_first_date.text() == "0001-01-01");
    CHECK(k_last_date.text() == "9999-12-31");
}

TEST_CASE("what is not a date is refused") {
    for (const char* text : {"", "2026-2-03", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10",
                             "0000-01-01", "2026-11-22 ", "2026/11/22", "-026-11-22", "2026-11-+2"})
        CHECK_MESSAGE(!Date::parse(text), text);
}

TEST_CASE("months are added without drift and short months give their last day") {
    CHECK(date(2026, 1, 31).plus_months(1) == date(2026, 2, 28));
    CHECK(date(2028, 1, 31).plus_months(1) == date(2028, 2, 29));
    CHECK(date(2026, 1, 31).plus_months(2) == date(2026, 3, 31));
    CHECK(date(2026, 3, 31).plus_months(-1) == date(2026, 2, 28));
    CHECK(date(2026, 11, 30).plus_months(3) == date(2027, 2, 28));
}

TEST_CASE("dates in words") {
    Date today = date(2026, 11, 22);
    CHECK(today.weekday() == 7);
    CHECK(today.words(today) == "Sunday, 22 November");
    CHECK(date(2027, 1, 4).words(today) == "Monday, 4 January 2027");
    CHECK(today.relative(today) == "today");
    CHECK((today + 1).relative(today) == "tomorrow");
    CHECK((today + -1).relative(today) == "yesterday");
    CHECK((today + 8).relative(today) == "in 8 days");
    CHECK((today + -3).relative(today) == "3 days ago");
}

TEST_CASE("instants are printed and read back, before 1970 too") {
    for (std::int64_t ms : {0ll, 1'795'381'200'123ll, -1ll, -86'400'000ll, 253'402'300'799'999ll}) {
        Instant instant{ms};
        CHECK(Instant::parse(instant.text()) == instant);
    }
    CHECK(Instant{1'795'381'200'123}.text() == "2026-11-22T21:00:00.123Z");
    CHECK(Instant{-1}.text() == "1969-12-31T23:59:59.999Z");
    for (const char* text :
         {"2026-11-22T21:00:00Z", "2026-11-22T24:00:00.000Z", "2026-11-22t21:00:00.000Z", "now"})
        CHECK_MESSAGE(!Instant::parse(text), text);
}
