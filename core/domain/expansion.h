#pragma once
#include "core/domain/rule_periods.h"

#include <span>
#include <vector>

namespace shipshape {

/// The dates of a rule in ascending order, each once: those on or after `start` that the rule matches. A
/// start that the rule does not match is no date of it (RFC 5545, 3.8.5.3 leaves that open; COUNT counts
/// matches). Nothing comes after 9999-12-31. Needs no memory of its own; every call is bounded, also for
/// rules that never match (some 10 milliseconds at worst).
class Expansion {
  public:
    /// The rule must be sound (check_rule) and the start within the years 1 to 9999.
    Expansion(const Rule& rule, Date start);

    /// The next date; nothing after the last.
    std::optional<Date> next();
    /// The next date that is not before `date`, passing over those before it. Without COUNT this jumps.
    std::optional<Date> next_from(Date date);
    /// Passes over dates up to `until`, at most so many, a stretch at a time; returns how many those were.
    int skip(int most, Date until);

  private:
    bool advance();

    RulePeriods periods_;
    RulePeriods::Period period_;
    Date start_, last_;
    int number_ = 0;
    std::optional<int> left_; ///< of COUNT
    bool ended_ = false;
};

/// The first date of the rule on or after `date`.
std::optional<Date> first_on_or_after(const Rule& rule, Date start, Date date);
/// The last date of the rule on or before `date`.
std::optional<Date> last_on_or_before(const Rule& rule, Date start, Date date);
/// How many dates lie from `from` to `until`, both included; counting stops at `limit`.
int count_between(const Rule& rule, Date start, Date from, Date until, int limit);

/// Which dates of a rule are wanted.
struct DateWindow {
    Date from = k_first_date;
    Date until = k_last_date;
    std::size_t limit = 100;
    std::span<const Date> without = {}; ///< EXDATE: left out, though they count for COUNT; in any order
};
std::vector<Date> dates(const Rule& rule, Date start, const DateWindow& window);

/// An error that says why where no date comes at all: an end before the start, or days that do not exist.
Result<void> check_comes(const Rule& rule, Date start);

} // namespace shipshape
