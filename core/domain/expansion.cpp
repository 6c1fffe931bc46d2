#include "core/domain/expansion.h"

#include "core/base/sort.h"

#include <algorithm>
#include <functional>

namespace shipshape {

Expansion::Expansion(const Rule& rule, Date start)
    : periods_(rule, start), period_(periods_.at(0)), start_(start),
      last_(std::min(rule.until.value_or(k_last_date), k_last_date)), left_(rule.count) {
    period_.days.keep_from(start - period_.first);
}

/// Goes on to a period that has days; false where none comes.
bool Expansion::advance() {
    for (int tries = periods_.cycle(); tries >= 0; --tries) {
        if (periods_.first_of(++number_) > last_) return false;
        period_ = periods_.at(number_);
        if (!period_.days.empty()) return true;
    }
    return false;
}

std::optional<Date> Expansion::next() {
    if (ended_ || left_ == 0) return std::nullopt;
    if (period_.days.empty() && !advance()) {
        ended_ = true;
        return std::nullopt;
    }
    const int at = period_.days.first();
    period_.days.drop_first(1);
    const Date date = period_.first + at;
    if (date > last_) {
        ended_ = true;
        return std::nullopt;
    }
    if (left_) --*left_;
    return date;
}

std::optional<Date> Expansion::next_from(Date date) {
    if (!left_ && date > start_ && date <= last_ && !ended_) {
        if (const int number = periods_.number_of(date); number > number_) {
            number_ = number;
            period_ = periods_.at(number_);
        }
        if (date > period_.first) period_.days.keep_from(date - period_.first);
    }
    std::optional<Date> found = next();
    while (found && *found < date) found = next();
    return found;
}

int Expansion::skip(int most, Date until) {
    until = std::min(until, last_);
    if (left_) most = std::min(most, *left_);
    int passed = 0;
    while (passed < most && !ended_) {
        if (period_.days.empty() && !advance()) {
            ended_ = true;
            break;
        }
        DayMask come = period_.days;
        come.keep_before(until - period_.first + 1);
        const int count = std::min(come.size(), most - passed);
        if (count == 0) break;
        if (passed + count < most)
            period_.days.keep_from(until - period_.first + 1);
        else
            period_.days.drop_first(count);
        passed += count;
    }
    if (left_) *left_ -= passed;
    return passed;
}

std::optional<Date> first_on_or_after(const Rule& rule, Date start, Date date) {
    if (date > rule.until.value_or(k_last_date)) return std::nullopt;
    return Expansion(rule, start).next_from(date);
}

std::optional<Date> last_on_or_before(const Rule& rule, Date start, Date date) {
    date = std::min({date, rule.until.value_or(k_last_date), k_last_date});
    if (date < start) return std::nullopt;
    if (rule.count) {
        std::optional<Date> last;
        Expansion expansion(rule, start);
        for (auto next = expansion.next(); next && *next <= date; next = expansion.next()) last = next;
        return last;
    }
    const RulePeriods periods(rule, start);
    const int newest = periods.number_of(date);
    for (int number = newest; number >= 0 && newest - number <= periods.cycle(); --number) {
        RulePeriods::Period period = periods.at(number);
        period.days.keep_before(date - period.first + 1);
        if (number == 0) period.days.keep_from(start - period.first);
        if (!period.days.empty()) return period.first + period.days.last();
    }
    return std::nullopt;
}

int count_between(const Rule& rule, Date start, Date from, Date until, int limit) {
    Expansion expansion(rule, start);
    const std::optional<Date> first = expansion.next_from(from);
    return first && *first <= until && limit > 0 ? 1 + expansion.skip(limit - 1, until) : 0;
}

std::vector<Date> dates(const Rule& rule, Date start, const DateWindow& window) {
    std::vector<Date> without(window.without.begin(), window.without.end());
    sort(without, std::less<>{});
    std::vector<Date> found;
    Expansion expansion(rule, start);
    if (window.limit == 0 || window.from > window.until) return found;
    for (auto date = expansion.next_from(window.from); date && *date <= window.until;
         date = expansion.next()) {
        if (std::ranges::binary_search(without, *date)) continue;
        found.push_back(*date);
        if (found.size() == window.limit) break;
    }
    return found;
}

Result<void> check_comes(const Rule& rule, Date start) {
    if (rule.until && *rule.until < start)
        return fail(ErrorKind::invalid_input, "This ends on " + rule.until->text() +
                                                  ", before it starts on " + start.text() +
                                                  ": choose a later end or an earlier start.");
    if (Expansion(rule, start).next()) return {};
    return fail(ErrorKind::invalid_input, "No day from " + start.text() + " to " +
                                              rule.until.value_or(k_last_date).text() +
                                              " fits this rule: choose days that exist, or a later end.");
}

} // namespace shipshape
