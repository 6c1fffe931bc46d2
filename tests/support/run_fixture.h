#pragma once
#include "core/domain/run_outline.h"

namespace shipshape::testing {

/// A project with one template of one version and a run of it, put together step by step.
struct RunFixture {
    Workspace workspace;
    Project project;
    Template of;
    TemplateVersion version;
    Run run;

    RunFixture();
    Id add_section(std::string title);
    /// Into the section that was added last; its key is the title.
    Step add_step(std::string title);
    /// The same with what `change` makes of it.
    template<class Change>
    Step add_step(std::string title, Change&& change) {
        Step step = add_step(std::move(title));
        change(step);
        workspace.put(step);
        return step;
    }
    /// What happened to the step in the run; `change` fills it in.
    template<class Change>
    StepState set_state(const Step& step, Change&& change) {
        StepState state{.id = StepState::id_for(run.id, step.id), .run = run.id, .step = Ref<Step>(step.id)};
        change(state);
        workspace.put(state);
        return state;
    }
    void set_status(const Step& step, StepStatus status) {
        set_state(step, [&](StepState& state) { state.status = status; });
    }
    StepState add_step_of_run(std::string title, std::string rank);

  private:
    Id section_;
    int made_ = 0;
};

} // namespace shipshape::testing
