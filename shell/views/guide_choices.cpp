// How a guide is read: what counts as a step, as a checklist, as a variable.
#include "core/base/text.h"
#include "shell/guide_page.h"

#include <algorithm>
#include <array>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::array<std::string_view, k_gap_styles> k_style_words = {
    "Letters, as in X.Y.Z",         "Dates, as in YYYY-MM-DD",          "Angle brackets, as in <VERSION>",
    "Dollar signs, as in $VERSION", "Double braces, as in {{version}}", "Go templates, as in {{.Tag}}",
    "Braces, as in {VERSION}",      "Square brackets, as in [VERSION]"};

void steps_and_checklists(GuidePage& page) {
    Ui& ui = page.view.ui;
    GuideImport& guide = page.guide;
    static constexpr std::array<std::string_view, 3> k_bullets = {"Where boxes are missing", "All", "None"};
    if (auto chosen =
            segmented(ui, "Bullets as steps", k_bullets, static_cast<std::size_t>(guide.reading.plain))) {
        guide.reading.plain = static_cast<MarkdownOptions::Plain>(*chosen);
        guide.changed();
    }
    static constexpr std::array<std::string_view, 4> k_headings = {"Automatic", "One for all", "Chapters",
                                                                   "Every heading"};
    if (auto chosen =
            segmented(ui, "Headings as checklists", k_headings, static_cast<std::size_t>(guide.headings))) {
        guide.headings = static_cast<HeadingReading>(*chosen);
        guide.changed();
    }
    if (checkbox(ui, "A heading without steps is a step", guide.reading.headings_are_steps)) {
        guide.reading.headings_are_steps = !guide.reading.headings_are_steps;
        guide.changed();
    }
    if (checkbox(ui, "Make schedules where a heading says how often", guide.with_schedules)) {
        guide.with_schedules = !guide.with_schedules;
        guide.changed();
    }
}

/// "Variables: 2 of 3 gaps"
std::string variables_words(const GuidePage& page) {
    const std::vector<FoundVariable>& found = page.found.found;
    const auto chosen = std::ranges::count_if(
        found, [&](const FoundVariable& each) { return page.guide.becomes_variable(each); });
    return "Variables: " + std::to_string(chosen) + " of " + counted(found.size(), "gap");
}

void one_variable(GuidePage& page, const FoundVariable& found) {
    GuideImport& guide = page.guide;
    const bool on = guide.becomes_variable(found);
    const std::string times = found.count == 1 ? "Once" : counted(found.count, "time");
    const std::string words = times + ", becomes {{" + found.name + "}}";
    if (!checkbox(page.view.ui, found.written, on, {.description = words})) return;
    if (on)
        guide.left_out.push_back(found.written);
    else
        std::erase(guide.left_out, found.written);
    guide.changed();
}

void style(GuidePage& page, GapStyle style) {
    Ui& ui = page.view.ui;
    GuideImport& guide = page.guide;
    std::size_t count = 0;
    for (const FoundVariable& each : page.found.found) count += each.style == style;
    if (count == 0) return;
    const bool on = guide.reading.gaps.has(style);
    if (checkbox(ui, k_style_words[static_cast<std::size_t>(style)], on)) {
        guide.reading.gaps.set(style, !on);
        guide.changed();
    }
    if (!on) return;
    indent(ui, 32, [&] {
        stack(ui, 0, [&] {
            for (const FoundVariable& each : page.found.found)
                if (each.style == style) one_variable(page, each);
        });
    });
}

void variables(GuidePage& page) {
    Ui& ui = page.view.ui;
    GuideImport& guide = page.guide;
    if (page.found.found.empty()) return hint(ui, "It has no gaps such as X.Y.Z or <VERSION> for variables.");
    if (button(ui, variables_words(page),
               {.kind = ButtonKind::quiet,
                .icon = guide.shows_variables ? Icon::chevron_down : Icon::chevron_right,
                .key = "variables",
                .expanded = static_cast<std::int8_t>(guide.shows_variables)}))
        guide.shows_variables = !guide.shows_variables;
    if (!guide.shows_variables) return;
    hint(ui, "A run asks for their values, or knows them, as that of a release does.");
    for (std::size_t i = 0; i < k_gap_styles; ++i) style(page, static_cast<GapStyle>(i));
}

} // namespace

void guide_choices(GuidePage& page) {
    card(page.view.ui,
         [&] {
             steps_and_checklists(page);
             variables(page);
         },
         {.name = "How it is read"});
}

} // namespace shipshape
