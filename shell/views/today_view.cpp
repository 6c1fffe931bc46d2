#include "shell/views/views.h"

#include "core/base/text.h"

namespace shipshape {

using namespace widgets;

namespace {

using State = TodayItem::State;

void state_badge(Ui& ui, const TodayItem& item) {
    if (item.state == State::overdue)
        badge(ui, "Overdue", Tone::danger);
    else if (item.state == State::due)
        badge(ui, "Due", Tone::accent);
    else
        badge(ui, "In progress", Tone::muted);
}

/// The run's page if it is open, else the checklist's.
std::string route_of(const TodayItem& item) {
    return item.run ? run_route(item.run->id) : template_route(item.of->id);
}

void start_button(ViewContext& view, const TodayItem& item) {
    Ui& ui = view.ui;
    bool early = item.state == State::coming;
    std::string name =
        item.run ? "Continue " + item.of->title : "Start " + item.of->title + (early ? " early" : "");
    ButtonOptions options{
        .kind = early ? ButtonKind::quiet : ButtonKind::primary, .name = name, .key = "start"};
    if (!button(ui, item.run ? "Continue" : early ? "Start early" : "Start", options)) return;
    if (item.run)
        ui.request(request::ShowRoute{run_route(item.run->id)});
    else
        view.outbox.send(command::StartRun{item.of->id, Ref<Schedule>(item.schedule->id)});
}

void due_card(ViewContext& view, const TodayItem& item) {
    Ui& ui = view.ui;
    card(ui, [&] {
        sides(
            ui,
            [&] {
                stack(ui, 0, [&] {
                    row(ui, [&] {
                        link(ui, item.of->title, route_of(item));
                        state_badge(ui, item);
                    });
                    // The badge says "Due" already.
                    bool says_more = item.state != State::due || !item.schedule;
                    hint(ui, says_more ? due_words(item, view.today)
                                       : schedule_words(*item.schedule, view.today));
                });
            },
            [&] { start_button(view, item); });
        if (!item.run) return;
        std::string words =
            std::to_string(item.progress.settled) + " of " + counted(item.progress.steps, "step") + " done";
        progress(ui, "Progress of " + item.of->title, item.progress.settled, item.progress.steps, words);
    });
}

void coming_row(ViewContext& view, const TodayItem& item) {
    Ui& ui = view.ui;
    sides(
        ui,
        [&] {
            stack(ui, 0, [&] {
                link(ui, item.of->title, route_of(item));
                hint(ui, due_words(item, view.today));
            });
        },
        [&] { start_button(view, item); });
}

void nothing_due(ViewContext& view, const TodayList& list) {
    std::string next = "Nothing is planned. Start a checklist by hand whenever you need one.";
    if (!list.coming.empty()) {
        const TodayItem& first = list.coming.front();
        next = "Next: " + first.of->title + ", " + first.on->words(view.today) + " (" +
               first.on->relative(view.today) + ").";
    }
    empty_state(view.ui, Icon::check, "Nothing is due", next,
                [&] { link(view.ui, "All checklists", "#/checklists"); });
}

} // namespace

void today_view(ViewContext& view) {
    Ui& ui = view.ui;
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    const TodayList& list = view.state.today.get(view.workspace, project->id, view.today, [&] {
        return today_list(view.workspace, project->id, view.today);
    });
    view.state.page_title = list.overdue > 0 ? "(" + std::to_string(list.overdue) + ") Today" : "Today";
    page(ui, "#/today", [&] {
        stack(ui, 4, [&] {
            heading(ui, 1, "Today");
            text(ui, view.today.words(view.today), {.tone = Tone::muted});
        });
        space(ui, 8);
        if (list.now.empty())
            nothing_due(view, list);
        else
            widgets::list(
                ui, "Due now",
                [&] {
                    for (const TodayItem& item : list.now) {
                        const Id& key = item.run ? item.run->id : item.schedule->id;
                        list_item(ui, key.text(), [&] { due_card(view, item); });
                    }
                },
                8);
        if (list.coming.empty()) return;
        space(ui, 16);
        heading(ui, 2, "Coming up");
        card(ui, [&] {
            widgets::list(
                ui, "Coming up",
                [&] {
                    for (const TodayItem& item : list.coming)
                        list_item(ui, item.schedule->id.text(), [&] {
                            if (&item != &list.coming.front()) divider(ui);
                            coming_row(view, item);
                        });
                },
                4);
        });
    });
}

} // namespace shipshape
