#include "core/domain/rule.h"

#include "core/domain/rule_parts.h"

#include <array>
#include <bit>

namespace shipshape {
namespace {

constexpr std::array<std::string_view, 7> k_days = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 4> k_frequencies = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};

std::unexpected<Error> refuse(std::string_view part, std::string sentence) {
    return fail(ErrorKind::invalid_input, std::move(sentence), std::string(part));
}

template<int k_most>
void append_numbers(std::string& out, std::string_view name, const NumberSet<k_most>& numbers) {
    if (numbers.empty()) return;
    out += ';';
    out += name;
    char separator = '=';
    for (int number : numbers) {
        out += separator;
        out += std::to_string(number);
        separator = ',';
    }
}

std::string date_digits(Date date) {
    std::string out = date.text();
    std::erase(out, '-');
    return out;
}

Result<void> check_ranges(const Rule& rule) {
    if (rule.interval < 1 || rule.interval > Rule::k_max_interval)
        return refuse("INTERVAL", "A rule comes every 1 to 10,000 days, weeks, months or years.");
    if (rule.count && (*rule.count < 1 || *rule.count > Rule::k_max_count))
        return refuse("COUNT", "A rule comes 1 to 1,000,000 times, or without end.");
    if (rule.until && (*rule.until < k_first_date || *rule.until > k_last_date))
        return refuse("UNTIL", "A rule ends in a year from 1 to 9999.");
    for (int month : rule.by_month)
        if (month < 1) return refuse("BYMONTH", "Months are counted from 1 to 12.");
    if (rule.week_start < 1 || rule.week_start > 7)
        return refuse("WKST", "A week starts on one of its seven days.");
    return {};
}

} // namespace

Result<void> check_rule(const Rule& rule) {
    const Frequency freq = rule.freq;
    if (rule.count && rule.until)
        return refuse("UNTIL",
                      "A rule ends after COUNT times or on the date UNTIL, not both: leave one out.");
    if (rule.by_day.has_ordinals() && (freq == Frequency::daily || freq == Frequency::weekly))
        return refuse("BYDAY", "A numbered day like 1MO is counted within a month or year: it goes with "
                               "FREQ=MONTHLY or FREQ=YEARLY only.");
    if (rule.by_day.has_ordinals() && !rule.by_week_no.empty())
        return refuse("BYDAY", "Next to BYWEEKNO a day has no number: write MO instead of 1MO.");
    if (!rule.by_week_no.empty() && freq != Frequency::yearly)
        return refuse("BYWEEKNO", "BYWEEKNO counts the weeks of a year: it goes with FREQ=YEARLY only.");
    if (!rule.by_year_day.empty() && freq != Frequency::yearly)
        return refuse("BYYEARDAY", "BYYEARDAY counts the days of a year: it goes with FREQ=YEARLY only.");
    if (!rule.by_month_day.empty() && freq == Frequency::weekly)
        return refuse("BYMONTHDAY", "BYMONTHDAY does not go with FREQ=WEEKLY: use FREQ=MONTHLY.");
    const bool has_other = !rule.by_day.empty() || !rule.by_month_day.empty() || !rule.by_month.empty() ||
                           !rule.by_year_day.empty() || !rule.by_week_no.empty();
    if (!rule.by_set_pos.empty() && !has_other)
        return refuse("BYSETPOS", "BYSETPOS chooses among the dates of another part: add for example BYDAY.");
    return check_ranges(rule);
}

Result<Rule> parse_rule(std::string_view text) {
    Result<RuleParts> parts = parse_rule_parts(text);
    if (!parts) return pass_on(parts);
    if (parts->step_s != 0)
        return fail(ErrorKind::unsupported,
                    "Schedules count in days: FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, nothing shorter.",
                    rule_place(parts->freq_at));
    const bool several = std::popcount(parts->hours) > 1 || std::popcount(parts->minutes) > 1 ||
                         std::popcount(parts->seconds) > 1;
    if (several && (parts->rule.count || !parts->rule.by_set_pos.empty()))
        return fail(
            ErrorKind::unsupported,
            "Schedules count in days, but COUNT and BYSETPOS count the times of a day here: leave out "
            "BYHOUR, BYMINUTE and BYSECOND.",
            rule_place(parts->times_at));
    if (Result<void> good = check_rule(parts->rule); !good)
        return fail(good.error().kind, good.error().sentence, rule_place(parts->times_at));
    return parts->rule;
}

std::string text(const Rule& rule) {
    std::string out = "FREQ=";
    out += k_frequencies[static_cast<std::size_t>(rule.freq)];
    if (rule.interval != 1) out += ";INTERVAL=" + std::to_string(rule.interval);
    if (rule.count) out += ";COUNT=" + std::to_string(*rule.count);
    if (rule.until) out += ";UNTIL=" + date_digits(*rule.until);
    append_numbers(out, "BYMONTH", rule.by_month);
    append_numbers(out, "BYWEEKNO", rule.by_week_no);
    append_numbers(out, "BYYEARDAY", rule.by_year_day);
    append_numbers(out, "BYMONTHDAY", rule.by_month_day);
    std::string_view separator = ";BYDAY=";
    rule.by_day.for_each([&](RuleDay day) {
        out += separator;
        if (day.ordinal != 0) out += std::to_string(day.ordinal);
        out += k_days[static_cast<std::size_t>(day.weekday - 1)];
        separator = ",";
    });
    append_numbers(out, "BYSETPOS", rule.by_set_pos);
    if (rule.week_start != 1) {
        out += ";WKST=";
        out += k_days[static_cast<std::size_t>(rule.week_start - 1)];
    }
    return out;
}

} // namespace shipshape
