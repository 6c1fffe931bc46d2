#pragma once
#include "core/domain/rule.h"

#include <array>
#include <cstdint>

namespace shipshape {

/// Days of one stretch of time, bit n being n days after its first; room for a leap year.
struct DayMask {
    static constexpr std::size_t k_words = 6;
    std::array<std::uint64_t, k_words> words{};

    bool empty() const;
    int size() const;
    /// Days [0, count) stay, or those from `count` on.
    void keep_before(int count);
    void keep_from(int count);
    /// Takes out the first days, of which there are at least so many.
    void drop_first(int count);
    /// Distance of the first or last day; the mask must not be empty.
    int first() const;
    int last() const;
};

/// The days a rule falls on, stretch by stretch, each computed on its own in constant time: a stretch is one
/// year, month or week, and those between two of a rule's interval do not exist. DAILY rules, and WEEKLY ones
/// that need no week as such, go month by month. Neither the start nor COUNT and UNTIL cut anything off here.
///
/// Readings where RFC 5545 leaves a choice: what a rule does not say comes from the start (its day of the
/// month, weekday, month); BYWEEKNO without a day means the start's weekday; a day belongs to the calendar
/// year it lies in, also in a week that began in another; YEARLY with BYMONTHDAY but without BYMONTH means
/// every month.
class RulePeriods {
  public:
    RulePeriods(const Rule& rule, Date start);

    struct Period {
        Date first;
        DayMask days;
    };
    /// The days of stretch `number`, 0 being that of the start; BYSETPOS is applied. Days past k_last_date or
    /// before k_first_date may be among them.
    Period at(int number) const;
    /// The same before BYSETPOS.
    Period all_at(int number) const;
    Date first_of(int number) const;
    /// The last stretch that begins on or before `date`, which is not before the start's stretch begins.
    int number_of(Date date) const;
    /// After so many stretches in a row without a day there is none ever: the calendar repeats after 400
    /// years.
    int cycle() const { return cycle_; }

  private:
    enum class Stretch { week, month, year };

    std::uint64_t month_days(Date first, int length) const;
    DayMask year_days(int year, Date first) const;
    void keep_weeks(DayMask& days, int year, Date first, int length) const;
    void keep_year_days(DayMask& days, int length) const;
    void keep_weekdays(DayMask& days, Date first, bool leap) const;
    void keep_months_of_week(DayMask& days, Date first) const;
    void choose_positions(DayMask& days) const;

    Rule rule_; ///< completed with what comes from the start
    Date start_;
    Stretch stretch_;
    int step_;   ///< weeks, months or years from one stretch to the next
    int stride_; ///< days, of DAILY
    int origin_; ///< the start's stretch: its first day, month since year 0, or year
    int cycle_;
    bool has_positions_;
};

} // namespace shipshape
