// A guide in Markdown on its way in: as it was given, beside what it becomes.
#include "core/base/text.h"
#include "shell/guide_page.h"

#include <array>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::string_view k_guide_files = ".md,.markdown,.txt,text/markdown,text/plain";
constexpr std::size_t k_most_line_bytes = 2000; ///< shown of one

void choose_button(Ui& ui, GuideImport& guide, std::string_view label, ButtonOptions options) {
    if (auto file = file_button(ui, label, k_guide_files, options))
        guide.take_file(std::move(file->name), std::move(file->bytes));
}

void refusal(Ui& ui, GuideImport& guide) {
    if (!guide.refused.empty() && banner(ui, guide.refused, Tone::danger, "Close")) guide.refused.clear();
}

void without_file(Ui& ui, GuideImport& guide) {
    heading(ui, 1, "Import a guide");
    refusal(ui, guide);
    empty_state(
        ui, Icon::note, "No guide yet",
        "Choose or drop a guide in Markdown, or paste it below. You see what it becomes before anything "
        "changes.",
        [&] {
            choose_button(ui, guide, "Choose a guide", {.kind = ButtonKind::primary, .icon = Icon::upload});
        });
    const auto edit = text_field(ui, "Or paste it", guide.pasted, {.multiline = true, .rows = 6});
    if (edit) guide.pasted = edit->text;
    if (edit && edit->final && !trimmed(guide.pasted).empty()) {
        const std::string text = guide.pasted; // what is refused stays to be mended
        guide.take_file("pasted.md", text);
    }
}

void page_head(Ui& ui, GuideImport& guide) {
    heading(ui, 1, "Import a guide");
    refusal(ui, guide);
    if (has_two_panes(ui)) return;
    static constexpr std::array<std::string_view, 2> k_sides = {"Result", "Source"};
    if (auto chosen = segmented(ui, "Show", k_sides, guide.shows_source)) guide.shows_source = *chosen == 1;
}

void source_lines(Ui& ui, const GuideImport& guide) {
    virtual_list(
        ui, {.name = "Lines of " + guide.name, .count = guide.lines.size(), .estimate = 24},
        [](std::size_t at) { return "line " + std::to_string(at); },
        [&](std::size_t at) {
            const std::string_view whole = guide.lines[at].of(guide.text);
            if (whole.size() <= k_most_line_bytes) return code_line(ui, {.text = whole, .number = at + 1});
            code_line(ui, {.text = std::string(cut_utf8(whole, k_most_line_bytes)) + " …", .number = at + 1});
        });
}

void source(Ui& ui, GuideImport& guide) {
    heading(ui, 2, guide.name);
    hint(ui, counted(guide.lines.size(), "line") + ". Your file is not touched.");
    row(ui, [&] { choose_button(ui, guide, "Choose another", {.icon = Icon::upload}); });
    source_lines(ui, guide);
}

void buttons(GuidePage& page) {
    Ui& ui = page.view.ui;
    const bool nothing = !page.found.refusal.empty() || !page.found.adds_something;
    row(ui, [&] {
        if (button(ui, "Import", {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = nothing}))
            page.view.outbox.import_guide();
        if (!button(ui, "Cancel")) return;
        ui.request(request::ShowRoute{page.guide.came_from});
        page.guide.forget_file();
    });
}

void outcome(GuidePage& page) {
    Ui& ui = page.view.ui;
    heading(ui, 2, "What it becomes");
    if (page.found.refusal.empty()) {
        text(ui, page.found.counts);
        if (!page.found.adds_something)
            text(ui, "Everything in it is here already: nothing would change.", {.tone = Tone::success});
        for (const std::string& remark : page.found.plan.remarks) text(ui, remark, {.tone = Tone::warning});
    } else {
        banner(ui, page.found.refusal, Tone::warning);
    }
    buttons(page);
    const bool shown = page.guide.shows_choices.value_or(has_two_panes(ui) || !page.found.refusal.empty());
    if (button(ui, "How it is read",
               {.kind = ButtonKind::quiet,
                .icon = shown ? Icon::chevron_down : Icon::chevron_right,
                .expanded = static_cast<std::int8_t>(shown)}))
        page.guide.shows_choices = !shown;
    if (shown) guide_choices(page);
    guide_result(page);
}

} // namespace

void guide_view(ViewContext& view) {
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    view.state.page_title = "Import a guide";
    if (!view.state.guide) view.state.guide = std::make_shared<GuideImport>();
    const std::shared_ptr<GuideImport> guide = view.state.guide;
    Ui& ui = view.ui;
    if (guide->text.empty()) return page(ui, "#/guide", [&] { without_file(ui, *guide); });
    GuidePage shown{view, *guide,
                    guide->findings.get(view.workspace, project->id, guide->revision, view.today, [&] {
                        return look_at(*guide, view.workspace, *project, view.now, view.today);
                    })};
    two_panes(
        ui, "The guide",
        [&] {
            page_head(ui, *guide);
            source(ui, *guide);
        },
        "What it becomes", "guide outcome",
        [&] {
            if (!has_two_panes(ui)) page_head(ui, *guide);
            outcome(shown);
        },
        !guide->shows_source);
}

} // namespace shipshape
