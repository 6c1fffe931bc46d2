#include "shell/desk.h"

#include "core/base/error_words.h"
#include "core/interchange/starter_reader.h"
#include "shell/exchange.h"
#include "shell/guide.h"
#include "shell/widgets/dialog.h"
#include "shell/widgets/key_hints.h"

namespace shipshape {

using widgets::ToastAction;
using widgets::ToastKind;

namespace {

constexpr std::string_view k_memory_only =
    "Nothing is kept: this browser gives the site no storage here. Export your work "
    "before you close the page.";

template<class... Commands>
bool is_one_of(const Command& command) {
    return (std::holds_alternative<Commands>(command) || ...);
}

/// Changes big enough to offer their way back where they happen; small ones have Undo in the header.
bool offers_undo(const Command& command) {
    if (const auto* step = std::get_if<command::SetStepStatus>(&command)) {
        return step->status != StepStatus::open && step->status != StepStatus::done;
    }
    return is_one_of<command::FinishRun, command::ReopenRun, command::UpgradeRun, command::ProposeNote,
                     command::RemoveRunStep, command::DiscardRun, command::ApplyImport, command::PublishDraft,
                     command::DiscardDraft, command::ArchiveTemplate, command::RemoveStep,
                     command::RemoveSection, command::DecideDates, command::Triage, command::StartRuns,
                     command::EndRelease, command::EditRelease, command::RemoveBlocker,
                     command::PauseSchedule, command::RestartSchedule, command::RemoveSchedule>(command);
}

} // namespace

bool Desk::carry_out(Session& session, Outbox& outbox, std::vector<Request>& requests) {
    const bool exported = std::exchange(export_saved_, false);
    if (exported) dispatch(session, command::NoteExport{}, requests);
    std::vector<Outbox::Wish> wishes = outbox.take();
    for (Outbox::Wish& wish : wishes) {
        if (const auto* command = std::get_if<Command>(&wish)) {
            dispatch(session, *command, requests);
        } else if (const auto* sent = std::get_if<Outbox::SendForm>(&wish)) {
            if (dispatch(session, sent->command, requests))
                dispatch(session, command::DropForm{sent->form}, requests);
        } else if (std::holds_alternative<Outbox::Undo>(wish)) {
            if (session.can_undo()) tell(session.undo(), "Undone: ");
        } else if (std::holds_alternative<Outbox::Redo>(wish)) {
            if (session.can_redo()) tell(session.redo(), "Done again: ");
        } else if (std::holds_alternative<Outbox::ExportDocument>(wish)) {
            Result<request::Download> file = export_document(session);
            if (file) offered_export_ = file->name;
            give(std::move(file), requests);
        } else if (std::holds_alternative<Outbox::ExportProject>(wish)) {
            give(export_project(session), requests);
        } else if (std::holds_alternative<Outbox::ExportCalendar>(wish)) {
            give(export_calendar(session), requests);
        } else if (std::holds_alternative<Outbox::ExportHistory>(wish)) {
            give(export_history(session), requests);
        } else if (const auto* report = std::get_if<Outbox::SaveReport>(&wish)) {
            give(save_report(session, report->query), requests);
        } else if (const auto* document = std::get_if<Outbox::OpenDocument>(&wish)) {
            open_document(session, *document, requests);
        } else if (std::holds_alternative<Outbox::ImportGuide>(wish)) {
            import_guide(session, requests);
        } else if (const auto* taken = std::get_if<Outbox::Adopt>(&wish)) {
            adopt(session, taken->how, requests);
        } else if (std::holds_alternative<Outbox::SaveShared>(wish) && state_.sharing.form) {
            give(share_file(session.workspace(), *state_.sharing.form), requests);
        } else if (const auto* guide = std::get_if<Outbox::SaveGuide>(&wish)) {
            give(ticked_guide(session.workspace(), session.history(), guide->run), requests);
        }
    }
    if (session.commits() > 0 && !std::exchange(persist_asked_, true))
        requests.push_back(request::PersistStorage{});
    return exported || !wishes.empty();
}

void Desk::open_document(Session& session, const Outbox::OpenDocument& document,
                         std::vector<Request>& requests) {
    if (!is_guide_name(document.name)) {
        Result<ImportPreview> preview = preview_import(session, clock_, document.name, document.bytes);
        if (!preview) return tell_error(preview.error());
        state_.import = std::move(*preview);
        return;
    }
    if (!shown_project(session.workspace()))
        return tell_error({ErrorKind::not_found, "Make a project first: a guide becomes checklists of one.",
                           document.name});
    if (!state_.guide) state_.guide = std::make_shared<GuideImport>();
    if (state_.route.screen != Route::Screen::guide) state_.guide->came_from = state_.route.hash();
    state_.guide->take_file(document.name, document.bytes);
    requests.push_back(request::ShowRoute{"#/guide"});
}

void Desk::import_guide(Session& session, std::vector<Request>& requests) {
    if (!state_.guide) return;
    const Result<std::shared_ptr<const ImportPlan>> plan = plan_guide_import(session, *state_.guide);
    if (!plan) return tell_error(plan.error());
    if (!dispatch(session, command::ApplyImport{*plan}, requests)) return;
    state_.guide->forget_file();
    requests.push_back(request::ShowRoute{"#/checklists"});
}

void Desk::adopt(Session& session, Adoption how, std::vector<Request>& requests) {
    const std::shared_ptr<const OpenedLink>& opened = state_.sharing.opened;
    if (!opened || !opened->content) return;
    if (how == Adoption::merge) {
        Result<ImportPreview> preview = preview_shared(session, clock_, *opened->content);
        if (!preview) return tell_error(preview.error());
        state_.import = std::move(*preview);
        return;
    }
    const Result<AdoptionPlan> plan = plan_adoption(session, clock_, *opened->content, how);
    if (!plan) return tell_error(plan.error());
    if (dispatch(session, command::ApplyImport{plan->plan}, requests))
        requests.push_back(request::ShowRoute{plan->route});
}

void Desk::give(Result<request::Download> file, std::vector<Request>& requests) {
    if (!file) return tell_error(file.error());
    requests.push_back(std::move(*file));
}

bool Desk::dispatch(Session& session, const Command& command, std::vector<Request>& requests) {
    const Result<Done> done = session.dispatch(command);
    if (!done) {
        tell_error(done.error());
        return false;
    }
    if (done->run) {
        const Release* release = session.workspace().find(Ref<Release>(Release::id_for(*done->run)));
        const std::string route = release ? release_route(release->id) : run_route(done->run->id);
        requests.push_back(request::ShowRoute{route});
    }
    if (done->made) {
        const bool is_new = std::holds_alternative<command::CreateTemplate>(command);
        const Id& made = done->made->id;
        requests.push_back(request::ShowRoute{is_new ? template_editor_route(made) : template_route(made)});
    }
    if (done->undoable && offers_undo(command))
        state_.toasts.add(ToastKind::info, done->label, ToastAction::undo);
    return true;
}

void Desk::tell(const Result<Done>& done, std::string_view verb) {
    if (!done) return tell_error(done.error());
    state_.toasts.add(ToastKind::info, std::string(verb) + done->label);
}

void Desk::tell_error(const Error& error) {
    state_.toasts.add(ToastKind::error, sentence_of(error));
}

void Desk::no_guide(std::string reason) {
    state_.starter_problem = std::move(reason);
    state_.welcome.waits_for_guide = false;
}

void Desk::take_news(Event event) {
    if (auto* file = std::get_if<event::FileChosen>(&event)) {
        state_.dropped = std::move(*file);
    } else if (auto* refused = std::get_if<event::FileRefused>(&event)) {
        state_.toasts.add(ToastKind::error, refused->name + ": " + refused->reason);
    } else if (auto* place = std::get_if<event::Place>(&event)) {
        state_.place = std::move(*place);
    } else if (auto* online = std::get_if<event::Online>(&event)) {
        state_.online = online->online;
    } else if (std::holds_alternative<event::NewVersion>(event)) {
        state_.new_version = true;
        state_.toasts.add(ToastKind::info, "A new version of Shipshape is ready.", ToastAction::update);
    } else if (auto* storage = std::get_if<event::StorageState>(&event)) {
        state_.storage = *storage;
        state_.storage_known = true;
    } else if (auto* loaded = std::get_if<event::StarterLoaded>(&event)) {
        Result<StarterGuide> guide = read_starter(loaded->bytes);
        if (guide)
            state_.starter = std::make_shared<const StarterGuide>(std::move(*guide));
        else
            no_guide(guide.error().sentence);
    } else if (auto* failed = std::get_if<event::StarterFailed>(&event)) {
        no_guide(failed->reason);
    } else if (auto* copied = std::get_if<event::Copied>(&event)) {
        if (copied->ok)
            state_.toasts.add(ToastKind::info, "Copied.");
        else
            state_.toasts.add(ToastKind::error,
                              "The browser did not allow copying. Select the text and copy it by hand.");
    } else if (const auto* saved = std::get_if<event::Saved>(&event)) {
        export_saved_ = !offered_export_.empty() && saved->name == offered_export_;
        if (export_saved_) offered_export_.clear();
    } else if (auto* aside = std::get_if<event::SetAside>(&event)) {
        state_.set_aside = std::move(*aside);
    }
}

void Desk::close() {
    state_.import.reset();
    state_.guide.reset();
    state_.sharing.form.reset();
    state_.files.form.reset();
    offered_export_.clear();
    state_.page_title.clear();
    keys_shown_ = false;
}

std::string_view Desk::warning() const {
    const bool kept = !state_.storage_known || state_.storage.kind != StorageKind::memory_only;
    return kept ? std::string_view() : k_memory_only;
}

void Desk::show_keys(widgets::Ui& ui) {
    if (ui.pressed("?")) keys_shown_ = true;
    if (!keys_shown_) return;
    constexpr widgets::KeyHint hints[] = {
        {"Tab", "Next control"},
        {"Space", "Tick, press"},
        {"↑ ↓", "Next and previous in a list or menu"},
        {"Ctrl/⌘ Z", "Undo"},
        {"Ctrl/⌘ ⇧ Z", "Redo"},
        {"Esc", "Close a menu or dialog"},
        {"Alt ↑ ↓", "Move a step of a checklist that is edited"},
        {"?", "This list"},
    };
    constexpr widgets::DialogButton buttons[] = {{.label = "Close"}};
    if (widgets::dialog(
            ui, "Keyboard", [&] { widgets::key_hints(ui, hints); }, buttons)
            .closed)
        keys_shown_ = false;
}

int Desk::overdue(const Workspace& workspace, Date today) {
    const Project* project = shown_project(workspace);
    if (!project) return 0;
    return state_.today
        .get(workspace, project->id, today, [&] { return today_list(workspace, project->id, today); })
        .overdue;
}

} // namespace shipshape
