#pragma once
#include "shell/views/views.h"

/// What the views of a run share (shell/views/run_*.cpp).
namespace shipshape {

/// What the parts of one run's page have in common.
struct RunPage {
    ViewContext& view;
    const Run& run;
    const Template& of;
    const RunOutline& outline;
    const Values& values;
    const ReleaseSheet* sheet = nullptr; ///< of the release that it is of; null: of none
    const RunStep* on_top = nullptr;     ///< shown in full above the list already
    std::vector<std::string> asked = {}; ///< names of values that have a field already in this pass

    bool is_past = false; ///< its run was closed in an earlier visit and is not in the workspace any more

    bool open() const { return run.status == RunStatus::open; }
};

/// A step with everything that belongs to it, inside a scope of its own (run_step.cpp).
void run_step_row(RunPage& page, const RunStep& step);
/// What stands above the steps: newer versions, changes since the last run (run_foot.cpp).
void run_news(RunPage& page);
/// What stands under them: one more step, finishing, reopening.
void run_foot(RunPage& page);
/// Its steps were read from a guide, which can be given back with the ticks of the run.
bool has_guide(RunPage& page);
/// Opens the share dialog for it.
void run_share_button(RunPage& page);
/// The field for a step that only this run has.
void run_added_step(RunPage& page);
/// The parts of the outline with all steps (run_view.cpp).
void run_steps(RunPage& page);

/// One step's row as it is drawn.
struct StepRow {
    RunPage& page;
    const RunStep& step;
    std::string title; ///< filled
    std::vector<std::string> missing;
    bool on_top = false; ///< drawn above the list, in full

    widgets::Ui& ui() const { return page.view.ui; }
    UiState& state() const { return page.view.state; }
    void send(Command command) const { page.view.outbox.send(std::move(command)); }
    std::string of_state(std::string StepState::*member) const {
        return step.state ? step.state->*member : std::string();
    }
    bool shows_details() const { return on_top || state().open_details.contains(step.id()); }
    /// When it is due; absent where its release does not say.
    std::optional<Date> due() const;
    bool is_irreversible() const { return page.sheet && step.step && step.step->irreversible; }
    /// It cannot be undone, and something forbids that.
    bool is_blocked() const { return is_irreversible() && page.sheet->plan.open_blockers > 0; }
    bool passed() const { return step.is_gate() && step.state && step.state->overridden; }
    UiState::StepQuestion* question() const {
        std::optional<UiState::StepQuestion>& asked = state().step_question;
        return asked && asked->step == step.id() && asked->run == page.run.id ? &*asked : nullptr;
    }
};

/// The row with its title and missing values filled in.
StepRow step_row_of(RunPage& page, const RunStep& step);
/// Small words about the step (run_step.cpp).
bool has_chips(const StepRow& row);
void step_chips(const StepRow& row);

/// What stands under its title (run_step_parts.cpp).
void step_details(const StepRow& row);
void step_evidence(const StepRow& row);
void step_question(const StepRow& row);
void step_reason(const StepRow& row);
void step_note(const StepRow& row);

} // namespace shipshape
