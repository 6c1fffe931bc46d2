#include "core/base/text.h"
#include "shell/run_page.h"

namespace shipshape {

using namespace widgets;

namespace {

using Question = UiState::StepQuestion;

/// "just now", "5 min ago", "3 h ago", "2 days ago"
std::string ago(Instant then, Instant now) {
    const std::int64_t minutes = (now.ms - then.ms) / 60'000;
    if (minutes < 1) return "just now";
    if (minutes < 60) return std::to_string(minutes) + " min ago";
    if (minutes < 24 * 60) return std::to_string(minutes / 60) + " h ago";
    return counted(static_cast<std::size_t>(minutes / (24 * 60)), "day") + " ago";
}

std::string state_words(const StepRow& row) {
    const RunStep& step = row.step;
    const StepStatus status = step.status();
    std::string words;
    const auto add = [&](std::string_view more) {
        if (!words.empty()) words += ", ";
        words += more;
    };
    if (status == StepStatus::open) {
        if (step.step && step.step->optional) add("optional");
    } else {
        if (status != StepStatus::done) add(status_words(status));
        if (!step.state->person.empty()) add("by " + step.state->person);
        if (step.state->changed) add(ago(*step.state->changed, row.page.view.now));
    }
    if (const std::optional<Date> due = row.due(); due && !is_settled(status))
        add("due " + due->words(row.page.view.today) + " (" + due->relative(row.page.view.today) + ")");
    if (row.is_blocked() && !is_settled(status)) add("waits for what blocks the release");
    if (step.lacks_evidence()) add("lacks its evidence");
    if (step.waits_for && !is_settled(status))
        add("waits for " + fill(step.waits_for->title, row.page.values).text);
    return words;
}

// ------------------------------------------------------------------------------------------------ menu

/// The first ones are those of StepStatus.
enum class StepAction {
    open,
    in_progress,
    done,
    skipped,
    not_applicable,
    failed,
    note,
    pass,
    hold,
    propose,
    rename,
    remove
};

bool is_offered(const StepRow& row, StepAction action) {
    switch (action) {
    case StepAction::note:
        return true;
    case StepAction::pass:
        return row.step.holds();
    case StepAction::hold:
        return row.passed();
    case StepAction::propose:
        return !row.step.step || !trimmed(row.of_state(&StepState::note)).empty();
    case StepAction::rename:
    case StepAction::remove:
        return !row.step.step;
    default:
        return row.step.status() != static_cast<StepStatus>(action);
    }
}

void carry_out(const StepRow& row, StepAction action) {
    const Ref<Run> run = row.page.run.id;
    const Id& step = row.step.id();
    const auto ask = [&](Question::Kind kind) {
        row.state().step_question =
            Question{run.id, step, kind, kind == Question::Kind::rename ? row.step.state->title : "", true};
    };
    switch (action) {
    case StepAction::note:
        row.state().open_notes.insert(step);
        row.state().asked_note = step;
        return;
    case StepAction::pass:
        return ask(Question::Kind::pass);
    case StepAction::rename:
        return ask(Question::Kind::rename);
    case StepAction::hold:
        return row.send(command::HoldGate{run, step});
    case StepAction::propose:
        return row.send(command::ProposeNote{run, step});
    case StepAction::remove:
        return row.send(command::RemoveRunStep{run, step});
    case StepAction::skipped:
        if (row.step.is_gate()) return ask(Question::Kind::skip);
        break;
    case StepAction::failed:
        if (row.page.sheet) return ask(Question::Kind::fail);
        break;
    case StepAction::not_applicable:
        if (row.step.is_gate()) return ask(Question::Kind::not_applicable);
        break;
    default:
        break;
    }
    row.send(command::SetStepStatus{run, step, static_cast<StepStatus>(action)});
}

void step_menu(const StepRow& row) {
    struct Offer {
        StepAction action;
        std::string_view label;
        Icon icon;
    };
    static constexpr Offer k_offers[] = {
        {StepAction::note, "Add a note", Icon::note},
        {StepAction::in_progress, "Mark as in progress", Icon::clock},
        {StepAction::done, "Mark as done", Icon::check},
        {StepAction::skipped, "Skip this step", Icon::chevron_right},
        {StepAction::not_applicable, "Not applicable", Icon::close},
        {StepAction::failed, "Mark as failed", Icon::warning},
        {StepAction::open, "Open again", Icon::undo},
        {StepAction::pass, "Pass this gate anyway", Icon::chevron_right},
        {StepAction::hold, "Let this gate hold again", Icon::undo},
        {StepAction::propose, "Propose for the checklist", Icon::upload},
        {StepAction::rename, "Rename this step", Icon::note},
        {StepAction::remove, "Remove this step", Icon::close},
    };
    MenuItem items[std::size(k_offers)];
    StepAction actions[std::size(k_offers)];
    std::size_t count = 0;
    for (const Offer& offer : k_offers) {
        if (!is_offered(row, offer.action)) continue;
        const bool works = offer.action == StepAction::done || offer.action == StepAction::in_progress;
        actions[count] = offer.action;
        items[count++] = {.label = offer.label,
                          .icon = offer.icon,
                          .danger = offer.action == StepAction::remove,
                          .disabled = works && (row.step.waits_for || row.is_blocked())};
    }
    if (auto chosen = menu(row.ui(), "More about " + row.title, std::span(items, count)))
        carry_out(row, actions[*chosen]);
}

// ------------------------------------------------------------------------------------------------ parts

/// A step of a release may say how it is verified and undone.
bool has_details(const StepRow& row) {
    const Step* step = row.step.step;
    if (!step || (row.page.on_top == &row.step && !row.on_top)) return false;
    if (!step->details.empty() || !step->command.empty() || !step->link.empty()) return true;
    return !step->verify.empty() || !step->undo.empty();
}

} // namespace

bool has_chips(const StepRow& row) {
    const Step* step = row.step.step;
    return step && (step->gate || !step->role.empty() || step->minutes > 0 || row.is_irreversible());
}

void step_chips(const StepRow& row) {
    Ui& ui = row.ui();
    const Step& step = *row.step.step;
    if (step.gate)
        badge(ui, row.passed() ? "Gate passed" : "Gate", row.step.holds() ? Tone::warning : Tone::muted);
    if (row.is_irreversible()) badge(ui, "Point of no return", Tone::danger, Icon::warning);
    if (!step.role.empty()) badge(ui, step.role);
    if (step.minutes > 0) badge(ui, "about " + std::to_string(step.minutes) + " min");
}

namespace {

void step_controls(const StepRow& row) {
    Ui& ui = row.ui();
    const Step* step = row.step.step;
    widgets::row(ui, [&] {
        if (has_chips(row) && !ui.narrow()) step_chips(row);
        if (has_details(row)) {
            const bool shown = row.shows_details();
            ButtonOptions options{.kind = ButtonKind::quiet, .expanded = static_cast<std::int8_t>(shown)};
            if (icon_button(ui, shown ? Icon::chevron_down : Icon::chevron_right, "Details of " + row.title,
                            options)) {
                if (shown)
                    row.state().open_details.erase(step->id);
                else
                    row.state().open_details.insert(step->id);
            }
        }
        if (row.page.open()) step_menu(row);
    });
}

} // namespace

std::optional<Date> StepRow::due() const {
    if (!page.sheet || !step.step || !step.step->offset) return std::nullopt;
    return offset_date(page.sheet->release->target, *step.step->offset, step.step->working_days);
}

StepRow step_row_of(RunPage& page, const RunStep& step) {
    Filled title = fill(step.title(), page.values);
    return {page, step, std::move(title.text), std::move(title.missing)};
}

void run_step_row(RunPage& page, const RunStep& step) {
    Ui& ui = page.view.ui;
    const StepRow row = step_row_of(page, step);
    const StepStatus status = step.status();
    const bool settled = is_settled(status), waits = step.waits_for || row.is_blocked();
    const std::string words = state_words(row);
    sides(
        ui,
        [&] {
            CheckboxOptions options{.disabled = !page.open() || (waits && !settled),
                                    .mixed = settled && status != StepStatus::done,
                                    .recedes = true,
                                    .description = words,
                                    .key = "done"};
            if (checkbox(ui, row.title, status == StepStatus::done, options))
                row.send(command::SetStepStatus{page.run.id, step.id(),
                                                settled ? StepStatus::open : StepStatus::done});
        },
        [&] { step_controls(row); });
    indent(ui, 42, [&] { // where the titles of the steps begin
        if (has_chips(row) && ui.narrow()) widgets::row(ui, [&] { step_chips(row); });
        if (page.on_top != &step) {
            step_details(row);
            step_evidence(row);
            step_question(row);
            step_reason(row);
        }
        step_note(row);
    });
}

} // namespace shipshape
