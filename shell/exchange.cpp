#include "shell/exchange.h"

#include "core/app/session.h"
#include "core/domain/report.h"
#include "core/interchange/document.h"

namespace shipshape {

Result<request::Download> export_document(Session& session) {
    Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    std::string bytes = write_document(*everything, session.now());
    if (Result<Done> noted = session.dispatch(command::NoteExport{}); !noted) return pass_on(noted);
    return request::Download{"shipshape-" + session.today().text() + ".json", "application/json",
                             std::move(bytes)};
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

Result<ImportPreview> preview_import(Session& session, Clock& clock, const std::string& name,
                                     std::string_view bytes) {
    Result<Workspace> document = read_document(bytes);
    if (!document) {
        Error error = document.error();
        error.place = error.place.empty() ? name : name + ", " + error.place;
        return std::unexpected(error);
    }
    Result<Workspace> everything = session.everything();
    if (!everything) return pass_on(everything);
    Id seed = Id::version7(clock.now().ms, clock.random());
    auto plan = [&](ImportMode mode) {
        return std::make_shared<const ImportPlan>(plan_import(*everything, *document, mode, seed));
    };
    return ImportPreview{name, plan(ImportMode::merge), plan(ImportMode::copy), ImportMode::merge};
}

} // namespace shipshape
