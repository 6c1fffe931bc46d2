#include "shell/exchange.h"

#include "core/app/session.h"
#include "core/base/text.h"
#include "core/domain/report.h"
#include "core/domain/today.h"
#include "core/interchange/csv.h"
#include "core/interchange/document.h"
#include "core/interchange/icalendar.h"

namespace shipshape {

Result<request::Download> export_document(Session& session) {
    Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    return request::Download{"shipshape-" + session.today().text() + ".json", "application/json",
                             write_document(*everything, session.now())};
}

Result<request::Download> export_project(Session& session) {
    const Project* project = shown_project(session.workspace());
    if (!project) return fail(ErrorKind::not_found, "There is no project yet.");
    Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    Result<std::string> bytes = project_document(*everything, project->id);
    if (!bytes) return pass_on(bytes);
    const std::string name = slug_of(project->name, 60);
    return request::Download{"shipshape-" + (name.empty() ? "project" : name) + ".json", "application/json",
                             std::move(*bytes)};
}

Result<request::Download> save_report(Session& session, HistoryQuery query) {
    query.limit = k_most_history_entries;
    const Result<History> history = session.history().journal(query);
    if (!history) return pass_on(history);
    const Project* project = session.workspace().find(query.project);
    std::string text = report(session.workspace(), project ? project->name : std::string(), history->entries,
                              query.from, session.today());
    if (history->has_more)
        text += "\nOnly the newest " + std::to_string(k_most_history_entries) + " entries are named.\n";
    return request::Download{"report-" + session.today().text() + ".md", "text/markdown", std::move(text)};
}

Result<request::Download> export_calendar(Session& session) {
    const Workspace& workspace = session.workspace();
    const Project* project = shown_project(workspace);
    if (!project) return fail(ErrorKind::not_found, "There is no project yet.");
    const Result<std::map<Id, Instant>> changes = session.history().last_changes();
    if (!changes) return pass_on(changes);
    CalendarOptions options{.today = session.today(), .changes = &*changes};
    const std::vector<CalendarDay> days = release_days(workspace, project->id, &*changes);
    options.days = days;
    Result<std::string> calendar = write_calendar(workspace, project->id, options);
    if (!calendar) return pass_on(calendar);
    return request::Download{"shipshape.ics", "text/calendar", std::move(*calendar)};
}

Result<request::Download> export_history(Session& session) {
    const Project* project = shown_project(session.workspace());
    if (!project) return fail(ErrorKind::not_found, "There is no project yet.");
    const Result<History> history =
        session.history().journal({.project = project->id, .limit = k_most_history_entries});
    if (!history) return pass_on(history);
    return request::Download{
        "shipshape-history-" + session.today().text() + ".csv", "text/csv",
        write_history_csv(session.workspace(), project->name, history->entries, {.byte_order_mark = true})};
}

Result<ImportPreview> preview_import(Session& session, Clock& clock, const std::string& name,
                                     std::string_view bytes) {
    Result<Workspace> incoming =
        bytes.starts_with("SQLite format 3") ? session.read_backup(bytes) : read_document(bytes);
    if (!incoming) {
        Error error = incoming.error();
        error.place = error.place.empty() ? name : name + ", " + error.place;
        return std::unexpected(error);
    }
    Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    Id seed = Id::version7(clock.now().ms, clock.random());
    auto plan = [&](ImportMode mode) {
        return std::make_shared<const ImportPlan>(plan_import(*everything, *incoming, mode, seed));
    };
    return ImportPreview{name, plan(ImportMode::merge), plan(ImportMode::copy)};
}

} // namespace shipshape
