#include "core/app/decide.h"
#include "core/base/text.h"
#include "shell/planning.h"

namespace shipshape {

using namespace widgets;

namespace {

using Kind = DateQuestion::Kind;

/// What the dialog would do, as far as it is filled in.
Result<Command> command_of(const DateQuestion& asked) {
    std::optional<Date> day;
    const bool needs_day = asked.kind == Kind::defer;
    if (needs_day || (asked.kind == Kind::pause && !trimmed(asked.day).empty())) {
        const Result<Date> typed = typed_day(asked.day);
        if (!typed) return pass_on(typed);
        day = *typed;
    }
    if (asked.kind == Kind::pause) return command::PauseSchedule{asked.dates.front().schedule, day};
    command::DecideDates decide{asked.dates, asked.reason};
    for (command::DecideDates::One& one : decide.dates) {
        one.outcome = needs_day ? Outcome::deferred : Outcome::skipped;
        one.to = day;
    }
    return decide;
}

void fields(Ui& ui, DateQuestion& asked) {
    const bool pauses = asked.kind == Kind::pause;
    if (asked.kind != Kind::skip) {
        TextFieldOptions options{.placeholder = "YYYY-MM-DD"};
        if (pauses) options.description = "Leave it empty to resume it yourself.";
        if (auto edit = text_field(ui, pauses ? "First day after the pause" : "New day", asked.day, options))
            asked.day = edit->text;
    }
    if (pauses) return;
    TextFieldOptions options{.description = "Kept in the history. You may leave it empty."};
    if (auto edit = text_field(ui, "Reason", asked.reason, options)) asked.reason = edit->text;
}

} // namespace

std::string minutes_words(std::int64_t minutes) {
    if (minutes <= 0) return {};
    const std::int64_t hours = minutes / 60, rest = minutes % 60;
    std::string words = "about";
    if (hours > 0) words += " " + std::to_string(hours) + " h";
    if (rest > 0) words += " " + std::to_string(rest) + " min";
    return words;
}

Result<Date> typed_day(std::string_view text) {
    if (const std::optional<Date> day = Date::parse(trimmed(text))) return *day;
    return fail(ErrorKind::invalid_input, "Write the day as year, month and day: 2026-12-03.");
}

std::string refusal_of(const ViewContext& view, const Command& command) {
    const Result<Changes> changes = decide(view.workspace, command, {view.now, view.today, {}});
    return changes ? std::string() : changes.error().sentence;
}

void date_dialog(ViewContext& view) {
    std::optional<DateQuestion>& question = view.state.plan.question;
    if (!question) return;
    Ui& ui = view.ui;
    constexpr std::string_view k_verbs[] = {"Skip", "Move", "Pause"};
    const Result<Command> command = command_of(*question);
    const std::string refusal = command ? refusal_of(view, *command) : command.error().sentence;
    const DialogButton buttons[] = {{.label = "Cancel"},
                                    {.label = k_verbs[static_cast<std::size_t>(question->kind)],
                                     .kind = ButtonKind::primary,
                                     .disabled = !refusal.empty()}};
    const DialogResult result = dialog(
        ui, question->title,
        [&] {
            fields(ui, *question);
            // An empty field says by itself that something is to be typed.
            const bool typed = question->kind == Kind::skip || !trimmed(question->day).empty();
            if (typed && !refusal.empty()) text(ui, refusal, {.tone = Tone::danger});
        },
        buttons);
    if (!result.closed) return;
    if (result.button == 1u && command) {
        view.outbox.send(*command);
        view.state.plan.selecting = false;
        view.state.plan.selected.clear();
    }
    question.reset();
}

} // namespace shipshape
