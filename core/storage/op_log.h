#pragma once
#include "core/domain/entities.h"
#include "core/domain/field_stamp.h"
#include "core/storage/database.h"
#include "core/storage/hybrid_clock.h"

#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace shipshape {

/// One field as it becomes.
struct FieldChange {
    std::string_view field; ///< of the description, or "deleted"
    Value value;
};

/// The operations that make `after` out of `before` (absent: out of nothing; then only what differs from the
/// defaults, and at least one). Both must be of the same type. The views point into the descriptions.
std::vector<FieldChange> changes_between(const std::optional<Entity>& before, const Entity& after);

/// The append-only log of all changes to all entities (tables op, txn, device, meta: migrations.cpp).
/// Applying all operations in the order of (hlc, device, seq) to an empty state gives the rows; what was
/// removed elsewhere before it came here has operations and no row.
///
/// Operations that a merge brings keep the stamp and the device of where they were made; their seq counts
/// them here, in the order in which they came. meta has 'clock' then: the latest stamp that was known after
/// the last merge, because the last operation of another device need not have its highest one.
///
/// Within a database transaction: begin, append and append_foreign for each entity, end; or cancel.
class OpLog {
  public:
    /// Errors: storage_damaged where the log's own numbers make no sense.
    static Result<OpLog> open(Database& database);

    /// Makes this database a device of its own with an empty sequence; for a new database, and for one that
    /// was copied.
    Result<void> add_own_device(const Id& device);

    const Id& device() const { return device_; }

    /// Stamps the transaction; writes nothing yet. Its stamp follows those in `foreign`, which must have
    /// passed check_stamps().
    void begin(Instant at, std::span<const FieldStamp> foreign = {});
    Result<void> append(const Entity& entity, std::span<const FieldChange> changes);
    /// What was written elsewhere, as the stamp says; `value` is that of the stamp's field.
    Result<void> append_foreign(const FieldStamp& stamp, const Value& value);
    /// Remembers how far the clock is. After operations that came from elsewhere.
    Result<void> keep_clock();
    /// Writes the transaction's label, if there was any operation.
    Result<void> end(std::string_view text);

    /// Forgets what was appended since `begin`, because it was not committed: its numbers are given again.
    void cancel() {
        last_seq_ = first_seq_ - 1;
        origins_.clear();
    }

  private:
    static constexpr std::int64_t k_last_seq = std::int64_t{1} << 62;

    /// A device whose operations a transaction brings.
    struct Origin {
        std::int64_t number = 0, first_seq = 0, last_seq = 0;
    };

    explicit OpLog(Database& database) : database_(&database) {}
    Result<void> read_position();
    Result<void> read_last_operation(std::int64_t device_number);
    Result<void> read_clock();
    Result<Origin*> origin(const Id& device);
    Result<std::int64_t> add_device(const Id& device);
    struct Place {
        std::int64_t device, seq, hlc, txn;
    };
    Result<void> insert(const Place& place, std::string_view entity, const Id& id, const FieldChange& change);
    Result<void> label(std::int64_t device, std::int64_t seq, std::string_view text);

    Database* database_;
    std::optional<Statement> append_, end_;
    HybridClock clock_;
    Id device_;
    std::int64_t device_number_ = 0;
    std::int64_t last_seq_ = 0;
    std::int64_t first_seq_ = 0;   ///< of the transaction
    std::int64_t stamp_ = 0;       ///< of the transaction
    Instant at_;                   ///< of the transaction
    std::map<Id, Origin> origins_; ///< of the transaction
};

} // namespace shipshape
