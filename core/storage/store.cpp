#include "core/storage/store.h"

#include "core/storage/backup.h"
#include "core/storage/rescue.h"
#include "core/storage/stamps.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace shipshape {
namespace {

// Checking reads every byte, about 10 ms for each MB. Up to here that is not felt; above it tables are
// checked one by one in idle moments, so that opening does not grow with history.
constexpr std::int64_t k_check_at_once_limit_bytes = 2'000'000;

constexpr const char* k_export_name = "export.db";

} // namespace

std::string_view open_condition(std::size_t index) {
    const std::string_view name = entity_info(index).name;
    if (name == Run::entity_name) return "status<>'done'";
    if (name == StepState::entity_name || name == RunVariable::entity_name)
        return "run IN (SELECT id FROM run WHERE status<>'done')";
    if (name == Source::entity_name) return "0"; // large, and wanted only for writing it out again
    if (name == Occurrence::entity_name)         // what is settled is history
        return "id IN (SELECT o.id FROM schedule AS s CROSS JOIN occurrence AS o ON o.schedule=s.id AND "
               "o.date>coalesce(s.done_through,''))";
    return {};
}

template<class T>
Result<T> Store::judged(Result<T> result) {
    if (!result && result.error().kind == ErrorKind::storage_damaged) database_.merge_wal_on_close(false);
    return result;
}

Store::Store(Vfs& vfs, Database database) : vfs_(vfs), database_(std::move(database)) {
    for (std::size_t index = 0; index < k_entity_count; ++index) rows_.emplace_back(database_, index);
}

Result<std::unique_ptr<Store>> Store::open(Slots& slots, Vfs& vfs, const StoreOptions& options) {
    Result<Traces> traces = find_traces(slots);
    if (!traces) return pass_on(traces);
    if (Result<void> allowed = check_traces(*traces, options.data_expected); !allowed)
        return pass_on(allowed);

    Result<Database> database = Database::open(vfs.name(), slot_name(Slot::main));
    if (!database) return pass_on(database);
    Result<FileState> state = identify(*database, migrations());
    if (!state) return pass_on(state);
    if (*state == FileState::empty && options.data_expected) return lost_database();

    std::unique_ptr<Store> store(new Store(vfs, std::move(*database)));
    const bool ended_badly = traces->wal_bytes > 0;
    const bool is_small = traces->main_bytes <= k_check_at_once_limit_bytes;
    if (Result<void> done = store->set_up(*state, ended_badly || is_small, options); !done)
        return pass_on(done);
    return store;
}

Result<void> Store::set_up(FileState state, bool check_all, const StoreOptions& options) {
    if (Result<void> done = database_.start_write_ahead_log(); !done) return done;
    if (check_all) {
        if (Result<void> done = quick_check(database_); !done) return done;
    }
    if (state != FileState::present) {
        if (Result<void> done = migrate(database_, migrations()); !done) return done;
    }
    Result<OpLog> log = OpLog::open(database_);
    if (!log) return pass_on(log);
    log_ = std::move(*log);
    if (!log_->device()) {
        if (Result<void> done = log_->add_own_device(options.new_device); !done) return done;
    }
    if (!check_all) {
        for (std::size_t index = 0; index < k_entity_count; ++index)
            unchecked_tables_.emplace_back(entity_info(index).name);
        unchecked_tables_.insert(unchecked_tables_.end(), {"op", "txn", "device", "meta"});
    }
    database_.merge_wal_on_close(true);
    return {};
}

// ------------------------------------------------------------------------------------------------ writing

Result<void> Store::commit(const Transaction& transaction) {
    for (const RowChange& change : transaction.rows)
        if (Result<void> storable = check_storable(change.after); !storable) return storable;
    if (Result<void> done = check_stamps(transaction.stamps, transaction.at); !done) return done;
    if (Result<void> done = check_newer(transaction.stamps); !done) return judged(std::move(done));
    log_->begin(transaction.at, transaction.stamps);
    Result<void> done = write_rows(transaction);
    if (!done) log_->cancel();
    return judged(std::move(done));
}

