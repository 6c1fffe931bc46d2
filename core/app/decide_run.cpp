#include "core/app/decide_help.h"
#include "core/base/text.h"
#include "core/domain/today.h"

namespace shipshape {

using namespace command;

namespace {

/// A run that may still be worked on, or why not.
Result<Run> open_run(const Workspace& workspace, const Ref<Run>& ref) {
    const Run* run = workspace.find(ref);
    if (!run) return gone("run");
    if (run->status == RunStatus::done)
        return fail(ErrorKind::conflict, "This run is finished. Reopen it to change its steps.");
    return *run;
}

/// The step, provided that it belongs to the version the run is pinned to.
const Step* step_in_run(const Workspace& workspace, const Run& run, const Ref<Step>& ref) {
    const Step* step = workspace.find(ref);
    const Section* section = step ? workspace.find(step->section) : nullptr;
    return section && section->version == run.version ? step : nullptr;
}

StepState state_or_new(const Workspace& workspace, const Run& run, const Step& step) {
    if (const StepState* state = state_of(workspace, run.id, step.id)) return *state;
    StepState state;
    state.id = StepState::id_for(run.id, step.id);
    state.run = run.id;
    state.step = step.id;
    return state;
}

std::string title_of(const Workspace& workspace, const Run& run) {
    const TemplateVersion* version = workspace.find(run.version);
    const Template* of = version ? workspace.find(version->of) : nullptr;
    return of ? of->title : std::string("run");
}

Changes started(const Template& of, const Run& run) {
    return {"Started " + quoted(of.title), {run}, {}, true, Ref<Run>(run.id)};
}

/// Closes the run and moves its schedule on.
void finish(const Workspace& workspace, const Facts& facts, Run run, Changes& changes) {
    run.status = RunStatus::done;
    run.finished = facts.now;
    run.finished_on = facts.today;
    run.person = workspace.settings().person;
    const Schedule* schedule = workspace.find(run.schedule);
    if (schedule && run.occurrence) {
        const Decisions decisions = all_decisions(workspace);
        const Date on = due_day(decisions_of(decisions, schedule->id), *run.occurrence);
        run.late_days = days_late(*schedule, on, facts.today);
        Schedule moved = *schedule;
        settle(moved, *run.occurrence, facts.today);
        if (!(moved == *schedule)) changes.after.push_back(moved);
    }
    changes.after.push_back(run);
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const StartRun& command) {
    const Template* of = workspace.find(command.of);
    const TemplateVersion* version = newest_version(workspace, command.of);
    if (!of || !version) return gone("checklist");
    Run run;
    run.project = of->project;
    run.version = version->id;
    run.started = facts.now;
    if (!command.schedule) {
        run.id = Id::version7(facts.now.ms, facts.random);
        return started(*of, run);
    }
    const Schedule* schedule = workspace.find(*command.schedule);
    if (!schedule || schedule->of != command.of) return gone("schedule");
    const Decisions decisions = all_decisions(workspace);
    std::optional<Due> due = due_occurrence(*schedule, decisions_of(decisions, schedule->id), facts.today);
    if (!due) return fail(ErrorKind::conflict, "This schedule is paused or has no further date.");
    run.id = Run::id_for(schedule->id, due->date);
    run.schedule = Ref<Schedule>(schedule->id);
    run.occurrence = due->date;
    if (const Run* before = workspace.find(Ref<Run>(run.id))) run = *before;
    return started(*of, run);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SetStepStatus& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    const Step* step = step_in_run(workspace, *run, command.step);
    if (!step) return gone("step");
    StepState state = state_or_new(workspace, *run, *step);
    if (state.status == command.status) return Changes{};
    state.status = command.status;
    state.person = workspace.settings().person;
    state.changed = facts.now;
    static constexpr std::array<std::string_view, Choices<StepStatus>::names.size()> verbs = {
        "Reopened ", "Began ", "Ticked ", "Skipped ", "Marked as not applicable: ", "Marked as failed: "};
    std::string label(verbs[static_cast<std::size_t>(command.status)]);
    return Changes{label + quoted(step->title), {state}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetStepNote& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    const Step* step = step_in_run(workspace, *run, command.step);
    if (!step) return gone("step");
    Result<std::string> note = checked_text(command.note, k_text_limit_bytes, "note");
    if (!note) return pass_on(note);
    StepState state = state_or_new(workspace, *run, *step);
    if (state.note == *note) return Changes{};
    state.note = *note;
    return Changes{"Edited the note of " + quoted(step->title), {state}, "note " + state.id.text(), true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const FinishRun& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    Outline outline = outline_of(workspace, run->version);
    std::size_t open = progress_of(workspace, run->id, outline).required_open;
    if (open > 0 && !command.skip_open)
        return fail(ErrorKind::conflict, counted(open, "step") + (open == 1 ? " is" : " are") +
                                             " not done yet. Tick or skip what is open, then finish.");
    Changes changes{"Finished " + quoted(title_of(workspace, *run)), {}, {}, true, {}};
    for (const Outline::Part& part : outline.parts) {
        for (const Step* step : part.steps) {
            StepState state = state_or_new(workspace, *run, *step);
            if (!command.skip_open || is_settled(state.status)) continue;
            state.status = StepStatus::skipped;
            state.person = workspace.settings().person;
            state.changed = facts.now;
            changes.after.push_back(state);
        }
    }
    finish(workspace, facts, *run, changes);
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const ReopenRun& command) {
    const Run* run = workspace.find(command.run);
    if (!run) return gone("run");
    Run reopened = *run;
    reopened.status = RunStatus::open;
    reopened.finished.reset();
    reopened.finished_on.reset();
    reopened.late_days.reset();
    return Changes{"Reopened " + quoted(title_of(workspace, *run)), {reopened}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const DiscardRun& command) {
    const Run* run = workspace.find(command.run);
    if (!run) return gone("run");
    Run discarded = *run;
    discarded.deleted = true;
    Changes changes{"Discarded " + quoted(title_of(workspace, *run)), {discarded}, {}, true, {}};
    for (const auto& [id, state] : workspace.all<StepState>()) {
        if (state.run.id != run->id) continue;
        StepState without = state;
        without.deleted = true;
        changes.after.push_back(without);
    }
    return changes;
}

} // namespace shipshape
