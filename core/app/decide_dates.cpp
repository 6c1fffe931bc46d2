#include "core/app/decide_help.h"
#include "core/base/text.h"
#include "core/domain/expansion.h"
#include "core/domain/schedule_preview.h"

#include <algorithm>

namespace shipshape {

using namespace command;

namespace {

/// Decisions about dates, one after the other, and what becomes of the schedules by them.
class DateBook {
  public:
    DateBook(const Workspace& workspace, const Facts& facts, std::string reason)
        : workspace_(workspace), facts_(facts), reason_(std::move(reason)),
          decisions_(all_decisions(workspace)) {}

    Result<void> decide(const DecideDates::One& one);
    void triage(const Schedule& schedule, TriageChoice choice, std::string reason);
    std::vector<Entity> take();

    std::size_t count() const { return made_.size(); }
    const std::string& title() const { return title_; } ///< of the checklist that came last

  private:
    Result<const Schedule*> open_schedule(const DecideDates::One& one);
    Result<void> check_is_date(const Schedule& schedule, Date date, bool is_asked);
    Result<void> check_to(const Schedule& schedule, Date date, Date to);
    std::span<const Occurrence* const> decided(const Schedule& schedule) const {
        return decisions_of(decisions_, schedule.id);
    }
    void write(const Schedule& schedule, Date date, Outcome outcome, std::optional<Date> to);
    void settle_skipped(const Schedule& schedule, Date date, Date owed_before);

