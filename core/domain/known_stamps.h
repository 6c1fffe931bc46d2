#pragma once
#include "core/domain/entities.h"
#include "core/domain/field_stamp.h"
#include "core/domain/share_selection.h"

/// What the log of this device knows about single entities, for merging and for sharing.
namespace shipshape {

struct KnownStamps {
    /// Sorted. Of each field that was ever written the newest one, and of the last removal or return; what
    /// has none was never written and is at its default.
    std::vector<FieldStamp> stamps;
    std::vector<Entity> rows; ///< as they are stored, removed ones too

    bool operator==(const KnownStamps&) const = default;
};

/// Stamps that lie further ahead than this are refused: a clock that is wrong by years would win for years.
inline constexpr std::int64_t k_most_ahead_ms = 24 * 60 * 60 * 1000;

/// Error: invalid_input, where one of them is more than k_most_ahead_ms after `now`, or is none that a clock
/// makes.
Result<void> check_stamps(std::span<const FieldStamp> stamps, Instant now);

/// Every entity of an exchanged type, and those that the stamps tell of: what a merge must ask about.
std::vector<EntityKey> keys_of(const Workspace& workspace, std::span<const FieldStamp> stamps = {});

/// What goes out with a selection: the stamps of what is in it, without those of fields that are left out,
/// and the removals of what is known and not in it. Sorted.
std::vector<FieldStamp> stamps_to_share(const Workspace& selection, const KnownStamps& known,
                                        const ShareOptions& options);

} // namespace shipshape
