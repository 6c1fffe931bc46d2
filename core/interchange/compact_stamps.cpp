#include "core/interchange/compact_stamps.h"

#include "core/base/sort.h"
#include "core/interchange/compact.h"
#include "core/interchange/compact_column.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace shipshape {
namespace {

constexpr int k_counter_bits = 16;
constexpr std::size_t k_counter_limit = (std::size_t{1} << k_counter_bits) - 1;
constexpr std::int64_t k_most_ms = std::int64_t{1} << 46; ///< the year 4199
constexpr std::size_t k_most_columns = 62;

/// Stamps of one entity that are the same; or, with an id in place of a row, the removal of an entity.
struct Group {
    std::size_t row = 0; ///< counted through all types; of a removed entity the type's number
    Id id;               ///< of a removed entity
    std::int64_t hlc = 0;
    Id device;
    std::uint64_t fields = 0;

    auto key() const { return std::tie(row, id, hlc, device); }
};

/// Sorts the groups and joins those of the same row and time.
void settle(std::vector<Group>& groups) {
    sort(groups, [](const Group& a, const Group& b) { return a.key() < b.key(); });
    std::vector<Group> joined;
    for (const Group& group : groups) {
        if (!joined.empty() && joined.back().key() == group.key())
            joined.back().fields |= group.fields;
        else
            joined.push_back(group);
    }
    groups = std::move(joined);
}

/// The bit of the field; 0 where the table does not have it.
std::uint64_t bit_of(const LinkTable::Type& type, std::size_t field) {
    if (field == FieldStamp::k_presence) return 1;
    for (std::size_t column = 0; column < std::min(type.columns.size(), k_most_columns); ++column)
        if (type.columns[column].field == field) return std::uint64_t{2} << column;
    return 0;
}

void write_times(ByteWriter& out, const std::vector<Group>& groups, const std::vector<Id>& devices) {
    for (const Group& group : groups)
        out.number(static_cast<std::uint64_t>(std::ranges::find(devices, group.device) - devices.begin()));
    std::int64_t last_ms = compact::k_first_instant.ms;
    for (const Group& group : groups) {
        out.signed_number((group.hlc >> k_counter_bits) - last_ms);
        last_ms = group.hlc >> k_counter_bits;
    }
    for (const Group& group : groups) out.number(static_cast<std::uint64_t>(group.hlc) & k_counter_limit);
}

void write_groups(ByteWriter& out, const std::vector<Group>& changed, const std::vector<Group>& removed) {
    std::set<Id> used;
    for (const std::vector<Group>* groups : {&changed, &removed})
        for (const Group& group : *groups) used.insert(group.device);
    const std::vector<Id> devices(used.begin(), used.end());
    out.number(devices.size());
    for (const Id& device : devices) out.id(device);
    out.number(changed.size());
    std::size_t last_row = 0;
    for (const Group& group : changed) {
        out.number(group.row - last_row);
        last_row = group.row;
    }
    for (const Group& group : changed) out.number(group.fields);
    write_times(out, changed, devices);
    out.number(removed.size());
    for (const Group& group : removed) out.number(group.row);
    for (const Group& group : removed) out.id(group.id);
    write_times(out, removed, devices);
}

void read_times(ByteReader& in, std::vector<Group>& groups, const std::vector<Id>& devices) {
    if (groups.empty()) return;
    for (Group& group : groups) {
        const std::size_t device = in.number(devices.size() - 1);
        if (!in.failed()) group.device = devices[device];
    }
    std::int64_t ms = compact::k_first_instant.ms;
    for (Group& group : groups) {
        const std::int64_t difference = in.signed_number();
        if (difference < -k_most_ms || difference > k_most_ms || ms + difference < 0 ||
            ms + difference >= k_most_ms)
            in.fail("a stamp has an impossible time");
        if (in.failed()) return;
        ms += difference;
        group.hlc = ms << k_counter_bits;
    }
    for (Group& group : groups) group.hlc += static_cast<std::int64_t>(in.number(k_counter_limit));
}

/// Room for so many; each takes more than one byte.
std::vector<Group> read_count(ByteReader& in, const std::vector<Id>& devices) {
    const std::size_t count = in.number(k_compact_stamp_limit);
    if (count > in.remaining() || (count > 0 && devices.empty()))
        in.fail("there are fewer stamps than it says");
    return std::vector<Group>(in.failed() ? 0 : count);
}

class StampReader {
  public:
    StampReader(ByteReader& in, const LinkTable& table, std::span<const std::vector<Id>> ids)
        : in_(in), table_(table), ids_(ids) {}

