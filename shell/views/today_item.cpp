#include "core/base/text.h"
#include "core/domain/schedule_preview.h"
#include "shell/planning.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

using State = TodayItem::State;
using Kind = DateQuestion::Kind;

/// The run's page if it is open, else the checklist's.
std::string route_of(const TodayItem& item) {
    if (item.release) return release_route(item.release->id);
    return item.run ? run_route(item.run->id) : template_route(item.of->id);
}

void start_button(ViewContext& view, const TodayItem& item) {
    Ui& ui = view.ui;
    bool early = item.state == State::coming;
    std::string name =
        item.run ? "Continue " + title_of(item) : "Start " + item.of->title + (early ? " early" : "");
    ButtonOptions options{
        .kind = early ? ButtonKind::quiet : ButtonKind::primary, .name = name, .key = "start"};
    if (!button(ui, item.run ? "Continue" : "Start", options)) return;
    if (item.run)
        ui.request(request::ShowRoute{route_of(item)});
    else
        view.outbox.send(command::StartRun{item.of->id, Ref<Schedule>(item.schedule->id)});
}

DateQuestion question(const TodayItem& item, Kind kind) {
    constexpr std::string_view verbs[] = {"Skip ", "Move ", "Pause "};
    DateQuestion asked{.kind = kind,
                       .title = std::string(verbs[static_cast<std::size_t>(kind)]) + item.of->title};
    asked.dates.push_back({item.schedule->id, item.date.value_or(Date{}), Outcome::skipped, {}});
    return asked;
}

/// A date in work can only be finished; one that waits can be skipped or moved.
void item_menu(ViewContext& view, const TodayItem& item) {
    if (!item.schedule) return;
    static constexpr MenuItem k_waiting[] = {{.label = "Skip this time…"},
                                             {.label = "Defer to…"},
                                             {.label = "Pause…"},
                                             {.label = "Done: count from today"}};
    static constexpr MenuItem k_started[] = {{.label = "Finish and count from today"}, {.label = "Pause…"}};
    const std::string name = "More about " + item.of->title;
    const auto items = item.run ? std::span<const MenuItem>(k_started) : std::span<const MenuItem>(k_waiting);
    const auto chosen = menu(view.ui, name, items);
    if (!chosen) return;
    std::optional<DateQuestion>& asked = view.state.plan.question;
    if (item.run && *chosen == 0)
        view.outbox.send(command::FinishRun{item.run->id, false, true});
    else if (item.run)
        asked = question(item, Kind::pause);
    else if (*chosen < 3)
        asked = question(item, static_cast<Kind>(*chosen));
    else
        view.outbox.send(command::RestartSchedule{item.schedule->id});
}

std::string joined_parts(const std::vector<std::string>& parts) {
    std::string words;
    for (const std::string& part : parts) words += (words.empty() ? "" : " · ") + part;
    return words;
}

/// When, why, and how long: "due Friday, 20 November (3 days ago) · every month on the 20th · about 25 min".
std::string words_of(const ViewContext& view, const TodayItem& item) {
    // The heading says "Due" already.
    std::vector<std::string> parts;
    if (item.release) {
        parts.push_back(release_words(*item.release, view.today));
        if (item.overdue_steps > 0) parts.push_back(counted(item.overdue_steps, "step") + " overdue");
        return joined_parts(parts);
    }
    if (item.state != State::due || !item.schedule || item.on != view.today)
        parts.push_back(due_words(item, view.today));
    if (item.date && item.on && item.date != item.on)
        parts.push_back("moved from " + day_words(*item.date, view.today));
    if (item.schedule) parts.push_back(schedule_words(*item.schedule, view.today));
    if (item.minutes > 0) parts.push_back(minutes_words(item.minutes));
    return joined_parts(parts);
}

} // namespace

void today_item(ViewContext& view, const TodayItem& item) {
    Ui& ui = view.ui;
    card(ui, [&] {
        sides(
            ui,
            [&] {
                stack(ui, 0, [&] {
                    link(ui, title_of(item), route_of(item));
                    hint(ui, words_of(view, item));
                    if (!item.next_step.empty()) text(ui, item.next_step, {.semibold = true});
                });
            },
            [&] {
                row(ui, [&] {
                    start_button(view, item);
                    item_menu(view, item);
                });
            });
        if (!item.run) return;
        std::string words =
            std::to_string(item.progress.settled) + " of " + counted(item.progress.steps, "step") + " done";
        progress(ui, "Progress of " + title_of(item), item.progress.settled, item.progress.steps, words);
    });
}

void today_choice(ViewContext& view, const TodayItem& item) {
    std::set<Id>& selected = view.state.plan.selected;
    const bool waits = item.schedule && !item.run;
    const Id id = waits ? item.schedule->id : Id{};
    const std::string words = waits ? words_of(view, item) : "In progress: finish or discard its run";
    if (!checkbox(view.ui, title_of(item), waits && selected.contains(id),
                  {.disabled = !waits, .description = words}))
        return;
    if (selected.erase(id) == 0) selected.insert(id);
}

namespace {

/// Those that were chosen and can be: what has a run is finished or discarded there.
std::vector<command::DecideDates::One> chosen_dates(const PlanState& plan, const TodayList& list) {
    std::vector<command::DecideDates::One> dates;
    for (const std::vector<TodayItem>* items : {&list.now, &list.coming})
        for (const TodayItem& item : *items)
            if (item.schedule && !item.run && item.date && plan.selected.contains(item.schedule->id))
                dates.push_back({item.schedule->id, *item.date, Outcome::skipped, {}});
    return dates;
}

void ask_for_all(PlanState& plan, Kind kind, std::vector<command::DecideDates::One> dates) {
    DateQuestion asked{.kind = kind};
    asked.title = (kind == Kind::skip ? "Skip " : "Move ") + counted(dates.size(), "date");
    asked.dates = std::move(dates);
    plan.question = std::move(asked);
}

} // namespace

void today_selection(ViewContext& view, const TodayList& list) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    const auto dates = chosen_dates(plan, list);
    const bool none = dates.empty();
    bool stops = false;
    const auto buttons = [&] {
        if (button(ui, "Start", {.kind = ButtonKind::primary, .disabled = none})) {
            command::StartRuns start;
            for (const command::DecideDates::One& one : dates) start.schedules.push_back(one.schedule);
            view.outbox.send(std::move(start));
            stops = true;
        }
        if (button(ui, "Skip…", {.disabled = none})) ask_for_all(plan, Kind::skip, dates);
        if (button(ui, "Defer…", {.disabled = none})) ask_for_all(plan, Kind::defer, dates);
    };
    const auto content = [&] {
        sides(
            ui, [&] { text(ui, counted(dates.size(), "date") + " selected", {.semibold = true}); },
            [&] {
                if (button(ui, "Cancel", {.kind = ButtonKind::quiet, .name = "Cancel selecting"}))
                    stops = true;
            });
        row(ui, buttons);
        if (list.overdue == 0 || !button(ui, "Select what is overdue", {.kind = ButtonKind::quiet})) return;
        for (const TodayItem& item : list.now)
            if (item.state == State::overdue && item.schedule && !item.run)
                plan.selected.insert(item.schedule->id);
    };
    card(ui, content, {.name = "Selection", .background = Token::selection, .border = false});
    if (!stops) return;
    plan.selecting = false;
    plan.selected.clear();
}

} // namespace shipshape
