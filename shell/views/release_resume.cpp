// How to go on after a step of a release has failed.
#include "core/base/text.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

using Question = UiState::StepQuestion;

/// What can be done, and what it means.
struct MoveWords {
    Move move;
    std::string_view title, meaning, button;
};
constexpr MoveWords k_moves[] = {
    {Move::retry, "Try it again", "Once what broke is mended. The step is open again.", "Try again"},
    {Move::skip, "Go on without it", "With a reason, which stands in the report.", "Skip it…"},
    {Move::undo, "Take back what was done", "Step by step, the latest first, as listed below.", ""},
    {Move::abort, "Abort the release", "Nothing of it is public: its version may be used again.", "Abort…"},
    {Move::replace, "Replace it by a patch",
     "What is public stays as it is; a new plan with the next version stands in for it.", "Plan the patch…"},
    {Move::yank, "Yank the release", "Withdraw what is public, so that nobody new gets it.", "Yank…"},
};

void carry_out(const StepRow& row, Move move) {
    RunPage& page = row.page;
    const Release& release = *page.sheet->release;
    std::optional<ReleaseQuestion>& question = page.view.state.release.question;
    switch (move) {
    case Move::retry:
        return row.send(command::SetStepStatus{page.run.id, row.step.id(), StepStatus::open});
    case Move::skip:
        row.state().step_question = Question{page.run.id, row.step.id(), Question::Kind::skip, {}, true};
        return;
    case Move::abort:
        question =
            ReleaseQuestion{ReleaseQuestion::Kind::abort, release.id, row.of_state(&StepState::reason)};
        return;
    case Move::yank:
        question = ReleaseQuestion{ReleaseQuestion::Kind::yank, release.id, row.of_state(&StepState::reason)};
        return;
    case Move::replace:
        return open_release_form(page.view, page.sheet->project->id,
                                 replacement_of(release, page.of, page.view.today));
    case Move::undo:
        return;
    }
}

void public_part(const StepRow& row) {
    Ui& ui = row.ui();
    const ReleasePlan& plan = row.page.sheet->plan;
    heading(ui, 3, "What is public already");
    if (plan.passed.empty())
        return text(ui, "Nothing: no point of no return was passed. All of it can still be taken back.");
    list(ui, "What is public already", [&] {
        for (const RunStep* passed : plan.passed)
            list_item(ui, passed->id().text(), [&] {
                widgets::row(ui, [&] {
                    text(ui, fill(passed->title(), row.page.values).text);
                    badge(ui, "Cannot be undone", Tone::danger, Icon::warning);
                });
            });
    });
}

void moves_part(const StepRow& row, const std::vector<Move>& moves) {
    Ui& ui = row.ui();
    heading(ui, 3, "Safe next moves");
    const auto offer = [&](const MoveWords& words) {
        sides(
            ui,
            [&] {
                stack(ui, 0, [&] {
                    text(ui, words.title, {.semibold = true});
                    hint(ui, words.meaning);
                });
            },
            [&] {
                if (words.button.empty()) return;
                const ButtonKind kind =
                    words.move == moves.front() ? ButtonKind::primary : ButtonKind::secondary;
                if (button(ui, words.button, {.kind = kind})) carry_out(row, words.move);
            });
    };
    list(
        ui, "Safe next moves",
        [&] {
            for (Move move : moves)
                for (const MoveWords& words : k_moves)
                    if (words.move == move) list_item(ui, words.title, [&] { offer(words); });
        },
        8);
}

void undo_part(const StepRow& row) {
    Ui& ui = row.ui();
    RunPage& page = row.page;
    const std::vector<const RunStep*>& undo = page.sheet->plan.undo;
    if (undo.empty()) return;
    heading(ui, 3, "To take back, the latest first");
    const auto one = [&](const RunStep& done) {
        const std::string title = fill(done.title(), page.values).text;
        sides(
            ui,
            [&] {
                stack(ui, 0, [&] {
                    text(ui, title);
                    const std::string how =
                        done.step ? fill(done.step->undo, page.values).text : std::string();
                    if (!how.empty()) text_block(ui, how, {.tone = Tone::muted});
                });
            },
            [&] {
                if (button(ui, "Taken back", {.kind = ButtonKind::quiet, .name = "Taken back: " + title}))
                    row.send(command::SetStepStatus{page.run.id, done.id(), StepStatus::open});
            });
    };
    list(
        ui, "To take back",
        [&] {
            for (const RunStep* done : undo) list_item(ui, done->id().text(), [&] { one(*done); });
        },
        4);
}

} // namespace

void release_resume(RunPage& page) {
    Ui& ui = page.view.ui;
    const ReleasePlan& plan = page.sheet->plan;
    const Ui::Scope scope(ui, "resume");
    StepRow row = step_row_of(page, *plan.failed.front());
    row.on_top = true;
    const std::vector<Move> moves = safe_moves(plan);
    const auto content = [&] {
        heading(ui, 2, quoted(row.title) + " failed");
        if (plan.failed.size() > 1)
            hint(ui, counted(plan.failed.size() - 1, "other step") + " failed as well.");
        step_reason(row);
        public_part(row);
        moves_part(row, moves);
        step_question(row);
        undo_part(row);
        heading(ui, 3, "The step");
        step_details(row);
    };
    card(ui, content, {.name = "Resume the release"});
}

} // namespace shipshape
