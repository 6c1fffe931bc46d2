#pragma once
#include "core/domain/workspace.h"

namespace shipshape {

/// The id that an entity most likely has, going by what it belongs to: derived_id() where there is one, and
/// the way in which versions, sections, steps, schedules and runs of the starter library, of drafts and of
/// dates are named otherwise. `owners` holds what it belongs to. Nothing for types whose ids are made by
/// chance, and where an owner is missing. Share links leave out ids that are as usual, so what this gives for
/// an entity never changes.
std::optional<Id> usual_id(const Entity& entity, const Workspace& owners);

} // namespace shipshape
