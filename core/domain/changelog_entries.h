#pragma once
#include "core/domain/changelog.h"

namespace shipshape {

/// An entry that is to be put into a changelog.
struct NewEntry {
    ChangeKind kind = ChangeKind::added; ///< not `other`
    std::string text;                    ///< Markdown; may be a list of its own

    bool operator==(const NewEntry&) const = default;
};

/// The edits that put entries under their types of changes in a section: behind those that are there, or
/// under a new heading at its usual place, with the marks, empty lines and line endings that the changelog
/// has. An entry whose text is no list gets the mark of one; its further lines are indented.
/// Error: conflict, where other lines would be read otherwise then, such as an indented heading below, which
/// would become part of an entry.
Result<std::vector<TextEdit>> add_entries(std::string_view text, const Changelog& changelog,
                                          const ChangelogSection& section,
                                          const std::vector<NewEntry>& entries);

} // namespace shipshape
