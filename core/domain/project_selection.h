#pragma once
#include "core/domain/workspace.h"

namespace shipshape {

/// One project with all that belongs to it: what refers to it, what refers to that, and so on. Empty where
/// there is no such project. Every reference leads somewhere where it does in `workspace`.
Workspace select_project(const Workspace& workspace, const Ref<Project>& project);

} // namespace shipshape
