#include "core/domain/rule_parts.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace shipshape {
namespace {

constexpr std::array<std::string_view, 14> k_names = {
    "FREQ",  "UNTIL",      "COUNT",     "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR",
    "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH",  "BYSETPOS", "WKST"};
constexpr std::array<std::string_view, 7> k_frequencies = {"DAILY",  "WEEKLY",   "MONTHLY", "YEARLY",
                                                           "HOURLY", "MINUTELY", "SECONDLY"};
constexpr std::array<std::string_view, 7> k_days = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
bool same(std::string_view text, std::string_view upper_text) {
    return std::ranges::equal(text, upper_text, {}, upper);
}
/// Where the word stands in the list; its size where it does not.
std::size_t find_word(std::span<const std::string_view> list, std::string_view word) {
    const auto found = std::ranges::find_if(list, [&](std::string_view each) { return same(word, each); });
    return static_cast<std::size_t>(found - list.begin());
}
std::string shown(std::string_view text) {
    constexpr std::size_t k_longest = 24;
    std::string out = to_valid_utf8(cut_utf8(text, k_longest));
    return "“" + out + (text.size() > k_longest ? "…" : "") + "”";
}
/// With an optional sign.
std::optional<int> read_number(std::string_view text) {
    const bool minus = text.starts_with('-');
    if (minus || text.starts_with('+')) text.remove_prefix(1);
    const std::optional<int> value = read_digits(text);
    return value && minus ? std::optional(-*value) : value;
}

class Parser {
  public:
    explicit Parser(std::string_view text) : text_(text) {}

    Result<RuleParts> parse() {
        if (text_.size() > k_max_rule_bytes)
            return fail(ErrorKind::too_large, "A rule may have " + std::to_string(k_max_rule_bytes) +
                                                  " characters; this one has more.");
        const std::string_view inside = trimmed(text_);
        if (inside.empty())
            return fail(ErrorKind::invalid_input,
                        "The rule is empty: write for example FREQ=WEEKLY;BYDAY=MO.");
        std::size_t at = static_cast<std::size_t>(inside.data() - text_.data());
        const std::size_t end = at + inside.size();
        constexpr std::string_view k_prefix = "RRULE:";
        if (same(inside.substr(0, k_prefix.size()), k_prefix)) at += k_prefix.size();
        while (!error_) {
            const std::size_t stop = std::min(text_.find(';', at), end);
            read_part(at, text_.substr(at, stop - at));
            if (stop == end) break;
            at = stop + 1;
        }
        if (!error_ && !seen_[0]) wrong(at, "A rule says how often with FREQ, for example FREQ=MONTHLY");
        if (!error_) check_together();
        if (error_) return std::unexpected(*error_);
        return parts_;
    }

  private:
    void wrong(std::size_t at, std::string what, ErrorKind kind = ErrorKind::invalid_input) {
        if (!error_) error_ = Error{kind, std::move(what) + ".", rule_place(at)};
    }

    void read_part(std::size_t at, std::string_view part) {
        const std::size_t equals = part.find('=');
        const std::string_view name = part.substr(0, equals);
        const std::size_t index = find_word(k_names, name);
        if (equals == std::string_view::npos || index == k_names.size())
            return wrong(at, shown(name) +
                                 " is no part of a rule; each is a name like FREQ, INTERVAL or BYDAY, "
                                 "“=” and a value, with “;” between two");
        name_ = k_names[index];
        if (seen_[index]) return wrong(at, std::string(name_) + " stands twice in this rule");
        seen_[index] = true;
        part_at_[index] = at;
        value_at_ = at + equals + 1;
        read_value(part.substr(equals + 1));
        if (index >= 4 && index <= 6 && parts_.times_at == 0) parts_.times_at = at;
    }

    void read_value(std::string_view value) {
        Rule& rule = parts_.rule;
        if (name_ == "FREQ")
            read_frequency(value);
        else if (name_ == "UNTIL")
            read_until(value);
        else if (name_ == "COUNT")
            rule.count = read_one(value, Rule::k_max_count);
        else if (name_ == "INTERVAL")
            rule.interval = read_one(value, Rule::k_max_interval);
        else if (name_ == "BYSECOND")
            read_times(value, 60, parts_.seconds);
        else if (name_ == "BYMINUTE")
            read_times(value, 59, parts_.minutes);
        else if (name_ == "BYHOUR")
            read_times(value, 23, parts_.hours);
        else if (name_ == "BYDAY")
            read_days(value);
        else if (name_ == "BYMONTHDAY")
            read_numbers(value, rule.by_month_day);
        else if (name_ == "BYYEARDAY")
            read_numbers(value, rule.by_year_day);
        else if (name_ == "BYWEEKNO")
            read_numbers(value, rule.by_week_no);
        else if (name_ == "BYMONTH")
            read_months(value);
        else if (name_ == "BYSETPOS")
            read_numbers(value, rule.by_set_pos);
        else
            read_week_start(value);
    }

    void read_week_start(std::string_view value) {
        const std::size_t day = find_word(k_days, value);
        if (day == k_days.size()) return wrong(value_at_, "WKST takes one of MO, TU, WE, TH, FR, SA, SU");
        parts_.rule.week_start = static_cast<int>(day) + 1;
    }

    void read_frequency(std::string_view value) {
        const std::size_t index = find_word(k_frequencies, value);
        parts_.freq_at = value_at_;
        if (index == k_frequencies.size())
            return wrong(value_at_, "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not " + shown(value));
        if (index < 4) parts_.rule.freq = static_cast<Frequency>(index);
        if (index >= 4) parts_.step_s = std::array{3600, 60, 1}[index - 4];
    }