// A plan that was made before something else changed would write rows that the log contradicts.
Result<void> Store::check_newer(std::span<const FieldStamp> stamps) {
    if (stamps.empty()) return {};
    Result<KnownStamps> known = read_stamps(database_, rows_, keys_of(Workspace(), stamps));
    if (!known) return pass_on(known);
    for (const FieldStamp& stamp : stamps) {
        const auto same = std::ranges::equal_range(
            known->stamps, std::tuple(stamp.type, stamp.id, stamp.field), {},
            [](const FieldStamp& one) { return std::tuple(one.type, one.id, one.field); });
        if (!same.empty() &&
            std::tie(same.back().hlc, same.back().device) > std::tie(stamp.hlc, stamp.device))
            return fail(ErrorKind::conflict,
                        "Something here was changed after this was compared with it. Open "
                        "it again, then import it.");
    }
    return {};
}

Result<void> Store::write_rows(const Transaction& transaction) {
    Result<AtomicWrite> write = AtomicWrite::begin(database_);
    if (!write) return pass_on(write);
    for (const RowChange& change : transaction.rows)
        if (Result<void> done = write_row(change.after, transaction.stamps); !done) return done;
    if (Result<void> done = write_foreign(transaction); !done) return done;
    if (Result<void> done = log_->end(transaction.label); !done) return done;
    return write->commit();
}

namespace {

bool has_stamp(std::span<const FieldStamp> stamps, std::size_t type, const Id& id, std::size_t field) {
    return std::ranges::binary_search(stamps, std::tuple(type, id, field), {}, [](const FieldStamp& stamp) {
        return std::tuple(stamp.type, stamp.id, stamp.field);
    });
}

} // namespace

/// The row, and what of it was written here.
Result<void> Store::write_row(const Entity& after, std::span<const FieldStamp> stamps) {
    Rows& rows = rows_[after.index()];
    Result<std::optional<Entity>> stored = rows.find(id_of(after));
    if (!stored) return pass_on(stored);
    std::vector<FieldChange> changes = changes_between(*stored, after);
    if (changes.empty()) return {};
    if (Result<void> done = rows.put(after); !done) return done;
    std::erase_if(changes, [&](const FieldChange& change) {
        const std::optional<std::size_t> field = field_index(after.index(), change.field);
        return field && has_stamp(stamps, after.index(), id_of(after), *field);
    });
    return log_->append(after, changes);
}

/// What was written elsewhere, even where the values are equal: who shares them later passes on whose they
/// are.
Result<void> Store::write_foreign(const Transaction& transaction) {
    std::map<EntityKey, const Entity*> written;
    if (transaction.stamps.empty()) return {};
    for (const RowChange& change : transaction.rows)
        written.emplace(EntityKey{change.after.index(), id_of(change.after)}, &change.after);
    for (const FieldStamp& stamp : transaction.stamps) {
        const auto of = written.find({stamp.type, stamp.id});
        const bool is_presence = stamp.field == FieldStamp::k_presence;
        if (of == written.end() && !is_presence) continue; // there is no value to it
        const Value value = of == written.end() ? Value(true)
                            : is_presence       ? Value(is_deleted(*of->second))
                                          : entity_info(stamp.type).fields[stamp.field].get(raw(*of->second));
        if (Result<void> done = log_->append_foreign(stamp, value); !done) return done;
    }
    return log_->keep_clock();
}

Result<void> Store::renew_device(const Id& device) {
    return judged(log_->add_own_device(device));
}

// ------------------------------------------------------------------------------------------------ reading

Result<Workspace> Store::load_open() {
    return judged(load(false));
}
Result<Workspace> Store::load_all() {
    return judged(load(true));
}

