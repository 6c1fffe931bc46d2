#include "core/base/text.h"
#include "core/domain/release_words.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

void target_line(RunPage& page) {
    Ui& ui = page.view.ui;
    const Release& release = *page.sheet->release;
    const Date today = page.view.today;
    if (!page.open()) return;
    row(ui, [&] {
        text(ui, "Target: " + release.target.words(today) + " (" + release.target.relative(today) + ")",
             {.semibold = true});
        const bool asks = button(ui, "Move…", {.kind = ButtonKind::quiet, .name = "Move the target date"});
        if (asks)
            page.view.state.release.question =
                ReleaseQuestion{ReleaseQuestion::Kind::move, release.id, release.target.text()};
    });
}

void release_head(RunPage& page) {
    Ui& ui = page.view.ui;
    const ReleaseSheet& sheet = *page.sheet;
    const Release& release = *sheet.release;
    link(ui, "All releases", "#/releases");
    sides(
        ui, [&] { heading(ui, 1, "Release " + release.version); },
        [&] {
            row(ui, [&] {
                badge(ui, type_title(release.type), Tone::accent);
                badge(ui, status_words(release.status), tone_of(release.status));
            });
        });
    std::string words = sheet.project->name + " · tag " + sheet.project->tag_prefix + release.version;
    if (!release.previous.empty()) words += " · after " + release.previous;
    if (!release.line.empty()) words += " · line " + release.line;
    words += " · " + sheet.of->title;
    hint(ui, words);
    target_line(page);
    const Progress& done = sheet.outline.progress;
    words = std::to_string(done.settled) + " of " + counted(done.steps, "step") + " done";
    if (sheet.plan.overdue > 0) words += ", " + std::to_string(sheet.plan.overdue) + " overdue";
    if (done.failed > 0) words += ", " + std::to_string(done.failed) + " failed";
    progress(ui, "Progress", done.settled, done.steps, words);
}

const RunStep* step_on_top(const ReleaseSheet& sheet, bool is_open) {
    if (!is_open) return nullptr;
    return sheet.plan.failed.empty() ? sheet.plan.next : sheet.plan.failed.front();
}

void show(ViewContext& view, const Release& release, bool is_past) {
    const std::optional<ReleaseSheet>& sheet =
        view.state.release.shown.get(view.workspace, release.id, view.today,
                                     [&] { return sheet_of(view.workspace, release, view.today); });
    if (!sheet) return not_found_view(view);
    RunPage shown{view, *sheet->run, *sheet->of, sheet->outline, sheet->values, &*sheet};
    shown.on_top = step_on_top(*sheet, shown.open());
    shown.is_past = is_past;
    view.state.page_title = "Release " + release.version;
    page(view.ui, view.state.route.hash(), [&] {
        release_head(shown);
        release_top(shown);
        if (shown.open()) run_news(shown);
        release_blockers(shown);
        release_roles(shown);
        run_steps(shown);
        space(view.ui, 16);
        release_burn_down(view, *sheet);
        space(view.ui, 8);
        release_foot(shown);
    });
    release_dialog(shown);
}

const Release* shown_release(const ViewContext& view) {
    const Route& route = view.state.route;
    const Id id = route.screen == Route::Screen::release ? route.id : Release::id_for(route.id);
    return view.workspace.find(Ref<Release>(id));
}

} // namespace

Tone tone_of(ReleaseStatus status) {
    static constexpr Tone k_tones[] = {Tone::accent, Tone::success, Tone::warning, Tone::danger};
    return k_tones[static_cast<std::size_t>(status)];
}

std::string release_words(const Release& release, Date today) {
    return std::string(type_title(release.type)) + " release, target " + release.target.words(today) + " (" +
           release.target.relative(today) + ")";
}

std::string ended_words(const Release& release, const Run* run, Date today) {
    std::string words(status_words(release.status));
    if (release.ended_on) words += " " + release.ended_on->words(today);
    if (run && !run->person.empty()) words += " by " + run->person;
    return release.reason.empty() ? words : words + ": " + release.reason;
}

void release_burn_down(ViewContext& view, const ReleaseSheet& sheet) {
    const BurnDown& burn = sheet.burn;
    const Date last = burn.first + (static_cast<int>(burn.open.size()) - 1);
    const bool is_open = sheet.release->status == ReleaseStatus::open;
    const Date end = is_open ? std::max(last, sheet.release->target) : last;
    const std::string name = "Open steps of " + sheet.release->version, from = burn.first.text(),
                      to = end.text();
    LineChart chart{.name = name,
                    .column = "Open steps",
                    .values = burn.open,
                    .most = burn.total,
                    .days = static_cast<std::size_t>(end - burn.first + 1),
                    .first = from,
                    .last = to};
    if (is_open && sheet.release->target > burn.first)
        chart.goal = static_cast<std::size_t>(sheet.release->target - burn.first);
    text(view.ui, "Open steps, day by day", {.size = metric::k_small_text, .semibold = true});
    line_chart(view.ui, chart,
               [&](std::size_t at) { return (burn.first + static_cast<int>(at)).words(view.today); });
}

void release_view(ViewContext& view) {
    const Release* release = shown_release(view);
    if (!release) return not_found_view(view);
    if (view.workspace.find(release->run)) return show(view, *release, false);
    // Closed in an earlier visit: its run is read from the storage, and all is shown as it was.
    const Result<Workspace>& past =
        view.state.release.past.get(view.workspace, release->id, [&]() -> Result<Workspace> {
            const Result<Workspace> closed = view.history.closed_run(release->run);
            if (!closed) return pass_on(closed);
            return with_closed_run(view.workspace, *closed);
        });
    if (!past)
        return page(view.ui, view.state.route.hash(), [&] {
            heading(view.ui, 1, "Release " + release->version);
            text(view.ui, past.error().sentence, {.tone = Tone::danger});
        });
    ViewContext then{*past, view.ui, view.outbox, view.state, view.history, view.today, view.now};
    show(then, *past->find(Ref<Release>(release->id)), true);
}

} // namespace shipshape
