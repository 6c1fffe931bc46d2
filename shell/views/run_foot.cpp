#include "core/base/text.h"
#include "core/domain/run_text.h"
#include "shell/form.h"
#include "shell/run_page.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

void change_list(Ui& ui, std::string_view name, const NewsLines& news) {
    list(ui, name, [&] {
        for (std::size_t i = 0; i < news.lines.size(); ++i)
            list_item(ui, std::to_string(i), [&] { hint(ui, "· " + news.lines[i]); });
    });
    if (news.count > news.lines.size())
        hint(ui, "and " + std::to_string(news.count - news.lines.size()) + " more");
}

enum class FootAction { copy, save, guide, skip, discard, restart };

void carry_out(RunPage& page, FootAction action, FunctionRef<std::string()> text) {
    ViewContext& view = page.view;
    switch (action) {
    case FootAction::save:
        return view.ui.request(run_file(view.workspace, page.run, text(), view.today));
    case FootAction::guide:
        return view.outbox.save_guide(page.run.id);
    case FootAction::skip:
        return view.outbox.send(command::FinishRun{page.run.id, true});
    case FootAction::restart:
        return view.outbox.send(command::FinishRun{page.run.id, false, true});
    case FootAction::discard:
        view.outbox.send(command::DiscardRun{page.run.id});
        return view.ui.request(request::ShowRoute{"#/today"});
    default:
        return;
    }
}

/// What the menu of a run offers; finished ones offer less.
void run_menu(RunPage& page) {
    ViewContext& view = page.view;
    const Schedule* schedule = view.workspace.find(page.run.schedule);
    const auto text = [&]() -> std::string {
        return view.state.run_text.get(view.workspace, page.run.id, view.today, [&] {
            return run_markdown(view.workspace, page.run, page.outline, page.values);
        });
    };
    const FunctionRef<std::string()> copies(text);
    std::vector<MenuItem> items;
    std::vector<FootAction> actions;
    const auto offer = [&](FootAction action, const MenuItem& item) {
        items.push_back(item);
        actions.push_back(action);
    };
    offer(FootAction::copy, {.label = "Copy as Markdown", .icon = Icon::copy, .copies = &copies});
    offer(FootAction::save, {.label = "Save as Markdown", .icon = Icon::download});
    if (has_guide(page))
        offer(FootAction::guide, {.label = "Save the guide with these ticks", .icon = Icon::download});
    if (page.open()) {
        offer(FootAction::skip, {.label = "Skip what is open and finish", .icon = Icon::chevron_right});
        offer(FootAction::discard, {.label = "Discard this run", .icon = Icon::close, .danger = true});
        // A chained schedule counts from the day of finishing anyway.
        if (schedule && schedule->mode != ScheduleMode::chained)
            offer(FootAction::restart, {.label = "Finish and restart the interval", .icon = Icon::check});
    }
    if (const auto chosen = menu(view.ui, "More about this run", items))
        carry_out(page, actions[*chosen], copies);
}

void finished_foot(RunPage& page) {
    Ui& ui = page.view.ui;
    card(ui, [&] {
        text(ui, "Finished. Well done.", {.tone = Tone::success, .semibold = true});
        row(ui, [&] {
            if (button(ui, "Reopen", {.icon = Icon::undo}))
                page.view.outbox.send(command::ReopenRun{page.run.id});
            run_share_button(page);
            run_menu(page);
            link(ui, "Back to Today", "#/today");
        });
    });
}

void open_foot(RunPage& page) {
    Ui& ui = page.view.ui;
    const Progress& progress = page.outline.progress;
    const std::size_t open = progress.required_open - progress.unproven;
    run_added_step(page);
    space(ui, 8);
    row(ui, [&] {
        ButtonKind kind = progress.required_open == 0 ? ButtonKind::primary : ButtonKind::secondary;
        if (button(ui, "Finish run", {.kind = kind, .icon = Icon::check}))
            page.view.outbox.send(command::FinishRun{page.run.id});
        run_share_button(page);
        run_menu(page);
    });
    if (open > 0) hint(ui, counted(open, "step") + " to tick or skip before it is finished.");
    if (progress.unproven > 0) hint(ui, counted(progress.unproven, "step") + " done without evidence yet.");
}

/// Only a run on a later version than the first can differ from the last one. A history that cannot be read
/// has its sentence on the page of the history; here nothing is said of the last run.
RunNews news_of(ViewContext& view, const Run& run) {
    const TemplateVersion* version = view.workspace.find(run.version);
    if (!version || version->number <= 1) return run_news_of(view.workspace, run, nullptr);
    const Result<std::optional<Run>> last = view.history.last_finished(version->of);
    return run_news_of(view.workspace, run, last && *last ? &**last : nullptr);
}

} // namespace

void run_news(RunPage& page) {
    Ui& ui = page.view.ui;
    const RunNews& news = page.view.state.run_news.get(page.view.workspace, page.run.id,
                                                       [&] { return news_of(page.view, page.run); });
    if (news.newest > 0) {
        const std::string title = "Version " + std::to_string(news.newest) +
                                  " is published: " + counted(news.newer.count, "change");
        card(ui,
             [&] {
                 text(ui, title, {.semibold = true});
                 change_list(ui, "Changes in the new version", news.newer);
                 if (button(ui, "Use the new version in this run"))
                     page.view.outbox.send(command::UpgradeRun{page.run.id});
             },
             {.background = Token::selection, .border = false});
    }
    if (!news.has_last) return;
    text(ui, "Since your last run: " + counted(news.since_last.count, "change"), {.tone = Tone::muted});
    change_list(ui, "Changes since your last run", news.since_last);
}

bool has_guide(RunPage& page) {
    const TemplateVersion* version = page.view.workspace.find(page.run.version);
    if (!version) return false;
    std::optional<std::pair<Id, bool>>& known = page.view.state.files.guide;
    if (known && known->first == version->id) return known->second;
    const auto has_box = [](const RunStep& step) { return step.step && step.step->mark; };
    const bool has_boxes = std::ranges::any_of(
        page.outline.parts, [&](const auto& part) { return std::ranges::any_of(part.steps, has_box); });
    // Where it cannot be read, the page of the history says so.
    const Result<std::optional<Source>> guide =
        has_boxes ? guide_of(page.view.workspace, page.view.history, *version) : std::nullopt;
    known.emplace(version->id, guide && guide->has_value());
    return known->second;
}

void run_share_button(RunPage& page) {
    ViewContext& view = page.view;
    if (button(view.ui, "Share", {.icon = Icon::link_out}))
        view.state.sharing.form = share_form(view.workspace, Ref<Run>(page.run.id), view.now);
}

void run_added_step(RunPage& page) {
    Ui& ui = page.view.ui;
    const std::string form = "step of run " + page.run.id.text();
    std::string typed = kept_text(page.view.workspace, form, "title");
    if (auto edit = text_field(ui, "Add a step to this run", typed,
                               {.placeholder = "What else is to be done this time?"})) {
        typed = edit->text;
        page.view.outbox.send(command::KeepForm{form, {{"title", typed}}});
    }
    if (button(ui, "Add step", {.icon = Icon::plus}))
        page.view.outbox.send_form(command::AddRunStep{page.run.id, typed}, form);
}

void run_foot(RunPage& page) {
    if (page.open())
        open_foot(page);
    else
        finished_foot(page);
}

} // namespace shipshape
