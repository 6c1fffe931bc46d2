#include "core/domain/schedule_preview.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "core/domain/expansion.h"
#include "core/domain/rule_words.h"
#include "core/domain/short_months.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::int64_t k_day_ms = 86'400'000;

class Preview {
  public:
    Preview(const Schedule& schedule, const Rule& rule, std::span<const Occurrence* const> decided,
            Date today, std::size_t wanted)
        : schedule_(schedule), rule_(rule), decided_(decided), today_(today), wanted_(wanted) {}

    std::vector<PreviewDate> chain() const;
    std::vector<PreviewDate> series() const;

  private:
    void add_owed(std::vector<PreviewDate>& found) const;
    void add_coming(std::vector<PreviewDate>& found) const;
    void add_deferred(std::vector<PreviewDate>& found, Date from) const;
    const Occurrence* decision(Date date) const;
    std::string moved_words(const Occurrence& decided) const;
    std::string rule_words(Date date) const;
    std::string counted_from(const Schedule& schedule, bool is_first) const;

    const Schedule& schedule_;
    const Rule& rule_;
    std::span<const Occurrence* const> decided_;
    Date today_;
    std::size_t wanted_;
};

const Occurrence* Preview::decision(Date date) const {
    for (const Occurrence* occurrence : decided_)
        if (occurrence->date == date) return occurrence;
    return nullptr;
}

std::string with_reason(std::string words, const std::string& reason) {
    return reason.empty() ? words : words + ": " + reason;
}

std::string Preview::moved_words(const Occurrence& decided) const {
    if (decided.to.value_or(decided.date) == decided.date)
        return decided.reason.empty() ? "kept from before" : decided.reason;
    return with_reason("moved here from " + day_words(decided.date, today_), decided.reason);
}

std::string Preview::rule_words(Date date) const {
    if (const int day = clamped_day(rule_); day > date.day())
        return "the last day, as this month has no " + ordinal_digits(day);
    if (schedule_.anchor) return words(rule_) + ", counted from " + day_words(*schedule_.anchor, today_);
    return words(rule_);
}

/// The anchor is also set when a date is skipped; the decision tells when that was, by some zone's calendar.
std::string Preview::counted_from(const Schedule& schedule, bool is_first) const {
    if (!schedule.anchor) return words(rule_);
    bool skipped = false;
    for (const Occurrence* one : decided_) {
        const std::int64_t day = one->decided.ms / k_day_ms;
        skipped |= one->outcome == Outcome::skipped && std::abs(day - schedule.anchor->days) <= 1;
    }
    return "counted from " + day_words(*schedule.anchor, today_) +
           (!is_first ? ", if it is done then"
            : skipped ? ", when it was last skipped"
                      : ", when it was last done");
}

std::vector<PreviewDate> Preview::chain() const {
    std::vector<PreviewDate> found;
    Schedule at = schedule_;
    Date day = std::max(today_, schedule_.resumes.value_or(today_));
    while (found.size() < wanted_) {
        const std::optional<Due> due = due_occurrence(at, decided_, day);
        if (!due) break;
        const Occurrence* decided = decision(due->date);
        found.push_back(
            {due->on, decided ? moved_words(*decided) : counted_from(at, found.empty()), false, due->date});
        day = std::max(due->on, day);
        settle(at, due->date, day);
    }
    return found;
}

void Preview::add_owed(std::vector<PreviewDate>& found) const {
    const std::vector<Date> owed = owed_dates(schedule_, decided_, today_, k_most_missed);
    const std::size_t first =
        schedule_.mode == ScheduleMode::fixed_plus && !owed.empty() ? owed.size() - 1 : 0;
    for (std::size_t i = first; i < owed.size() && found.size() < wanted_; ++i) {
        const Occurrence* decided = decision(owed[i]);
        PreviewDate line{due_day(decided_, owed[i]), decided ? moved_words(*decided) : rule_words(owed[i]),
                         false, owed[i]};
        if (first > 0) line.reason += ", and " + counted(first, "earlier date") + " missed";
        found.push_back(std::move(line));
    }
}

/// The first day whose dates are neither settled nor owed nor within a pause.
Date first_coming(const Schedule& schedule, Date today) {
    Date first = today + 1;
    if (schedule.done_through) first = std::max(first, *schedule.done_through + 1);
    if (schedule.resumes && today < *schedule.resumes) first = *schedule.resumes;
    return first;
}

void Preview::add_deferred(std::vector<PreviewDate>& found, Date from) const {
    for (const Occurrence* one : decided_) {
        const Date on = one->to.value_or(one->date);
        if (is_awaited(schedule_, *one) && on > today_ && (on >= from || one->date >= from))
            found.push_back({on, moved_words(*one), false, one->date});
    }
}

void Preview::add_coming(std::vector<PreviewDate>& found) const {
    const Date from = first_coming(schedule_, today_);
    const bool after_pause = schedule_.resumes == from;
    Expansion dates(rule_, schedule_.anchor.value_or(schedule_.starts));
    std::size_t asked = 0, skipped = 0;
    for (auto date = dates.next_from(from); date && asked < wanted_ && skipped <= 4 * wanted_;
         date = dates.next()) {
        const Occurrence* decided = decision(*date);
        if (decided && decided->outcome != Outcome::skipped) continue;
        if (decided) {
            ++skipped;
            found.push_back({*date, with_reason("skipped", decided->reason), true});
        } else {
            const bool first = asked++ == 0 && after_pause;
            found.push_back({*date, first ? "the first date after the pause" : rule_words(*date)});
        }
    }
    add_deferred(found, from);
}

std::vector<PreviewDate> Preview::series() const {
    std::vector<PreviewDate> found;
    add_owed(found);
    add_coming(found);
    sort(found, [](const PreviewDate& a, const PreviewDate& b) { return a.on < b.on; });
    std::size_t asked = 0, end = 0;
    while (end < found.size() && asked < wanted_) asked += !found[end++].skipped;
    found.resize(end);
    return found;
}

} // namespace

SchedulePreview schedule_preview(const Schedule& schedule, std::span<const Occurrence* const> decided,
                                 Date today, std::size_t wanted) {
    SchedulePreview preview;
    const Result<Rule> rule = rule_of(schedule);
    if (!rule) {
        preview.why_no_more = rule.error().sentence;
        return preview;
    }
    if (schedule.paused && !schedule.resumes) {
        preview.why_no_more = "It is paused and asks for nothing until it is resumed.";
        return preview;
    }
    const Preview next(schedule, *rule, decided, today, wanted);
    preview.dates = schedule.mode == ScheduleMode::chained ? next.chain() : next.series();
    std::size_t asked = 0;
    for (const PreviewDate& date : preview.dates) asked += !date.skipped;
    if (asked < wanted)
        preview.why_no_more =
            asked > 0 ? "That is the end: no date comes after it." : "It has ended: no date is left.";
    return preview;
}

std::string day_words(Date date, Date today) {
    const std::string words = date_words(date);
    return date.year() == today.year() ? words.substr(0, words.rfind(' ')) : words;
}

} // namespace shipshape
