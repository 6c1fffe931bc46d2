#include "core/base/text.h"
#include "core/domain/evidence.h"
#include "shell/run_page.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

using Question = UiState::StepQuestion;

/// What the project gives for the name; null where it gives nothing.
const std::string* value_of_project(const StepRow& row, std::string_view name) {
    for (const auto& [id, variable] : row.page.view.workspace.all<Variable>())
        if (variable.project == row.page.run.project && variable.name == name && !variable.value.empty())
            return &variable.value;
    return nullptr;
}

/// A field for each value that is missing, that this run has of its own, or that it may have instead of the
/// project's.
void step_values(const StepRow& row, const std::vector<std::string>& names) {
    Ui& ui = row.ui();
    std::vector<std::string>& asked = row.page.asked;
    for (const std::string& name : names) {
        const Id id = RunVariable::id_for(row.page.run.id, name);
        const RunVariable* own = row.page.view.workspace.find(Ref<RunVariable>(id));
        const std::string* given = value_of_project(row, name);
        const bool missing = !row.page.values.find(name);
        if (!missing && !own && !given) continue;
        if (!row.page.open()) {
            if (missing) hint(ui, "No value was given for " + name + ".");
        } else if (std::ranges::find(asked, name) != asked.end()) {
            if (missing) hint(ui, "Waits for the value of " + name + ".");
        } else {
            if (!ui.measuring()) asked.push_back(name);
            TextFieldOptions options;
            if (given)
                options = {.placeholder = *given, .description = "Instead of the project's, for this run"};
            auto edit = text_field(ui, "Value of " + name, own ? own->value : std::string(), options);
            if (edit && edit->final) row.send(command::SetRunVariable{row.page.run.id, name, edit->text});
        }
    }
}

/// The text with all its values; nothing where one is missing.
std::string complete(const StepRow& row, std::string_view text) {
    Filled made = fill(text, row.page.values);
    return made.missing.empty() ? std::move(made.text) : std::string();
}

void titled_text(const StepRow& row, std::string_view title, const std::string& words) {
    if (words.empty()) return;
    stack(row.ui(), 0, [&] {
        text(row.ui(), title, {.size = metric::k_small_text, .semibold = true});
        text_block(row.ui(), fill(words, row.page.values).text, {.tone = Tone::muted});
    });
}

} // namespace

void step_details(const StepRow& row) {
    Ui& ui = row.ui();
    const Step* step = row.step.step;
    if (!step || !row.shows_details()) return step_values(row, row.missing);
    if (!step->details.empty())
        text_block(ui, fill(step->details, row.page.values).text, {.tone = Tone::muted});
    std::vector<std::string> names = row.missing;
    for (const std::string* text : {&step->details, &step->command, &step->link, &step->verify, &step->undo})
        for (std::string& name : find_variables(*text))
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    step_values(row, names);
    const std::string command = complete(row, step->command), address = complete(row, step->link);
    if (!command.empty()) code_block(ui, command, "Copy the command of " + row.title);
    if (is_web_address(address))
        link(ui, address, address);
    else if (!address.empty())
        text(ui, address);
    titled_text(row, "How to see that it worked", step->verify);
    titled_text(row, "How to take it back", step->undo);
}

void step_evidence(const StepRow& row) {
    Ui& ui = row.ui();
    const Ui::Scope scope(ui, "evidence");
    const Evidence kind = row.step.step ? row.step.step->evidence : Evidence::none;
    const std::string text = row.of_state(&StepState::evidence), label = "Evidence for " + row.title;
    if (!row.page.open() || kind == Evidence::none) {
        if (is_web_address(text))
            link(ui, text, text);
        else if (!text.empty())
            widgets::text(ui, "Evidence: " + text);
        return;
    }
    const auto save = [&](std::string value) {
        row.send(command::SetEvidence{row.page.run.id, row.step.id(), std::move(value)});
    };
    if (kind == Evidence::yes_no) {
        static constexpr std::string_view k_answers[] = {"Yes", "No"};
        if (auto chosen = segmented(ui, label, k_answers, text == "yes" ? 0 : text == "no" ? 1 : 2))
            save(*chosen == 0 ? "yes" : "no");
        return;
    }
    static constexpr std::string_view k_wanted[] = {"", "A few words", "A number",
                                                    "A web address: https://…"};
    auto& refused = row.state().refused_evidence;
    const bool is_refused = refused && refused->first == row.step.id();
    auto edit = text_field(ui, label, is_refused ? refused->second : text,
                           {.placeholder = k_wanted[static_cast<std::size_t>(kind)]});
    if (!edit || !edit->final || edit->text == text) return;
    const std::string_view inner = trimmed(edit->text);
    if (is_refused) refused.reset();
    if (!inner.empty() && !is_evidence(kind, inner)) refused = {row.step.id(), edit->text};
    save(edit->text);
}

