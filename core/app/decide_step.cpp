#include "core/app/drafting.h"
#include "core/base/text.h"
#include "core/domain/step_filter.h"

namespace shipshape {

using namespace command;

namespace {

/// A step of the draft that was not there before.
Step new_step(const Drafting& draft, const Outline::Part& part, std::string key) {
    Step step;
    step.key = std::move(key);
    step.id = step_id(draft.version().id, step.key);
    step.section = part.section->id;
    return step;
}

/// What only steps of releases say.
Result<Step> checked_for_release(Step edited) {
    const std::optional<unsigned> types = release_types_of(edited.types);
    if (!types)
        return fail(
            ErrorKind::invalid_input,
            "Name release types, separated by commas: major, minor, patch, prerelease, security, backport.");
    edited.types = release_types_text(*types);
    if (!is_condition(edited.condition))
        return fail(ErrorKind::invalid_input,
                    "Write a condition like “wheels”, “not wheels” or “os = linux”, "
                    "several of them joined by “and”.");
    if (edited.offset && (*edited.offset < -k_most_offset_days || *edited.offset > k_most_offset_days))
        return fail(ErrorKind::invalid_input, "Give the days before or after the target date, at most " +
                                                  std::to_string(k_most_offset_days) + ".");
    if (!edited.offset) edited.working_days = false;
    return edited;
}

/// The copy of `edited` with texts as they are kept, or what is wrong with one of them.
Result<Step> checked(Step edited) {
    const Step given = edited;
    struct Text {
        std::string Step::*text;
        std::size_t limit_bytes;
        std::string_view what;
        bool trim;
    };
    static constexpr Text texts[] = {
        {&Step::title, k_title_limit_bytes, "title", true},
        {&Step::details, k_text_limit_bytes, "text of the details", false},
        {&Step::command, k_text_limit_bytes, "command", false},
        {&Step::role, k_title_limit_bytes, "role", true},
        {&Step::condition, k_title_limit_bytes, "condition", true},
        {&Step::verify, k_text_limit_bytes, "text about verifying it", false},
        {&Step::undo, k_text_limit_bytes, "text about undoing it", false},
    };
    for (const Text& text : texts) {
        const std::string_view raw = given.*text.text;
        Result<std::string> clean = checked_text(text.trim ? trimmed(raw) : raw, text.limit_bytes, text.what);
        if (!clean) return pass_on(clean);
        edited.*text.text = std::move(*clean);
    }
    Result<std::string> link = checked_link(edited.link);
    if (!link) return pass_on(link);
    edited.link = std::move(*link);
    if (edited.minutes < 0 || edited.minutes > k_most_minutes)
        return fail(ErrorKind::invalid_input,
                    "Give the time in whole minutes, from 0 to " + std::to_string(k_most_minutes) + ".");
    return checked_for_release(std::move(edited));
}

/// The step as the draft has it, with what the command wants to be read in it.
Step with_parts_of(Step step, const Step& wanted) {
    step.title = wanted.title;
    step.details = wanted.details;
    step.command = wanted.command;
    step.link = wanted.link;
    step.optional = wanted.optional;
    step.evidence = wanted.evidence;
    step.gate = wanted.gate;
    step.role = wanted.role;
    step.minutes = wanted.minutes;
    step.types = wanted.types;
    step.condition = wanted.condition;
    step.offset = wanted.offset;
    step.working_days = wanted.working_days;
    step.verify = wanted.verify;
    step.undo = wanted.undo;
    step.irreversible = wanted.irreversible;
    return step;
}

/// A note as a paragraph of its own below what the step says.
Result<Step> with_note(Step step, std::string_view note) {
    if (step.details.find(note) != std::string::npos)
        return fail(ErrorKind::conflict, "The step says so already, in the published version or the draft.");
    std::string details = step.details + (step.details.empty() ? "" : "\n\n") + std::string(note);
    Result<std::string> fits = checked_text(details, k_text_limit_bytes, "text of the details");
    if (!fits) return pass_on(fits);
    step.details = std::move(*fits);
    return step;
}

Result<Changes> propose_extra(const Workspace& workspace, const Ref<Template>& of, const StepState& state) {
    Drafting draft(workspace, of);
    if (draft.outline().parts.empty())
        return fail(ErrorKind::conflict, "The checklist has no section for the step. Add one first.");
    const Outline::Part& last = draft.outline().parts.back();
    Step step = new_step(draft, last, state.id.text());
    if (draft.find(step)) return fail(ErrorKind::conflict, "The checklist has this step already.");
    step.title = state.title;
    step.details = state.note;
    step.rank = draft.rank_of_step(last, last.steps.size());
    draft.put(step);
    return std::move(draft).changes("Took " + step_name(step) + " into the checklist");
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const AddStep& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.section);
    if (!found) return pass_on(found);
    Result<std::string> title = checked_title(command.title);
    if (!title) return pass_on(title);
    Drafting& draft = found->draft;
    const Outline::Part& part = draft.part(found->place);
    std::size_t at = part.steps.size();
    if (command.after) {
        const Step* after = workspace.find(*command.after);
        const std::optional<Drafting::Place> place = after ? draft.find(*after) : std::nullopt;
        if (!place || place->part != found->place.part) return gone("step");
        at = place->at + 1;
    }
    Step step = new_step(draft, part, Id::version7(facts.now.ms, facts.random).text());
    step.title = *title;
    step.rank = draft.rank_of_step(part, at);
    draft.put(step);
    return std::move(draft).changes("Added " + step_name(step));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const EditStep& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.step);
    if (!found) return pass_on(found);
    const Step before = found->draft.step(found->place);
    Result<Step> after = checked(with_parts_of(before, command.as));
    if (!after) return pass_on(after);
    const unsigned parts = differing_parts(before, *after);
    if (parts == 0) return Changes{};
    found->draft.put(*after);
    return std::move(found->draft)
        .changes("Changed " + step_parts_words(parts) + " of " + step_name(*after),
                 "step " + after->id.text() + " " + std::to_string(parts));
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const DuplicateStep& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.step);
    if (!found) return pass_on(found);
    Drafting& draft = found->draft;
    const Outline::Part& part = draft.part(found->place);
    const Step& original = draft.step(found->place);
    Step copy =
        with_parts_of(new_step(draft, part, Id::version7(facts.now.ms, facts.random).text()), original);
    copy.rank = draft.rank_of_step(part, found->place.at + 1);
    draft.put(copy);
    return std::move(draft).changes("Duplicated " + step_name(copy));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RemoveStep& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.step);
    if (!found) return pass_on(found);
    Step step = found->draft.step(found->place);
    step.deleted = true;
    found->draft.put(step);
    return std::move(found->draft).changes("Removed " + step_name(step));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const MoveStep& command) {
    Result<FoundInDraft> found = in_draft(workspace, command.step);
    if (!found) return pass_on(found);
    Drafting& draft = found->draft;
    const Section* to = workspace.find(command.to);
    std::optional<Drafting::Place> target = to ? draft.find(*to) : std::nullopt;
    if (!target) return gone("section");
    target->at = draft.part(*target).steps.size();
    if (command.before) {
        const Step* before = workspace.find(*command.before);
        const std::optional<Drafting::Place> place = before ? draft.find(*before) : std::nullopt;
        if (!place || place->part != target->part) return gone("step");
        target->at = place->at;
    }
    const Drafting::Place from = found->place;
    if (target->part == from.part && (target->at == from.at || target->at == from.at + 1))
        return Changes{}; // it stands there
    Step step = draft.step(from);
    step.section = draft.part(*target).section->id;
    step.rank = draft.rank_of_step(draft.part(*target), target->at);
    draft.put(step);
    return std::move(draft).changes("Moved " + step_name(step));
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const ProposeNote& command) {
    const Run* run = workspace.find(command.run);
    const Template* of = run ? template_of(workspace, *run) : nullptr;
    if (!of) return gone("run");
    const StepState* state = state_of(workspace, command.run, command.step);
    if (!state) state = workspace.find(Ref<StepState>(command.step));
    if (!state || state->run != command.run) return gone("note");
    if (!state->step) return propose_extra(workspace, of->id, *state);
    const std::string_view note = trimmed(state->note);
    if (note.empty()) return fail(ErrorKind::invalid_input, "Write a note on the step first.");
    Result<FoundInDraft> found = in_draft(workspace, *state->step);
    if (!found) return pass_on(found);
    Result<Step> step = with_note(found->draft.step(found->place), note);
    if (!step) return pass_on(step);
    found->draft.put(*step);
    return std::move(found->draft).changes("Took the note into " + step_name(*step));
}

} // namespace shipshape
