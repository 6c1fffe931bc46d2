#pragma once
#include "core/domain/changelog_entries.h"
#include "core/domain/changelog_lint.h"
#include "core/domain/forge.h"

namespace shipshape {

/// A changelog that was changed in some places: all other bytes are as they were, and inverse_edits() leads
/// back.
struct ChangelogChange {
    std::vector<TextEdit> edits;
    std::string text;               ///< after the edits
    std::vector<std::string> notes; ///< sentences on what had to be guessed, or could not be done

    bool operator==(const ChangelogChange&) const = default;
};

struct ChangelogCutOptions {
    std::string version; ///< with "v" or without; the heading follows the newest version's
    Date date;
    std::optional<Repository> repository;  ///< for links, where the changelog has none to follow
    std::optional<std::string> tag_prefix; ///< of the version's tag; nothing: as in the links, or "v"
    std::vector<NewEntry> entries;         ///< to be added to what stands under Unreleased
    bool allow_empty = false;              ///< cut also where nothing stands under Unreleased
};

/// Makes a version out of what stands under Unreleased (Keep a Changelog 1.1.0 and 2.0.0): below its heading,
/// which stays, comes that of the version with its date, written like that of the newest version and with as
/// many empty lines above it; the link definition of the version is added; that of Unreleased then begins at
/// the version's tag. Nothing else changes. The changelog is that of the text.
///
/// Errors: invalid_input for a version that cannot be one, and for what check_changelog() calls an error;
/// conflict for a version that is in the changelog, and for an Unreleased without anything. The place is
/// "line N".
Result<ChangelogChange> cut_changelog(std::string_view text, const Changelog& changelog,
                                      const ChangelogCutOptions& options);

/// Marks a version as withdrawn: "[YANKED]" at the end of its heading. Errors: not_found, conflict where it
/// has that mark; the place is "line N".
Result<ChangelogChange> yank_version(std::string_view text, const Changelog& changelog,
                                     std::string_view version);

} // namespace shipshape
