#pragma once
#include "core/domain/expansion.h"
#include "core/domain/rule_parts.h"

namespace shipshape {

/// A date with a time of day, as calendars write the start of an event. No zone: a "Z" is passed over.
struct Moment {
    Date date;
    std::optional<int> second; ///< of the day; nothing where only the date is known

    bool operator==(const Moment&) const = default;
    /// Reads 2027-01-31 or 20270131, either with T09:00[:00] or T0900[00] and Z after it.
    static std::optional<Moment> parse(std::string_view text);
};

/// The dates on which the times of a rule fall that other programs wrote: with BYHOUR and its like,
/// FREQ=HOURLY and below, an UNTIL that ends within a day. COUNT and BYSETPOS count times here, and each date
/// comes once. With a start that has no time the day of UNTIL belongs to the rule. Schedules do without all
/// this: see parse_rule(). Errors: those of the text; too_large where a rule below a day is searched for too
/// long.
Result<std::vector<Date>> timed_dates(std::string_view rule_text, const Moment& start,
                                      const DateWindow& window);

} // namespace shipshape
