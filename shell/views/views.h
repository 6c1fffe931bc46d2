#pragma once
#include "core/app/history_port.h"
#include "shell/app.h"
#include "shell/outbox.h"
#include "shell/page.h"
#include "shell/ui_state.h"
#include "shell/widgets/widgets.h"

namespace shipshape {

/// What a screen sees and can do. It reads the workspace, draws, and sends commands; it changes nothing else
/// but `state`.
struct ViewContext {
    const Workspace& workspace;
    widgets::Ui& ui;
    Outbox& outbox;
    UiState& state;
    HistoryPort& history;
    Date today;
    Instant now;
};

// The first screen of a first visit. The others stay functions of their own, so that the build can put them
// into the part of the program that is loaded later (web/rest.txt).
void welcome_view(ViewContext& view);
[[gnu::noinline]] void today_view(ViewContext& view);
/// What to do about dates that were missed, in one go.
[[gnu::noinline]] void triage_view(ViewContext& view);
/// A month of the project that is shown.
[[gnu::noinline]] void calendar_view(ViewContext& view);
[[gnu::noinline]] void checklists_view(ViewContext& view);
[[gnu::noinline]] void run_view(ViewContext& view);
[[gnu::noinline]] void template_view(ViewContext& view);
[[gnu::noinline]] void template_editor_view(ViewContext& view);
[[gnu::noinline]] void history_view(ViewContext& view);
/// A closed run, read only.
[[gnu::noinline]] void past_run_view(ViewContext& view);
/// Name, variables, people and resources of the project that is shown; the others to change to.
[[gnu::noinline]] void project_view(ViewContext& view);
/// A changelog while it is worked on: cutting a version, entries from commits, release notes.
[[gnu::noinline]] void workbench_view(ViewContext& view);
/// A guide in Markdown beside what it becomes, with the choices of how it is read.
[[gnu::noinline]] void guide_view(ViewContext& view);
/// Past, open and planned releases of the project that is shown.
[[gnu::noinline]] void releases_view(ViewContext& view);
/// A release to be planned, or one whose plan is changed, with a preview.
[[gnu::noinline]] void release_form_view(ViewContext& view);
/// One release: its plan, stage by stage.
[[gnu::noinline]] void release_view(ViewContext& view);
[[gnu::noinline]] void settings_view(ViewContext& view);
/// What a share link holds, before anything of it is taken over.
[[gnu::noinline]] void shared_view(ViewContext& view);
[[gnu::noinline]] void not_found_view(ViewContext& view);
/// Over any of them, while `state.sharing.form` is there: a link to make.
[[gnu::noinline]] void share_dialog(ViewContext& view);
/// Over the page of a checklist, while `state.files.form` is there: a file for other programs.
[[gnu::noinline]] void file_dialog(ViewContext& view);
/// Over any of them: takes dropped files, and asks before an import. Call it after the screen.
[[gnu::noinline]] void import_dialog(ViewContext& view);

// Parts that screens show:
/// What the template's draft changes, and the ways to publish and to discard it; nothing where there is none.
void draft_card(ViewContext& view, const Template& of);
/// How the project is versioned, with immediate checks.
void versioning_card(ViewContext& view, const Project& project);
/// The fields of one step; every edit is sent at once. `take_focus` for the first of them.
void step_form(ViewContext& view, const Step& step, bool take_focus);
/// Those that only steps of release checklists have.
void step_form_release(ViewContext& view, const Step& step);
bool is_of_release(const Workspace& workspace, const Step& step);

// Without a session:
void loading_view(widgets::Ui& ui);
/// `state` holds what its dialogs remember.
struct ProblemState {
    bool asked_start_fresh = false;
    bool asking_other_tab = false;
};
void problem_view(widgets::Ui& ui, const StartProblem& problem, ProblemState& state);

} // namespace shipshape