Result<Workspace> Store::load(bool with_closed_runs) {
    Workspace workspace;
    for (std::size_t index = 0; index < k_entity_count; ++index) {
        const std::string_view condition = with_closed_runs ? std::string_view{} : open_condition(index);
        if (Result<void> done = rows_[index].load(condition, workspace); !done) return pass_on(done);
    }
    if (Result<void> done = check_references(workspace); !done) return pass_on(done);
    return workspace;
}

Result<Workspace> Store::read_backup(std::string_view bytes) {
    return shipshape::read_backup(vfs_, bytes);
}

Result<History> Store::journal(const HistoryQuery& query) {
    return judged(HistoryReader(database_, rows_).journal(query));
}
Result<std::map<Date, int>> Store::finished_per_day(const HistoryQuery& query) {
    return judged(HistoryReader(database_, rows_).finished_per_day(query));
}
Result<std::vector<KeptDate>> Store::kept_dates(const HistoryQuery& query) {
    return judged(HistoryReader(database_, rows_).kept_dates(query));
}
Result<std::optional<Run>> Store::last_finished(const Ref<Template>& of) {
    return judged(HistoryReader(database_, rows_).last_finished(of));
}
Result<Workspace> Store::closed_run(const Ref<Run>& run) {
    return judged(HistoryReader(database_, rows_).closed_run(run));
}

Result<std::optional<Source>> Store::source(const Ref<TemplateVersion>& version) {
    return judged(HistoryReader(database_, rows_).source(version));
}

Result<std::map<Id, Instant>> Store::last_changes() {
    return judged(HistoryReader(database_, rows_).last_changes());
}

Result<KnownStamps> Store::stamps(std::span<const EntityKey> of) {
    return judged(read_stamps(database_, rows_, of));
}

Result<void> Store::check_references(Workspace& workspace) {
    Result<void> found;
    workspace.for_each([&](const auto& entity) {
        if (found) found = check_references_of(entity, workspace);
    });
    return found;
}

// What is not in memory may be deleted or part of a closed run; then its row is still there.
template<class E>
Result<void> Store::check_references_of(const E& entity, const Workspace& workspace) {
    for (const FieldInfo& field : describe<E>().fields) {
        if (field.kind != ValueKind::reference) continue;
        const Value value = field.get(&entity);
        const Id* target = std::get_if<Id>(&value);
        const std::optional<std::size_t> index = entity_index(field.refers_to);
        if (!target || !index || workspace.contains(*index, *target)) continue;
        Result<bool> stored = rows_[*index].contains(*target);
        if (!stored) return pass_on(stored);
        if (!*stored) return damaged_value(describe<E>(), entity.id, field.name);
    }
    return {};
}

// ------------------------------------------------------------------------------------------------ upkeep

Result<void> Store::checkpoint() {
    return judged(database_.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}

Result<bool> Store::check_next_table() {
    if (unchecked_tables_.empty()) return false;
    const std::string table = unchecked_tables_.back();
    if (Result<void> sound = judged(quick_check(database_, table)); !sound) return pass_on(sound);
    unchecked_tables_.pop_back();
    return !unchecked_tables_.empty();
}

Result<std::string> Store::export_file() {
    vfs_.take_memory_file(k_export_name); // of an export that failed half way
    Result<void> written = judged(database_.execute(std::string("VACUUM INTO '") + k_export_name + "'"));
    std::optional<std::vector<std::byte>> bytes = vfs_.take_memory_file(k_export_name);
    if (!written) return pass_on(written);
    if (!bytes) return std::unexpected(storage_error(1, "the export is not there"));
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

Result<std::int64_t> Store::size_bytes() {
    Result<std::int64_t> pages = database_.integer("PRAGMA page_count");
    if (!pages) return judged(std::move(pages));
    Result<std::int64_t> page_bytes = database_.integer("PRAGMA page_size");
    if (!page_bytes) return judged(std::move(page_bytes));
    return *pages * *page_bytes;
}

Result<void> Store::close(std::unique_ptr<Store> store) {
    return store->checkpoint();
}

} // namespace shipshape
