#include "core/domain/timed_rule.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr int k_day_s = 86'400;
constexpr int k_max_steps = 50'000'000; ///< moments looked at; well under a second

/// The number of `count` digits at the front, which is taken off; -1 where there are others.
int take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) return -1;
    const std::optional<int> value = read_digits(text.substr(0, count));
    if (!value) return -1;
    text.remove_prefix(count);
    return *value;
}
bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// Goes through the times of a rule, day by day, and keeps the days.
class TimedDates {
  public:
    TimedDates(const RuleParts& parts, const Moment& start, const DateWindow& window)
        : parts_(parts), start_(start.date), start_s_(start.second.value_or(0)),
          until_(parts.rule.until.value_or(k_last_date)),
          until_s_(start.second ? parts.until_s.value_or(k_day_s - 1) : k_day_s - 1), window_(window),
          without_(window.without.begin(), window.without.end()), left_(parts.rule.count) {
        std::ranges::sort(without_);
        // What BYHOUR and its like leave open is any time of a shorter frequency, or the start's.
        hours_ = chosen(parts.hours, parts.step_s != 0, start_s_ / 3600);
        minutes_ = chosen(parts.minutes, parts.step_s == 60 || parts.step_s == 1, start_s_ / 60 % 60);
        seconds_ = chosen(parts.seconds, parts.step_s == 1, start_s_ % 60);
    }

    Result<std::vector<Date>> find() {
        if (parts_.step_s != 0)
            find_within_days();
        else if (parts_.rule.by_set_pos.empty())
            find_days();
        else
            find_positions();
        if (steps_ > k_max_steps)
            return fail(ErrorKind::too_large,
                        "This rule counts times of a day, and searching its dates takes too long: use "
                        "FREQ=DAILY or longer.",
                        rule_place(parts_.freq_at));
        return found_;
    }

  private:
    static std::uint64_t chosen(std::uint64_t named, bool any, int of_start) {
        return named != 0 ? named : any ? ~std::uint64_t{0} : std::uint64_t{1} << of_start;
    }
    static bool has(std::uint64_t set, int number) { return (set >> number & 1) != 0; }

    /// The chosen seconds of a stretch of hours, minutes and seconds, in order.
    std::vector<int> times(int hours, int minutes, int seconds) const {
        std::vector<int> all;
        for (int hour = 0; hour < hours; ++hour)
            for (int minute = 0; minute < minutes; ++minute)
                for (int second = 0; second < seconds; ++second)
                    if ((hours == 1 || has(hours_, hour)) && (minutes == 1 || has(minutes_, minute)) &&
                        has(seconds_, second))
                        all.push_back(hour * 3600 + minute * 60 + second);
        return all;
    }

    /// Takes one time of a day into account; false where nothing can come any more.
    bool add(Date day, int second) {
        if (day > until_ || (day == until_ && second > until_s_) || day > window_.until || left_ == 0)
            return false;
        if (++steps_ > k_max_steps) return false;
        if (day < start_ || (day == start_ && second < start_s_)) return true;
        if (left_) --*left_;
        if (day < window_.from || (!found_.empty() && found_.back() == day)) return true;
        if (std::ranges::binary_search(without_, day)) return true;
        if (found_.size() == window_.limit) return false;
        found_.push_back(day);
        return true;
    }
    /// One time is enough for a day, unless the times are counted.
    bool is_settled(Date day) const { return !left_ && !found_.empty() && found_.back() == day; }

    void find_days() {
        Rule rule = parts_.rule;
        rule.count.reset();
        rule.until.reset();
        const std::vector<int> times_of_day = times(24, 60, 60);
        Expansion expansion(rule, start_);
        auto day = left_ ? expansion.next() : expansion.next_from(window_.from);
        for (; day && !times_of_day.empty(); day = expansion.next()) {
            for (int second : times_of_day) {
                if (!add(*day, second)) return;
                if (is_settled(*day)) break;
            }
        }
    }

