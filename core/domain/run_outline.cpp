#include "core/domain/run_outline.h"

#include "core/domain/evidence.h"
#include "core/domain/release_plan.h"

namespace shipshape {

bool RunStep::lacks_evidence() const {
    return step && status() == StepStatus::done && !is_evidence(step->evidence, state->evidence);
}

const RunStep* RunOutline::find(const Id& step) const {
    for (const Part& part : parts)
        for (const RunStep& one : part.steps)
            if (one.id() == step) return &one;
    return nullptr;
}

Outline shown_steps(const Workspace& workspace, const Run& run, Outline all) {
    const Release* release = release_of(workspace, run);
    if (!release) return all;
    // Which steps apply must not change overnight: {{date}} is the target's for conditions.
    return steps_of(all, *release, values_of(workspace, run, release->target));
}

RunOutline run_outline_of(const Workspace& workspace, const Run& run) {
    RunOutline shown;
    const Step* gate = nullptr;
    for (const Outline::Part& part : shown_steps(workspace, run, outline_of(workspace, run.version)).parts) {
        RunOutline::Part& made = shown.parts.emplace_back(RunOutline::Part{part.section, {}});
        made.steps.reserve(part.steps.size());
        for (const Step* step : part.steps) {
            made.steps.push_back({step, state_of(workspace, run.id, step->id), gate});
            if (!gate && made.steps.back().holds()) gate = step;
            shown.progress.count(step, made.steps.back().state);
        }
    }
    const AddedSteps added = added_steps_of(workspace, run.id);
    if (added.empty()) return shown;
    RunOutline::Part& last = shown.parts.emplace_back(RunOutline::Part{nullptr, {}});
    for (const StepState* state : added) {
        last.steps.push_back({nullptr, state, nullptr});
        shown.progress.count(nullptr, state);
    }
    return shown;
}

} // namespace shipshape