namespace {

StepStatus status_after(Question::Kind kind) {
    if (kind == Question::Kind::skip) return StepStatus::skipped;
    return kind == Question::Kind::fail ? StepStatus::failed : StepStatus::not_applicable;
}

} // namespace

/// A field and a button: what is asked for before something is done with the step.
void step_question(const StepRow& row) {
    Ui& ui = row.ui();
    Question* question = row.question();
    if (!question) return;
    static constexpr std::string_view k_buttons[] = {"Skip the gate", "Mark as not applicable",
                                                     "Pass the gate", "Rename", "Mark as failed"};
    const bool renames = question->kind == Question::Kind::rename,
               fails = question->kind == Question::Kind::fail;
    const std::string_view asks = renames ? "New title of " : fails ? "What happened at " : "Reason for ";
    const bool fresh = question->fresh && !ui.measuring();
    if (fresh) question->fresh = false;
    if (auto edit = text_field(ui, std::string(asks) + row.title, question->text,
                               {.take_focus = fresh, .key = "question"}))
        question->text = edit->text;
    bool over = false;
    widgets::row(ui, [&] {
        const Ref<Run> run = row.page.run.id;
        const Id& step = row.step.id();
        const bool skips = question->kind == Question::Kind::skip && !row.step.is_gate();
        const std::string_view label =
            skips ? "Skip the step" : k_buttons[static_cast<std::size_t>(question->kind)];
        if (button(ui, label, {.kind = ButtonKind::primary})) {
            // Without a text the command is refused with a sentence, and the question stays.
            over = fails || !trimmed(question->text).empty();
            if (renames)
                row.send(command::RenameRunStep{run, step, question->text});
            else if (question->kind == Question::Kind::pass)
                row.send(command::PassGate{run, step, question->text});
            else
                row.send(command::SetStepStatus{run, step, status_after(question->kind), question->text});
        }
        if (button(ui, "Cancel", {.kind = ButtonKind::quiet})) over = true;
    });
    if (over) row.state().step_question.reset();
}

void step_reason(const StepRow& row) {
    Ui& ui = row.ui();
    const StepStatus status = row.step.status();
    const bool has = row.passed() || status == StepStatus::skipped || status == StepStatus::not_applicable ||
                     status == StepStatus::failed;
    if (!has || row.question()) return;
    const std::string reason = row.of_state(&StepState::reason);
    if (!row.page.open()) {
        if (!reason.empty()) text(ui, "Reason: " + reason);
        return;
    }
    auto edit = text_field(ui, "Reason for " + row.title, reason, {.placeholder = "Why? Others will ask."});
    // A gate keeps its reason while a new one is typed.
    if (edit && (edit->final || !edit->text.empty()) && edit->text != reason)
        row.send(command::SetStepReason{row.page.run.id, row.step.id(), edit->text});
}

void step_note(const StepRow& row) {
    Ui& ui = row.ui();
    const Id& step = row.step.id();
    const std::string note = row.of_state(&StepState::note);
    if (!row.page.open()) {
        if (!note.empty()) text(ui, note);
        return;
    }
    if (note.empty() && !row.state().open_notes.contains(step)) return;
    std::optional<Id>& asked = row.state().asked_note;
    const bool wanted = asked == step && !ui.measuring();
    if (wanted) asked.reset();
    // Every keystroke is saved, so that nothing is lost with the browser; undo takes the whole edit back.
    if (auto edit = text_field(ui, "Note on " + row.title, note,
                               {.multiline = true, .rows = 2, .take_focus = wanted}))
        row.send(command::SetStepNote{row.page.run.id, step, edit->text});
}

} // namespace shipshape