    const Workspace& workspace_;
    const Facts& facts_;
    std::string reason_;
    Decisions decisions_;
    std::map<Id, Schedule> moved_;  ///< schedules that went on
    std::map<Id, Occurrence> made_; ///< pointers into it stay valid
    std::string title_;
};

Result<const Schedule*> DateBook::open_schedule(const DecideDates::One& one) {
    const Schedule* schedule = workspace_.find(one.schedule);
    const Template* of = schedule ? workspace_.find(schedule->of) : nullptr;
    if (!of) return gone("schedule");
    title_ = of->title;
    if (auto moved = moved_.find(schedule->id); moved != moved_.end()) schedule = &moved->second;
    const Run* run = workspace_.find(Ref<Run>(Run::id_for(schedule->id, one.date)));
    if (run && run->status == RunStatus::open)
        return fail(ErrorKind::conflict,
                    quoted(title_) + " is in progress. Finish or discard its run first.");
    return schedule;
}

Result<void> DateBook::check_is_date(const Schedule& schedule, Date date, bool is_asked) {
    const auto is_met = [&](const Occurrence* one) {
        return one->date == date && one->outcome == Outcome::met;
    };
    if ((schedule.done_through && date <= *schedule.done_through) ||
        std::ranges::any_of(decided(schedule), is_met))
        return fail(ErrorKind::conflict,
                    quoted(title_) + " is settled for " + day_words(date, facts_.today) + " already.");
    if (is_asked) return {};
    for (const Occurrence* one : decided(schedule))
        if (one->date == date && one->outcome == Outcome::deferred) return {};
    const Result<Rule> rule = rule_of(schedule);
    if (!rule) return pass_on(rule);
    if (first_on_or_after(*rule, schedule.anchor.value_or(schedule.starts), date) == date) return {};
    return fail(ErrorKind::not_found, day_words(date, facts_.today) + " is no date of " + quoted(title_) +
                                          " any more. Look at its schedule.");
}

Result<void> DateBook::check_to(const Schedule& schedule, Date date, Date to) {
    if (to < facts_.today)
        return fail(ErrorKind::invalid_input,
                    day_words(to, facts_.today) + " has passed. Choose today or a later day.", "to");
    const Result<Rule> rule = rule_of(schedule);
    if (!rule) return pass_on(rule);
    const std::optional<Date> next =
        first_on_or_after(*rule, schedule.anchor.value_or(schedule.starts), std::max(date, facts_.today) + 1);
    if (!next || to < *next) return {};
    return fail(ErrorKind::invalid_input,
                quoted(title_) + " is due again on " + day_words(*next, facts_.today) +
                    ". Choose a day before that, or skip this time.",
                "to");
}

Result<void> DateBook::decide(const DecideDates::One& one) {
    const Result<const Schedule*> found = open_schedule(one);
    if (!found) return pass_on(found);
    const Schedule& schedule = **found;
    const std::optional<Due> due = due_occurrence(schedule, decided(schedule), facts_.today);
    const bool is_asked = due && due->date == one.date;
    if (Result<void> is_date = check_is_date(schedule, one.date, is_asked); !is_date) return is_date;
    if (one.outcome == Outcome::deferred) {
        if (!one.to) return fail(ErrorKind::invalid_input, "Choose the day to move it to.", "to");
        if (Result<void> fits = check_to(schedule, one.date, *one.to); !fits) return fits;
        write(schedule, one.date, Outcome::deferred, one.to);
    } else {
        write(schedule, one.date, Outcome::skipped, {});
        if (is_asked) settle_skipped(schedule, one.date, one.date);
    }
    return {};
}

void DateBook::write(const Schedule& schedule, Date date, Outcome outcome, std::optional<Date> to) {
    Occurrence made;
    made.id = Occurrence::id_for(schedule.id, date);
    made.schedule = schedule.id;
    made.date = date;
    made.outcome = outcome;
    made.to = to;
    made.reason = reason_;
    made.person = workspace_.settings().person;
    made.decided = facts_.now;
    std::vector<const Occurrence*>& all = decisions_[schedule.id];
    std::erase_if(all, [&](const Occurrence* one) { return one->date == date; });
    all.push_back(&made_.insert_or_assign(made.id, made).first->second);
}

/// Goes on over the date, unless that would also settle one that is still open (would_settle_others).
void DateBook::settle_skipped(const Schedule& schedule, Date date, Date owed_before) {
    if (would_settle_others(schedule, decided(schedule), date, owed_before, facts_.today)) return;
    Schedule moved = schedule;
    settle(moved, date, facts_.today);
    moved_[schedule.id] = moved;
}

void DateBook::triage(const Schedule& schedule, TriageChoice choice, std::string reason) {
    if (choice == TriageChoice::still_owed) return;
    const auto missed = missed_by(workspace_, schedule, decided(schedule), facts_.today);
    if (!missed) return;
    const std::vector<Date> owed = owed_dates(schedule, decided(schedule), facts_.today, 1);
    const Date newest = owed.empty() ? missed->dates.back() : std::max(owed.back(), missed->dates.back());
    const bool keeps_newest = choice == TriageChoice::do_once;
    reason_.swap(reason);
    for (Date date : missed->dates)
        if (!keeps_newest || date != newest) write(schedule, date, Outcome::skipped, {});
    // What was left owed the last time is not among what was missed since.
    const Date since = workspace_.settings().triaged.value_or(k_first_date);
    if (!keeps_newest)
        settle_skipped(schedule, missed->dates.back(), since);
    else if (schedule.mode != ScheduleMode::chained)
        settle_skipped(schedule, newest + -1, since);
    reason_.swap(reason);
}

std::vector<Entity> DateBook::take() {
    std::vector<Entity> after;
    for (auto& [id, schedule] : moved_) after.push_back(schedule);
    for (auto& [id, occurrence] : made_) after.push_back(occurrence);
    return after;
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const DecideDates& command) {
    Result<std::string> reason = checked_text(trimmed(command.reason), k_title_limit_bytes, "reason");
    if (!reason) return pass_on(reason);
    DateBook book(workspace, facts, *reason);
    bool skips = false, defers = false;
    for (const DecideDates::One& one : command.dates) {
        if (Result<void> done = book.decide(one); !done) return pass_on(done);
        (one.outcome == Outcome::skipped ? skips : defers) = true;
    }
    const bool single = command.dates.size() == 1;
    Changes changes;
    changes.label = skips && defers ? "Skipped and moved " : skips ? "Skipped " : "Moved ";
    changes.label += single ? quoted(book.title()) : counted(command.dates.size(), "date");
    if (single && defers && command.dates[0].to)
        changes.label += " to " + day_words(*command.dates[0].to, facts.today);
    changes.after = book.take();
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const Triage& command) {
    Result<std::string> reason = checked_text(trimmed(command.reason), k_title_limit_bytes, "reason");
    if (!reason) return pass_on(reason);
    DateBook book(workspace, facts, *reason);
    for (const Triage::One& one : command.choices) {
        const Schedule* schedule = workspace.find(one.schedule);
        if (!schedule) return gone("schedule");
        const Result<std::string> own = checked_text(trimmed(one.reason), k_title_limit_bytes, "reason");
        if (!own) return pass_on(own);
        book.triage(*schedule, one.choice, own->empty() ? *reason : *own);
    }
    Settings settings = workspace.settings();
    settings.triaged = facts.today;
    Changes changes{"Sorted out what was missed", book.take(), {}, true, {}};
    changes.after.push_back(settings);
    return changes;
}

} // namespace shipshape
