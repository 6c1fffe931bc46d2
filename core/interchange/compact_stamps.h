#pragma once
#include "core/base/result.h"
#include "core/domain/field_stamp.h"
#include "core/interchange/compact_bytes.h"
#include "core/interchange/link_table.h"

#include <span>

/// The stamps at the end of the compact form. Fields of an entity that were written together have one stamp
/// together.
///
/// How many devices, and their ids in order. How many groups; then by columns, for all of them: how many rows
/// further than the group before (rows of all types counted through), which fields (bit 0: presence; bit n:
/// the field in column n), which device, milliseconds as the difference to the group before, counters. Then
/// how many removed entities, and by columns: numbers of their types, ids, devices, milliseconds, counters.
namespace shipshape {

/// The rows of one type by id.
class RowIndex {
  public:
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    void add(const Id& id, std::size_t row) { rows_.emplace_back(id, row); }
    /// Between the last add and the first find.
    void seal();
    std::size_t find(const Id& id) const;
    std::size_t size() const { return rows_.size(); }

  private:
    std::vector<std::pair<Id, std::size_t>> rows_;
};

/// `rows` by the type's number in the table.
Result<void> write_stamps(ByteWriter& out, std::span<const FieldStamp> stamps, const LinkTable& table,
                          std::span<const RowIndex> rows);

/// The ids of the rows of each type are in `ids`. What is wrong is noted in `in`.
std::vector<FieldStamp> read_stamps(ByteReader& in, const LinkTable& table,
                                    std::span<const std::vector<Id>> ids);

} // namespace shipshape
