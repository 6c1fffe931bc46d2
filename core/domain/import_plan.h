#pragma once
#include "core/domain/workspace.h"

#include <array>

namespace shipshape {

enum class ImportMode {
    merge, ///< same ids are the same things: the document's fields win, what the document does not name stays
    copy,  ///< everything becomes new beside what is there, under new ids
};

/// What an import would do, shown before anything is done.
struct ImportPlan {
    struct Counts {
        std::size_t added = 0, changed = 0, same = 0; ///< of the document's entities
        std::size_t kept = 0;                         ///< here, and not in the document: not touched
    };
    ImportMode mode{};
    std::array<Counts, k_entity_count> counts{};
    std::vector<Entity> after; ///< what is written: added and changed entities, owners first

    Counts total() const;
};

/// Compares a document with all that is here (closed runs included). Pure; `seed` makes the ids of a copy.
ImportPlan plan_import(const Workspace& present, const Workspace& document, ImportMode mode, const Id& seed);

} // namespace shipshape
