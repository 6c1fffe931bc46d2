#pragma once
#include "core/domain/changelog.h"

namespace shipshape {

/// The heading of a new version.
struct NewHeading {
    std::string lines;      ///< one, or two where it is underlined, without the ending of the last
    std::string words;      ///< of it: "[1.1.0] - 2026-01-31"
    VersionHeading version; ///< in ranges of the words
};

/// Writes a heading as the newest version's is written: brackets, "v", separators, dash or brackets around
/// the date, closing "##", underline. Where the changelog has no version, as Unreleased is. What else the
/// model says ("[YANKED]", a name) stays away. The level is that of Unreleased, which the changelog has.
/// `address` is for links within the heading; empty: there is none.
NewHeading write_heading(std::string_view text, const Changelog& changelog, std::string_view version,
                         Date date, std::string_view address);

/// Whether headings are written with addresses in them: "[1.0.0](https://…)".
bool has_address_in_headings(const Changelog& changelog);

} // namespace shipshape
