#include "core/app/decide.h"

#include "core/base/text.h"
#include "core/domain/outline.h"
#include "core/domain/today.h"

namespace shipshape {
namespace {

using namespace command;

/// “title”, shortened for labels.
std::string quoted(std::string_view title) {
    std::string_view cut = cut_utf8(title, 60);
    std::string out = "“" + std::string(cut);
    if (cut.size() < title.size()) out += "…";
    return out + "”";
}

Result<std::string> checked_text(std::string_view text, std::size_t limit_bytes, std::string_view what) {
    if (find_bad_utf8(text))
        return fail(ErrorKind::invalid_input,
                    "The " + std::string(what) + " holds bytes that are not text. Type it anew.");
    if (text.size() > limit_bytes)
        return fail(ErrorKind::too_large, "The " + std::string(what) + " is longer than " +
                                              std::to_string(limit_bytes) + " bytes. Shorten it.");
    return std::string(text);
}

Result<std::string> checked_name(std::string_view name, std::string_view what) {
    std::string_view inner = trimmed(name);
    if (inner.empty())
        return fail(ErrorKind::invalid_input, "Give the " + std::string(what) + " a name first.");
    return checked_text(inner, k_title_limit_bytes, what);
}

std::unexpected<Error> gone(std::string_view what) {
    return fail(ErrorKind::not_found,
                "This " + std::string(what) + " is no longer there. It may have been undone or deleted.");
}

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

class Decider {
  public:
    Decider(const Workspace& workspace, const Facts& facts) : workspace_(workspace), facts_(facts) {}

    Result<Changes> operator()(const CreateProject& command) const {
        Result<std::string> name = checked_name(command.name, "project");
        if (!name) return pass_on(name);
        Project project;
        project.id = Id::version7(facts_.now.ms, facts_.random);
        project.name = *name;
        project.ecosystem = std::string(cut_utf8(command.ecosystem, 60));
        project.created = facts_.now;
        Settings settings = workspace_.settings();
        settings.project = Ref<Project>(project.id);
        Changes changes{"Added project " + quoted(*name), {project, settings}, {}, true, {}};
        if (command.guide) {
            for (Entity& entity :
                 instantiate(*command.guide, command.ecosystem, project, facts_.now, facts_.today))
                changes.after.push_back(std::move(entity));
        }
        return changes;
    }

    Result<Changes> operator()(const RenameProject& command) const {
        const Project* project = workspace_.find(command.project);
        if (!project) return gone("project");
        Result<std::string> name = checked_name(command.name, "project");
        if (!name) return pass_on(name);
        Project renamed = *project;
        renamed.name = *name;
        return Changes{
            "Renamed the project to " + quoted(*name), {renamed}, "name " + project->id.text(), true, {}};
    }

    Result<Changes> operator()(const ShowProject& command) const {
        if (!workspace_.find(command.project)) return gone("project");
        Settings settings = workspace_.settings();
        settings.project = command.project;
        return Changes{"Showed another project", {settings}, {}, false, {}};
    }

    Result<Changes> operator()(const StartRun& command) const {
        const Template* of = workspace_.find(command.of);
        const TemplateVersion* version = newest_version(workspace_, command.of);
        if (!of || !version) return gone("checklist");
        Run run;
        run.project = of->project;
        run.version = version->id;
        run.started = facts_.now;
        if (!command.schedule) {
            run.id = Id::version7(facts_.now.ms, facts_.random);
            return started(*of, run);
        }
        const Schedule* schedule = workspace_.find(*command.schedule);
        if (!schedule || schedule->of != command.of) return gone("schedule");
        std::optional<Due> due = due_occurrence(*schedule, facts_.today);
        if (!due) return fail(ErrorKind::conflict, "This schedule has no further date.");
        run.id = Run::id_for(schedule->id, due->date);
        run.schedule = Ref<Schedule>(schedule->id);
        run.occurrence = due->date;
        if (const Run* before = workspace_.find(Ref<Run>(run.id))) run = *before;
        return started(*of, run);
    }

    Result<Changes> operator()(const SetStepStatus& command) const {
        Result<Run> run = open_run(workspace_, command.run);
        if (!run) return pass_on(run);
        const Step* step = step_in_run(workspace_, *run, command.step);
        if (!step) return gone("step");
        StepState state = state_or_new(workspace_, *run, *step);
        if (state.status == command.status) return Changes{};
        state.status = command.status;
        state.person = workspace_.settings().person;
        state.changed = facts_.now;
        static constexpr std::array<std::string_view, Choices<StepStatus>::names.size()> verbs = {
            "Reopened ", "Began ", "Ticked ", "Skipped ", "Marked as not applicable: ", "Marked as failed: "};
        std::string label(verbs[static_cast<std::size_t>(command.status)]);
        return Changes{label + quoted(step->title), {state}, {}, true, {}};
    }

