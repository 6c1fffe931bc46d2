#pragma once
#include "core/app/clock.h"
#include "core/base/result.h"
#include "core/domain/import_plan.h"
#include "shell/platform.h"

#include <memory>
#include <string>

namespace shipshape {

class Session;
struct HistoryQuery;

/// A document that was read and compared with what is here, shown before anything is done.
struct ImportPreview {
    std::string name; ///< of the file
    std::shared_ptr<const ImportPlan> merge, copy;
    ImportMode mode = ImportMode::merge;

    const std::shared_ptr<const ImportPlan>& chosen() const {
        return mode == ImportMode::merge ? merge : copy;
    }
};

/// The whole workspace, closed runs included, as a file to download; notes in the settings that it was
/// exported. Errors: those of StorePort::load_all().
Result<request::Download> export_document(Session& session);

/// What was finished, skipped and moved in the period of the query, as a Markdown file; of more than
/// k_most_history_entries the newest, which it says. Errors: those of HistoryPort::journal().
Result<request::Download> save_report(Session& session, HistoryQuery query);

/// Errors: those of read_document() and StorePort::load_all(), the place with the file's name before it.
Result<ImportPreview> preview_import(Session& session, Clock& clock, const std::string& name,
                                     std::string_view bytes);

} // namespace shipshape
