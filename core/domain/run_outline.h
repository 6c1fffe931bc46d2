#pragma once
#include "core/domain/outline.h"

namespace shipshape {

inline constexpr std::string_view k_added_part_title = "Added in this run";

/// One step as a run shows it. Points into the workspace: valid until it changes.
struct RunStep {
    const Step* step = nullptr;       ///< null: only this run has it
    const StepState* state = nullptr; ///< null: untouched
    const Step* waits_for = nullptr;  ///< the first gate before it that does not let pass

    /// What commands call it: the id of the step, or of the state where only this run has it.
    const Id& id() const { return step ? step->id : state->id; }
    std::string_view title() const { return step ? step->title : state->title; }
    StepStatus status() const { return state ? state->status : StepStatus::open; }
    bool is_gate() const { return step && step->gate; }
    /// A gate that what follows waits for.
    bool holds() const { return is_gate() && !is_settled(status()) && !(state && state->overridden); }
    bool lacks_evidence() const;
};

/// What a run shows: the sections of its version, then the steps that only it has.
///
/// A gate holds while it is neither settled nor passed for a reason; every later step of the version waits
/// for the first gate that holds. Steps of one run never wait: they stand last only because that is where
/// they are written down, and may well be what the gate needs.
struct RunOutline {
    struct Part {
        const Section* section; ///< null: the part of the steps that only this run has
        std::vector<RunStep> steps;

        std::string_view title() const { return section ? section->title : k_added_part_title; }
    };
    std::vector<Part> parts;
    Progress progress;

    /// Null where the run has no such step.
    const RunStep* find(const Id& step) const;
};

/// Of a release only the steps that belong to it (core/domain/release_plan.h).
RunOutline run_outline_of(const Workspace& workspace, const Run& run);
/// What a run shows of its version, whose outline is given.
Outline shown_steps(const Workspace& workspace, const Run& run, Outline all);

} // namespace shipshape
