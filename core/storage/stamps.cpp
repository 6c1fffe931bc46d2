#include "core/storage/stamps.h"

#include "core/app/history_port.h"
#include "core/base/sort.h"
#include "core/storage/hybrid_clock.h"

#include <algorithm>
#include <map>

namespace shipshape {
namespace {

// The log has no index by entity, which would make every tick dearer for the rare merge. Each scan of it
// looks for this many at once.
constexpr std::size_t k_keys_of_a_scan = 4'000;

/// "(x'…',x'…')"
std::string list_of(std::span<const EntityKey> keys) {
    std::string out;
    for (const EntityKey& key : keys) out += (out.empty() ? "(" : ",") + literal(key.id);
    return out + ")";
}

template<class T>
std::optional<T> column_as(const Statement& row, int index) {
    const std::optional<Value> value = row.column(index);
    const T* typed = value ? std::get_if<T>(&*value) : nullptr;
    return typed ? std::optional<T>(*typed) : std::nullopt;
}

class StampReader {
  public:
    StampReader(Database& database, std::vector<Rows>& rows) : database_(database), rows_(rows) {}

    Result<KnownStamps> read(std::vector<EntityKey> keys);

  private:
    Result<void> add_removed(std::vector<EntityKey>& keys, std::string_view child, std::string_view owner);
    Result<void> scan(std::span<const EntityKey> keys);
    void take(const Statement& row);

    Database& database_;
    std::vector<Rows>& rows_;
    /// By entity and field: the newest, and where it stands among those of its device.
    std::map<std::pair<EntityKey, std::size_t>, std::pair<FieldStamp, std::int64_t>> newest_;
};

Result<KnownStamps> StampReader::read(std::vector<EntityKey> keys) {
    const std::pair<std::string_view, std::string_view> k_owned[] = {
        {StepState::entity_name, Run::entity_name},
        {RunVariable::entity_name, Run::entity_name},
        {Blocker::entity_name, Release::entity_name}};
    for (const auto& [child, owner] : k_owned)
        if (Result<void> done = add_removed(keys, child, owner); !done) return pass_on(done);
    sort(keys, std::less<>{});
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    KnownStamps known;
    for (std::span<const EntityKey> rest = keys; !rest.empty();) {
        const std::size_t count = std::min(rest.size(), k_keys_of_a_scan);
        if (Result<void> done = scan(rest.first(count)); !done) return pass_on(done);
        rest = rest.subspan(count);
    }
    for (const auto& [of, stamp] : newest_) known.stamps.push_back(stamp.first);
    for (const EntityKey& key : keys) {
        Result<std::optional<Entity>> row = rows_[key.type].find(key.id);
        if (!row) return pass_on(row);
        if (*row) known.rows.push_back(std::move(**row));
    }
    return known;
}

Result<void> StampReader::add_removed(std::vector<EntityKey>& keys, std::string_view child,
                                      std::string_view owner) {
    std::vector<EntityKey> owners;
    for (const EntityKey& key : keys)
        if (entity_info(key.type).name == owner) owners.push_back(key);
    const std::size_t type = *entity_index(child);
    for (std::span<const EntityKey> rest = owners; !rest.empty();) {
        const std::size_t count = std::min(rest.size(), k_keys_of_a_scan);
        Result<Statement> removed =
            database_.prepare("SELECT id FROM " + std::string(child) + " WHERE deleted=1 AND " +
                              std::string(owner) + " IN " + list_of(rest.first(count)));
        if (!removed) return pass_on(removed);
        const Result<void> done = removed->query([&](const Statement& row) {
            if (const std::optional<Id> id = column_as<Id>(row, 0)) keys.push_back({type, *id});
            return Result<void>();
        });
        if (!done) return done;
        rest = rest.subspan(count);
    }
    return {};
}

Result<void> StampReader::scan(std::span<const EntityKey> keys) {
    Result<Statement> operations =
        database_.prepare("SELECT op.entity,op.id,op.field,op.hlc,device.id,op.seq FROM op "
                          "JOIN device ON device.number=op.device WHERE op.id IN " +
                          list_of(keys));
    if (!operations) return pass_on(operations);
    return operations->query([&](const Statement& row) {
        take(row);
        return Result<void>();
    });
}

void StampReader::take(const Statement& row) {
    const auto entity = column_as<std::string>(row, 0);
    const auto id = column_as<Id>(row, 1), device = column_as<Id>(row, 4);
    const auto field = column_as<std::string>(row, 2);
    const auto hlc = column_as<std::int64_t>(row, 3), seq = column_as<std::int64_t>(row, 5);
    const std::optional<std::size_t> type = entity ? entity_index(*entity) : std::nullopt;
    if (!type || !id || !field || !hlc || !device || !seq || !HybridClock::is_stamp(*hlc)) return;
    const std::optional<std::size_t> index = field_index(*type, *field);
    if (!index) return;
    const FieldStamp stamp{*type, *id, *index, *hlc, *device};
    auto [at, is_new] = newest_.try_emplace({EntityKey{*type, *id}, *index}, stamp, *seq);
    auto& [newest, newest_seq] = at->second;
    if (std::tie(newest.hlc, newest.device, newest_seq) < std::tie(stamp.hlc, stamp.device, *seq))
        at->second = {stamp, *seq};
}

} // namespace

std::optional<std::size_t> field_index(std::size_t type, std::string_view name) {
    if (name == k_deleted_field) return FieldStamp::k_presence;
    const std::span<const FieldInfo> fields = entity_info(type).fields;
    const auto at = std::ranges::find(fields, name, &FieldInfo::name);
    if (at == fields.end()) return std::nullopt;
    return static_cast<std::size_t>(at - fields.begin());
}

Result<KnownStamps> read_stamps(Database& database, std::vector<Rows>& rows, std::span<const EntityKey> of) {
    if (of.size() > k_most_stamped_entities)
        return fail(ErrorKind::too_large, "These are more than " + std::to_string(k_most_stamped_entities) +
                                              " entries at once. Merge or share them in parts.");
    return StampReader(database, rows).read({of.begin(), of.end()});
}

} // namespace shipshape