    /// DATE or DATE-TIME, RFC 5545, sections 3.3.4 and 3.3.5.
    void read_until(std::string_view value) {
        const std::optional<int> year = read_digits(value.substr(0, 4));
        const std::optional<int> month = read_digits(value.substr(std::min<std::size_t>(4, value.size()), 2));
        const std::optional<int> day = read_digits(value.substr(std::min<std::size_t>(6, value.size()), 2));
        std::string_view rest = value.substr(std::min<std::size_t>(8, value.size()));
        if (year && month && day && value.size() >= 8) parts_.rule.until = Date::of(*year, *month, *day);
        bool good = parts_.rule.until.has_value();
        if (!rest.empty()) {
            if (upper(rest.back()) == 'Z') rest.remove_suffix(1);
            good = good && rest.size() == 7 && upper(rest[0]) == 'T' && read_until_time(rest.substr(1));
        }
        if (!good)
            wrong(value_at_,
                  "UNTIL takes a date that exists, like 20271231 or 20271231T235959Z, not " + shown(value));
    }
    bool read_until_time(std::string_view digits) {
        const std::optional<int> hour = read_digits(digits.substr(0, 2));
        const std::optional<int> minute = read_digits(digits.substr(2, 2));
        const std::optional<int> second = read_digits(digits.substr(4, 2));
        if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return false;
        parts_.until_s = *hour * 3600 + *minute * 60 + std::min(*second, 59);
        return true;
    }

    int read_one(std::string_view value, int most) {
        const std::optional<int> number = read_digits(value);
        if (number && *number >= 1 && *number <= most) return *number;
        wrong(value_at_, std::string(name_) + " takes a whole number from 1 to " + std::to_string(most) +
                             ", not " + shown(value));
        return 1;
    }

    /// Calls `use` with each element of a list until one is wrong.
    template<class Use>
    void for_each(std::string_view list, Use use) {
        while (!error_) {
            const std::size_t comma = std::min(list.find(','), list.size());
            use(list.substr(0, comma));
            if (comma == list.size()) return;
            list.remove_prefix(comma + 1);
            value_at_ += comma + 1;
        }
    }
    template<int k_most>
    void read_numbers(std::string_view list, NumberSet<k_most>& into) {
        for_each(list, [&](std::string_view each) {
            const std::optional<int> number = read_number(each);
            if (number && NumberSet<k_most>::fits(*number)) return into.insert(*number);
            const std::string most = std::to_string(k_most);
            wrong(value_at_, std::string(name_) + " takes numbers from 1 to " + most + ", or from -1 to -" +
                                 most + " counted from the end, not " + shown(each));
        });
    }
    void read_months(std::string_view list) {
        for_each(list, [&](std::string_view each) {
            const std::optional<int> number = read_digits(each);
            if (number && *number >= 1 && *number <= 12) return parts_.rule.by_month.insert(*number);
            wrong(value_at_, "BYMONTH takes months from 1 to 12, not " + shown(each));
        });
    }
    void read_times(std::string_view list, int most, std::uint64_t& into) {
        for_each(list, [&](std::string_view each) {
            const std::optional<int> number = read_digits(each);
            if (number && *number <= most) return (void)(into |= std::uint64_t{1} << *number);
            wrong(value_at_, std::string(name_) + " takes numbers from 0 to " + std::to_string(most) +
                                 ", not " + shown(each));
        });
    }
    void read_days(std::string_view list) {
        for_each(list, [&](std::string_view each) {
            const std::size_t cut = each.size() - std::min<std::size_t>(2, each.size());
            const std::size_t day = find_word(k_days, each.substr(cut));
            const std::optional<int> ordinal = cut == 0 ? std::optional(0) : read_number(each.substr(0, cut));
            const bool good = ordinal && (cut == 0 || *ordinal != 0) && *ordinal <= DaySet::k_most_ordinal &&
                              *ordinal >= -DaySet::k_most_ordinal;
            if (day < k_days.size() && good)
                return parts_.rule.by_day.insert({*ordinal, static_cast<int>(day) + 1});
            wrong(value_at_,
                  "BYDAY takes days like MO, 1MO for the first and -1FR for the last, with numbers up "
                  "to 53, not " +
                      shown(each));
        });
    }

    void check_together() {
        Rule checked = parts_.rule;
        if ((parts_.hours | parts_.minutes | parts_.seconds) != 0) checked.by_set_pos = {};
        if (parts_.step_s != 0 && !checked.by_year_day.empty()) {
            checked.by_year_day = {}; // RFC 5545 has it for HOURLY and below, though not for DAILY
            checked.by_set_pos = {};
        }
        const Result<void> good = check_rule(checked);
        if (good) return;
        error_ = good.error();
        const std::size_t part = find_word(k_names, error_->place);
        error_->place = rule_place(part < k_names.size() ? part_at_[part] : parts_.freq_at);
    }

    std::string_view text_;
    RuleParts parts_;
    std::array<bool, k_names.size()> seen_{};
    std::array<std::size_t, k_names.size()> part_at_{};
    std::string_view name_;
    std::size_t value_at_ = 0;
    std::optional<Error> error_;
};

} // namespace

std::string rule_place(std::size_t position) {
    return "character " + std::to_string(position + 1);
}

Result<RuleParts> parse_rule_parts(std::string_view text) {
    return Parser(text).parse();
}

} // namespace shipshape
