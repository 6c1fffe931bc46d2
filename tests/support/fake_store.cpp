#include "tests/support/fake_store.h"

#include "core/domain/report.h"

#include <algorithm>

namespace shipshape::testing {

StarterGuide small_guide() {
    StarterGuide guide;
    guide.ecosystems = {{"python", "Python"}, {"rust", "Rust"}};
    StarterGuide::Step log{
        "log", "Look through the error log", "What is new?", {"journalctl -p err", {}}, {}, false, {}};
    StarterGuide::Step mail{"mail", "Answer what is new", "", {}, {}, false, {}};
    StarterGuide::Step metrics{"metrics", "Glance at the metrics", "", {}, {}, true, {}};
    StarterGuide::Step audit{"audit", "Audit dependencies",
                             "",      {"", {{"python", "pip-audit"}, {"rust", "cargo audit"}}},
                             {},      false,
                             {}};
    StarterGuide::Step unsafe{"unsafe", "Review unsafe blocks", "", {}, {}, false, {"rust"}};
    guide.templates = {
        {"daily",
         "Daily round",
         "A short look.",
         Area::maintenance,
         Cadence::daily,
         {{"watch", "Watch", {log, metrics}}, {"answer", "Answer", {mail}}}},
        {"weekly", "Weekly care", "", Area::security, Cadence::weekly, {{"all", "All", {audit, unsafe}}}},
        {"fire", "Critical bug", "When it burns.", Area::emergency, std::nullopt, {{"all", "All", {log}}}},
    };
    return guide;
}

void FakeStore::stamp(const FieldStamp& stamp) {
    newest_[{stamp.type, stamp.id}].insert_or_assign(stamp.field, stamp);
}

Result<void> FakeStore::commit(const Transaction& transaction) {
    if (failure) return std::unexpected(*failure);
    if (Result<void> done = check_stamps(transaction.stamps, transaction.at); !done) return done;
    for (const FieldStamp& foreign : transaction.stamps) clock_ = std::max(clock_, foreign.hlc);
    clock_ = std::max(clock_ + 1, transaction.at.ms << 16);
    for (const RowChange& row : transaction.rows) {
        const EntityKey key{row.after.index(), id_of(row.after)};
        const auto known = rows_.find(key);
        const std::optional<Entity> before =
            known != rows_.end() ? std::optional(known->second) : kept.find(key.type, key.id);
        for (std::size_t field : differing_fields(before.value_or(make_entity(key.type)), row.after))
            stamp({key.type, key.id, field, clock_, device});
        if (!before || is_deleted(*before) != is_deleted(row.after))
            stamp({key.type, key.id, FieldStamp::k_presence, clock_, device});
        rows_.insert_or_assign(key, row.after);
        kept.put(row.after);
    }
    for (const FieldStamp& foreign : transaction.stamps) stamp(foreign);
    transactions.push_back(transaction);
    return {};
}

Result<KnownStamps> FakeStore::stamps(std::span<const EntityKey> of) {
    KnownStamps known;
    std::vector<EntityKey> keys(of.begin(), of.end());
    for (const auto& [key, row] : rows_) {
        const auto* state = std::get_if<StepState>(&row);
        const auto* variable = std::get_if<RunVariable>(&row);
        const std::optional<Ref<Run>> run = state      ? std::optional(state->run)
                                            : variable ? std::optional(variable->run)
                                                       : std::nullopt;
        const EntityKey owner{*entity_index(Run::entity_name), run ? run->id : Id{}};
        if (run && is_deleted(row) && std::ranges::find(of, owner) != of.end()) keys.push_back(key);
    }
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    for (const EntityKey& key : keys) {
        for (const auto& [field, stamp] : newest_[key]) known.stamps.push_back(stamp);
        const auto row = rows_.find(key);
        const std::optional<Entity> found =
            row != rows_.end() ? std::optional(row->second) : kept.find(key.type, key.id);
        if (found) known.rows.push_back(*found);
    }
    return known;
}

Result<Workspace> FakeStore::load_open() {
    Workspace open = kept;
    for (const auto& [id, run] : kept.all<Run>()) {
        if (run.status != RunStatus::done) continue;
        closed_run(run.id)->for_each([&](auto entity) {
            entity.deleted = true;
            open.put(entity);
        });
    }
    return open;
}

Result<Workspace> FakeStore::read_backup(std::string_view bytes) {
    if (bytes != "SQLite format 3\nbackup") return fail(ErrorKind::invalid_input, "This is no backup.");
    return backup;
}

Result<History> FakeStore::journal(const HistoryQuery& query) {
    if (failure) return std::unexpected(*failure);
    History history;
    auto in_days = [&](std::optional<Date> day) {
        return (!query.from || (day && *day >= *query.from)) &&
               (!query.until || (day && *day <= *query.until));
    };
    for (const auto& [id, run] : kept.all<Run>()) {
        const TemplateVersion* version = kept.find(run.version);
        if (run.status == RunStatus::done && run.project == query.project && in_days(run.finished_on) &&
            (!query.of || (version && version->of == *query.of)) &&
            (query.person.empty() || run.person == query.person))
            history.entries.emplace_back(run);
    }
    for (const auto& [id, occurrence] : kept.all<Occurrence>()) {
        const Schedule* schedule = kept.find(occurrence.schedule);
        if (schedule && occurrence.outcome != Outcome::met && in_days(occurrence.date) &&
            (!query.of || schedule->of == *query.of) &&
            (query.person.empty() || occurrence.person == query.person))
            history.entries.emplace_back(occurrence);
    }
    std::ranges::sort(history.entries,
                      [](const Entity& a, const Entity& b) { return happened_at(a) > happened_at(b); });
    history.has_more = history.entries.size() > query.limit;
    if (history.has_more) history.entries.resize(query.limit);
    return history;
}

Result<std::map<Date, int>> FakeStore::finished_per_day(const HistoryQuery& query) {
    HistoryQuery all = query;
    all.limit = k_most_history_entries;
    Result<History> history = journal(all);
    if (!history) return pass_on(history);
    std::map<Date, int> days;
    for (const Entity& entry : history->entries)
        if (const auto* run = std::get_if<Run>(&entry); run && run->finished_on) ++days[*run->finished_on];
    return days;
}

Result<std::vector<KeptDate>> FakeStore::kept_dates(const HistoryQuery& query) {
    const Result<History> history =
        journal({.project = query.project, .of = query.of, .limit = k_most_history_entries});
    if (!history) return pass_on(history);
    std::vector<KeptDate> dates;
    for (const Entity& entry : history->entries) {
        if (const auto* run = std::get_if<Run>(&entry); run && run->schedule && run->occurrence)
            dates.push_back(
                {run->schedule->id, *run->occurrence,
                 run->late_days.value_or(0) > 0 ? KeptDate::Fate::late : KeptDate::Fate::in_time});
        if (const auto* one = std::get_if<Occurrence>(&entry); one && one->outcome == Outcome::skipped)
            dates.push_back({one->schedule.id, one->date, KeptDate::Fate::skipped});
    }
    std::erase_if(dates, [&](const KeptDate& one) { return query.from && one.date < *query.from; });
    std::ranges::sort(dates, [](const KeptDate& a, const KeptDate& b) {
        return std::tie(a.schedule, a.date) < std::tie(b.schedule, b.date);
    });
    return dates;
}

Result<std::optional<Run>> FakeStore::last_finished(const Ref<Template>& of) {
    std::optional<Run> last;
    for (const auto& [id, run] : kept.all<Run>()) {
        const TemplateVersion* version = kept.find(run.version);
        if (run.status == RunStatus::done && version && version->of == of &&
            (!last || run.finished > last->finished))
            last = run;
    }
    return last;
}

Result<Workspace> FakeStore::closed_run(const Ref<Run>& run) {
    Workspace found;
    if (const Run* closed = kept.find(run)) found.put(*closed);
    for (const auto& [id, state] : kept.all<StepState>())
        if (state.run == run) found.put(state);
    for (const auto& [id, variable] : kept.all<RunVariable>())
        if (variable.run == run) found.put(variable);
    return found;
}

Result<std::optional<Source>> FakeStore::source(const Ref<TemplateVersion>& version) {
    const Source* found = kept.find(Ref<Source>(Source::id_for(version)));
    return found ? std::optional(*found) : std::nullopt;
}

Result<std::map<Id, Instant>> FakeStore::last_changes() {
    std::map<Id, Instant> changes;
    for (const Transaction& transaction : transactions)
        for (const RowChange& row : transaction.rows) {
            const auto* decided = std::get_if<Occurrence>(&row.after);
            changes[decided ? decided->schedule.id : id_of(row.after)] = transaction.at;
        }
    return changes;
}

} // namespace shipshape::testing
