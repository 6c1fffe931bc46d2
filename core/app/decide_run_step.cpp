#include "core/app/decide_help.h"
#include "core/base/text.h"
#include "core/domain/evidence.h"
#include "core/domain/run_outline.h"
#include "core/domain/variables.h"

namespace shipshape {

using namespace command;

namespace {

/// A step of a run that may be worked on.
struct Spot {
    Run run;
    const Step* step = nullptr; ///< null: only this run has it
    StepState state;            ///< as it is now, or a new one

    bool is_gate() const { return step && step->gate; }
    std::string_view raw_title() const { return step ? step->title : state.title; }
};

Result<Spot> spot_of(const Workspace& workspace, const Ref<Run>& ref, const Id& id) {
    Result<Run> run = open_run(workspace, ref);
    if (!run) return pass_on(run);
    Spot spot{.run = *run};
    if (const Step* step = workspace.find(Ref<Step>(id))) {
        const Section* section = workspace.find(step->section);
        if (!section || section->version != run->version) return gone("step");
        spot.step = step;
        spot.state.id = StepState::id_for(run->id, id);
        spot.state.run = run->id;
        spot.state.step = Ref<Step>(id);
        if (const StepState* state = workspace.find(Ref<StepState>(spot.state.id))) spot.state = *state;
        return spot;
    }
    const StepState* state = workspace.find(Ref<StepState>(id));
    if (!state || state->step || state->run.id != run->id) return gone("step");
    spot.state = *state;
    return spot;
}

/// A step that only this run has.
Result<Spot> added_spot(const Workspace& workspace, const Ref<Run>& run, const Id& id) {
    Result<Spot> spot = spot_of(workspace, run, id);
    if (spot && spot->step)
        return fail(ErrorKind::conflict,
                    "This step belongs to the checklist. Change it there, or skip it in this run.");
    return spot;
}

/// As the run shows it, quoted for a label.
std::string name_of(const Workspace& workspace, const Facts& facts, const Spot& spot) {
    const std::string_view title = spot.raw_title();
    if (title.find("{{") == title.npos) return quoted(title);
    return quoted(fill(title, values_of(workspace, spot.run, facts.today)).text);
}

Changes change(std::string_view verb, const std::string& name, StepState state) {
    return {std::string(verb) + name, {std::move(state)}, {}, true, {}};
}

/// A reason is kept with these.
bool has_reason(StepStatus status) {
    return status == StepStatus::skipped || status == StepStatus::not_applicable ||
           status == StepStatus::failed;
}

/// A gate that is settled without having been done says why.
bool wants_reason(const Spot& spot, StepStatus status) {
    return spot.is_gate() && is_settled(status) && status != StepStatus::done;
}

std::unexpected<Error> say_why(const std::string& name) {
    return fail(ErrorKind::invalid_input, name + " is a gate: what follows waits for it. Say why first.");
}

Result<std::string> checked_reason(std::string_view reason) {
    return checked_text(reason, k_text_limit_bytes, "reason");
}

/// The gate the step waits for; null where it may be done.
const Step* gate_before(const Workspace& workspace, const Spot& spot) {
    if (!spot.step) return nullptr;
    const RunOutline outline = run_outline_of(workspace, spot.run);
    const RunStep* step = outline.find(spot.step->id);
    return step ? step->waits_for : nullptr;
}

/// How many open blockers forbid the step, which cannot be undone.
std::size_t blockers_before(const Workspace& workspace, const Spot& spot) {
    if (!spot.step || !spot.step->irreversible) return 0;
    std::size_t open = 0;
    for (const auto& [id, blocker] : workspace.all<Blocker>())
        open += blocker.release.id == Release::id_for(spot.run.id) && !blocker.resolved;
    return open;
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SetStepStatus& command) {
    Result<Spot> spot = spot_of(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    StepState& state = spot->state;
    if (state.status == command.status) return Changes{};
    const std::string name = name_of(workspace, facts, *spot);
    Result<std::string> reason = checked_reason(command.reason);
    if (!reason) return pass_on(reason);
    if (wants_reason(*spot, command.status) && trimmed(*reason).empty()) return say_why(name);
    if (command.status == StepStatus::done || command.status == StepStatus::in_progress)
        if (const Step* gate = gate_before(workspace, *spot))
            return fail(ErrorKind::conflict,
                        name + " waits for the gate " +
                            name_of(workspace, facts, {.run = spot->run, .step = gate, .state = {}}) +
                            ". Do that first, or pass it with a reason.");
    if (command.status == StepStatus::done || command.status == StepStatus::in_progress)
        if (const std::size_t open = blockers_before(workspace, *spot); open > 0)
            return fail(ErrorKind::conflict,
                        name + " cannot be undone, and " + counted(open, "blocker") +
                            (open == 1 ? " is" : " are") +
                            " open. Resolve what blocks the release first, or remove it.");
    state.status = command.status;
    if (has_reason(command.status))
        state.reason = *reason;
    else if (!state.overridden)
        state.reason.clear();
    state.person = workspace.settings().person;
    state.changed = facts.now;
    static constexpr std::array<std::string_view, Choices<StepStatus>::names.size()> verbs = {
        "Reopened ", "Began ", "Ticked ", "Skipped ", "Marked as not applicable: ", "Marked as failed: "};
    return change(verbs[static_cast<std::size_t>(command.status)], name, state);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SetStepNote& command) {
    Result<Spot> spot = spot_of(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    Result<std::string> note = checked_text(command.note, k_text_limit_bytes, "note");
    if (!note) return pass_on(note);
    spot->state.note = *note;
    Changes changes = change("Edited the note of ", name_of(workspace, facts, *spot), spot->state);
    changes.merge_key = "note " + spot->state.id.text();
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SetStepReason& command) {
    Result<Spot> spot = spot_of(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    Result<std::string> reason = checked_reason(command.reason);
    if (!reason) return pass_on(reason);
    const std::string name = name_of(workspace, facts, *spot);
    StepState& state = spot->state;
    if (!has_reason(state.status) && !state.overridden)
        return fail(
            ErrorKind::conflict,
            "A reason belongs to a step that was skipped, does not apply or failed. Write a note instead.");
    const bool wanted = wants_reason(*spot, state.status) || state.overridden;
    if (wanted && trimmed(*reason).empty()) return say_why(name);
    state.reason = *reason;
    Changes changes = change("Edited the reason of ", name, state);
    changes.merge_key = "reason " + state.id.text();
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const SetEvidence& command) {
    Result<Spot> spot = spot_of(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    Result<std::string> text = checked_text(trimmed(command.evidence), k_value_limit_bytes, "evidence");
    if (!text) return pass_on(text);
    const Evidence kind = spot->step ? spot->step->evidence : Evidence::none;
    if (!text->empty() && (kind == Evidence::none || !is_evidence(kind, *text))) {
        static constexpr std::array<std::string_view, Choices<Evidence>::names.size()> wanted = {
            "This step asks for no evidence. Write a note instead.", "Write down a few words.",
            "This step asks for a number, such as 42 or 0.5.",
            "This step asks for a web address that begins with https://.", "This step asks for yes or no."};
        return fail(ErrorKind::invalid_input, std::string(wanted[static_cast<std::size_t>(kind)]));
    }
    spot->state.evidence = *text;
    return change("Wrote down the evidence of ", name_of(workspace, facts, *spot), spot->state);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const PassGate& command) {
    Result<Spot> spot = spot_of(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    const std::string name = name_of(workspace, facts, *spot);
    if (!spot->is_gate() || is_settled(spot->state.status))
        return fail(ErrorKind::conflict, name + " keeps nothing waiting: there is no gate to pass.");
    Result<std::string> reason = checked_reason(command.reason);
    if (!reason) return pass_on(reason);
    if (trimmed(*reason).empty()) return say_why(name);
    spot->state.overridden = true;
    spot->state.reason = *reason;
    return change("Passed the gate ", name, spot->state);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const HoldGate& command) {
    Result<Spot> spot = spot_of(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    spot->state.overridden = false;
    if (!has_reason(spot->state.status)) spot->state.reason.clear();
    return change("Closed the gate ", name_of(workspace, facts, *spot), spot->state);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const AddRunStep& command) {
    Result<Run> run = open_run(workspace, command.run);
    if (!run) return pass_on(run);
    Result<std::string> title = checked_name(command.title, "step");
    if (!title) return pass_on(title);
    const AddedSteps added = added_steps_of(workspace, run->id);
    StepState state{.id = Id::version7(facts.now.ms, facts.random), .run = run->id, .title = *title};
    state.rank = rank_of_added(added.empty() ? std::string_view() : added.back()->rank);
    return change("Added ", quoted(*title), state);
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RenameRunStep& command) {
    Result<Spot> spot = added_spot(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    Result<std::string> title = checked_name(command.title, "step");
    if (!title) return pass_on(title);
    const std::string before = quoted(spot->state.title);
    spot->state.title = *title;
    return change("Renamed ", before + " to " + quoted(*title), spot->state);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const RemoveRunStep& command) {
    Result<Spot> spot = added_spot(workspace, command.run, command.step);
    if (!spot) return pass_on(spot);
    const std::string name = name_of(workspace, facts, *spot);
    spot->state.deleted = true;
    return change("Removed ", name, spot->state);
}

} // namespace shipshape
