#include "core/app/decide_help.h"
#include "core/base/text.h"
#include "core/domain/draft.h"
#include "core/domain/release_plan.h"
#include "core/domain/run_outline.h"
#include "core/domain/today.h"

#include <algorithm>

namespace shipshape {

using namespace command;

namespace {

std::string title_of(const Workspace& workspace, const Run& run) {
    const Template* of = template_of(workspace, run);
    return of ? of->title : std::string("run");
}

Changes started(const Template& of, const Run& run) {
    return {"Started " + quoted(of.title), {run}, {}, true, Ref<Run>(run.id)};
}

/// The schedule after that date was done.
Schedule moved_on(Schedule schedule, Date date, Date today, bool restart) {
    settle(schedule, date, today);
    if (restart) {
        schedule.anchor = today;
        // A date that was done early is not asked for again.
        schedule.done_through = std::max(schedule.done_through.value_or(today), today);
    }
    return schedule;
}

/// That the run's date was done, beside the schedule.
Occurrence met(const Workspace& workspace, const Facts& facts, const Run& run) {
    Occurrence made;
    made.id = Occurrence::id_for(*run.schedule, *run.occurrence);
    if (const Occurrence* before = workspace.find(Ref<Occurrence>(made.id))) made = *before;
    made.schedule = *run.schedule;
    made.date = *run.occurrence;
    made.outcome = Outcome::met;
    made.person = run.person;
    made.decided = facts.now;
    return made;
}

} // namespace

void finish_run(const Workspace& workspace, const Facts& facts, Run run, bool restart, ReleaseStatus as,
                std::string reason, Changes& changes) {
    run.status = RunStatus::done;
    run.finished = facts.now;
    run.finished_on = facts.today;
    run.person = workspace.settings().person;
    if (const Schedule* schedule = workspace.find(run.schedule); schedule && run.occurrence) {
        const Decisions decisions = all_decisions(workspace);
        const auto decided = decisions_of(decisions, schedule->id);
        run.late_days = days_late(*schedule, due_day(decided, *run.occurrence), facts.today);
        if (!restart &&
            would_settle_others(*schedule, decided, *run.occurrence, *run.occurrence, facts.today))
            changes.after.push_back(met(workspace, facts, run));
        else
            changes.after.push_back(moved_on(*schedule, *run.occurrence, facts.today, restart));
    }
    changes.after.push_back(run);
    if (const Release* open = release_of(workspace, run)) {
        Release ended = *open;
        ended.status = as;
        ended.ended = facts.now;
        ended.ended_on = facts.today;
        ended.reason = std::move(reason);
        changes.after.push_back(std::move(ended));
    }
}

namespace {

Release reopened_release(Release release) {
    release.status = ReleaseStatus::open;
    release.ended.reset();
    release.ended_on.reset();
    release.reason.clear();
    return release;
}

/// Why the run is not finished yet, as an error.
std::unexpected<Error> not_finished(const Progress& progress) {
    const std::size_t open = progress.required_open - progress.unproven, unproven = progress.unproven;
    if (open > 0)
        return fail(ErrorKind::conflict, counted(open, "step") + (open == 1 ? " is" : " are") +
                                             " not done yet. Tick or skip what is open, then finish.");
    return fail(ErrorKind::conflict, counted(unproven, "step") + (unproven == 1 ? " is" : " are") +
                                         " done without the evidence asked for. Write it down, then finish.");
}

/// Makes everything that is open skipped. Error: a gate would be.
Result<void> skip_open(const Workspace& workspace, const Facts& facts, const Run& run,
                       const RunOutline& outline, Changes& changes) {
    for (const RunOutline::Part& part : outline.parts) {
        for (const RunStep& step : part.steps) {
            if (step.status() != StepStatus::open && step.status() != StepStatus::in_progress) continue;
            if (step.holds())
                return fail(ErrorKind::conflict,
                            quoted(step.title()) +
                                " is a gate. Skip it with a reason, or pass it anyway, then finish.");
            StepState state = step.state ? *step.state : StepState{};
            state.id = step.step ? StepState::id_for(run.id, step.step->id) : state.id;
            state.run = run.id;
            if (step.step) state.step = Ref<Step>(step.step->id);
            state.status = StepStatus::skipped;
            state.person = workspace.settings().person;
            state.changed = facts.now;
            changes.after.push_back(std::move(state));
        }
    }
    return {};
}

template<class E>
void delete_of_run(const Workspace& workspace, const Run& run, Changes& changes) {
    for (const auto& [id, one] : workspace.all<E>()) {
        if (one.run.id != run.id) continue;
        E without = one;
        without.deleted = true;
        changes.after.push_back(std::move(without));
    }
}

bool is_touched(const StepState& state) {
    return state.status != StepStatus::open || state.overridden || !state.note.empty() ||
           !state.evidence.empty() || !state.reason.empty();
}

/// The state where the step of another version is, or as a step of the run; `last` is the rank of the last of
/// those.
void move_state(const Workspace& workspace, const StepState& state, const std::map<std::string, Id>& steps,
                std::string& last, Changes& changes) {
    const Step* step = workspace.find(state.step);
    auto same = step ? steps.find(key_of(*step)) : steps.end();
    StepState moved = state;
    if (same != steps.end()) {
        moved.step = Ref<Step>(same->second);
        moved.id = StepState::id_for(state.run, *moved.step);
    } else if (is_touched(state)) {
        moved.step.reset();
        moved.id = Id::derive(state.id, "step of the run");
        moved.title = step ? step->title : std::string("Step");
        moved.overridden = false;
        moved.rank = last = rank_of_added(last);
    } else {
        moved.deleted = true;
    }
    if (moved.id != state.id) {
        StepState without = state;
        without.deleted = true;
        changes.after.push_back(std::move(without));
    }
    changes.after.push_back(std::move(moved));
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

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const StartRuns& command) {
    Changes all;
    for (const Ref<Schedule>& asked : command.schedules) {
        const Schedule* schedule = workspace.find(asked);
        if (!schedule) return gone("schedule");
        const Result<Changes> one = decide(workspace, facts, StartRun{schedule->of, asked});
        if (!one) return one;
        all.label = one->label;
        all.after.insert(all.after.end(), one->after.begin(), one->after.end());
    }
    if (command.schedules.size() != 1)
        all.label = "Started " + counted(command.schedules.size(), "checklist");
    return all;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const FinishRun& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    if (command.restart && !run->schedule)
        return fail(ErrorKind::conflict, "This run was started by hand: there is no interval to restart. "
                                         "Finish it without that.");
    const RunOutline outline = run_outline_of(workspace, *run);
    if (outline.progress.required_open > 0 && !command.skip_open) return not_finished(outline.progress);
    Changes changes{"Finished " + quoted(title_of(workspace, *run)), {}, {}, true, {}};
    if (command.skip_open) {
        Result<void> skipped = skip_open(workspace, facts, *run, outline, changes);
        if (!skipped) return pass_on(skipped);
    }
    finish_run(workspace, facts, *run, command.restart, ReleaseStatus::released, {}, changes);
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const ReopenRun& command) {
    const Run* run = workspace.find(command.run);
    if (!run) return gone("run");
    if (!template_of(workspace, *run)) return gone("checklist");
    Run reopened = *run;
    reopened.status = RunStatus::open;
    reopened.finished.reset();
    reopened.finished_on.reset();
    reopened.late_days.reset();
    Changes changes{"Reopened " + quoted(title_of(workspace, *run)), {reopened}, {}, true, command.run};
    if (const Release* release = release_of(workspace, *run))
        changes.after.emplace_back(reopened_release(*release));
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const DiscardRun& command) {
    const Run* run = workspace.find(command.run);
    if (!run) return gone("run");
    Run discarded = *run;
    discarded.deleted = true;
    Changes changes{"Discarded " + quoted(title_of(workspace, *run)), {discarded}, {}, true, {}};
    delete_of_run<RunVariable>(workspace, *run, changes);
    delete_of_run<StepState>(workspace, *run, changes);
    for (const auto& [id, blocker] : workspace.all<Blocker>()) {
        if (blocker.release.id != Release::id_for(run->id)) continue;
        Blocker without = blocker;
        without.deleted = true;
        changes.after.push_back(std::move(without));
    }
    delete_of_run<Release>(workspace, *run, changes);
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const UpgradeRun& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    const Template* of = template_of(workspace, *run);
    const TemplateVersion* newest = of ? newest_version(workspace, of->id) : nullptr;
    if (!newest) return gone("checklist");
    if (newest->id == run->version.id)
        return fail(ErrorKind::conflict, "This run uses the newest version already.");
    std::map<std::string, Id> steps;
    for (const Outline::Part& part : outline_of(workspace, newest->id).parts)
        for (const Step* step : part.steps) steps.emplace(key_of(*step), step->id);
    const RunOutline before = run_outline_of(workspace, *run);
    std::string last;
    for (const RunOutline::Part& part : before.parts)
        if (!part.section) last = part.steps.back().state->rank;
    run->version = newest->id;
    Changes changes{
        "Moved " + quoted(of->title) + " to version " + std::to_string(newest->number), {*run}, {}, true, {}};
    for (const RunOutline::Part& part : before.parts)
        for (const RunStep& step : part.steps)
            if (step.step && step.state) move_state(workspace, *step.state, steps, last, changes);
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetRunVariable& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    Result<std::string> name = checked_variable_name(command.name);
    if (!name) return pass_on(name);
    Result<std::string> value = checked_value(command.value);
    if (!value) return pass_on(value);
    RunVariable variable{.id = RunVariable::id_for(run->id, *name),
                         .deleted = value->empty(),
                         .run = run->id,
                         .name = *name,
                         .value = *value};
    const std::string label =
        (value->empty() ? "Took away the value of " : "Set the value of ") + quoted(*name);
    return Changes{label, {variable}, {}, true, {}};
}

} // namespace shipshape
