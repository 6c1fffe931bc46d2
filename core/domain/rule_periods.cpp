#include "core/domain/rule_periods.h"

#include <algorithm>
#include <bit>

namespace shipshape {
namespace {

constexpr std::array<std::int16_t, 13> k_month_starts = {0,   31,  59,  90,  120, 151, 181,
                                                         212, 243, 273, 304, 334, 365};
constexpr int k_cycle_years = 400;
constexpr int k_cycle_days = 146'097;           // 400 years
constexpr int k_cycle_weeks = k_cycle_days / 7; // without a rest

constexpr bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
/// Also of year 0, whose weeks reach into year 1.
Date year_start(int year) {
    const int before = year - 1 + k_cycle_years;
    return k_first_date + (365 * before + before / 4 - before / 100 + before / 400 - k_cycle_days);
}
/// Days from the first of January to the first of that month; 13 is the next January.
constexpr int month_start(int month, bool leap) {
    return k_month_starts[static_cast<std::size_t>(month - 1)] + (leap && month > 2 ? 1 : 0);
}
/// 0 for Monday to 6; dates around k_first_date included.
int weekday_of(Date date) {
    return (date - k_first_date + 7 * 60) % 7; // 0001-01-01 was a Monday
}

constexpr std::uint64_t low_bits(int count) {
    return count <= 0 ? 0 : count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}
/// Every week the given weekdays (bit 0 Monday), bit 0 of the result being a day of that weekday.
constexpr std::uint64_t weekly(unsigned weekdays, int first_weekday) {
    constexpr std::uint64_t k_each_week = 0x8102'0408'1020'4081; // bits 0, 7, 14 … 63
    const unsigned turned = (weekdays >> first_weekday | weekdays << (7 - first_weekday)) & 0x7f;
    return turned * k_each_week;
}

/// Sets bits [from, from + count), cut to the mask.
void set_range(DayMask& mask, int from, int count) {
    const int end = std::min(from + count, 64 * static_cast<int>(DayMask::k_words));
    for (from = std::max(from, 0); from < end; from = (from / 64 + 1) * 64) {
        const std::uint64_t bits = low_bits(std::min(end - from, 64 - from % 64)) << from % 64;
        mask.words[static_cast<std::size_t>(from / 64)] |= bits;
    }
}
/// Sets the bits shifted up; they are at most 32 and fit.
void set_bits(DayMask& mask, std::uint64_t bits, int shift) {
    const auto word = static_cast<std::size_t>(shift / 64);
    mask.words[word] |= bits << shift % 64;
    if (shift % 64 > 32 && word + 1 < DayMask::k_words) mask.words[word + 1] |= bits >> (64 - shift % 64);
}
void intersect(DayMask& mask, const DayMask& other) {
    for (std::size_t i = 0; i < DayMask::k_words; ++i) mask.words[i] &= other.words[i];
}

/// Calls `use` with the distance of each numbered day of a stretch of `length` days.
template<class Use>
void for_each_numbered(const DaySet& days, int length, int first_weekday, Use use) {
    const int last_weekday = (first_weekday + length - 1) % 7;
    days.for_each_ordinal([&](RuleDay day) {
        const int weekday = day.weekday - 1;
        const int at = day.ordinal > 0
                           ? (weekday - first_weekday + 7) % 7 + 7 * (day.ordinal - 1)
                           : length - 1 - (last_weekday - weekday + 7) % 7 + 7 * (day.ordinal + 1);
        if (at >= 0 && at < length) use(at);
    });
}
std::uint64_t month_ordinals(const DaySet& days, int length, int first_weekday) {
    std::uint64_t bits = 0;
    for_each_numbered(days, length, first_weekday, [&](int at) { bits |= std::uint64_t{1} << at; });
    return bits;
}
std::uint64_t month_weekdays(const DaySet& days, int length, int first_weekday) {
    const std::uint64_t bits = weekly(days.weekdays(), first_weekday);
    return days.has_ordinals() ? bits | month_ordinals(days, length, first_weekday) : bits;
}
/// Of a month of that length: the days of those numbers, or all where there are none.
std::uint64_t numbered_days(const NumberSet<31>& numbers, int length) {
    const std::uint64_t bits = numbers.words()[0];
    if (bits == 0) return low_bits(length);
    // The numbers from -31 to -1 follow after those from 1 to 31; -1 belongs to the last day.
    const std::uint64_t counted_up = bits & low_bits(length), counted_down = bits >> 31 >> (31 - length);
    return counted_up | counted_down;
}

/// What the rule leaves open and the start decides.
Rule completed(Rule rule, Date start) {
    const bool names_days = !rule.by_day.empty() || !rule.by_month_day.empty() || !rule.by_year_day.empty();
    if (names_days || rule.freq == Frequency::daily) return rule;
    const bool by_week = rule.freq == Frequency::weekly || !rule.by_week_no.empty();
    if (by_week)
        rule.by_day.insert({0, start.weekday()});
    else
        rule.by_month_day.insert(start.day());
    if (rule.freq == Frequency::yearly && !by_week && rule.by_month.empty())
        rule.by_month.insert(start.month());
    return rule;
}

} // namespace

bool DayMask::empty() const {
    return (words[0] | words[1] | words[2] | words[3] | words[4] | words[5]) == 0;
}
int DayMask::size() const {
    int count = 0;
    for (std::uint64_t word : words)
        if (word != 0) count += std::popcount(word); // of a month all but one are 0
    return count;
}
void DayMask::keep_before(int count) {
    for (std::size_t i = 0; i < k_words; ++i) words[i] &= low_bits(count - 64 * static_cast<int>(i));
}
void DayMask::keep_from(int count) {
    for (std::size_t i = 0; i < k_words; ++i) words[i] &= ~low_bits(count - 64 * static_cast<int>(i));
}
void DayMask::drop_first(int count) {
    for (std::uint64_t& word : words) {
        if (const int all = std::popcount(word); all <= count) {
            word = 0;
            count -= all;
            continue;
        }
        for (; count > 0; --count) word &= word - 1;
        return;
    }
}
int DayMask::first() const {
    int at = 0;
    for (std::uint64_t word : words) {
        if (word != 0) return at + std::countr_zero(word);
        at += 64;
    }
    return at;
}
int DayMask::last() const {
    int at = 64 * static_cast<int>(k_words);
    for (std::size_t i = k_words; i > 0; --i, at -= 64)
        if (words[i - 1] != 0) return at - 1 - std::countl_zero(words[i - 1]);
    return -1;
}

RulePeriods::RulePeriods(const Rule& rule, Date start)
    : rule_(completed(rule, start)), start_(start), step_(rule.interval), stride_(1),
      has_positions_(!rule.by_set_pos.empty()) {
    const int year = start.year();
    const bool needs_week = rule.freq == Frequency::weekly && (has_positions_ || rule.interval > 1);
    stretch_ = rule.freq == Frequency::yearly ? Stretch::year : needs_week ? Stretch::week : Stretch::month;
    if (rule.freq == Frequency::daily) {
        step_ = 1;
        stride_ = rule.interval;
        // The set of one day has a first and a last, which is the same one, and no other.
        if (rule.by_set_pos.contains(1) || rule.by_set_pos.contains(-1)) has_positions_ = false;
    }
    switch (stretch_) {
    case Stretch::week:
        origin_ = (start + -((start.weekday() - rule.week_start + 7) % 7)).days;
        cycle_ = k_cycle_weeks;
        break;
    case Stretch::month:
        origin_ = 12 * year + start.month() - 1;
        cycle_ = 12 * k_cycle_years * stride_;
        break;
    case Stretch::year:
        origin_ = year;
        cycle_ = k_cycle_years;
        break;
    }
}

Date RulePeriods::first_of(int number) const {
    const int at = origin_ + number * step_ * (stretch_ == Stretch::week ? 7 : 1);
    if (stretch_ == Stretch::week) return {at};
    if (stretch_ == Stretch::year) return year_start(at);
    return year_start(at / 12) + month_start(at % 12 + 1, is_leap(at / 12));
}

int RulePeriods::number_of(Date date) const {
    const int at = stretch_ == Stretch::week    ? (date.days - origin_) / 7
                   : stretch_ == Stretch::month ? 12 * date.year() + date.month() - 1 - origin_
                                                : date.year() - origin_;
    return at / step_;
}

RulePeriods::Period RulePeriods::all_at(int number) const {
    Period period{first_of(number), {}};
    if (stretch_ == Stretch::week) {
        period.days.words[0] = weekly(rule_.by_day.weekdays(), weekday_of(period.first)) & low_bits(7);
        if (!rule_.by_month.empty()) keep_months_of_week(period.days, period.first);
    } else if (stretch_ == Stretch::year) {
        period.days = year_days(origin_ + number * step_, period.first);
    } else {
        const int at = origin_ + number * step_, month = at % 12 + 1;
        if (!rule_.by_month.empty() && !rule_.by_month.contains(month)) return period;
        const bool leap = is_leap(at / 12);
        const int length = month_start(month + 1, leap) - month_start(month, leap);
        period.days.words[0] = month_days(period.first, length);
    }
    return period;
}

RulePeriods::Period RulePeriods::at(int number) const {
    Period period = all_at(number);
    if (has_positions_) choose_positions(period.days);
    return period;
}

std::uint64_t RulePeriods::month_days(Date first, int length) const {
    std::uint64_t days = numbered_days(rule_.by_month_day, length);
    if (!rule_.by_day.empty()) days &= month_weekdays(rule_.by_day, length, weekday_of(first));
    if (stride_ == 1) return days;
    std::uint64_t reached = 0;
    const int ahead = (start_ - first) % stride_;
    for (int at = ahead < 0 ? ahead + stride_ : ahead; at < length; at += stride_)
        reached |= std::uint64_t{1} << at;
    return days & reached;
}

DayMask RulePeriods::year_days(int year, Date first) const {
    DayMask days;
    const bool leap = is_leap(year);
    const int length = month_start(13, leap);
    for (int month = 1; month <= 12; ++month) {
        if (!rule_.by_month.empty() && !rule_.by_month.contains(month)) continue;
        const int start = month_start(month, leap);
        set_bits(days, numbered_days(rule_.by_month_day, month_start(month + 1, leap) - start), start);
    }
    if (!rule_.by_week_no.empty()) keep_weeks(days, year, first, length);
    if (!rule_.by_year_day.empty()) keep_year_days(days, length);
    if (!rule_.by_day.empty()) keep_weekdays(days, first, leap);
    return days;
}

void RulePeriods::keep_weeks(DayMask& days, int year, Date first, int length) const {
    const NumberSet<53>& wanted = rule_.by_week_no;
    // The first week is the first one with four days of the year (ISO 8601, but for the day it starts on).
    const auto first_week = [&](int of_year) {
        const Date january = year_start(of_year);
        const int into_week = (weekday_of(january) + 8 - rule_.week_start) % 7;
        return january + (into_week <= 3 ? -into_week : 7 - into_week);
    };
    const auto weeks = [&](int of_year) { return (first_week(of_year + 1) - first_week(of_year)) / 7; };
    const int own_start = first_week(year) - first, own_count = weeks(year);
    DayMask allowed;
    for (int number : wanted) {
        const int week = number > 0 ? number : own_count + 1 + number;
        if (week >= 1 && week <= own_count) set_range(allowed, own_start + 7 * (week - 1), 7);
    }
    // Days of this year in the last week of the year before, and in the first week of the next.
    if (own_start > 0 && (wanted.contains(-1) || wanted.contains(weeks(year - 1))))
        set_range(allowed, 0, own_start);
    const int own_end = own_start + 7 * own_count;
    if (own_end < length && (wanted.contains(1) || wanted.contains(-weeks(year + 1))))
        set_range(allowed, own_end, length - own_end);
    intersect(days, allowed);
}

void RulePeriods::keep_year_days(DayMask& days, int length) const {
    const auto& words = rule_.by_year_day.words();
    DayMask counted_up, allowed;
    std::copy_n(words.begin(), DayMask::k_words, counted_up.words.begin());
    counted_up.keep_before(366);
    // The numbers from -366 to -1 follow after those from 1 to 366; -1 belongs to the last day.
    const int shift = 366 + 366 - length;
    for (std::size_t i = 0; i < DayMask::k_words; ++i) {
        const std::size_t word = i + static_cast<std::size_t>(shift / 64);
        allowed.words[i] = counted_up.words[i] | words[word] >> shift % 64;
        if (word + 1 < words.size()) allowed.words[i] |= words[word + 1] << (64 - shift % 64);
    }
    intersect(days, allowed);
}

void RulePeriods::keep_weekdays(DayMask& days, Date first, bool leap) const {
    DayMask allowed;
    const int weekday = weekday_of(first);
    for (std::size_t i = 0; i < DayMask::k_words; ++i)
        allowed.words[i] = weekly(rule_.by_day.weekdays(), (weekday + 64 * static_cast<int>(i)) % 7);
    if (rule_.by_day.has_ordinals() && rule_.by_month.empty())
        for_each_numbered(rule_.by_day, month_start(13, leap), weekday,
                          [&](int at) { set_range(allowed, at, 1); });
    for (int month : rule_.by_month) {
        const int start = month_start(month, leap), length = month_start(month + 1, leap) - start;
        if (rule_.by_day.has_ordinals())
            set_bits(allowed, month_ordinals(rule_.by_day, length, (weekday + start) % 7), start);
    }
    intersect(days, allowed);
}

void RulePeriods::keep_months_of_week(DayMask& days, Date first) const {
    for (int at = 0; at < 7; ++at)
        if (!rule_.by_month.contains((first + at).month())) days.words[0] &= ~(std::uint64_t{1} << at);
}

void RulePeriods::choose_positions(DayMask& days) const {
    DayMask chosen;
    const int count = rule_.freq == Frequency::daily ? 0 : days.size();
    int position = 0;
    for (DayMask rest = days; position < count; ++position) {
        const int at = rest.first();
        rest.keep_from(at + 1);
        if (rule_.by_set_pos.contains(position + 1) || rule_.by_set_pos.contains(position - count))
            set_range(chosen, at, 1);
    }
    days = chosen;
}

} // namespace shipshape
