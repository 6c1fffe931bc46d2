#pragma once
#include "core/interchange/cadence_hints.h"
#include "core/interchange/markdown_guide.h"

namespace shipshape {

/// Which headings of a guide are checklists; what stands below them are their sections.
enum class HeadingReading : std::uint8_t {
    automatic, ///< see groups_of()
    whole,     ///< none: the guide is one checklist
    chapters,  ///< those below the title
    each,      ///< every heading with steps of its own
};

/// A checklist that a guide holds.
struct MarkdownGroup {
    std::string title;   ///< without signs before it; the guide's where it has none; no two are the same
    std::string summary; ///< the first paragraph below its heading without markup, or empty
    Area area{};
    std::optional<CadenceHint> cadence;
    std::vector<std::size_t> sections; ///< indices of the guide's sections that have steps, in order
};

/// The checklists of a guide, in its order.
///
/// `automatic`: a guide is one checklist, unless headings below its title say how often (each of those is
/// one then), its title names no part of upkeep but its chapters name several (each chapter is one), or a
/// chapter gathers emergencies (each of them is one). Two that say nothing but the same cadence, "Weekly
/// tasks" and "Weekly", are one.
std::vector<MarkdownGroup> groups_of(const MarkdownGuide& guide, HeadingReading reading);

/// "🚀 Release process:" without what is no word.
std::string_view without_signs(std::string_view title);

} // namespace shipshape
