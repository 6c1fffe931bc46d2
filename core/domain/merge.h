#pragma once
#include "core/domain/import_plan.h"

namespace shipshape {

/// The part of plan_import() that makes one of two: fills in all of `plan` but the kept ones.
void plan_merge(const Workspace& present, const Workspace& document, const ImportKnowledge& knowledge,
                ImportPlan& plan);

/// What a person calls the entity: its title or name, or that of what it is about. Looks for others in
/// `workspace`.
std::string subject_of(const Entity& entity, const Workspace& workspace);

} // namespace shipshape
