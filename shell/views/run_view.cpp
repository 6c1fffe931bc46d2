#include "shell/views/views.h"

#include "core/base/text.h"

namespace shipshape {

using namespace widgets;

namespace {

/// What the rows of one run's page have in common.
struct RunPage {
    ViewContext& view;
    const Run& run;
    const Template& of;
    const Outline& outline;

    bool open() const { return run.status == RunStatus::open; }
};

/// A row of the page's one list: a section's heading, or a step.
struct RunRow {
    const Section* section = nullptr;
    const Step* step = nullptr;
};

/// The row at that place of the list. Only rows that are seen are asked for, so that a long checklist costs
/// no more than a short one.
RunRow row_at(const Outline& outline, std::size_t at) {
    for (const Outline::Part& part : outline.parts) {
        if (at == 0) return {part.section, nullptr};
        if (at <= part.steps.size()) return {nullptr, part.steps[at - 1]};
        at -= part.steps.size() + 1;
    }
    return {};
}

std::string state_words(const Step& step, const StepState* state) {
    if (!state || state->status == StepStatus::open) return step.optional ? "optional" : "";
    std::string words;
    if (state->status != StepStatus::done) words = std::string(status_words(state->status));
    if (!state->person.empty()) words += (words.empty() ? "by " : ", by ") + state->person;
    return words;
}

enum class StepAction { note, skip, not_applicable, failed, reopen };

void step_menu(RunPage& page, const Step& step, const StepState* state) {
    StepStatus status = state ? state->status : StepStatus::open;
    std::vector<MenuItem> items;
    std::vector<StepAction> actions;
    auto offer = [&](StepAction action, std::string_view label, Icon icon) {
        actions.push_back(action);
        items.push_back({.label = label, .icon = icon});
    };
    offer(StepAction::note, "Add a note", Icon::note);
    if (status != StepStatus::skipped) offer(StepAction::skip, "Skip this step", Icon::chevron_right);
    if (status != StepStatus::not_applicable)
        offer(StepAction::not_applicable, "Not applicable", Icon::close);
    if (status != StepStatus::failed) offer(StepAction::failed, "Mark as failed", Icon::warning);
    if (status != StepStatus::open) offer(StepAction::reopen, "Open again", Icon::undo);
    std::optional<std::size_t> chosen = menu(page.view.ui, "More about " + step.title, items);
    if (!chosen) return;
    auto set = [&](StepStatus to) {
        page.view.outbox.send(command::SetStepStatus{page.run.id, step.id, to});
    };
    switch (actions[*chosen]) {
    case StepAction::note:
        page.view.state.open_notes.insert(step.id);
        page.view.state.asked_note = step.id;
        break;
    case StepAction::skip:
        set(StepStatus::skipped);
        break;
    case StepAction::not_applicable:
        set(StepStatus::not_applicable);
        break;
    case StepAction::failed:
        set(StepStatus::failed);
        break;
    case StepAction::reopen:
        set(StepStatus::open);
        break;
    }
}

void step_controls(RunPage& page, const Step& step, const StepState* state) {
    Ui& ui = page.view.ui;
    std::set<Id>& open = page.view.state.open_details;
    row(ui, [&] {
        if (!step.details.empty() || !step.command.empty() || !step.link.empty()) {
            bool shown = open.contains(step.id);
            ButtonOptions options{.kind = ButtonKind::quiet, .expanded = static_cast<std::int8_t>(shown)};
            if (icon_button(ui, shown ? Icon::chevron_down : Icon::chevron_right, "Details of " + step.title,
                            options)) {
                if (shown)
                    open.erase(step.id);
                else
                    open.insert(step.id);
            }
        }
        if (page.open()) step_menu(page, step, state);
    });
}

void step_details(RunPage& page, const Step& step) {
    Ui& ui = page.view.ui;
    if (!page.view.state.open_details.contains(step.id)) return;
    if (!step.details.empty()) text_block(ui, step.details, {.tone = Tone::muted});
    if (!step.command.empty()) code_block(ui, step.command, "Copy the command of " + step.title);
    if (!step.link.empty()) link(ui, step.link, step.link);
}

void step_note(RunPage& page, const Step& step, const StepState* state) {
    Ui& ui = page.view.ui;
    std::string note = state ? state->note : std::string();
    if (!page.open()) {
        if (!note.empty()) text(ui, note);
        return;
    }
    if (note.empty() && !page.view.state.open_notes.contains(step.id)) return;
    std::optional<Id>& asked = page.view.state.asked_note;
    const bool wanted = asked == step.id && !ui.measuring();
    if (wanted) asked.reset();
    // Every keystroke is saved, so that nothing is lost with the browser; undo takes the whole edit back.
    if (auto edit = text_field(ui, "Note on " + step.title, note,
                               {.multiline = true, .rows = 2, .take_focus = wanted}))
        page.view.outbox.send(command::SetStepNote{page.run.id, step.id, edit->text});
}

void step_row(RunPage& page, const Step& step) {
    Ui& ui = page.view.ui;
    const StepState* state = state_of(page.view.workspace, page.run.id, step.id);
    StepStatus status = state ? state->status : StepStatus::open;
    std::string words = state_words(step, state);
    sides(
        ui,
        [&] {
            bool settled = is_settled(status);
            CheckboxOptions options{.disabled = !page.open(),
                                    .mixed = settled && status != StepStatus::done,
                                    .description = words};
            if (checkbox(ui, step.title, status == StepStatus::done, options))
                page.view.outbox.send(command::SetStepStatus{page.run.id, step.id,
                                                             settled ? StepStatus::open : StepStatus::done});
        },
        [&] { step_controls(page, step, state); });
    indent(ui, 42, [&] { // where the titles of the steps begin
        step_details(page, step);
        step_note(page, step, state);
    });
}

void finished_foot(RunPage& page) {
    Ui& ui = page.view.ui;
    card(ui, [&] {
        text(ui, "Finished. Well done.", {.tone = Tone::success, .semibold = true});
        row(ui, [&] {
            if (button(ui, "Reopen", {.icon = Icon::undo}))
                page.view.outbox.send(command::ReopenRun{page.run.id});
            link(ui, "Back to Today", "#/today");
        });
    });
}

void open_foot(RunPage& page, const Progress& progress) {
    Ui& ui = page.view.ui;
    bool ready = progress.required_open == 0;
    row(ui, [&] {
        ButtonKind kind = ready ? ButtonKind::primary : ButtonKind::secondary;
        if (button(ui, "Finish run", {.kind = kind, .icon = Icon::check}))
            page.view.outbox.send(command::FinishRun{page.run.id});
        const MenuItem items[] = {{.label = "Skip what is open and finish", .icon = Icon::chevron_right},
                                  {.label = "Discard this run", .icon = Icon::close, .danger = true}};
        auto chosen = menu(ui, "More about this run", items);
        if (chosen == 0u) page.view.outbox.send(command::FinishRun{page.run.id, true});
        if (chosen == 1u) {
            page.view.outbox.send(command::DiscardRun{page.run.id});
            ui.request(request::ShowRoute{"#/today"});
        }
    });
    if (!ready) hint(ui, counted(progress.required_open, "step") + " to tick or skip before it is finished.");
}

void run_head(RunPage& page, const Progress& progress, std::int64_t version) {
    Ui& ui = page.view.ui;
    stack(ui, 4, [&] {
        heading(ui, 1, page.of.title);
        std::string words =
            page.run.occurrence ? "For " + page.run.occurrence->words(page.view.today) : "Started by hand";
        hint(ui, words + " · version " + std::to_string(version));
    });
    widgets::progress(ui, "Progress", progress.settled, progress.steps,
                      std::to_string(progress.settled) + " of " + counted(progress.steps, "step") + " done");
}

} // namespace

void run_view(ViewContext& view) {
    const Run* run = view.workspace.find(Ref<Run>(view.state.route.id));
    const TemplateVersion* version = run ? view.workspace.find(run->version) : nullptr;
    const Template* of = version ? view.workspace.find(version->of) : nullptr;
    if (!of) return not_found_view(view);
    view.state.page_title = of->title;
    const Outline& outline = view.state.outline.get(view.workspace, version->id,
                                                    [&] { return outline_of(view.workspace, version->id); });
    const Progress& progress = view.state.progress.get(
        view.workspace, run->id, [&] { return progress_of(view.workspace, run->id, outline); });
    RunPage shown{view, *run, *of, outline};
    std::size_t count = outline.parts.size() + progress.steps;
    page(view.ui, view.state.route.hash(), [&] {
        run_head(shown, progress, version->number);
        virtual_list(
            view.ui, {.name = "Steps", .count = count, .estimate = 48, .gap = 2},
            [&](std::size_t at) {
                RunRow row = row_at(outline, at);
                return row.step ? row.step->id.text() : row.section ? row.section->id.text() : std::string();
            },
            [&](std::size_t at) {
                RunRow row = row_at(outline, at);
                if (row.step) return step_row(shown, *row.step);
                if (!row.section) return;
                space(view.ui, 12);
                heading(view.ui, 2, row.section->title);
            });
        space(view.ui, 8);
        if (shown.open())
            open_foot(shown, progress);
        else
            finished_foot(shown);
    });
}

} // namespace shipshape
