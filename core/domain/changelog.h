#pragma once
#include "core/base/result.h"
#include "core/domain/changelog_heading.h"
#include "core/domain/changelog_links.h"

#include <array>
#include <cstdint>

namespace shipshape {

/// Limits on what is read. The longest changelogs known have some 1.5 MB, 200 versions, 1,000 definitions.
inline constexpr std::size_t k_max_changelog_bytes = 8u << 20;
inline constexpr std::size_t k_max_changelog_versions = 20'000;
inline constexpr std::size_t k_max_changelog_entries = 200'000; ///< entries, and headings below a version's
inline constexpr std::size_t k_max_changelog_definitions = 100'000;

/// The types of changes (Keep a Changelog 1.1.0 and 2.0.0, "Types of changes"), in the order in which they
/// are usually listed.
enum class ChangeKind : std::uint8_t { added, changed, deprecated, removed, fixed, security, other };
inline constexpr std::array<std::string_view, 6> k_change_kinds = {"Added",   "Changed", "Deprecated",
                                                                   "Removed", "Fixed",   "Security"};
/// In upper or lower case, with a colon, emphasis or an emoji around it; `other` for any other word.
ChangeKind change_kind(std::string_view name);

struct ChangelogHeading {
    std::uint32_t line = 0; ///< from 1; 0 where there is no heading
    int level = 0;          ///< 1 to 6
    bool underlined = false;
    TextRange text;  ///< what it says
    TextRange lines; ///< all of it, with the ending of its last line

    bool operator==(const ChangelogHeading&) const = default;
};

/// An element of an outermost list.
struct ChangelogEntry {
    std::uint32_t line = 0;
    TextRange text;           ///< without its mark, to the end of its last line that is not blank
    std::uint32_t marker = 0; ///< bytes from the beginning of the line to the text
    bool breaking = false; ///< marked as a breaking change: "**Breaking:** …", "BREAKING …", "[Breaking] …"
    bool says_nothing = false; ///< "Nothing", "None.", "N/A": keeps the place of entries to come

    bool operator==(const ChangelogEntry&) const = default;
};

/// What stands below one heading within a version, or, without a heading, before the first of them.
struct ChangelogGroup {
    ChangelogHeading heading;
    ChangeKind kind = ChangeKind::other;
    TextRange body;                               ///< behind the heading, to the next
    std::size_t first_entry = 0, entries_end = 0; ///< in Changelog::entries

    bool operator==(const ChangelogGroup&) const = default;
};

/// One version, or what is not released.
struct ChangelogSection {
    ChangelogHeading heading;
    VersionHeading version;
    TextRange gap;                      ///< blank lines and rules directly above the heading
    TextRange body;                     ///< behind the heading, to the next section or the footer
    std::size_t content_begin = 0;      ///< behind the heading and a definition directly below it
    std::size_t content_end = 0;        ///< behind the last line that says something
    bool has_text = false;              ///< there are words besides entries and headings
    std::vector<ChangelogGroup> groups; ///< the first may have no heading

    bool operator==(const ChangelogSection&) const = default;
};

enum class LineEnding : std::uint8_t { none, lf, crlf, cr, mixed };

/// A changelog, in ranges of the text it was read from.
struct Changelog {
    bool has_bom = false;
    bool ends_with_newline = false;
    LineEnding line_ending = LineEnding::none;
    TextRange preamble; ///< before the first section, or everything
    std::vector<ChangelogSection> sections;
    std::vector<ChangelogEntry> entries;     ///< of all sections, in the order of the text
    std::vector<LinkDefinition> definitions; ///< all of them, wherever they stand
    std::vector<ChangelogHeading> others;    ///< headings that end a section and begin none
    std::size_t footer = 0;                  ///< where the definitions begin that end the text
    std::uint32_t unclosed = 0; ///< line of a code fence or comment that swallows the rest of the text, or 0

    /// Null where there is none; the first of several.
    const ChangelogSection* unreleased() const;
    /// The released version nearest to the top; null where there is none.
    const ChangelogSection* newest() const;
    /// The section of that version, with "v" or without; null where there is none.
    const ChangelogSection* find(std::string_view text, std::string_view version) const;
    bool operator==(const Changelog&) const = default;
};

/// Reads CHANGELOG.md as Keep a Changelog 1.1.0 and 2.0.0 describe it, and takes what does not keep to that
/// as it is: check_changelog() tells. A version's heading has level 1 or 2, or level 3 where it looks exactly
/// like one ("[1.0.0] - 2026-01-31"). Errors: too_large above the limits; invalid_input for what is no text
/// in UTF-8 (UTF-16 and binary data are named). The place is "line N", if there is one.
Result<Changelog> read_changelog(std::string_view text);

/// Without the blank lines at both ends, and without the ending of the last line.
std::string_view without_empty_ends(std::string_view lines);
/// What stands in a version's section below its heading, without blank lines at both ends.
std::string_view section_text(std::string_view text, const ChangelogSection& section);
/// Whether there is nothing in it: no words, and no entries but such as "Nothing yet".
bool is_empty_section(const Changelog& changelog, const ChangelogSection& section);

/// The line ending that new lines get: that of the line that ends before `offset`, or else of the text's
/// first line, or LF.
std::string_view line_ending_at(std::string_view text, std::size_t offset);

} // namespace shipshape
