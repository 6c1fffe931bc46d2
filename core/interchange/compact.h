#pragma once
#include "core/base/result.h"
#include "core/domain/field_stamp.h"
#include "core/domain/workspace.h"
#include "core/interchange/link_table.h"

#include <vector>

/// Entities in as few bytes as can be, and in a form that packs well: the body of a share link.
///
/// For each type that there is: its number and 1 (0 ends the list), how many there are, two bits for each
/// column that say how it is written, and the columns, the ids first, then the fields in the order of the
/// table. Columns, because what is alike stands side by side then. The rows stand in an order that follows
/// from what they say: by what they belong to, then by rank, by dates and by id.
///
/// - An id is left out where it is the usual_id().
/// - A reference is the row of the other entity, as the difference to the row referred to before.
/// - A rank is left out where it continues that of the row before, as rank_at() counts; a key where it is the
///   title's words.
/// - A number is the difference to the one before in its column; dates and instants are that to the one
/// before
///   anywhere, the first to 2026-01-01.
/// - Values that are number 0, empty, absent or false are left out.
///
/// After the types come the stamps. compact_bytes.h says how single values are written.
namespace shipshape {

inline constexpr std::size_t k_compact_entity_limit = 20'000; ///< all types together
inline constexpr std::size_t k_compact_stamp_limit = 200'000;

struct CompactContent {
    Workspace workspace;
    std::vector<FieldStamp> stamps; ///< sorted

    bool operator==(const CompactContent&) const = default;
};

/// The same content gives the same bytes. What stays on the device (settings) is left out, fields that the
/// table does not have too. Errors: too_large, beyond a limit; invalid_input, for a reference that leads
/// nowhere, and for a stamp of an entity that is not there, other than that of its removal.
Result<std::string> write_compact(const CompactContent& content, const LinkTable& table);

/// As strict as read_document(): references lead somewhere, no id and no statement stands twice, texts and
/// values are possible, nothing follows the end. Reads no more than the bytes say and keeps to the limits
/// above. Errors: invalid_input, too_large; the place is "byte N".
Result<CompactContent> read_compact(std::string_view bytes, const LinkTable& table);

} // namespace shipshape
