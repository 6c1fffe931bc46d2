#pragma once
#include "core/domain/workspace.h"

#include <vector>

namespace shipshape {

/// A version's sections and steps in order. Points into the workspace: valid until it changes.
struct Outline {
    struct Part {
        const Section* section;
        std::vector<const Step*> steps;
    };
    std::vector<Part> parts;

    std::size_t step_count() const;
};

Outline outline_of(const Workspace& workspace, const Ref<TemplateVersion>& version);
/// Every version's outline in one pass: for views that show many checklists at once.
std::map<Id, Outline> all_outlines(const Workspace& workspace);

/// The newest published version of a template; null where there is none.
const TemplateVersion* newest_version(const Workspace& workspace, const Ref<Template>& of);
/// The same for all templates, by the template's id.
std::map<Id, const TemplateVersion*> newest_versions(const Workspace& workspace);
/// The template's draft; null where there is none.
const TemplateVersion* draft_of(const Workspace& workspace, const Ref<Template>& of);

/// Null while the step is untouched in that run.
const StepState* state_of(const Workspace& workspace, const Ref<Run>& run, const Ref<Step>& step);
StepStatus status_of(const Workspace& workspace, const Ref<Run>& run, const Ref<Step>& step);

struct Progress {
    std::size_t steps = 0;
    std::size_t settled = 0; ///< done, skipped or not applicable
    std::size_t failed = 0;
    std::size_t required_open = 0; ///< what still keeps the run from being finished
};
Progress progress_of(const Workspace& workspace, const Ref<Run>& run, const Outline& outline);

} // namespace shipshape
