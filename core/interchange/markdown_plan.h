#pragma once
#include "core/domain/entities.h"
#include "core/interchange/markdown_groups.h"

namespace shipshape {

/// How a guide becomes checklists.
struct MarkdownPlanOptions {
    HeadingReading headings = HeadingReading::automatic;
    std::string name; ///< of the file: the title where the guide has none
    /// The gaps that become variables. Their texts then have {{name}}.
    std::vector<FoundVariable> variables;
    /// Names of variables that the project has already: none is made for these.
    std::vector<std::string> known_variables;
    bool with_schedules = true; ///< where headings say how often
};

/// What importing a guide comes to.
struct MarkdownPlan {
    /// Owners first: for each checklist a template with a published first version, its sections and steps,
    /// the document as its source where it has boxes, a schedule where its heading says how often; then
    /// variables of the project (without values) and pages that a section of resources links to.
    std::vector<Entity> entities;
    std::vector<std::string> remarks; ///< sentences about what did not fit
};

/// The document is kept with each checklist that has boxes in it, up to so many bytes in all.
inline constexpr std::size_t k_most_source_bytes = 8u << 20;

/// Plans `guide`, read from `document`, as part of `project`. Ids are derived from the project's, the title
/// of the checklist and all that it says, so that the same guide gives the same ids, and one that has changed
/// makes checklists of its own instead of changing published versions. Texts are kept within the limits of
/// their fields: of what is too long the rest stands in the details, and what does not fit there is cut, with
/// a remark.
MarkdownPlan plan_markdown(std::string_view document, const MarkdownGuide& guide,
                           const MarkdownPlanOptions& options, const Project& project, Instant now,
                           Date today);

} // namespace shipshape
