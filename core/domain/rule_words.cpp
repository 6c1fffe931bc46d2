#include "core/domain/rule_words.h"

#include "core/domain/calendar_words.h"
#include "core/domain/short_months.h"

#include <string>
#include <vector>

namespace shipshape {
namespace {

constexpr unsigned k_monday_to_friday = 0x1f;

/// "every day", "every other week", "every 3 months"
std::string base_words(const Rule& rule) {
    constexpr std::string_view k_units[] = {"day", "week", "month", "year"};
    const std::string unit(k_units[static_cast<std::size_t>(rule.freq)]);
    if (rule.interval == 1) return "every " + unit;
    if (rule.interval == 2) return "every other " + unit;
    return "every " + std::to_string(rule.interval) + " " + unit + "s";
}

/// "the first Monday"; for days without a number `each` and the day.
std::vector<std::string> day_words(const DaySet& days, std::string_view each) {
    std::vector<std::string> out;
    const bool all_working = days.weekdays() == k_monday_to_friday;
    if (all_working) out.push_back(std::string(each) + "weekday");
    days.for_each([&](RuleDay day) {
        const std::string name(weekday_name(day.weekday));
        if (day.ordinal != 0)
            out.push_back("the " + ordinal_words(day.ordinal) + " " + name);
        else if (!all_working)
            out.push_back(std::string(each) + name);
    });
    return out;
}

/// "1st, 15th and last day"
std::string month_day_words(const Rule& rule, std::string_view last) {
    std::vector<std::string> out;
    for (int day : rule.by_month_day)
        out.push_back(day > 0 ? ordinal_digits(day) : ordinal_words(day) + " day");
    return "the " + joined_words(out, last);
}

std::vector<std::string> year_day_words(const Rule& rule) {
    std::vector<std::string> out;
    for (int day : rule.by_year_day)
        out.push_back(day > 0 ? "day " + std::to_string(day)
                              : "the " + ordinal_words(day) + " day of the year");
    return out;
}

template<int k_most>
std::vector<std::string> ordinals_of(const NumberSet<k_most>& numbers) {
    std::vector<std::string> out;
    for (int number : numbers) out.push_back(number > 0 ? ordinal_digits(number) : ordinal_words(number));
    return out;
}

std::string week_words(const Rule& rule) {
    std::vector<std::string> out;
    for (int week : rule.by_week_no)
        out.push_back(week > 0 ? "week " + std::to_string(week) : "the " + ordinal_words(week) + " week");
    return " in " + joined_words(out);
}

std::string month_words(const Rule& rule) {
    std::vector<std::string> out;
    for (int month : rule.by_month) out.emplace_back(month_name(month));
    return joined_words(out);
}

/// Writes the parts one after the other and marks as done what is said already.
class Writer {
  public:
    explicit Writer(const Rule& rule) : rule_(rule), rest_(rule), out_(base_words(rule)) {}

    std::string write() {
        if (rule_.freq != Frequency::daily) write_days();
        write_conditions();
        if (!rest_.by_week_no.empty()) out_ += week_words(rest_);
        if (!rest_.by_month.empty()) out_ += " in " + month_words(rest_);
        if (!rest_.by_set_pos.empty())
            out_ += ", only the " + joined_words(ordinals_of(rest_.by_set_pos)) + " of these days";
        if (rule_.week_start != 1)
            out_ += ", weeks starting on " + std::string(weekday_name(rule_.week_start));
        if (rule_.count)
            out_ +=
                *rule_.count == 1 ? std::string(", once") : ", " + std::to_string(*rule_.count) + " times";
        if (rule_.until) out_ += ", until " + date_words(*rule_.until);
        return out_;
    }

  private:
    void write_days() {
        if (clamped_day(rule_) != 0)
            write_clamped();
        else if (!rule_.by_year_day.empty())
            out_ += " on " + joined_words(year_day_words(rule_));
        else if (!rule_.by_month_day.empty())
            write_month_days();
        else if (!rule_.by_day.empty())
            write_weekdays();
    }

    void write_clamped() {
        if (is_about_february(rule_)) {
            out_ += " on 29 February, or 28 February in other years";
            rest_.by_month = {};
        } else {
            out_ += " on the " + ordinal_digits(clamped_day(rule_)) + ", or the last day of a shorter month";
        }
        rest_.by_month_day = {};
        rest_.by_set_pos = {};
    }

    void write_month_days() {
        const bool one_month = rule_.freq == Frequency::yearly && rule_.by_month.size() == 1;
        if (one_month && rule_.by_month_day.words()[0] >> 31 == 0) { // none is counted from the end
            std::vector<std::string> days;
            for (int day : rule_.by_month_day) days.push_back(std::to_string(day));
            out_ += " on " + joined_words(days) + " " + month_words(rule_);
            rest_.by_month = {};
        } else {
            out_ += " on " + month_day_words(rule_, "and");
            if (rule_.freq == Frequency::yearly && rule_.by_month.empty()) out_ += " of every month";
        }
        if (skips_short_months(rule_))
            out_ += is_about_february(rule_) ? " (only in leap years)" : " (months without one are skipped)";
        rest_.by_month_day = {};
    }

    void write_weekdays() {
        const bool weekly = rule_.freq == Frequency::weekly;
        const bool working = rule_.by_day == DaySet{{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}};
        if (weekly && working && rule_.interval == 1) {
            out_ = "every weekday";
        } else if (!weekly && working && rule_.by_set_pos.size() == 1) {
            out_ += " on the " + ordinal_words(*rule_.by_set_pos.begin()) + " weekday";
            rest_.by_set_pos = {};
        } else {
            const bool plain = weekly && !working;
            out_ += " on " + joined_words(day_words(rule_.by_day, plain ? "" : "every "));
        }
        rest_.by_day = {};
    }

    void write_conditions() {
        if (!rest_.by_month_day.empty()) out_ += " if it is " + month_day_words(rest_, "or");
        if (!rest_.by_day.empty()) out_ += " if it is " + joined_words(day_words(rest_.by_day, "a "), "or");
    }

    const Rule& rule_;
    Rule rest_; ///< what is still to be said
    std::string out_;
};

} // namespace

std::string words(const Rule& rule) {
    return Writer(rule).write();
}

std::string date_words(Date date) {
    return std::to_string(date.day()) + " " + std::string(month_name(date.month())) + " " +
           std::to_string(date.year());
}

} // namespace shipshape
