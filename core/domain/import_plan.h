#pragma once
#include "core/domain/known_stamps.h"
#include "core/domain/workspace.h"

#include <array>

namespace shipshape {

enum class ImportMode {
    merge, ///< same ids are the same things: their fields become one, what the document does not name stays
    copy,  ///< everything becomes new beside what is there, under new ids
};

/// Two values of one field that were given apart from each other: one is kept, the other is lost unless
/// somebody writes it down. Empty texts, points in time, references and sort keys are not among the lost
/// ones.
struct ImportConflict {
    std::size_t type = 0; ///< of the entity: its index in the list of entities
    Id id;
    std::size_t field = 0;   ///< its index in the description; FieldStamp::k_presence: all of it was removed
    std::string subject;     ///< what it is about, as a person calls it: the title of the step
    Value kept, lost;        ///< of a removal: absent, and its title
    bool keeps_ours = false; ///< what is kept is what is here

    bool operator==(const ImportConflict&) const = default;
};

/// What an import would do, shown before anything is done.
struct ImportPlan {
    struct Counts {
        std::size_t added = 0, changed = 0, same = 0; ///< of the document's entities
        std::size_t removed = 0;                      ///< here, because they were removed there
        std::size_t kept = 0;                         ///< here, and not in the document: not touched
    };
    ImportMode mode{};
    std::array<Counts, k_entity_count> counts{};
    std::vector<Entity> before; ///< those of `after` that are here already, as they are
    /// What is written, owners first: added, changed and removed entities, and those of which only stamps are
    /// newer.
    std::vector<Entity> after;
    std::vector<FieldStamp> stamps; ///< sorted: of what is written, where it was written elsewhere
    std::vector<ImportConflict> conflicts;

    Counts total() const;
    /// False where at most stamps would become newer.
    bool changes_something() const;
    bool is_empty() const { return after.empty() && stamps.empty(); }
};

/// What is known, besides the values, about a document and about what is here. By default nothing is.
struct ImportKnowledge {
    KnownStamps here;                          ///< of keys_of() the document and its stamps
    std::span<const FieldStamp> incoming = {}; ///< of the document's entities, and of removals
    std::optional<ShareOptions> options = {};  ///< what the sender left out: no value
};

/// Compares a document with all that is here (closed runs included). Pure; `seed` makes the ids of a copy.
///
/// Merging goes by fields. Where an entity comes with stamps, the newest wins, here or there (by clock, then
/// by device), so that people who exchange what they have, in any order and any number of times, end with the
/// same; a removal wins over what is older than it, and something written later brings the entity back. An
/// entity without stamps wins as a whole. What was left out never wins.
ImportPlan plan_import(const Workspace& present, const Workspace& document, ImportMode mode, const Id& seed,
                       const ImportKnowledge& knowledge = {});

} // namespace shipshape
