#pragma once
#include "core/app/history_port.h"

#include <vector>

namespace shipshape {

/// One entity as it was and as it becomes. Deleting and restoring are changes of the deletion mark.
struct RowChange {
    std::optional<Entity> before; ///< absent: the entity is new
    Entity after;
};

/// What one command does, all or nothing.
struct Transaction {
    std::string label; ///< plain words, past tense: "Ticked “Look through the error log”"
    Instant at;
    std::vector<RowChange> rows;
    /// Of fields of `rows` that were written elsewhere: the log says when and where. One whose entity is not
    /// among the rows is that of a removal of what was never here. Sorted.
    std::vector<FieldStamp> stamps = {};
};

/// Where the workspace is kept. Implemented by core/storage, faked by tests.
class StorePort : public HistoryPort {
  public:
    /// Writes rows and log in one transaction. When it returns without error the change survives the death of
    /// the process (and, on a durable medium, of the machine). On an error nothing was changed, in memory or
    /// on disk. Errors: storage_full, storage_failed, storage_damaged; where there are stamps also those of
    /// check_stamps(), and conflict, where something here is newer than a stamp that is to take its place.
    virtual Result<void> commit(const Transaction& transaction) = 0;

    /// Everything but closed runs and their step states: what the app needs in memory. Time does not grow
    /// with history.
    virtual Result<Workspace> load_open() = 0;

    /// Everything, for export and for comparing with an import.
    virtual Result<Workspace> load_all() = 0;

    /// What a database file holds that somebody chose: a backup. The file is hostile until it is proven to be
    /// ours. Errors: invalid_input, newer_version, too_large.
    virtual Result<Workspace> read_backup(std::string_view bytes) = 0;
};

} // namespace shipshape
