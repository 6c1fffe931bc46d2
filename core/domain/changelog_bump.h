#pragma once
#include "core/domain/changelog.h"

namespace shipshape {

/// Which number of a version goes up.
enum class ChangelogBump : std::uint8_t { none, patch, minor, major };

struct BumpAdvice {
    ChangelogBump bump = ChangelogBump::none;
    std::uint32_t line = 0; ///< of what decided; 0 for none
    std::string reason;     ///< a sentence

    bool operator==(const BumpAdvice&) const = default;
};

/// What the changes of a section ask for (Semantic Versioning 2.0.0, rules 6 to 8): major for anything under
/// Removed, under a heading "Breaking …", or marked as breaking; minor for Added, Changed and Deprecated;
/// patch for anything else; none where there is nothing. While the newest version is 0.y.z (rule 4), a
/// breaking change asks for minor and the rest stays as it is.
BumpAdvice suggest_bump(std::string_view text, const Changelog& changelog, const ChangelogSection& section);

} // namespace shipshape
