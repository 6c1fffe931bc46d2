#pragma once
#include "core/domain/workspace.h"

#include <set>
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
/// Several versions' outlines in one pass; those without sections are left out.
std::map<Id, Outline> outlines_of(const Workspace& workspace, const std::set<Id>& versions);
/// What the steps of each version take together, where any says so.
std::map<Id, std::int64_t> all_minutes(const Workspace& workspace);

/// The template that a run is of; null where its version or that is gone.
const Template* template_of(const Workspace& workspace, const Run& run);
/// The newest published version of a template; null where there is none.
const TemplateVersion* newest_version(const Workspace& workspace, const Ref<Template>& of);
/// The same for all templates, by the template's id.
std::map<Id, const TemplateVersion*> newest_versions(const Workspace& workspace);
/// The template's draft; null where there is none.
const TemplateVersion* draft_of(const Workspace& workspace, const Ref<Template>& of);

/// Null while the step is untouched in that run.
const StepState* state_of(const Workspace& workspace, const Ref<Run>& run, const Ref<Step>& step);
StepStatus status_of(const Workspace& workspace, const Ref<Run>& run, const Ref<Step>& step);

/// The steps that only one run has, in order.
using AddedSteps = std::vector<const StepState*>;
AddedSteps added_steps_of(const Workspace& workspace, const Ref<Run>& run);
/// The same for all runs in one pass, by the run's id.
std::map<Id, AddedSteps> all_added_steps(const Workspace& workspace);

struct Progress {
    std::size_t steps = 0;
    std::size_t settled = 0; ///< done, skipped or not applicable
    std::size_t failed = 0;
    std::size_t required_open = 0; ///< what still keeps the run from being finished
    std::size_t unproven = 0;      ///< of those: done, but without the evidence they want

    /// One more step: `step` null where only this run has it, `state` null where it is untouched.
    void count(const Step* step, const StepState* state);
};
/// Of the steps of the version and those that only this run has.
Progress progress_of(const Workspace& workspace, const Ref<Run>& run, const Outline& outline,
                     const AddedSteps& added);
Progress progress_of(const Workspace& workspace, const Ref<Run>& run, const Outline& outline);

} // namespace shipshape
