#include "core/base/text.h"
#include "shell/planning.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

using State = TodayItem::State;
using Items = std::span<const TodayItem>;

struct Group {
    State state;
    std::string_view title;
};
constexpr std::array<Group, 4> k_groups = {{{State::overdue, "Overdue"},
                                            {State::due, "Due"},
                                            {State::window, "Window open"},
                                            {State::in_progress, "In progress"}}};

constexpr std::array<int, 3> k_days_ahead = {7, 30, k_coming_days};
constexpr std::array<std::string_view, 3> k_ahead_words = {"7 days", "30 days", "90 days"};

/// The items from the first of that state on; the list is in the order of states.
Items of_state(Items items, State state) {
    const auto first = std::ranges::find(items, state, &TodayItem::state);
    const auto last =
        std::find_if(first, items.end(), [&](const TodayItem& item) { return item.state != state; });
    return {first, last};
}

void items_list(ViewContext& view, std::string_view name, Items items) {
    const bool selecting = view.state.plan.selecting;
    virtual_list(
        view.ui, {.name = name, .count = items.size(), .estimate = selecting ? 60.0f : 84.0f, .gap = 8},
        [&](std::size_t at) { return (items[at].run ? items[at].run->id : items[at].schedule->id).text(); },
        [&](std::size_t at) {
            if (selecting)
                today_choice(view, items[at]);
            else
                today_item(view, items[at]);
        });
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

void away_banner(ViewContext& view) {
    const auto& missed = view.state.plan.missed.get(
        view.workspace, view.today, [&] { return missed_schedules(view.workspace, view.today); });
    if (!needs_triage(missed)) return;
    std::size_t dates = 0;
    for (const MissedSchedule& one : missed) dates += static_cast<std::size_t>(one.count);
    const std::string words = counted(dates, "date") + " of " + counted(missed.size(), "checklist") +
                              (dates == 1 ? " was" : " were") + " missed while you were away.";
    if (banner(view.ui, words, Tone::warning, "Sort it out…"))
        view.ui.request(request::ShowRoute{"#/triage"});
}

void head(ViewContext& view, const TodayList& list) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    sides(
        ui,
        [&] {
            stack(ui, 4, [&] {
                heading(ui, 1, "Today");
                std::string words = view.today.words(view.today);
                if (list.minutes > 0) words += " · " + minutes_words(list.minutes) + " in all";
                text(ui, words, {.tone = Tone::muted});
            });
        },
        [&] {
            row(ui, [&] {
                link(ui, "Calendar", "#/calendar");
                if (list.now.empty() && list.coming.empty()) return;
                if (!plan.selecting && button(ui, "Select", {.kind = ButtonKind::quiet}))
                    plan.selecting = true;
            });
        });
}

void coming_up(ViewContext& view, Items coming) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    space(ui, 16);
    heading(ui, 2, "Coming up");
    if (auto chosen = segmented(ui, "Look ahead", k_ahead_words, plan.ahead)) plan.ahead = *chosen;
    const Date last = view.today + k_days_ahead[plan.ahead];
    const auto end =
        std::find_if(coming.begin(), coming.end(), [&](const TodayItem& item) { return *item.on > last; });
    if (end == coming.begin()) return hint(ui, "Nothing comes in these days.");
    items_list(view, "Coming up", {coming.begin(), end});
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
        head(view, list);
        away_banner(view);
        if (view.state.plan.selecting) today_selection(view, list);
        if (list.now.empty()) nothing_due(view, list);
        for (const Group& group : k_groups) {
            const Items items = of_state(list.now, group.state);
            if (items.empty()) continue;
            space(ui, 8);
            heading(ui, 2, group.title);
            items_list(view, group.title, items);
        }
        if (!list.coming.empty()) coming_up(view, list.coming);
    });
    date_dialog(view);
}

} // namespace shipshape
