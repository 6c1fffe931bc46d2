#include "shell/release_page.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/consistency.h"
#include "core/domain/report.h"
#include "core/domain/run_text.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::size_t k_page = 50;
struct Period {
    std::string_view words;
    int days;
};
constexpr std::array<Period, 4> k_periods = {{{"30 days", 30}, {"90 days", 90}, {"A year", 365}, {"All", 0}}};

HistoryQuery query_of(const ViewContext& view, const Project& project) {
    const UiState::HistoryFilter& filter = view.state.history;
    HistoryQuery query{.project = project.id, .of = filter.of, .person = std::string(trimmed(filter.person))};
    const int days = k_periods[filter.period].days;
    if (days > 0) query.from = view.today + (1 - days);
    query.limit = filter.limit;
    return query;
}

std::vector<const Template*> templates_of(const Workspace& workspace, const Project& project) {
    std::vector<const Template*> all;
    for (const auto& [id, of] : workspace.all<Template>())
        if (of.project.id == project.id) all.push_back(&of);
    sort(all, [](const Template* a, const Template* b) { return a->title < b->title; });
    return all;
}

void filters(ViewContext& view, const std::vector<const Template*>& templates) {
    Ui& ui = view.ui;
    UiState::HistoryFilter& filter = view.state.history;
    const UiState::HistoryFilter before = filter;
    static constexpr std::array<std::string_view, 4> k_words = {k_periods[0].words, k_periods[1].words,
                                                                k_periods[2].words, k_periods[3].words};
    if (auto chosen = segmented(ui, "Period", k_words, filter.period)) filter.period = *chosen;
    std::vector<MenuItem> items = {{.label = "All checklists"}};
    for (const Template* of : templates) items.push_back({.label = of->title});
    const Template* of = view.workspace.find(filter.of);
    const std::string shown = of ? of->title : std::string("All checklists");
    if (auto chosen = menu(ui, shown, items, {.icon = Icon::chevron_down, .key = "checklist"}, true)) {
        filter.of.reset();
        if (*chosen > 0) filter.of = Ref<Template>(templates[*chosen - 1]->id);
    }
    if (auto edit = text_field(ui, "Person", filter.person, {.placeholder = "Everybody"}))
        filter.person = edit->text;
    const bool same =
        before.of == filter.of && before.period == filter.period && before.person == filter.person;
    if (!same) filter.limit = k_page;
}

void year(ViewContext& view, HistoryQuery query) {
    query.from = view.today + -7 * HeatMap::k_weeks;
    const Result<std::map<Date, int>>& days = view.state.finished_per_day.get(
        view.workspace, query, [&] { return view.history.finished_per_day(query); });
    if (!days) return text(view.ui, days.error().sentence, {.tone = Tone::danger});
    const HeatMap map = heat_map(*days, view.today);
    std::vector<std::string> weeks;
    std::vector<int> strengths;
    for (int week = 0; week < HeatMap::k_weeks; ++week)
        weeks.push_back("Week of " + (map.first + 7 * week).text());
    for (std::size_t day = 0; day < map.counts.size(); ++day) strengths.push_back(map.strength(day));
    heading(view.ui, 2, "The last year");
    hint(view.ui, counted(static_cast<std::size_t>(map.total), "run") + " finished");
    heat_grid(view.ui, {.name = "Runs finished on each day",
                        .columns = weeks,
                        .counts = map.counts,
                        .strengths = strengths,
                        .last = static_cast<std::size_t>(view.today - map.first)});
}

std::string share_words(const Consistency& kept) {
    std::string words = std::to_string(kept.done) + " of " + std::to_string(kept.expected) + " done, " +
                        std::to_string(kept.on_time) + " in time";
    if (kept.skipped > 0) words += ", " + std::to_string(kept.skipped) + " skipped";
    return kept.streak > 1 ? words + ", the last " + std::to_string(kept.streak) + " in a row" : words;
}

/// How each schedule was kept, whoever did it.
void shares(ViewContext& view, const HistoryQuery& query) {
    const HistoryQuery asked{.project = query.project, .of = query.of, .from = query.from};
    using Kept = std::vector<KeptSchedule>;
    const Result<Kept>& all = view.state.kept.get(view.workspace, asked, view.today, [&]() -> Result<Kept> {
        const Result<std::vector<KeptDate>> dates = view.history.kept_dates(asked);
        if (!dates) return pass_on(dates);
        return kept_schedules(view.workspace, asked.project, asked.of, *dates, asked.from, view.today);
    });
    if (!all) return text(view.ui, all.error().sentence, {.tone = Tone::danger});
    if (all->empty()) return;
    space(view.ui, 8);
    heading(view.ui, 2, "How it was kept");
    virtual_list(
        view.ui, {.name = "How it was kept", .count = all->size(), .estimate = 56, .gap = 8},
        [&](std::size_t at) { return (*all)[at].schedule->id.text(); },
        [&](std::size_t at) {
            const KeptSchedule& one = (*all)[at];
            text(view.ui, one.of->title, {.semibold = true});
            progress(view.ui, one.of->title + ", in time", static_cast<std::size_t>(one.kept.on_time),
                     static_cast<std::size_t>(one.kept.expected), share_words(one.kept));
        });
}

