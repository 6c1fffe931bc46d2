#include "core/domain/short_months.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr int k_every_month_has = 28;
constexpr std::array<int, 12> k_shortest = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

int longest_month(const Rule& rule) {
    return rule.freq == Frequency::yearly ? 29 : 31;
}

} // namespace

Rule clamped_monthly(int interval, Date start) {
    Rule rule{.freq = Frequency::monthly, .interval = interval, .by_month_day = {start.day()}};
    if (start.day() > k_every_month_has) clamp_day(rule);
    return rule;
}

Rule clamped_yearly(int interval, Date start) {
    Rule rule{.freq = Frequency::yearly,
              .interval = interval,
              .by_month = {start.month()},
              .by_month_day = {start.day()}};
    if (skips_short_months(rule)) clamp_day(rule);
    return rule;
}

int clamped_day(const Rule& rule) {
    const bool other_days = !rule.by_day.empty() || !rule.by_year_day.empty() || !rule.by_week_no.empty();
    const bool fits = rule.freq == Frequency::monthly || is_about_february(rule);
    if (other_days || !fits || rule.by_set_pos != NumberSet<366>{-1} || !skips_short_months(rule)) return 0;
    NumberSet<31> days{k_every_month_has};
    for (int day = k_every_month_has + 1; day <= longest_month(rule); ++day) {
        days.insert(day);
        if (rule.by_month_day == days) return day;
    }
    return 0;
}

void clamp_day(Rule& rule) {
    for (int day = std::min(*rule.by_month_day.begin(), longest_month(rule)); day >= k_every_month_has; --day)
        rule.by_month_day.insert(day);
    rule.by_set_pos = {-1};
}

bool skips_short_months(const Rule& rule) {
    if (rule.freq != Frequency::monthly && rule.freq != Frequency::yearly) return false;
    for (int month = 1; month <= 12; ++month) {
        if (!rule.by_month.empty() && !rule.by_month.contains(month)) continue;
        for (int day = k_shortest[static_cast<std::size_t>(month - 1)] + 1; day <= 31; ++day)
            if (rule.by_month_day.contains(day)) return true;
    }
    return false;
}

bool is_about_february(const Rule& rule) {
    return rule.freq == Frequency::yearly && rule.by_month == NumberSet<12>{2};
}

} // namespace shipshape
