#pragma once
#include "core/domain/workspace.h"

#include <span>

namespace shipshape {

/// When an entry of the journal happened: a run was finished, or something was decided about an occurrence.
Instant happened_at(const Entity& entry);

/// The title of the checklist that a run or an occurrence is of; empty where it is gone.
std::string entry_title(const Workspace& workspace, const Entity& entry);

/// What happened, in plain words: "finished by Zoë, 2 days late", "skipped: away", "moved to Friday, 4
/// December". `today` decides whether a year is named.
std::string entry_words(const Entity& entry, Date today);

/// What was finished, skipped and moved in a period, as Markdown for a project's own repository. `entries`
/// are runs and occurrences; each checklist has a section, its entries oldest first.
std::string report(const Workspace& workspace, std::string_view project, std::span<const Entity> entries,
                   std::optional<Date> from, Date until);

} // namespace shipshape
