#pragma once
#include "core/domain/commit_log.h"

#include <array>

/// What commits come to: the step to the next version, and a draft of the changelog's entries.
namespace shipshape {

/// The headings of Keep a Changelog (1.1.0 and 2.0.0), in its order.
inline constexpr std::array<std::string_view, 6> k_entry_groups = {"Added",   "Changed", "Deprecated",
                                                                   "Removed", "Fixed",   "Security"};

/// From the least to the most.
enum class CommitBump { none, patch, minor, major };
inline constexpr std::array<std::string_view, 4> k_commit_bump_names = {"none", "patch", "minor", "major"};

/// The step that the commits ask for: what breaks is major, feat minor, fix and perf patch (Conventional
/// Commits 1.0.0, rules 2, 3 and 11). Of the types that it does not know, remove is major (Semantic
/// Versioning 2.0.0, 8), deprecate minor (7), security patch (6); anything else is none. While the current
/// version is 0.y.z, what would be major is minor (4). `current_version` is looked at for that alone, with or
/// without letters before its first digit; without a digit it is not 0.
CommitBump suggested_bump(const CommitLog& log, std::string_view current_version);

/// The heading that the commit belongs under: feat is Added, fix Fixed, perf and refactor Changed, deprecate
/// Deprecated, remove Removed, security Security, a revert of what was released earlier Changed. Anything
/// else is Changed if it breaks something, or else empty: it is not for readers of a changelog. So are
/// cancelled commits.
std::string_view entry_group(const Commit& commit);

/// Issues and pull requests that the description and footers such as Refs, Closes and Fixes name, each once,
/// in order: "#12", "owner/name#12". At most 100.
std::vector<std::string> issues_of(const CommitMessage& message);

/// One line of Markdown: "**Breaking:** **scope:** description. What breaks. (#12)". "Breaking" is marked as
/// Keep a Changelog 2.0.0 does; what only footers name stands in parentheses.
std::string entry_text(const CommitMessage& message);

/// One entry, to be edited.
struct CommitEntry {
    std::string_view group; ///< one of k_entry_groups
    std::string text;       ///< as entry_text() makes it
    std::string hash;

    bool operator==(const CommitEntry&) const = default;
};
/// Of the commits that have a group: by group, within one as in the log.
std::vector<CommitEntry> draft_entries(const CommitLog& log);

/// Headings of third level with a list under each, as in a changelog; empty without entries. Entries of one
/// group stand together.
std::string entries_markdown(const std::vector<CommitEntry>& entries);

} // namespace shipshape
