#include "core/base/date.h"

#include "core/base/text.h"

#include <charconv>
#include <chrono>

namespace shipshape {
namespace {

namespace chr = std::chrono;

chr::year_month_day calendar(Date date) {
    return chr::year_month_day(chr::sys_days(chr::days(date.days)));
}

Date from_calendar(chr::year_month_day ymd) {
    return {static_cast<std::int32_t>(chr::sys_days(ymd).time_since_epoch().count())};
}

/// Reads `count` decimal digits at `at`, which the text has; -1 where there is anything else.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    return read_digits(text.substr(at, count)).value_or(-1);
}

void append_number(std::string& out, int value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) out.append(width - text.size(), '0');
    out += text;
}

} // namespace

std::optional<Date> Date::of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    chr::year_month_day ymd(chr::year(year), chr::month(static_cast<unsigned>(month)),
                            chr::day(static_cast<unsigned>(day)));
    if (!ymd.ok()) return std::nullopt;
    return from_calendar(ymd);
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

std::string Date::text() const {
    std::string out;
    append_number(out, year(), 4);
    out += '-';
    append_number(out, month(), 2);
    out += '-';
    append_number(out, day(), 2);
    return out;
}

int Date::year() const {
    return static_cast<int>(calendar(*this).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(calendar(*this).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(calendar(*this).day()));
}
int Date::weekday() const {
    return static_cast<int>(chr::weekday(chr::sys_days(chr::days(days))).iso_encoding());
}

Date Date::plus_months(int count) const {
    chr::year_month_day ymd = calendar(*this);
    chr::year_month target = chr::year_month(ymd.year(), ymd.month()) + chr::months(count);
    chr::year_month_day same_day(target.year(), target.month(), ymd.day());
    if (same_day.ok()) return from_calendar(same_day);
    return from_calendar(chr::year_month_day(target / chr::last));
}

std::string Date::words(Date today) const {
    std::string out(k_weekday_names[static_cast<std::size_t>(weekday() - 1)]);
    out += ", " + std::to_string(day()) + " ";
    out += k_month_names[static_cast<std::size_t>(month() - 1)];
    if (year() != today.year()) out += " " + std::to_string(year());
    return out;
}

std::string Date::relative(Date today) const {
    int distance = *this - today;
    if (distance == 0) return "today";
    if (distance == 1) return "tomorrow";
    if (distance == -1) return "yesterday";
    if (distance > 0) return "in " + std::to_string(distance) + " days";
    return std::to_string(-distance) + " days ago";
}

std::string Instant::text() const {
    auto since_epoch = chr::milliseconds(ms);
    auto day = chr::floor<chr::days>(since_epoch);
    std::string out = Date{static_cast<std::int32_t>(day.count())}.text();
    auto rest = static_cast<int>((since_epoch - day).count());
    out += 'T';
    append_number(out, rest / 3'600'000, 2);
    out += ':';
    append_number(out, rest / 60'000 % 60, 2);
    out += ':';
    append_number(out, rest / 1000 % 60, 2);
    out += '.';
    append_number(out, rest % 1000, 3);
    out += 'Z';
    return out;
}

std::optional<Instant> Instant::parse(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z')
        return std::nullopt;
    std::optional<Date> date = Date::parse(text.substr(0, 10));
    int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    int milli = digits(text, 20, 3);
    if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || milli < 0)
        return std::nullopt;
    return Instant{date->days * 86'400'000ll + hour * 3'600'000ll + minute * 60'000ll + second * 1000ll +
                   milli};
}

} // namespace shipshape