void entry_row(ViewContext& view, const Entity& entry) {
    const std::string title = entry_title(view.workspace, entry);
    const std::string words = entry_words(entry, view.today);
    if (const auto* run = std::get_if<Run>(&entry)) {
        const std::string day = run->finished_on ? run->finished_on->words(view.today) + ": " : std::string();
        if (const Release* release = release_of(view.workspace, *run))
            return link_row(view.ui, "Release " + release->version, release_route(release->id),
                            {.icon = Icon::tag, .description = ended_words(*release, run, view.today)});
        return link_row(view.ui, title.empty() ? "Deleted checklist" : title, past_run_route(run->id),
                        {.icon = Icon::check, .description = day + words});
    }
    const auto* occurrence = std::get_if<Occurrence>(&entry);
    stack(view.ui, 0, [&] {
        text(view.ui, title);
        hint(view.ui, (occurrence ? occurrence->date.words(view.today) + ": " : std::string()) + words);
    });
}

void journal(ViewContext& view, const HistoryQuery& query) {
    Ui& ui = view.ui;
    heading(ui, 2, "Journal");
    const Result<History>& history =
        view.state.journal.get(view.workspace, query, [&] { return view.history.journal(query); });
    if (!history) return text(ui, history.error().sentence, {.tone = Tone::danger});
    if (history->entries.empty())
        return empty_state(ui, Icon::clock, "Nothing in this period",
                           "What you finish and skip is written down here by itself.",
                           [&] { link(ui, "Go to Today", "#/today"); });
    if (button(ui, "Save a report as Markdown", {.icon = Icon::download})) view.outbox.save_report(query);
    virtual_list(
        ui, {.name = "Journal", .count = history->entries.size(), .estimate = 56, .gap = 2},
        [&](std::size_t at) { return id_of(history->entries[at]).text(); },
        [&](std::size_t at) { entry_row(view, history->entries[at]); });
    if (history->has_more && button(ui, "Show more")) view.state.history.limit += 4 * k_page;
}

} // namespace

void history_view(ViewContext& view) {
    Ui& ui = view.ui;
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    view.state.page_title = "History";
    page(ui, "#/history", [&] {
        heading(ui, 1, "History");
        filters(view, templates_of(view.workspace, *project));
        const HistoryQuery query = query_of(view, *project);
        space(ui, 8);
        year(view, query);
        shares(view, query);
        space(ui, 8);
        journal(view, query);
    });
}

namespace {

void past_step(ViewContext& view, std::string_view title, const StepState* state) {
    Ui& ui = view.ui;
    const StepStatus status = state ? state->status : StepStatus::open;
    checkbox(ui, title, status == StepStatus::done,
             {.disabled = true,
              .mixed = is_settled(status) && status != StepStatus::done,
              .description = status_words(status)});
    if (!state) return;
    indent(ui, 42, [&] {
        for (const std::string* words : {&state->reason, &state->evidence, &state->note})
            if (!words->empty()) text(ui, *words);
    });
}

/// The workspace of this visit does not have the run: what was read of it is laid over a copy.
std::string past_markdown(ViewContext& view, const Run& run, const Workspace& found) {
    return view.state.run_text.get(view.workspace, run.id, view.today, [&] {
        Workspace whole = view.workspace;
        found.for_each([&](const auto& entity) { whole.put(entity); });
        return run_markdown(whole, run, run_outline_of(whole, run), values_of(whole, run, view.today));
    });
}

void past_foot(ViewContext& view, const Run& run, const Workspace& found) {
    Ui& ui = view.ui;
    const std::string text = past_markdown(view, run, found);
    space(ui, 8);
    row(ui, [&] {
        if (button(ui, "Reopen", {.icon = Icon::undo})) view.outbox.send(command::ReopenRun{run.id});
        copy_button(ui, "Copy as Markdown", text);
        if (button(ui, "Save as Markdown", {.icon = Icon::download}))
            ui.request(run_file(view.workspace, run, text, view.today));
        link(ui, "Back to the history", "#/history");
    });
}

} // namespace

void past_run_view(ViewContext& view) {
    const Id id = view.state.route.id;
    if (view.workspace.find(Ref<Release>(Release::id_for(id)))) return release_view(view);
    const Result<Workspace>& found =
        view.state.past_run.get(view.workspace, id, [&] { return view.history.closed_run(id); });
    const Run* run = found ? found->find(Ref<Run>(id)) : nullptr;
    const TemplateVersion* version = run ? view.workspace.find(run->version) : nullptr;
    const Template* of = version ? view.workspace.find(version->of) : nullptr;
    if (!of) return not_found_view(view);
    view.state.page_title = of->title;
    const Outline& outline = view.state.outline.get(view.workspace, version->id,
                                                    [&] { return outline_of(view.workspace, version->id); });
    page(view.ui, view.state.route.hash(), [&] {
        heading(view.ui, 1, of->title);
        const std::string day = run->finished_on ? run->finished_on->words(view.today) + ", " : std::string();
        hint(view.ui, day + entry_words(*run, view.today) + " · version " + std::to_string(version->number));
        for (const Outline::Part& part : outline.parts) {
            heading(view.ui, 2, part.section->title);
            for (const Step* step : part.steps)
                past_step(view, step->title, state_of(*found, run->id, step->id));
        }
        for (const auto& [state_id, state] : found->all<StepState>())
            if (!state.step) past_step(view, state.title, &state);
        past_foot(view, *run, *found);
    });
}

} // namespace shipshape
