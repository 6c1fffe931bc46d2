#pragma once
#include "core/app/history_port.h"
#include "core/storage/rows.h"

namespace shipshape {

/// Reads the journal from the database, a page at a time. Errors: those of Rows.
class HistoryReader {
  public:
    /// `rows` holds one Rows for each entity type.
    HistoryReader(Database& database, std::vector<Rows>& rows) : database_(database), rows_(rows) {}

    Result<History> journal(const HistoryQuery& query);
    Result<std::map<Date, int>> finished_per_day(const HistoryQuery& query);
    Result<std::vector<KeptDate>> kept_dates(const HistoryQuery& query);
    Result<std::optional<Run>> last_finished(const Ref<Template>& of);
    Result<Workspace> closed_run(const Ref<Run>& run);
    Result<std::optional<Source>> source(const Ref<TemplateVersion>& version);
    Result<std::map<Id, Instant>> last_changes();

  private:
    template<class E>
    Result<void> take(const std::string& condition, History& into);

    Database& database_;
    std::vector<Rows>& rows_;
};

} // namespace shipshape
