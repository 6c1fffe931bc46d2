#pragma once
#include "core/domain/changelog.h"

namespace shipshape {

/// Something about a changelog, in a sentence.
struct ChangelogRemark {
    enum class Severity : std::uint8_t {
        advice,
        error, ///< keeps cut_changelog() from its work: it is not clear what to move, or to where
    };
    Severity severity = Severity::advice;
    std::uint32_t line = 0; ///< from 1; 0 where it is about the whole text
    std::string sentence;

    bool operator==(const ChangelogRemark&) const = default;
};

/// No more than these are listed; one more says that there are others.
inline constexpr std::size_t k_max_changelog_remarks = 1000;

/// Compares a changelog with what Keep a Changelog 1.1.0 and 2.0.0 ask for, in the order of the lines.
///
/// Errors: no Unreleased, two of them, or one below a version; other heading levels than the versions; types
/// of changes at the level of Unreleased; a code fence or comment that is never closed.
/// Advice: dates that are missing, not YYYY-MM-DD, impossible or out of order; versions that stand twice, out
/// of order or without anything; unknown, misspelt, repeated and empty types of changes; heading levels;
/// marks of yanked versions; links without a definition, definitions without a heading or given twice; a
/// compare link of Unreleased that begins elsewhere than the newest version; mixed line endings.
std::vector<ChangelogRemark> check_changelog(std::string_view text, const Changelog& changelog);

/// The first error among them; null where there is none.
const ChangelogRemark* first_error(const std::vector<ChangelogRemark>& remarks);

} // namespace shipshape
