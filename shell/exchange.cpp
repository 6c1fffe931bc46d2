#include "shell/exchange.h"

#include "core/app/session.h"
#include "core/base/text.h"
#include "core/domain/report.h"
#include "core/domain/today.h"
#include "core/interchange/csv.h"
#include "core/interchange/document.h"
#include "core/interchange/icalendar.h"
#include "core/interchange/markdown_plan.h"
#include "core/interchange/markdown_reader.h"

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

namespace {

/// What was read, and what has to be known about it.
struct Incoming {
    Workspace workspace;
    std::vector<std::string> remarks = {};
};

bool is_guide(std::string_view name) {
    return name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".txt");
}

Result<Incoming> read_guide(Session& session, const std::string& name, std::string_view bytes) {
    const Project* project = shown_project(session.workspace());
    if (!project)
        return fail(ErrorKind::not_found, "Make a project first: a guide becomes checklists of one.");
    const Result<MarkdownGuide> guide = read_markdown(bytes);
    if (!guide) return pass_on(guide);
    MarkdownPlanOptions options{.name = name};
    for (const auto& [id, variable] : session.workspace().all<Variable>())
        if (variable.project.id == project->id) options.known_variables.push_back(variable.name);
    MarkdownPlan plan = plan_markdown(bytes, *guide, options, *project, session.now(), session.today());
    if (plan.entities.empty())
        return fail(ErrorKind::invalid_input, "There is no step in it: no box to tick, and no list.");
    Incoming incoming{.remarks = std::move(plan.remarks)};
    incoming.workspace.put(*project);
    for (Entity& entity : plan.entities) incoming.workspace.put(std::move(entity));
    return incoming;
}

Result<Incoming> read_incoming(Session& session, const std::string& name, std::string_view bytes) {
    if (is_guide(name)) return read_guide(session, name, bytes);
    Result<Workspace> workspace =
        bytes.starts_with("SQLite format 3") ? session.read_backup(bytes) : read_document(bytes);
    if (!workspace) return pass_on(workspace);
    return Incoming{std::move(*workspace)};
}

} // namespace

Result<ImportPreview> preview_import(Session& session, Clock& clock, const std::string& name,
                                     std::string_view bytes) {
    Result<Incoming> incoming = read_incoming(session, name, bytes);
    if (!incoming) {
        Error error = incoming.error();
        error.place = error.place.empty() ? name : name + ", " + error.place;
        return std::unexpected(error);
    }
    Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    Id seed = Id::version7(clock.now().ms, clock.random());
    auto plan = [&](ImportMode mode) {
        return std::make_shared<const ImportPlan>(plan_import(*everything, incoming->workspace, mode, seed));
    };
    return ImportPreview{name, plan(ImportMode::merge), plan(ImportMode::copy), ImportMode::merge,
                         std::move(incoming->remarks)};
}

} // namespace shipshape
