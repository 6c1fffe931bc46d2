// Random rules against a second reading of RFC 5545 that goes day by day, and laws that hold for all of them.
#include "core/domain/expansion.h"
#include "tests/support/random_rule.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace shipshape;
using testing::Random;

namespace {

constexpr int k_rules = 1500;
constexpr int k_window_days = 5 * 366;

Date first_of_month(Date day) {
    return day + (1 - day.day());
}
Date first_of_year(Date day) {
    return *Date::of(day.year(), 1, 1);
}
int length_of_month(Date day) {
    return first_of_month(first_of_month(day) + 31) - first_of_month(day);
}
int length_of_year(Date day) {
    return *Date::of(day.year(), 12, 31) - first_of_year(day) + 1;
}
Date first_of_week(Date day, int week_start) {
    while (day.weekday() != week_start) day = day + -1;
    return day;
}

/// Number `ordinal`, or counted from the end, of its weekday among `length` days, of which it is `at`.
bool is_numbered(int ordinal, int at, int length) {
    return ordinal > 0 ? at / 7 + 1 == ordinal : (length - 1 - at) / 7 + 1 == -ordinal;
}

bool weekday_fits(const Rule& rule, Date day) {
    bool fits = false;
    const bool in_month = rule.freq == Frequency::monthly || !rule.by_month.empty();
    rule.by_day.for_each([&](RuleDay wanted) {
        if (wanted.weekday != day.weekday()) return;
        fits = fits || wanted.ordinal == 0 ||
               (in_month ? is_numbered(wanted.ordinal, day.day() - 1, length_of_month(day))
                         : is_numbered(wanted.ordinal, day - first_of_year(day), length_of_year(day)));
    });
    return fits;
}

bool week_fits(const Rule& rule, Date day) {
    // A week belongs to the year of its fourth day.
    const Date middle = first_of_week(day, rule.week_start) + 3;
    const int week = (middle - first_of_year(middle)) / 7;
    const int weeks = week + 1 + (length_of_year(middle) - 1 - (middle - first_of_year(middle))) / 7;
    return rule.by_week_no.contains(week + 1) || rule.by_week_no.contains(week - weeks);
}

bool day_fits(const Rule& rule, Date start, Date day) {
    const bool no_days = rule.by_day.empty() && rule.by_month_day.empty() && rule.by_year_day.empty();
    if (!rule.by_month.empty() && !rule.by_month.contains(day.month())) return false;
    if (!rule.by_week_no.empty() && !week_fits(rule, day)) return false;
    const int year_day = day - first_of_year(day);
    if (!rule.by_year_day.empty() && !rule.by_year_day.contains(year_day + 1) &&
        !rule.by_year_day.contains(year_day - length_of_year(day)))
        return false;
    if (!rule.by_month_day.empty() && !rule.by_month_day.contains(day.day()) &&
        !rule.by_month_day.contains(day.day() - 1 - length_of_month(day)))
        return false;
    if (!rule.by_day.empty() && !weekday_fits(rule, day)) return false;
    if (!no_days || rule.freq == Frequency::daily) return true;
    if (rule.freq == Frequency::weekly || !rule.by_week_no.empty()) return day.weekday() == start.weekday();
    return day.day() == start.day() &&
           (rule.freq == Frequency::monthly || !rule.by_month.empty() || day.month() == start.month());
}

int period_of(const Rule& rule, Date day) {
    switch (rule.freq) {
    case Frequency::daily:
        return day.days;
    case Frequency::weekly:
        return (first_of_week(day, rule.week_start).days + 700'007) / 7;
    case Frequency::monthly:
        return 12 * day.year() + day.month();
    case Frequency::yearly:
        break;
    }
    return day.year();
}

/// The dates of a rule without COUNT and UNTIL from `start` to `end`.
std::vector<Date> slowly(const Rule& rule, Date start, Date end) {
    std::vector<Date> all, set;
    const auto close_set = [&] {
        const int count = static_cast<int>(set.size());
        for (int i = 0; i < count; ++i)
            if (rule.by_set_pos.empty() || rule.by_set_pos.contains(i + 1) ||
                rule.by_set_pos.contains(i - count))
                all.push_back(set[static_cast<std::size_t>(i)]);
        set.clear();
    };
    const int first = period_of(rule, start);
    int period = first;
    for (Date day = start + -400; period_of(rule, day) <= period_of(rule, end); day = day + 1) {
        if (period_of(rule, day) < first) continue;
        if (period_of(rule, day) != period) close_set();
        period = period_of(rule, day);
        if ((period - first) % rule.interval == 0 && day_fits(rule, start, day)) set.push_back(day);
    }
    close_set();
    std::erase_if(all, [&](Date day) { return day < start || day > end; });
    return all;
}

std::vector<Date> quickly(const Rule& rule, Date start, Date end) {
    return dates(rule, start, {.until = end, .limit = 10'000});
}

} // namespace

TEST_CASE("random rules give the dates that a reading day by day gives") {
    Random random(20261123);
    int with_dates = 0;
    for (int i = 0; i < k_rules; ++i) {
        const Rule rule = testing::random_rule(random);
        const Date start = testing::random_date(random), end = start + k_window_days;
        const std::vector<Date> expected = slowly(rule, start, end);
        with_dates += !expected.empty();
        CHECK_MESSAGE(quickly(rule, start, end) == expected, text(rule) << " from " << start.text());
    }
    CHECK(with_dates > k_rules / 2);
}

TEST_CASE("COUNT and UNTIL cut the same dates off, and jumping finds them") {
    Random random(7);
    for (int i = 0; i < k_rules; ++i) {
        Rule rule = testing::random_rule(random);
        const Date start = testing::random_date(random), end = start + k_window_days;
        std::vector<Date> all = quickly(rule, start, end);
        if (all.empty()) continue;
        CHECK(std::ranges::adjacent_find(all, std::ranges::greater_equal{}) == all.end());
        CHECK(all.front() >= start);
        const std::size_t kept = 1 + random.below(all.size());
        if (i % 2)
            rule.count = static_cast<int>(kept);
        else
            rule.until = all[kept - 1] + static_cast<int>(random.below(2) && kept == all.size());
        all.resize(kept);
        CHECK_MESSAGE(quickly(rule, start, end) == all, text(rule) << " from " << start.text());
        const Date asked = start + static_cast<int>(random.below(k_window_days));
        const auto after = std::ranges::lower_bound(all, asked);
        const auto before = std::ranges::upper_bound(all, asked);
        CHECK(first_on_or_after(rule, start, asked) ==
              (after == all.end() ? std::nullopt : std::optional(*after)));
        CHECK(last_on_or_before(rule, start, asked) ==
              (before == all.begin() ? std::nullopt : std::optional(*(before - 1))));
        CHECK(count_between(rule, start, asked, end, 10'000) == all.end() - after);
    }
}

TEST_CASE("a rule and its text give the same dates") {
    Random random(11);
    for (int i = 0; i < k_rules; ++i) {
        const Rule rule = testing::random_rule(random);
        const Result<Rule> again = parse_rule(text(rule));
        CHECK_MESSAGE((again && *again == rule), text(rule));
    }
}

TEST_CASE("a change of start within a rule's dates keeps those after it, where the rule names its days") {
    // Not so for an interval, which is counted from the start.
    Random random(13);
    for (int i = 0; i < k_rules; ++i) {
        Rule rule = testing::random_rule(random);
        rule.interval = 1;
        if (rule.by_day.empty() && rule.by_month_day.empty() && rule.by_year_day.empty()) continue;
        const Date start = testing::random_date(random), end = start + k_window_days;
        std::vector<Date> all = quickly(rule, start, end);
        const Date later = start + static_cast<int>(random.below(800));
        std::erase_if(all, [&](Date day) { return day < later; });
        CHECK_MESSAGE(quickly(rule, later, end) == all, text(rule) << " from " << start.text());
    }
}
