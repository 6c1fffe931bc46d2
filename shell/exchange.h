#pragma once
#include "core/app/clock.h"
#include "core/base/result.h"
#include "core/domain/import_plan.h"
#include "core/domain/share_adoption.h"
#include "shell/platform.h"

#include <memory>
#include <string>

namespace shipshape {

class Session;
struct HistoryQuery;
struct SharedContent;

// None of these is needed for the first screen: they stay functions of their own (web/rest.txt).

/// A document that was read and compared with what is here, shown before anything is done.
struct ImportPreview {
    std::string name; ///< of the file
    std::shared_ptr<const ImportPlan> merge, copy;
    ImportMode mode = ImportMode::merge;

    const std::shared_ptr<const ImportPlan>& chosen() const {
        return mode == ImportMode::merge ? merge : copy;
    }
};

/// The whole workspace, closed runs included, as a file to download. Errors: those of StorePort::load_all().
[[gnu::noinline]] Result<request::Download> export_document(Session& session);

/// The project that is shown, closed runs included, as a file that is the same as long as the project is
/// (project_document()). Errors: not_found where there is none; those of StorePort::load_all().
Result<request::Download> export_project(Session& session);

/// What was finished, skipped and moved in the period of the query, as a Markdown file; of more than
/// k_most_history_entries the newest, which it says. Errors: those of HistoryPort::journal().
[[gnu::noinline]] Result<request::Download> save_report(Session& session, HistoryQuery query);

/// The dates of the project that is shown, for a calendar program. Errors: not_found where it has none; those
/// of write_calendar() and HistoryPort::last_changes().
[[gnu::noinline]] Result<request::Download> export_calendar(Session& session);

/// Its journal as a table, at most k_most_history_entries, the newest. Errors: those of
/// HistoryPort::journal().
[[gnu::noinline]] Result<request::Download> export_history(Session& session);

/// A document, or a backup (by its first bytes). Errors: those of read_document(), StorePort::read_backup()
/// and StorePort::load_all(), the place with the file's name before it.
[[gnu::noinline]] Result<ImportPreview> preview_import(Session& session, Clock& clock,
                                                       const std::string& name, std::string_view bytes);

// Of share links (shell/exchange_shared.cpp):

/// What merging a shared run's progress into the run here would do, compared field by field: of each field
/// the newest wins, what the sender left out is no value, and what loses stands among the conflicts of the
/// plan. Adding it as a copy is the other choice. Errors: those of adopt_shared(), check_stamps(),
/// HistoryPort::stamps() and StorePort::load_all().
[[gnu::noinline]] Result<ImportPreview> preview_shared(Session& session, Clock& clock,
                                                       const SharedContent& content);

/// What taking it over writes, and the page of what comes of it. Errors as above.
struct AdoptionPlan {
    std::shared_ptr<const ImportPlan> plan;
    std::string route;
};
[[gnu::noinline]] Result<AdoptionPlan> plan_adoption(Session& session, Clock& clock,
                                                     const SharedContent& content, Adoption how);

} // namespace shipshape
