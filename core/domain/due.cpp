#include "core/domain/due.h"

#include "core/base/sort.h"
#include "core/domain/expansion.h"
#include "core/domain/workspace.h"

#include <algorithm>

namespace shipshape {
namespace {

/// One date of a schedule and the day it is due.
struct Candidate {
    Date date, on;
};

/// Of documents from elsewhere any number may be there.
int bounded(std::int64_t days) {
    return static_cast<int>(std::clamp<std::int64_t>(days, 0, k_most_window_days));
}

bool has_no_parts(const Rule& rule) {
    Rule plain;
    plain.freq = rule.freq;
    plain.interval = rule.interval;
    plain.count = rule.count;
    plain.until = rule.until;
    plain.week_start = rule.week_start;
    return rule == plain;
}

int months_of(const Rule& rule) {
    if (!has_no_parts(rule)) return 0;
    return rule.freq == Frequency::monthly  ? rule.interval
           : rule.freq == Frequency::yearly ? 12 * rule.interval
                                            : 0;
}

/// Looks through a schedule's dates from the first that may still count.
class Search {
  public:
    Search(const Schedule& schedule, const Rule& rule, std::span<const Occurrence* const> decided, Date today)
        : schedule_(schedule), rule_(rule), decided_(decided), today_(today) {}

    /// Dates that have come and are not settled, oldest first.
    std::vector<Candidate> come();
    /// The next one that has not come.
    std::optional<Candidate> next();
    /// What the schedule asks for.
    std::optional<Due> asked();
    MissedDates missed(std::span<const Date> apart, Date since, std::size_t limit);

  private:
    Date start() const { return schedule_.anchor.value_or(schedule_.starts); }
    Date first_that_counts() const;
    int patience() const { return bounded(schedule_.days_after) + bounded(schedule_.grace); }
    const Occurrence* decision(Date date) const;
    std::vector<Candidate> deferred(Date first) const;
    /// The one date of a chain of whole months; nothing where the rule names days itself.
    std::optional<Candidate> chained() const;
    /// All dates are due on their own day and lie in order: they are counted stretch by stretch, not listed.
    bool is_undecided() const { return decided_.empty() && schedule_.mode != ScheduleMode::chained; }
    bool is_chain_of_months() const {
        return schedule_.mode == ScheduleMode::chained && schedule_.anchor && months_of(rule_) > 0;
    }

