#pragma once
#include "core/base/id.h"

#include <cstddef>
#include <cstdint>

namespace shipshape {

/// Names an entity of any type.
struct EntityKey {
    std::size_t type = 0; ///< its index in the list of entities
    Id id;

    auto operator<=>(const EntityKey&) const = default;
};

/// When and where a field of an entity got the value it has: what decides which of two values is newer.
struct FieldStamp {
    /// In place of a field: whether the entity is there at all. Of one that is not: when it was removed.
    static constexpr std::size_t k_presence = static_cast<std::size_t>(-1);

    std::size_t type = 0;  ///< of the entity: its index in the list of entities
    Id id;                 ///< of the entity
    std::size_t field = 0; ///< its index in the description, or k_presence
    std::int64_t hlc = 0;  ///< hybrid logical clock: milliseconds since 1970 times 65,536, and a counter
    Id device;

    auto operator<=>(const FieldStamp&) const = default;
};

} // namespace shipshape
