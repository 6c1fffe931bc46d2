#include "core/storage/history.h"

#include "core/base/sort.h"
#include "core/domain/report.h"
#include "core/storage/hybrid_clock.h"

#include <algorithm>

namespace shipshape {
namespace {

/// Complete for SQLite: every quote is doubled. What comes after a NUL is left out, as no stored text has
/// one.
std::string literal(std::string_view text) {
    std::string out = "'";
    for (char c : text.substr(0, text.find('\0'))) out.append(c == '\'' ? 2 : 1, c);
    return out + "'";
}

std::string with_person(const HistoryQuery& query) {
    return query.person.empty() ? std::string() : " AND person=" + literal(query.person);
}

/// The days of the query as a condition on a column of dates.
std::string within(const HistoryQuery& query, const std::string& column) {
    std::string out;
    if (query.from) out += " AND " + column + ">=" + literal(query.from->text());
    if (query.until) out += " AND " + column + "<=" + literal(query.until->text());
    return out;
}

std::string runs_where(const HistoryQuery& query) {
    std::string out = "status='done' AND project=" + literal(query.project.id) + within(query, "finished_on");
    if (query.of)
        out +=
            " AND version IN (SELECT id FROM template_version WHERE template=" + literal(query.of->id) + ")";
    return out;
}

/// The schedules of the query, as a condition on a column that refers to them.
std::string of_schedules(const HistoryQuery& query) {
    return "schedule IN (SELECT id FROM schedule WHERE " +
           (query.of
                ? "template=" + literal(query.of->id)
                : "template IN (SELECT id FROM template WHERE project=" + literal(query.project.id) + ")") +
           ")";
}

std::string decisions_where(const HistoryQuery& query) {
    // What was met has its run in the journal.
    return "outcome<>'met' AND " + of_schedules(query) + within(query, "date") + with_person(query);
}

std::optional<KeptDate> kept_date(const Statement& row) {
    const std::optional<Value> of = row.column(0), day = row.column(1), fate = row.column(2);
    const auto* schedule = of ? std::get_if<Id>(&*of) : nullptr;
    const auto* text = day ? std::get_if<std::string>(&*day) : nullptr;
    const auto* number = fate ? std::get_if<std::int64_t>(&*fate) : nullptr;
    const std::optional<Date> date = text ? Date::parse(*text) : std::nullopt;
    if (!schedule || !date || !number) return std::nullopt;
    return KeptDate{*schedule, *date, static_cast<KeptDate::Fate>(*number)};
}

template<class E>
Rows& rows_of(std::vector<Rows>& rows) {
    return rows[*entity_index(E::entity_name)];
}

} // namespace

template<class E>
Result<void> HistoryReader::take(const std::string& condition, History& into) {
    Workspace found;
    if (Result<void> done = rows_of<E>(rows_).load(condition, found); !done) return done;
    for (const auto& [id, entity] : found.all<E>()) into.entries.emplace_back(entity);
    return {};
}

Result<History> HistoryReader::journal(const HistoryQuery& query) {
    const std::size_t limit = std::min(query.limit, k_most_history_entries);
    const std::string page = " DESC, id DESC LIMIT " + std::to_string(limit + 1);
    History history;
    Result<void> done =
        take<Run>(runs_where(query) + with_person(query) + " ORDER BY finished" + page, history);
    if (!done) return pass_on(done);
    done = take<Occurrence>(decisions_where(query) + " ORDER BY decided" + page, history);
    if (!done) return pass_on(done);
    sort(history.entries, [](const Entity& a, const Entity& b) {
        const Instant left = happened_at(a), right = happened_at(b);
        return left != right ? left > right : id_of(a) > id_of(b);
    });
    history.has_more = history.entries.size() > limit;
    if (history.has_more) history.entries.resize(limit);
    return history;
}

Result<std::map<Date, int>> HistoryReader::finished_per_day(const HistoryQuery& query) {
    std::map<Date, int> days;
    Result<Statement> statement =
        database_.prepare("SELECT finished_on,count(*) FROM run WHERE deleted=0 AND " + runs_where(query) +
                          " GROUP BY finished_on");
    if (!statement) return pass_on(statement);
    Result<void> done = statement->query([&](const Statement& row) {
        const std::optional<Value> day = row.column(0), count = row.column(1);
        const auto* text = day ? std::get_if<std::string>(&*day) : nullptr;
        const auto* number = count ? std::get_if<std::int64_t>(&*count) : nullptr;
        if (std::optional<Date> date = text ? Date::parse(*text) : std::nullopt; date && number)
            days[*date] = static_cast<int>(std::min<std::int64_t>(*number, INT32_MAX));
        return Result<void>();
    });
    if (!done) return pass_on(done);
    return days;
}

Result<std::vector<KeptDate>> HistoryReader::kept_dates(const HistoryQuery& query) {
    HistoryQuery dated = query, finished = query;
    dated.until.reset();
    finished.until.reset();
    // A date may be met before it has come, at most by the longest window.
    if (query.from) finished.from = *query.from + -static_cast<int>(k_most_window_days);
    const std::string limit = " LIMIT " + std::to_string(k_most_kept_dates);
    const std::string selects[] = {
        "SELECT schedule,occurrence,2-(coalesce(late_days,0)>0) FROM run WHERE deleted=0 AND " +
            runs_where(finished) + " AND schedule IS NOT NULL AND occurrence IS NOT NULL" +
            within(dated, "occurrence") + " ORDER BY finished_on DESC" + limit,
        "SELECT schedule,date,0 FROM occurrence WHERE deleted=0 AND outcome='skipped' AND " +
            of_schedules(query) + within(dated, "date") + limit,
    };
    std::vector<KeptDate> kept;
    for (const std::string& sql : selects) {
        Result<Statement> statement = database_.prepare(sql);
        if (!statement) return pass_on(statement);
        const Result<void> done = statement->query([&](const Statement& row) {
            if (const std::optional<KeptDate> one = kept_date(row)) kept.push_back(*one);
            return Result<void>();
        });
        if (!done) return pass_on(done);
    }
    sort(kept, [](const KeptDate& a, const KeptDate& b) {
        return std::tie(a.schedule, a.date, a.fate) < std::tie(b.schedule, b.date, b.fate);
    });
    return kept;
}

Result<std::optional<Run>> HistoryReader::last_finished(const Ref<Template>& of) {
    const std::string id = literal(of.id);
    Workspace found; // the project is named so that the index of finished runs is walked from its end
    Result<void> done = rows_of<Run>(rows_).load(
        "status='done' AND project=(SELECT project FROM template WHERE id=" + id +
            ") AND version IN (SELECT id FROM template_version WHERE template=" + id +
            ") ORDER BY finished DESC LIMIT 1",
        found);
    if (!done) return pass_on(done);
    if (found.all<Run>().empty()) return std::optional<Run>();
    return std::optional(found.all<Run>().begin()->second);
}

Result<Workspace> HistoryReader::closed_run(const Ref<Run>& run) {
    Workspace found;
    Result<void> done = rows_of<Run>(rows_).load("id=" + literal(run.id), found);
    if (done) done = rows_of<StepState>(rows_).load("run=" + literal(run.id), found);
    if (done) done = rows_of<RunVariable>(rows_).load("run=" + literal(run.id), found);
    if (!done) return pass_on(done);
    return found;
}

Result<std::optional<Source>> HistoryReader::source(const Ref<TemplateVersion>& version) {
    Workspace found;
    Result<void> done = rows_of<Source>(rows_).load("id=" + literal(Source::id_for(version)), found);
    if (!done) return pass_on(done);
    const Source* source = found.find(Ref<Source>(Source::id_for(version)));
    return source ? std::optional(*source) : std::nullopt;
}

Result<std::map<Id, Instant>> HistoryReader::last_changes() {
    Result<Statement> statement =
        database_.prepare("SELECT coalesce(o.schedule,p.id),max(p.hlc) FROM op AS p "
                          "LEFT JOIN occurrence AS o ON p.entity='occurrence' AND o.id=p.id "
                          "WHERE p.entity IN ('schedule','occurrence','template','release') GROUP BY 1");
    if (!statement) return pass_on(statement);
    std::map<Id, Instant> changes;
    Result<void> done = statement->query([&](const Statement& row) {
        const std::optional<Value> id = row.column(0), stamp = row.column(1);
        const auto* of = id ? std::get_if<Id>(&*id) : nullptr;
        const auto* number = stamp ? std::get_if<std::int64_t>(&*stamp) : nullptr;
        if (of && number && HybridClock::is_stamp(*number)) changes[*of] = HybridClock::time_of(*number);
        return Result<void>();
    });
    if (!done) return pass_on(done);
    return changes;
}

} // namespace shipshape
