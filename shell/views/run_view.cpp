#include "core/base/text.h"
#include "shell/run_page.h"

namespace shipshape {

using namespace widgets;

namespace {

/// A row of the page's one list: a part's heading, or a step.
struct RunRow {
    const RunOutline::Part* part = nullptr;
    const RunStep* step = nullptr;
};

/// The row at that place of the list. Only rows that are seen are asked for, so that a long checklist costs
/// no more than a short one.
RunRow row_at(const RunOutline& outline, std::size_t at) {
    for (const RunOutline::Part& part : outline.parts) {
        if (at == 0) return {&part, nullptr};
        if (at <= part.steps.size()) return {&part, &part.steps[at - 1]};
        at -= part.steps.size() + 1;
    }
    return {};
}

std::string key_of(const RunRow& row) {
    if (row.step) return row.step->id().text();
    return row.part && row.part->section ? row.part->section->id.text() : "added";
}

void run_head(RunPage& page, std::int64_t version) {
    Ui& ui = page.view.ui;
    const Progress& done = page.outline.progress;
    stack(ui, 4, [&] {
        heading(ui, 1, page.of.title);
        std::string words =
            page.run.occurrence ? "For " + page.run.occurrence->words(page.view.today) : "Started by hand";
        hint(ui, words + " · version " + std::to_string(version));
    });
    std::string words = std::to_string(done.settled) + " of " + counted(done.steps, "step") + " done";
    if (done.failed > 0) words += ", " + std::to_string(done.failed) + " failed";
    progress(ui, "Progress", done.settled, done.steps, words);
}

} // namespace

void run_steps(RunPage& page) {
    Ui& ui = page.view.ui;
    const RunOutline& outline = page.outline;
    const std::size_t count = outline.parts.size() + outline.progress.steps;
    virtual_list(
        ui, {.name = "Steps", .count = count, .estimate = page.sheet ? 65.0f : 48.0f, .gap = 2},
        [&](std::size_t at) { return key_of(row_at(outline, at)); },
        [&](std::size_t at) {
            const RunRow row = row_at(outline, at);
            if (row.step) return run_step_row(page, *row.step);
            if (!row.part) return;
            space(ui, 12);
            heading(ui, 2, fill(row.part->title(), page.values).text);
        });
}

void run_view(ViewContext& view) {
    const Workspace& workspace = view.workspace;
    const Run* run = workspace.find(Ref<Run>(view.state.route.id));
    const TemplateVersion* version = run ? workspace.find(run->version) : nullptr;
    const Template* of = version ? workspace.find(version->of) : nullptr;
    if (!of) return not_found_view(view);
    if (release_of(workspace, *run)) return release_view(view);
    view.state.page_title = of->title;
    const RunOutline& outline =
        view.state.run_outline.get(workspace, run->id, [&] { return run_outline_of(workspace, *run); });
    const Values& values = view.state.run_values.get(workspace, run->id, view.today,
                                                     [&] { return values_of(workspace, *run, view.today); });
    RunPage shown{view, *run, *of, outline, values};
    page(view.ui, view.state.route.hash(), [&] {
        run_head(shown, version->number);
        run_news(shown);
        run_steps(shown);
        space(view.ui, 8);
        run_foot(shown);
    });
}

} // namespace shipshape