    std::vector<FieldStamp> read() {
        std::vector<Id> devices;
        for (std::size_t count = in_.number(in_.remaining() / 16); count > 0; --count)
            devices.push_back(in_.id());
        std::vector<Group> changed = read_count(in_, devices);
        std::size_t row = 0;
        for (Group& group : changed) group.row = row += in_.number(k_compact_entity_limit);
        for (Group& group : changed) group.fields = in_.number();
        read_times(in_, changed, devices);
        std::vector<Group> removed = read_count(in_, devices);
        for (Group& group : removed) group.row = in_.number(table_.types.size() - 1);
        for (Group& group : removed) group.id = in_.id();
        read_times(in_, removed, devices);
        if (!in_.failed()) add(changed, removed);
        sort(stamps_, std::less<>{});
        stamps_.erase(std::unique(stamps_.begin(), stamps_.end()), stamps_.end());
        return std::move(stamps_);
    }

  private:
    void add(const std::vector<Group>& changed, const std::vector<Group>& removed) {
        std::size_t number = 0, first = 0;
        for (const Group& group : changed) { // their rows never go back
            while (number < ids_.size() && group.row - first >= ids_[number].size())
                first += ids_[number++].size();
            if (number == ids_.size()) return in_.fail("a stamp belongs to nothing");
            add(group, number, ids_[number][group.row - first]);
        }
        for (const Group& group : removed) {
            if (std::ranges::find(ids_[group.row], group.id) != ids_[group.row].end())
                return in_.fail("something is there and removed");
            if (table_.types[group.row].index == LinkTable::k_none) continue;
            stamps_.push_back(
                {table_.types[group.row].index, group.id, FieldStamp::k_presence, group.hlc, group.device});
        }
    }

    void add(const Group& group, std::size_t number, const Id& id) {
        const LinkTable::Type& type = table_.types[number];
        if (group.fields == 0 || group.fields >> type.columns.size() > 1)
            return in_.fail("a stamp is of a field that is not there");
        if (type.index == LinkTable::k_none) return;
        FieldStamp stamp{type.index, id, FieldStamp::k_presence, group.hlc, group.device};
        if (group.fields & 1) push(stamp);
        for (std::size_t column = 0; column < type.columns.size(); ++column) {
            if ((group.fields >> column & 2) == 0 || type.columns[column].field == LinkTable::k_none)
                continue;
            stamp.field = type.columns[column].field;
            push(stamp);
        }
    }
    void push(const FieldStamp& stamp) {
        if (stamps_.size() == k_compact_stamp_limit) in_.fail("there are too many stamps");
        if (!in_.failed()) stamps_.push_back(stamp);
    }

    ByteReader& in_;
    const LinkTable& table_;
    std::span<const std::vector<Id>> ids_;
    std::vector<FieldStamp> stamps_;
};

} // namespace

void RowIndex::seal() {
    sort(rows_, [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::size_t RowIndex::find(const Id& id) const {
    const auto at = std::ranges::lower_bound(rows_, id, {}, [](const auto& row) { return row.first; });
    return at == rows_.end() || at->first != id ? k_none : at->second;
}

Result<void> write_stamps(ByteWriter& out, std::span<const FieldStamp> stamps, const LinkTable& table,
                          std::span<const RowIndex> rows) {
    if (stamps.size() > k_compact_stamp_limit)
        return fail(ErrorKind::too_large, "This has too much history for a link. Export a file instead.");
    std::vector<std::size_t> first{0};
    for (const RowIndex& of_type : rows) first.push_back(first.back() + of_type.size());
    std::vector<Group> changed, removed;
    for (const FieldStamp& stamp : stamps) {
        const std::size_t number = table.number_of(stamp.type);
        if (number == LinkTable::k_none) continue;
        const std::uint64_t bit = bit_of(table.types[number], stamp.field);
        const std::size_t row = rows[number].find(stamp.id);
        if (stamp.hlc < 0 || stamp.hlc >> k_counter_bits >= k_most_ms || !stamp.device || !stamp.id)
            return fail(ErrorKind::invalid_input, "A stamp has an impossible time or place.");
        if (row != RowIndex::k_none && bit != 0)
            changed.push_back({first[number] + row, {}, stamp.hlc, stamp.device, bit});
        else if (stamp.field == FieldStamp::k_presence)
            removed.push_back({number, stamp.id, stamp.hlc, stamp.device, bit});
        else if (bit != 0)
            return fail(ErrorKind::invalid_input, "A stamp is of something that is not there.");
    }
    settle(changed);
    settle(removed);
    write_groups(out, changed, removed);
    return {};
}

std::vector<FieldStamp> read_stamps(ByteReader& in, const LinkTable& table,
                                    std::span<const std::vector<Id>> ids) {
    return StampReader(in, table, ids).read();
}

} // namespace shipshape
