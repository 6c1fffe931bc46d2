#pragma once
#include "core/app/store_port.h"
#include "core/storage/database.h"
#include "core/storage/history.h"
#include "core/storage/op_log.h"
#include "core/storage/rows.h"
#include "core/storage/schema.h"
#include "core/storage/vfs.h"

#include <memory>
#include <string>
#include <vector>

namespace shipshape {

struct StoreOptions {
    /// The identity a database gets that is made now: a version 7 UUID.
    Id new_device;
    /// A sign kept outside the slots says that there was data once: then nothing new is made in its place.
    /// Set that sign once `open` has succeeded; take it away only when the person chose to start afresh.
    bool data_expected = false;
};

/// The workspace in an SQLite database over fixed slots: rows and log, durable at every commit.
///
/// After storage_failed ask `is_poisoned`: then nobody knows whether the last commit reached the disk.
/// Destroy the store, release the Vfs, open the handles again, open a new store and load from it. After
/// storage_damaged the files stay as they are, even when the store is closed; see rescue.h.
class Store final : public StorePort {
  public:
    /// Opens the database in slot main, or makes a new one where there is none and never was one; then checks
    /// (the whole file if it is small or was not closed properly) and migrates it. `slots` must be those of
    /// `vfs`, with open handles; run self_test first. Both must outlive the store. Errors: storage_damaged
    /// for a file that is damaged, not ours, or gone although there are traces of it; newer_version;
    /// storage_full, storage_failed. The first two leave every byte as it was.
    static Result<std::unique_ptr<Store>> open(Slots& slots, Vfs& vfs, const StoreOptions& options);

    /// Closes without moving the WAL into the file after damage, with it otherwise. Nothing that was
    /// committed is lost.
    ~Store() override = default;

    /// Compares with what is stored, not with `before`, so that the log always fits the rows: an entity that
    /// is new in memory may be one that was deleted earlier. Besides the errors of the port: invalid_input
    /// for a value that could not be read again and for a reference to nothing.
    Result<void> commit(const Transaction& transaction) override;
    Result<Workspace> load_open() override;
    Result<Workspace> load_all() override;
    Result<Workspace> read_backup(std::string_view bytes) override;

    Result<History> journal(const HistoryQuery& query) override;
    Result<std::map<Date, int>> finished_per_day(const HistoryQuery& query) override;
    Result<std::vector<KeptDate>> kept_dates(const HistoryQuery& query) override;
    Result<std::optional<Run>> last_finished(const Ref<Template>& of) override;
    Result<Workspace> closed_run(const Ref<Run>& run) override;
    Result<std::optional<Source>> source(const Ref<TemplateVersion>& version) override;
    Result<std::map<Id, Instant>> last_changes() override;
    Result<KnownStamps> stamps(std::span<const EntityKey> of) override;

    /// Moves the content of the WAL into the file. For idle moments and before the page is hidden.
    Result<void> checkpoint();

    /// Checks one more table. For idle moments, when `open` did not check the whole file. False: none is
    /// left. Error storage_damaged with the finding.
    Result<bool> check_next_table();

    /// The whole database, compact, as the bytes of a file that any SQLite opens. Needs as much memory.
    Result<std::string> export_file();

    /// Of the database file, without its WAL.
    Result<std::int64_t> size_bytes();

    /// The identity under which this database writes its log.
    const Id& device() const { return log_->device(); }
    /// For a database that was copied from elsewhere: two devices must not write the same sequence.
    Result<void> renew_device(const Id& device);

    /// True after a failure that leaves the disk in an unknown state.
    bool is_poisoned() const { return vfs_.health().poisoned; }

    /// Checkpoints and closes; the error of the checkpoint does not mean that anything was lost.
    static Result<void> close(std::unique_ptr<Store> store);

  private:
    Store(Vfs& vfs, Database database);
    Result<void> set_up(FileState state, bool check_all, const StoreOptions& options);
    Result<void> write_rows(const Transaction& transaction);
    Result<void> write_row(const Entity& after, std::span<const FieldStamp> stamps);
    Result<void> write_foreign(const Transaction& transaction);
    Result<void> check_newer(std::span<const FieldStamp> stamps);
    Result<void> check_references(Workspace& workspace);
    template<class E>
    Result<void> check_references_of(const E& entity, const Workspace& workspace);
    Result<Workspace> load(bool with_closed_runs);

    /// Passes a result on and, if it tells of damage, keeps the files as they are from now on.
    template<class T>
    Result<T> judged(Result<T> result);

    Vfs& vfs_;
    Database database_; // before all that holds statements of it
    std::vector<Rows> rows_;
    std::optional<OpLog> log_;
    std::vector<std::string> unchecked_tables_;
};

/// Which rows of an entity type `load_open` reads, as an SQL condition; empty: all.
std::string_view open_condition(std::size_t index);

} // namespace shipshape
