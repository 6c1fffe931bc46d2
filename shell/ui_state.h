#pragma once
#include "core/app/history_port.h"
#include "core/domain/import_plan.h"
#include "core/domain/run_news.h"
#include "core/domain/run_outline.h"
#include "core/domain/starter.h"
#include "core/domain/today.h"
#include "core/domain/variables.h"
#include "shell/checklist_files.h"
#include "shell/exchange.h"
#include "shell/memo.h"
#include "shell/plan_state.h"
#include "shell/platform.h"
#include "shell/release_state.h"
#include "shell/route.h"
#include "shell/sharing.h"
#include "shell/widgets/toast.h"
#include "shell/workbench.h"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace shipshape {

struct GuideImport;

/// State that exists only on the screen. Views may change it while they draw; nothing in it is saved.
struct UiState {
    Route route;
    std::string page_title; ///< set by the view: "Daily round"; becomes "Daily round · Shipshape"
    widgets::ToastStack toasts;

    event::StorageState storage;
    bool storage_known = false;
    event::Place place;
    bool online = true;
    bool new_version = false;
    std::optional<event::SetAside> set_aside; ///< a damaged database that was kept
    std::optional<event::FileChosen> dropped; ///< a file dropped on the page, until a view takes it

    /// The starter library, once somebody chose it and it came; or why it did not.
    std::shared_ptr<const StarterGuide> starter;
    std::string starter_problem;

    struct Welcome {
        std::string name;
        std::size_t ecosystem = 0;    ///< index into k_ecosystems
        bool waits_for_guide = false; ///< a start with the guide was asked for
    };
    Welcome welcome;

    struct HistoryFilter {
        std::optional<Ref<Template>> of;
        std::string person;
        std::size_t period = 1; ///< index into the choices of the page
        std::size_t limit = 50;
    };
    HistoryFilter history;
    Memo<Result<History>, HistoryQuery> journal; ///< the page that is shown
    Memo<Result<std::vector<KeptSchedule>>, HistoryQuery, Date> kept;
    Memo<Result<std::map<Date, int>>, HistoryQuery> finished_per_day;
    Memo<Result<Workspace>, Id> past_run;

    std::optional<ImportPreview> import; ///< the import dialog is open
    std::shared_ptr<GuideImport> guide;  ///< in Markdown, on its way in; absent before the first one
    std::set<Id> open_details;           ///< steps whose details are shown
    std::set<Id> open_notes;             ///< steps whose empty note field is shown
    std::optional<Id> asked_note;        ///< the step whose note field gets the focus when it is shown

    /// What a step of a run asks for before something is done with it.
    struct StepQuestion {
        enum class Kind { skip, not_applicable, pass, rename, fail };
        Id run, step;
        Kind kind{};
        std::string text;
        bool fresh = true; ///< its field has not had the focus yet
    };
    std::optional<StepQuestion> step_question;
    /// The step whose evidence was refused, with what was typed, so that it can be mended.
    std::optional<std::pair<Id, std::string>> refused_evidence;

    struct TemplateEditor {
        // By key, which a step of a published version and its twin in the draft have in common.
        std::string open_step;    ///< its form is shown
        std::string open_section; ///< its title is being edited
        std::string dragged;      ///< the step that follows the pointer
        bool asked_focus = false; ///< the first field of the one that is open gets the focus when it is shown
        /// What was asked to be added, until it is there: it is opened then.
        struct Adding {
            std::size_t part = 0, at = 0;
            bool section = false;
            std::size_t count = 0; ///< of sections or steps before
        };
        std::optional<Adding> adding;
    };
    TemplateEditor editor;

    PlanState plan;
    ReleaseState release;

    SharingState sharing;
    FilesState files;

    Workbench workbench;
    Memo<WorkbenchFindings, Id, std::uint64_t, Date> workbench_findings;

    Memo<std::vector<std::string>, Id> draft_changes; ///< of a template's draft, in words
    Memo<TodayList, Id, Date> today;
    Memo<Outline, Id> outline;
    Memo<RunOutline, Id> run_outline; ///< of the run that is shown, as all of these
    Memo<Values, Id, Date> run_values;
    Memo<RunNews, Id> run_news;
    Memo<std::string, Id, Date> run_text;
};

} // namespace shipshape
