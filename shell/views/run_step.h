#pragma once
#include "shell/views/run_page.h"

#include <algorithm>

namespace shipshape {

/// One step's row as it is drawn.
struct StepRow {
    RunPage& page;
    const RunStep& step;
    std::string title; ///< filled
    std::vector<std::string> missing;

    widgets::Ui& ui() const { return page.view.ui; }
    UiState& state() const { return page.view.state; }
    void send(Command command) const { page.view.outbox.send(std::move(command)); }
    std::string of_state(std::string StepState::*member) const {
        return step.state ? step.state->*member : std::string();
    }
    bool shows_details() const { return state().open_details.contains(step.id()); }
    bool passed() const { return step.is_gate() && step.state && step.state->overridden; }
    UiState::StepQuestion* question() const {
        std::optional<UiState::StepQuestion>& asked = state().step_question;
        return asked && asked->step == step.id() && asked->run == page.run.id ? &*asked : nullptr;
    }
};

/// What stands under its title (run_step_parts.cpp).
void step_details(const StepRow& row);
void step_evidence(const StepRow& row);
void step_question(const StepRow& row);
void step_reason(const StepRow& row);
void step_note(const StepRow& row);

} // namespace shipshape
