#pragma once
#include "core/app/clock.h"
#include "core/app/decide.h"
#include "core/app/store_port.h"

#include <vector>

namespace shipshape {

/// What a command did, for the person who gave it.
struct Done {
    std::string label; ///< empty: nothing was to change
    bool undoable = false;
    std::optional<Ref<Run>> run;            ///< the run to show: that was started, now or before, or reopened
    std::optional<Ref<Template>> made = {}; ///< a new template to show
};

/// The one place where state changes: decide, one transaction, then memory. Undo is a compensating change: it
/// writes the old values back, as a transaction of its own.
class Session {
  public:
    /// Reads what the store holds. Errors: those of StorePort::load_open.
    static Result<std::unique_ptr<Session>> open(StorePort& store, Clock& clock);

    const Workspace& workspace() const { return workspace_; }
    /// By the hour at which the person's days begin.
    Date today() { return clock_.today(workspace_.settings().day_start_hour); }
    Instant now() { return clock_.now(); }

    /// On an error nothing has changed, in memory or on disk. Errors: those of decide(),
    /// StorePort::commit() and, for ReopenRun, HistoryPort::closed_run().
    Result<Done> dispatch(const Command& command);

    bool can_undo() const { return !undo_.empty(); }
    bool can_redo() const { return !redo_.empty(); }
    /// What undo or redo would take back or do again; empty where there is nothing.
    std::string undo_label() const { return undo_.empty() ? std::string{} : undo_.back().label; }
    std::string redo_label() const { return redo_.empty() ? std::string{} : redo_.back().label; }
    /// Errors: conflict where there is nothing, and those of StorePort::commit().
    Result<Done> undo();
    Result<Done> redo();

    /// Everything, closed runs included, with no reference to what was deleted: for export and for comparing
    /// with an import.
    Result<Workspace> everything();

    /// What a backup holds; see StorePort::read_backup().
    Result<Workspace> read_backup(std::string_view bytes) { return store_.read_backup(bytes); }

    /// Closed runs and decisions, a page at a time.
    HistoryPort& history() { return store_; }

    /// Commands that changed something since the session was opened.
    std::uint64_t commits() const { return commits_; }

  private:
    struct Entry {
        std::string label;
        std::vector<RowChange> rows;
        std::string merge_key;
    };
    static constexpr std::size_t k_undo_limit = 500;

    Session(StorePort& store, Clock& clock, Workspace workspace);
    /// Of runs that were finished in an earlier visit memory holds nothing: reads one with all of its own.
    Result<void> bring_back(const Ref<Run>& run);
    Result<void> commit(const std::string& label, std::vector<RowChange> rows,
                        std::vector<FieldStamp> stamps = {});
    std::vector<RowChange> rows_of(const Changes& changes) const;
    void remember(Entry entry);
    Result<Done> move_entry(std::vector<Entry>& from, std::vector<Entry>& to, const std::string& label);

    StorePort& store_;
    Clock& clock_;
    Workspace workspace_;
    std::vector<Entry> undo_;
    std::vector<Entry> redo_;
    std::uint64_t commits_ = 0;
};

} // namespace shipshape