    const Schedule& schedule_;
    const Rule& rule_;
    std::span<const Occurrence* const> decided_;
    Date today_;
};

const Occurrence* Search::decision(Date date) const {
    for (const Occurrence* occurrence : decided_)
        if (occurrence->date == date) return occurrence;
    return nullptr;
}

Date Search::first_that_counts() const {
    Date first = start();
    if (schedule_.done_through) first = std::max(first, *schedule_.done_through + 1);
    if (schedule_.resumes && *schedule_.resumes <= today_) first = std::max(first, *schedule_.resumes);
    if (schedule_.miss == MissPolicy::habit) first = std::max(first, today_ + -patience());
    return first;
}

/// What was deferred and is still awaited, also where the rule has no such date any more.
std::vector<Candidate> Search::deferred(Date first) const {
    std::vector<Candidate> found;
    for (const Occurrence* occurrence : decided_) {
        if (!is_awaited(schedule_, *occurrence)) continue;
        const Date on = occurrence->to.value_or(occurrence->date);
        if (occurrence->date >= first || on >= first) found.push_back({occurrence->date, on});
    }
    return found;
}

std::vector<Candidate> Search::come() {
    if (is_chain_of_months()) {
        std::vector<Candidate> found;
        if (std::optional<Candidate> one = chained(); one && one->on <= today_) found.push_back(*one);
        return found;
    }
    const Date first = first_that_counts();
    std::vector<Candidate> found = deferred(first);
    const bool is_mixed = !found.empty();
    Expansion dates(rule_, start());
    std::optional<Date> date = dates.next_from(first);
    for (int count = 0; date && *date <= today_; date = dates.next()) {
        if (++count > k_most_missed) { // far behind: the oldest do not matter any more, the newest does
            if (std::optional<Date> newest = last_on_or_before(rule_, start(), today_))
                found.push_back({*newest, *newest});
            break;
        }
        if (!decision(*date)) found.push_back({*date, *date});
    }
    std::erase_if(found, [&](const Candidate& candidate) { return candidate.on > today_; });
    if (is_mixed) sort(found, [](const Candidate& a, const Candidate& b) { return a.date < b.date; });
    if (schedule_.mode == ScheduleMode::chained && found.size() > 1) found.resize(1);
    return found;
}

std::optional<Candidate> Search::chained() const {
    const int months = months_of(rule_);
    if (schedule_.anchor->year() + months / 12 >= 9999) return std::nullopt;
    const Date date = schedule_.anchor->plus_months(months);
    if (rule_.until && date > *rule_.until) return std::nullopt;
    // What fell into a pause waits for its end.
    return Candidate{date, std::max(due_day(decided_, date), schedule_.resumes.value_or(k_first_date))};
}

std::optional<Candidate> Search::next() {
    if (is_chain_of_months()) return chained();
    std::optional<Candidate> nearest;
    const Date after = std::max(first_that_counts(), today_ + 1);
    for (const Candidate& candidate : deferred(first_that_counts()))
        if (candidate.on > today_ && (!nearest || candidate.on < nearest->on)) nearest = candidate;
    Expansion dates(rule_, start());
    std::optional<Date> date = dates.next_from(after);
    for (int count = 0; date && count < k_most_missed; date = dates.next(), ++count) {
        if (decision(*date)) continue;
        if (!nearest || *date < nearest->on) nearest = Candidate{*date, *date};
        break;
    }
    return nearest;
}

std::optional<Due> Search::asked() {
    const bool newest = schedule_.mode == ScheduleMode::fixed_plus;
    std::optional<Candidate> found;
    int come_count = 0;
    if (is_undecided()) {
        Expansion dates(rule_, start());
        const std::optional<Date> oldest = dates.next_from(first_that_counts());
        if (!oldest) return std::nullopt;
        if (*oldest <= today_) come_count = 1 + dates.skip(k_most_missed, today_);
        const Date date =
            come_count > 1 && newest ? last_on_or_before(rule_, start(), today_).value_or(*oldest) : *oldest;
        found = Candidate{date, date};
    } else if (const std::vector<Candidate> all = come(); !all.empty()) {
        come_count = static_cast<int>(all.size());
        found = newest ? all.back() : all.front();
    } else {
        found = next();
    }
    if (!found) return std::nullopt;
    return Due{found->date, found->on, due_state(schedule_, found->on, today_), std::max(0, come_count - 1)};
}

MissedDates Search::missed(std::span<const Date> apart, Date since, std::size_t limit) {
    MissedDates found;
    if (is_undecided() && apart.empty()) {
        const Date first = std::max(first_that_counts(), since), last = today_ + (-patience() - 1);
        found.count = count_between(rule_, start(), first, last, k_most_missed);
        if (found.count == 0) return found;
        const std::size_t listed = std::min(limit, static_cast<std::size_t>(found.count));
        Expansion dates(rule_, start());
        std::optional<Date> date = dates.next_from(first);
        if (const int passed = found.count - static_cast<int>(listed); passed > 0) {
            dates.skip(passed - 1, last);
            date = dates.next();
        }
        for (; date && found.newest.size() < listed; date = dates.next()) found.newest.push_back(*date);
        return found;
    }
    for (const Candidate& candidate : come()) {
        if (candidate.date < since || std::ranges::find(apart, candidate.date) != apart.end()) continue;
        if (due_state(schedule_, candidate.on, today_) == DueState::overdue)
            found.newest.push_back(candidate.date);
    }
    const auto keep_newest = [&](std::size_t most) {
        if (found.newest.size() > most)
            found.newest.erase(found.newest.begin(), found.newest.end() - static_cast<std::ptrdiff_t>(most));
    };
    keep_newest(k_most_missed);
    found.count = static_cast<int>(found.newest.size());
    keep_newest(limit);
    return found;
}

} // namespace

DueState due_state(const Schedule& schedule, Date on, Date today) {
    if (today < on) return on - today <= bounded(schedule.days_before) ? DueState::window : DueState::coming;
    return today - on <= bounded(schedule.days_after) + bounded(schedule.grace) ? DueState::due
                                                                                : DueState::overdue;
}

Result<Rule> rule_of(const Schedule& schedule) {
    Result<Rule> rule = parse_rule(schedule.rule);
    if (!rule) return rule;
    if (Result<void> comes = check_comes(*rule, schedule.anchor.value_or(schedule.starts)); !comes)
        return pass_on(comes);
    return rule;
}

Decisions all_decisions(const Workspace& workspace) {
    Decisions all;
    for (const auto& [id, occurrence] : workspace.all<Occurrence>())
        all[occurrence.schedule.id].push_back(&occurrence);
    return all;
}

std::span<const Occurrence* const> decisions_of(const Decisions& all, const Id& schedule) {
    auto at = all.find(schedule);
    return at == all.end() ? std::span<const Occurrence* const>() : at->second;
}

bool is_paused(const Schedule& schedule, Date today) {
    return schedule.paused && (!schedule.resumes || today < *schedule.resumes);
}

std::optional<Due> due_occurrence(const Schedule& schedule, std::span<const Occurrence* const> decided,
                                  Date today) {
    if (is_paused(schedule, today)) return std::nullopt;
    const Result<Rule> rule = parse_rule(schedule.rule);
    if (!rule) return std::nullopt;
    return Search(schedule, *rule, decided, today).asked();
}

std::vector<Date> owed_dates(const Schedule& schedule, std::span<const Occurrence* const> decided, Date today,
                             std::size_t limit) {
    std::vector<Date> owed;
    const Result<Rule> rule = parse_rule(schedule.rule);
    if (!rule || is_paused(schedule, today)) return owed;
    for (const Candidate& candidate : Search(schedule, *rule, decided, today).come())
        owed.push_back(candidate.date);
    if (owed.size() > limit) owed.erase(owed.begin(), owed.end() - static_cast<std::ptrdiff_t>(limit));
    return owed;
}

MissedDates missed_dates(const Schedule& schedule, std::span<const Occurrence* const> decided,
                         std::span<const Date> apart, Date since, Date today, std::size_t limit) {
    const Result<Rule> rule = parse_rule(schedule.rule);
    if (!rule || is_paused(schedule, today)) return {};
    return Search(schedule, *rule, decided, today).missed(apart, since, limit);
}

std::int64_t days_late(const Schedule& schedule, Date on, Date done) {
    return std::max<std::int64_t>(0, (done - on) - bounded(schedule.days_after));
}

void settle(Schedule& schedule, Date date, Date today) {
    if (!schedule.done_through || *schedule.done_through < date) schedule.done_through = date;
    if (schedule.mode != ScheduleMode::chained) return;
    // Counted from the day it was done, which may be before or after its date.
    schedule.anchor = today;
    schedule.done_through = today;
}

bool would_settle_others(const Schedule& schedule, std::span<const Occurrence* const> decided, Date date,
                         Date owed_before, Date today) {
    if (schedule.mode != ScheduleMode::fixed) return false;
    for (const Occurrence* one : decided)
        if (one->date < date && is_awaited(schedule, *one)) return true;
    const std::vector<Date> owed = owed_dates(schedule, decided, today, k_most_missed + decided.size() + 1);
    return !owed.empty() && owed.front() < std::min(date, owed_before);
}

bool is_awaited(const Schedule& schedule, const Occurrence& decided) {
    return decided.outcome == Outcome::deferred &&
           !(schedule.done_through && decided.date <= *schedule.done_through);
}

Date due_day(std::span<const Occurrence* const> decided, Date date) {
    for (const Occurrence* occurrence : decided)
        if (occurrence->date == date && occurrence->outcome != Outcome::skipped)
            return occurrence->to.value_or(date);
    return date;
}

} // namespace shipshape
