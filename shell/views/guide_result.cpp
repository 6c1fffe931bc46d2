// What a guide becomes, before anything of it is written.
#include "core/base/text.h"
#include "core/domain/release_words.h"
#include "shell/guide_page.h"

namespace shipshape {

using namespace widgets;

namespace {

std::string when_words(const GuidePage& page, const GuideRow& row) {
    if (!row.schedule) return "when needed";
    const auto* schedule = std::get_if<Schedule>(&page.found.plan.entities[*row.schedule]);
    return schedule ? schedule_words(*schedule, page.view.today) : std::string();
}

void checklist_row(GuidePage& page, const GuideRow& at, const Template& made) {
    Ui& ui = page.view.ui;
    space(ui, 16);
    row(ui, [&] {
        heading(ui, 3, made.title);
        if (at.is_here) badge(ui, "Here already");
    });
    hint(ui, std::string(area_title(made.area)) + " · " + when_words(page, at) + " · " +
                 counted(at.steps, "step"));
    if (!made.summary.empty()) text(ui, made.summary);
}

bool is_ticked(const GuideImport& guide, const Step& step) {
    if (!step.mark) return false;
    const auto at = static_cast<std::size_t>(*step.mark);
    return at < guide.text.size() && (guide.text[at] == 'x' || guide.text[at] == 'X');
}

void badges(GuidePage& page, const Step& step) {
    Ui& ui = page.view.ui;
    const bool ticked = is_ticked(page.guide, step);
    const std::vector<std::string> release = release_step_words(step);
    if (!ticked && !step.optional && !step.irreversible && release.empty()) return;
    row(ui, [&] {
        if (ticked) badge(ui, "Ticked", Tone::success, Icon::check);
        if (step.optional) badge(ui, "Optional");
        for (const std::string& words : release) badge(ui, words);
        if (step.irreversible) badge(ui, "Point of no return", Tone::danger, Icon::warning);
    });
}

void step_row(GuidePage& page, const Step& step) {
    Ui& ui = page.view.ui;
    card(ui,
         [&] {
             stack(ui, 4, [&] {
                 text(ui, step.title, {.semibold = true});
                 badges(page, step);
                 if (!step.details.empty()) text_block(ui, step.details, {.tone = Tone::muted});
                 if (!step.command.empty()) code_block(ui, step.command, "Copy the command of " + step.title);
                 if (!step.link.empty()) text(ui, step.link, {.tone = Tone::muted});
             });
         },
         {.padding = 12});
}

void result_row(GuidePage& page, const GuideRow& at) {
    const Entity& entity = page.found.plan.entities[at.entity];
    if (const auto* made = std::get_if<Template>(&entity)) return checklist_row(page, at, *made);
    if (const auto* step = std::get_if<Step>(&entity)) return step_row(page, *step);
    const auto* section = std::get_if<Section>(&entity);
    if (!section) return;
    space(page.view.ui, 4);
    text(page.view.ui, section->title, {.tone = Tone::muted, .semibold = true});
}

} // namespace

void guide_result(GuidePage& page) {
    const std::vector<GuideRow>& rows = page.found.rows;
    if (rows.empty()) return;
    virtual_list(
        page.view.ui, {.name = "What it becomes", .count = rows.size(), .estimate = 64, .gap = 8},
        [](std::size_t at) { return "row " + std::to_string(at); },
        [&](std::size_t at) { result_row(page, rows[at]); });
}

} // namespace shipshape
