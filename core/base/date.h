#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shipshape {

/// A calendar date without a time of day or zone (proleptic Gregorian, years 1 to 9999), counted in days
/// since 1970-01-01.
struct Date {
    std::int32_t days = 0;

    auto operator<=>(const Date&) const = default;
    Date operator+(int count) const { return {days + count}; }
    int operator-(Date other) const { return days - other.days; }

    /// The date of that year, month (1-12) and day (1-31); nothing where there is none.
    static std::optional<Date> of(int year, int month, int day);
    /// Reads exactly YYYY-MM-DD (RFC 3339, full-date).
    static std::optional<Date> parse(std::string_view text);
    std::string text() const;

    int year() const;
    int month() const;   ///< 1 to 12
    int day() const;     ///< 1 to 31
    int weekday() const; ///< ISO 8601: Monday 1 to Sunday 7
    /// The same day of another month; a short month gives its last day (31 January + 1 month = 28 or 29
    /// February).
    Date plus_months(int count) const;
    /// "Monday, 23 November" or, in another year than `today`, "Monday, 23 November 2027".
    std::string words(Date today) const;
    /// "today", "tomorrow", "yesterday", "in 5 days", "5 days ago".
    std::string relative(Date today) const;
};

inline constexpr std::array<std::string_view, 12> k_month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
/// From Monday, as ISO 8601 counts them.
inline constexpr std::array<std::string_view, 7> k_weekday_names = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

inline constexpr Date k_first_date{-719162}; ///< 0001-01-01
inline constexpr Date k_last_date{2932896};  ///< 9999-12-31

/// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;

    auto operator<=>(const Instant&) const = default;
    /// RFC 3339 in UTC with milliseconds: 2026-11-22T21:00:00.000Z
    std::string text() const;
    static std::optional<Instant> parse(std::string_view text);
};

} // namespace shipshape
