#pragma once
#include "core/base/date.h"
#include "core/base/result.h"
#include "core/domain/number_set.h"

#include <optional>
#include <string>
#include <string_view>

namespace shipshape {

enum class Frequency { daily, weekly, monthly, yearly };

/// A day of the week, every one of them (ordinal 0) or one counted from the start (1 to 53) or the end (-1 to
/// -53) of the month or year.
struct RuleDay {
    int ordinal = 0;
    int weekday = 1; ///< ISO 8601: Monday 1 to Sunday 7

    bool operator==(const RuleDay&) const = default;
};

/// The days of BYDAY: those without ordinal as a set of weekdays, the others as a set of their own.
class DaySet {
  public:
    static constexpr int k_most_ordinal = 53;

    constexpr DaySet() = default;
    constexpr DaySet(std::initializer_list<RuleDay> days) {
        for (RuleDay day : days) insert(day);
    }
    constexpr void insert(RuleDay day) {
        if (day.ordinal == 0)
            weekdays_ |= 1u << (day.weekday - 1);
        else
            ordinals_.insert(code_of(day));
    }
    constexpr bool empty() const { return weekdays_ == 0 && ordinals_.empty(); }
    constexpr bool has_ordinals() const { return !ordinals_.empty(); }
    /// Bit 0 is Monday: the days without ordinal.
    constexpr unsigned weekdays() const { return weekdays_; }
    /// Calls `use` with each: every Monday … Sunday first, then counted from the start, then from the end.
    template<class Use>
    constexpr void for_each(Use use) const {
        for (int weekday = 1; weekday <= 7; ++weekday)
            if (weekdays_ >> (weekday - 1) & 1) use(RuleDay{0, weekday});
        for_each_ordinal(use);
    }
    template<class Use>
    constexpr void for_each_ordinal(Use use) const {
        for (int code : ordinals_) {
            const int size = code < 0 ? -code : code;
            const int ordinal = (size + 6) / 7, rank = size - 7 * (ordinal - 1);
            use(code < 0 ? RuleDay{-ordinal, 8 - rank} : RuleDay{ordinal, rank});
        }
    }
    constexpr bool operator==(const DaySet&) const = default;

  private:
    /// Ordered within one ordinal from Monday to Sunday, from the end as well.
    static constexpr int code_of(RuleDay day) {
        return day.ordinal > 0 ? 7 * (day.ordinal - 1) + day.weekday
                               : 7 * (day.ordinal + 1) - (8 - day.weekday);
    }

    unsigned weekdays_ = 0;
    NumberSet<7 * k_most_ordinal> ordinals_;
};

/// A recurrence rule for dates: RFC 5545, section 3.3.10, without what is smaller than a day. Each `by_` that
/// is empty restricts nothing. Calendar dates only; a rule knows neither its start nor a time of day.
struct Rule {
    static constexpr int k_max_interval = 10'000;
    static constexpr int k_max_count = 1'000'000;

    Frequency freq = Frequency::daily;
    int interval = 1;           ///< 1 to k_max_interval
    std::optional<int> count;   ///< 1 to k_max_count dates in all; not together with `until`
    std::optional<Date> until;  ///< the last date that may come
    NumberSet<12> by_month;     ///< 1 to 12
    NumberSet<53> by_week_no;   ///< ISO 8601 weeks, but with `week_start`; yearly only
    NumberSet<366> by_year_day; ///< yearly only
    NumberSet<31> by_month_day; ///< not weekly
    DaySet by_day;              ///< ordinals: monthly, or yearly without `by_week_no`
    NumberSet<366> by_set_pos;  ///< positions among the dates of one period; wants another `by_`
    int week_start = 1;         ///< ISO 8601 weekday

    bool operator==(const Rule&) const = default;
};

/// Longest rule text that is read.
inline constexpr std::size_t k_max_rule_bytes = 4096;

/// Reads a rule as RFC 5545 writes it: parts in any order, upper or lower case, with or without "RRULE:"
/// before it. Of UNTIL with a time the date counts. BYHOUR, BYMINUTE and BYSECOND name times on a day that is
/// planned anyway and are passed over; refused where leaving them out would change which days come (several
/// times a day together with COUNT or BYSETPOS). Errors: unsupported (FREQ smaller than a day, several times
/// as above), too_large, invalid_input; the place is "character N", counted from 1.
Result<Rule> parse_rule(std::string_view text);

/// Whether the parts of a rule made by other means go together and are in range; parse_rule() has checked it.
Result<void> check_rule(const Rule& rule);

/// The rule as RFC 5545 writes it, without "RRULE:". Equal rules give equal texts; parse_rule() reads it
/// back.
std::string text(const Rule& rule);

} // namespace shipshape