    Result<Changes> operator()(const SetStepNote& command) const {
        Result<Run> run = open_run(workspace_, command.run);
        if (!run) return pass_on(run);
        const Step* step = step_in_run(workspace_, *run, command.step);
        if (!step) return gone("step");
        Result<std::string> note = checked_text(command.note, k_text_limit_bytes, "note");
        if (!note) return pass_on(note);
        StepState state = state_or_new(workspace_, *run, *step);
        if (state.note == *note) return Changes{};
        state.note = *note;
        return Changes{
            "Edited the note of " + quoted(step->title), {state}, "note " + state.id.text(), true, {}};
    }

    Result<Changes> operator()(const FinishRun& command) const {
        Result<Run> run = open_run(workspace_, command.run);
        if (!run) return pass_on(run);
        Outline outline = outline_of(workspace_, run->version);
        std::size_t open = progress_of(workspace_, run->id, outline).required_open;
        if (open > 0 && !command.skip_open)
            return fail(ErrorKind::conflict, counted(open, "step") + (open == 1 ? " is" : " are") +
                                                 " not done yet. Tick or skip what is open, then finish.");
        Changes changes{"Finished " + quoted(title_of(workspace_, *run)), {}, {}, true, {}};
        for (const Outline::Part& part : outline.parts) {
            for (const Step* step : part.steps) {
                StepState state = state_or_new(workspace_, *run, *step);
                if (!command.skip_open || is_settled(state.status)) continue;
                state.status = StepStatus::skipped;
                state.person = workspace_.settings().person;
                state.changed = facts_.now;
                changes.after.push_back(state);
            }
        }
        finish(*run, changes);
        return changes;
    }

    Result<Changes> operator()(const ReopenRun& command) const {
        const Run* run = workspace_.find(command.run);
        if (!run) return gone("run");
        Run reopened = *run;
        reopened.status = RunStatus::open;
        reopened.finished.reset();
        return Changes{"Reopened " + quoted(title_of(workspace_, *run)), {reopened}, {}, true, {}};
    }

    Result<Changes> operator()(const DiscardRun& command) const {
        const Run* run = workspace_.find(command.run);
        if (!run) return gone("run");
        Run discarded = *run;
        discarded.deleted = true;
        Changes changes{"Discarded " + quoted(title_of(workspace_, *run)), {discarded}, {}, true, {}};
        for (const auto& [id, state] : workspace_.all<StepState>()) {
            if (state.run.id != run->id) continue;
            StepState without = state;
            without.deleted = true;
            changes.after.push_back(without);
        }
        return changes;
    }

    Result<Changes> operator()(const SetTheme& command) const {
        Settings settings = workspace_.settings();
        settings.theme = command.theme;
        return Changes{"Changed the colours", {settings}, {}, false, {}};
    }

    Result<Changes> operator()(const SetPerson& command) const {
        Result<std::string> name = checked_text(trimmed(command.name), k_title_limit_bytes, "name");
        if (!name) return pass_on(name);
        Settings settings = workspace_.settings();
        settings.person = *name;
        return Changes{"Changed your name", {settings}, "person", true, {}};
    }

    Result<Changes> operator()(const NoteExport&) const {
        Settings settings = workspace_.settings();
        settings.last_exported = facts_.now;
        return Changes{"Exported", {settings}, {}, false, {}};
    }

    Result<Changes> operator()(const ApplyImport& command) const {
        if (!command.plan) return fail(ErrorKind::invalid_input, "There is nothing to import.");
        ImportPlan::Counts total = command.plan->total();
        return Changes{"Imported " + counted(total.added, "new item") + ", " + std::to_string(total.changed) +
                           " changed",
                       command.plan->after,
                       {},
                       true,
                       {}};
    }

  private:
    static Changes started(const Template& of, const Run& run) {
        return {"Started " + quoted(of.title), {run}, {}, true, Ref<Run>(run.id)};
    }

    /// Closes the run and moves its schedule on.
    void finish(Run run, Changes& changes) const {
        run.status = RunStatus::done;
        run.finished = facts_.now;
        changes.after.push_back(run);
        const Schedule* schedule = workspace_.find(run.schedule);
        if (!schedule || !run.occurrence) return;
        if (schedule->done_through && *schedule->done_through >= *run.occurrence) return;
        Schedule moved = *schedule;
        moved.done_through = run.occurrence;
        changes.after.push_back(moved);
    }

    const Workspace& workspace_;
    const Facts& facts_;
};

} // namespace

Result<Changes> decide(const Workspace& workspace, const Command& command, const Facts& facts) {
    return std::visit(Decider(workspace, facts), command);
}

} // namespace shipshape