    void find_positions() {
        const std::vector<int> times_of_day = times(24, 60, 60);
        const int per_day = static_cast<int>(times_of_day.size());
        const RulePeriods periods(parts_.rule, start_);
        for (int number = 0; periods.first_of(number) <= until_; ++number) {
            RulePeriods::Period period = periods.all_at(number);
            // The stretches of DAILY are longer than its periods, which are days.
            const int count = per_day * (parts_.rule.freq == Frequency::daily ? 1 : period.days.size());
            for (int at = 0; !period.days.empty(); period.days.keep_from(period.days.first() + 1)) {
                if (parts_.rule.freq == Frequency::daily) at = 0;
                for (int second : times_of_day) {
                    const NumberSet<366>& wanted = parts_.rule.by_set_pos;
                    const bool is_wanted = wanted.contains(at + 1) || wanted.contains(at - count);
                    ++at;
                    if (is_wanted ? !add(period.first + period.days.first(), second) : ++steps_ > k_max_steps)
                        return;
                }
            }
        }
    }

    /// The times of one period of a frequency below a day, from its own start.
    std::vector<int> times_of_period() const {
        std::vector<int> all = parts_.step_s == 3600 ? times(1, 60, 60)
                               : parts_.step_s == 60 ? times(1, 1, 60)
                                                     : std::vector<int>{0};
        const NumberSet<366>& wanted = parts_.rule.by_set_pos;
        if (wanted.empty()) return all;
        const int count = static_cast<int>(all.size());
        std::vector<int> some;
        for (int at = 0; at < count; ++at)
            if (wanted.contains(at + 1) || wanted.contains(at - count))
                some.push_back(all[static_cast<std::size_t>(at)]);
        return some;
    }

    void find_within_days() {
        Rule rule = parts_.rule; // its other parts are a filter of days, which YEARLY makes of them as well
        rule.freq = Frequency::yearly;
        rule.interval = 1;
        rule.count.reset();
        rule.until.reset();
        rule.by_set_pos = {};
        if (rule.by_day.empty() && rule.by_month_day.empty() && rule.by_year_day.empty())
            for (int weekday = 1; weekday <= 7; ++weekday) rule.by_day.insert({0, weekday});
        const std::vector<int> times = times_of_period();
        Expansion expansion(rule, start_);
        while (const auto day = expansion.next())
            if (!add_periods(*day, times)) return;
    }

    bool add_periods(Date day, const std::vector<int>& times) {
        const int step = parts_.step_s, interval = parts_.rule.interval, per_day = k_day_s / step;
        const std::int64_t ahead = start_s_ / step - std::int64_t{day - start_} * per_day;
        const int first = static_cast<int>((ahead % interval + interval) % interval);
        for (int at = first; at < per_day; at += interval) {
            if (++steps_ > k_max_steps) return false;
            const int second = at * step;
            if (!has(hours_, second / 3600) || (step < 3600 && !has(minutes_, second / 60 % 60)) ||
                (step == 1 && !has(seconds_, second % 60)))
                continue;
            for (int more : times)
                if (!add(day, second + more)) return false;
            if (is_settled(day)) return true;
        }
        return day <= until_ && day <= window_.until;
    }

    const RuleParts& parts_;
    Date start_;
    int start_s_;
    Date until_;
    int until_s_;
    const DateWindow& window_;
    std::vector<Date> without_;
    std::optional<int> left_; ///< of COUNT
    std::uint64_t hours_ = 0, minutes_ = 0, seconds_ = 0;
    std::vector<Date> found_;
    int steps_ = 0;
};

} // namespace

std::optional<Moment> Moment::parse(std::string_view text) {
    const int year = take_digits(text, 4);
    const bool dashes = take(text, '-');
    const int month = take_digits(text, 2);
    if (dashes && !take(text, '-')) return std::nullopt;
    const int day = take_digits(text, 2);
    const std::optional<Date> date = Date::of(year, month, day);
    if (!date || text.empty()) return date ? std::optional(Moment{*date, {}}) : std::nullopt;
    if (!take(text, 'T')) return std::nullopt;
    const int hour = take_digits(text, 2);
    const bool colons = take(text, ':');
    const int minute = take_digits(text, 2);
    int second = 0;
    if (!text.empty() && text != "Z") {
        if (colons && !take(text, ':')) return std::nullopt;
        second = take_digits(text, 2);
    }
    take(text, 'Z');
    if (!text.empty() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
        return std::nullopt;
    return Moment{*date, hour * 3600 + minute * 60 + second};
}

Result<std::vector<Date>> timed_dates(std::string_view rule_text, const Moment& start,
                                      const DateWindow& window) {
    const Result<RuleParts> parts = parse_rule_parts(rule_text);
    if (!parts) return pass_on(parts);
    return TimedDates(*parts, start, window).find();
}

} // namespace shipshape
