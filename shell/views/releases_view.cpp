#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/release_words.h"
#include "shell/release_page.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::size_t k_most_marks = 60;
constexpr int k_margin_days = 7; ///< of the timeline, before its first mark and after its last

Date day_of(const Release& release) {
    return release.status == ReleaseStatus::open ? release.target : release.ended_on.value_or(release.target);
}

TimelineMark mark_of(const Release& release, Date first, Date today) {
    using Shape = TimelineMark::Shape;
    static constexpr Shape k_shapes[] = {Shape::ring, Shape::full, Shape::cross, Shape::cross};
    const Date day = day_of(release);
    TimelineMark mark;
    mark.day = day - first;
    mark.words = release.version;
    mark.state = status_words(release.status);
    mark.date = day.words(today);
    mark.shape = k_shapes[static_cast<std::size_t>(release.status)];
    mark.tone = tone_of(release.status);
    return mark;
}

void draw_timeline(ViewContext& view, std::vector<const Release*> releases) {
    // The newest where there are too many for one line.
    sort(releases, [](const Release* one, const Release* other) { return day_of(*one) < day_of(*other); });
    if (releases.size() > k_most_marks)
        releases.erase(releases.begin(), releases.end() - static_cast<std::ptrdiff_t>(k_most_marks));
    const Date first = std::min(day_of(*releases.front()), view.today) + -k_margin_days;
    const Date last = std::max(day_of(*releases.back()), view.today) + k_margin_days;
    std::vector<TimelineMark> marks;
    for (const Release* release : releases) marks.push_back(mark_of(*release, first, view.today));
    const std::string from = first.text(), to = last.text();
    timeline(view.ui, {.name = "Releases by date",
                       .column = "Release",
                       .marks = marks,
                       .days = last - first,
                       .today = view.today - first,
                       .first = from,
                       .last = to});
}

void warnings(Ui& ui, const ReleasePlan& plan) {
    row(ui, [&] {
        if (plan.overdue > 0) badge(ui, counted(plan.overdue, "step") + " overdue", Tone::danger);
        if (!plan.failed.empty()) badge(ui, "Failed", Tone::danger, Icon::warning);
        if (plan.open_blockers > 0) badge(ui, counted(plan.open_blockers, "blocker"), Tone::warning);
        if (!plan.passed.empty()) badge(ui, "Public in part", Tone::accent);
    });
}

void open_card(ViewContext& view, const ReleaseSheet& sheet) {
    Ui& ui = view.ui;
    const Release& release = *sheet.release;
    const ReleasePlan& plan = sheet.plan;
    const auto content = [&] {
        sides(
            ui,
            [&] {
                stack(ui, 0, [&] {
                    link(ui, "Release " + release.version, release_route(release.id));
                    hint(ui, release_words(release, view.today));
                });
            },
            [&] { warnings(ui, plan); });
        const Progress& done = sheet.outline.progress;
        progress(ui, "Progress of " + release.version, done.settled, done.steps,
                 std::to_string(done.settled) + " of " + counted(done.steps, "step") + " done");
        if (plan.next)
            text(ui, "Next safe step: " + fill(plan.next->title(), sheet.values).text);
        else if (!plan.failed.empty())
            text(ui, quoted(fill(plan.failed.front()->title(), sheet.values).text) + " failed",
                 {.tone = Tone::danger});
        release_burn_down(view, sheet);
    };
    card(ui, content, {.name = "Release " + release.version});
}

void past_list(ViewContext& view, const std::vector<const Release*>& releases) {
    Ui& ui = view.ui;
    std::vector<const Release*> past;
    for (const Release* release : releases)
        if (release->status != ReleaseStatus::open) past.push_back(release);
    if (past.empty()) return;
    space(ui, 8);
    heading(ui, 2, "Past");
    virtual_list(
        ui, {.name = "Past releases", .count = past.size(), .estimate = 56, .gap = 2},
        [&](std::size_t at) { return past[at]->id.text(); },
        [&](std::size_t at) {
            const Release& release = *past[at];
            const bool fine = release.status == ReleaseStatus::released;
            link_row(ui, release.version, release_route(release.id),
                     {.icon = fine ? Icon::check : Icon::warning,
                      .description = std::string(type_title(release.type)) + ", " +
                                     ended_words(release, nullptr, view.today)});
        });
}

void nothing_yet(ViewContext& view) {
    empty_state(
        view.ui, Icon::tag, "No release is planned",
        "A plan takes from a release checklist the steps that apply, with their dates and commands, and "
        "says at any time what can safely be done next.",
        [&] {
            link(view.ui, "Plan a release", "#/releases/new");
            link(view.ui, "How versions are made", "#/project");
        });
}

} // namespace

void releases_view(ViewContext& view) {
    Ui& ui = view.ui;
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    view.state.page_title = "Releases";
    const std::vector<const Release*> releases = releases_of(view.workspace, project->id);
    const std::vector<ReleaseSheet>& open =
        view.state.release.open.get(view.workspace, project->id, view.today,
                                    [&] { return open_sheets(view.workspace, project->id, view.today); });
    page(ui, "#/releases", [&] {
        sides(
            ui, [&] { heading(ui, 1, "Releases"); },
            [&] {
                if (releases.empty()) return;
                if (button(ui, "Plan a release", {.kind = ButtonKind::primary, .icon = Icon::plus}))
                    open_release_form(view, project->id);
            });
        link(ui, "Changelog workbench", "#/changelog");
        if (releases.empty()) return nothing_yet(view);
        draw_timeline(view, releases);
        const auto cards = [&] {
            for (const ReleaseSheet& sheet : open)
                list_item(ui, sheet.release->id.text(), [&] { open_card(view, sheet); });
        };
        if (!open.empty()) {
            heading(ui, 2, "Open");
            list(ui, "Open releases", cards, 12);
        }
        past_list(view, releases);
    });
}

} // namespace shipshape
