// What stands on top of a release's page: what to do next, or how it ended.
#include "core/base/text.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

void due_badge(const StepRow& row) {
    const std::optional<Date> due = row.due();
    if (!due) return;
    const Date today = row.page.view.today;
    const Tone tone = *due < today ? Tone::danger : *due == today ? Tone::accent : Tone::muted;
    badge(row.ui(), "due " + due->relative(today), tone);
}

void next_step(RunPage& page, const RunStep& step) {
    Ui& ui = page.view.ui;
    StepRow row = step_row_of(page, step);
    row.on_top = true;
    heading(ui, 2, "Next safe step");
    text(ui, row.title, {.size = metric::k_large_text, .semibold = true});
    if (has_chips(row) || row.due())
        widgets::row(ui, [&] {
            if (has_chips(row)) step_chips(row);
            due_badge(row);
        });
    step_details(row);
    step_evidence(row);
    if (row.is_irreversible())
        hint(ui, "What it does is public at once and cannot be taken back. Stop here if anything is open.");
    widgets::row(ui, [&] {
        const std::string name = "Done: " + row.title;
        if (button(ui, "Done", {.kind = ButtonKind::primary, .icon = Icon::check, .name = name}))
            row.send(command::SetStepStatus{page.run.id, step.id(), StepStatus::done});
        if (button(ui, "It failed…", {.name = "It failed: " + row.title}))
            row.state().step_question =
                UiState::StepQuestion{page.run.id, step.id(), UiState::StepQuestion::Kind::fail, {}, true};
    });
    step_question(row);
}

void nothing_next(RunPage& page) {
    Ui& ui = page.view.ui;
    const ReleasePlan& plan = page.sheet->plan;
    heading(ui, 2, "Next safe step");
    if (plan.hold == PlanHold::blockers)
        return text(ui,
                    "None: what comes next cannot be undone, and " + counted(plan.open_blockers, "blocker") +
                        (plan.open_blockers == 1 ? " is" : " are") + " open. Resolve that first.",
                    {.tone = Tone::warning});
    if (plan.open > 0) return text(ui, "None: what is open waits for a gate.", {.tone = Tone::warning});
    text(ui, "All steps are settled. Archive the release, and keep its report beside the tag.",
         {.tone = Tone::success});
    const std::string name = "Archive release " + page.sheet->release->version;
    if (button(ui, "Archive the release", {.kind = ButtonKind::primary, .icon = Icon::check, .name = name}))
        page.view.outbox.send(command::EndRelease{page.sheet->release->id, ReleaseStatus::released});
}

void related(RunPage& page) {
    const Release& release = *page.sheet->release;
    const Workspace& workspace = page.view.workspace;
    if (const Release* broken = workspace.find(release.replaces))
        link(page.view.ui, "Stands in for " + broken->version, release_route(broken->id));
    for (const auto& [id, other] : workspace.all<Release>())
        if (other.replaces && other.replaces->id == release.id)
            link(page.view.ui, "Replaced by " + other.version, release_route(id));
}

void ended(RunPage& page) {
    Ui& ui = page.view.ui;
    const Release& release = *page.sheet->release;
    std::string words = ended_words(release, &page.run, page.view.today);
    if (words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 0x20);
    text(ui, words, {.tone = tone_of(release.status), .semibold = true});
    row(ui, [&] {
        if (button(ui, "Reopen", {.icon = Icon::undo}))
            page.view.outbox.send(command::ReopenRun{page.run.id});
        if (release.status == ReleaseStatus::released && button(ui, "Yank…", {.kind = ButtonKind::danger}))
            page.view.state.release.question = ReleaseQuestion{ReleaseQuestion::Kind::yank, release.id, {}};
        if (release.status != ReleaseStatus::aborted && button(ui, "Plan a patch in its place"))
            open_release_form(page.view, page.sheet->project->id,
                              replacement_of(release, page.of, page.view.today));
    });
}

} // namespace

void release_top(RunPage& page) {
    const bool is_open = page.open();
    if (is_open && !page.sheet->plan.failed.empty()) {
        release_resume(page);
    } else {
        const Ui::Scope scope(page.view.ui, "top");
        const auto content = [&] {
            if (!is_open)
                ended(page);
            else if (page.sheet->plan.next)
                next_step(page, *page.sheet->plan.next);
            else
                nothing_next(page);
        };
        card(page.view.ui, content, {.name = is_open ? "Next safe step" : "How it ended"});
    }
    related(page);
}

} // namespace shipshape
