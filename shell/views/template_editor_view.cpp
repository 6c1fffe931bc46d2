// A checklist's definition to be changed: what it says of itself, and the sections and steps of its draft. As
// long as there is no draft it shows the published version; the first change makes one.
#include "shell/views/views.h"

#include "core/base/text.h"
#include "core/domain/draft.h"
#include "core/domain/release_words.h"

#include <algorithm>
#include <utility>

namespace shipshape {

using namespace widgets;

namespace {

using Part = Outline::Part;

/// What the rows of one editor's page have in common.
struct EditorPage {
    ViewContext& view;
    const Template& of;
    const Outline& outline;

    UiState::TemplateEditor& state() const { return view.state.editor; }
};

/// A row of the page's one list: the head of a section, a step, or the foot of a section.
struct EditorRow {
    enum class Kind { head, step, foot };
    Kind kind{};
    std::size_t part = 0, at = 0;
};

EditorRow row_at(const Outline& outline, std::size_t index) {
    for (std::size_t part = 0; part < outline.parts.size(); ++part) {
        const std::size_t steps = outline.parts[part].steps.size();
        if (index == 0) return {EditorRow::Kind::head, part, 0};
        if (index <= steps) return {EditorRow::Kind::step, part, index - 1};
        if (index == steps + 1) return {EditorRow::Kind::foot, part, 0};
        index -= steps + 2;
    }
    return {};
}

/// The same for a published version and its draft, so that the row that is worked in stays where it is.
std::string row_key(const Outline& outline, const EditorRow& row) {
    if (outline.parts.empty()) return {};
    const Part& part = outline.parts[row.part];
    if (row.kind == EditorRow::Kind::step) return "step " + key_of(*part.steps[row.at]);
    return (row.kind == EditorRow::Kind::head ? "head " : "foot ") + key_of(*part.section);
}

/// What stands for the title where there is none.
std::string_view title_or(std::string_view title, std::string_view otherwise) {
    return title.empty() ? otherwise : title;
}
std::string_view shown_title(const Step& step) {
    return title_or(step.title, "Untitled step");
}
std::string_view shown_title(const Section& section) {
    return title_or(section.title, "Untitled section");
}

/// One place up or down; from the end of a section into the next one.
void move_step(const EditorPage& page, std::size_t part, std::size_t at, bool down) {
    const std::vector<Part>& parts = page.outline.parts;
    const std::vector<const Step*>& steps = parts[part].steps;
    command::MoveStep move{steps[at]->id, parts[part].section->id, {}};
    if (down && at + 1 < steps.size()) {
        if (at + 2 < steps.size()) move.before = Ref<Step>(steps[at + 2]->id);
    } else if (!down && at > 0) {
        move.before = Ref<Step>(steps[at - 1]->id);
    } else {
        if (down ? part + 1 == parts.size() : part == 0) return;
        const Part& next = parts[down ? part + 1 : part - 1];
        move.to = next.section->id;
        if (down && !next.steps.empty()) move.before = Ref<Step>(next.steps.front()->id);
    }
    page.view.outbox.send(std::move(move));
}

void move_section(const EditorPage& page, std::size_t part, bool down) {
    const std::vector<Part>& parts = page.outline.parts;
    command::MoveSection move{parts[part].section->id, {}};
    if (!down) move.before = Ref<Section>(parts[part - 1].section->id);
    if (down && part + 2 < parts.size()) move.before = Ref<Section>(parts[part + 2].section->id);
    page.view.outbox.send(std::move(move));
}

/// Asks for a new step in the section before the one at `at`; it is opened when it is there.
void add_step(const EditorPage& page, std::size_t part, std::size_t at) {
    const Part& to = page.outline.parts[part];
    command::AddStep add{to.section->id, {}, {}};
    if (at > 0) add.after = Ref<Step>(to.steps[at - 1]->id);
    page.view.outbox.send(std::move(add));
    page.state().adding = {part, at, false, page.outline.step_count()};
}

/// What was added in the pass before is opened.
void open_added(const EditorPage& page) {
    UiState::TemplateEditor& state = page.state();
    if (!state.adding || page.view.ui.measuring()) return;
    const UiState::TemplateEditor::Adding added = *std::exchange(state.adding, std::nullopt);
    const std::vector<Part>& parts = page.outline.parts;
    if (added.section && parts.size() == added.count + 1) {
        state.open_section = key_of(*parts.back().section);
        state.asked_focus = true;
    } else if (!added.section && page.outline.step_count() == added.count + 1 && added.part < parts.size() &&
               added.at < parts[added.part].steps.size()) {
        state.open_step = key_of(*parts[added.part].steps[added.at]);
        state.asked_focus = true;
    }
}

bool take_asked_focus(const EditorPage& page) {
    return !page.view.ui.measuring() && std::exchange(page.state().asked_focus, false);
}

void step_chips(Ui& ui, const Step& step) {
    if (step.optional) badge(ui, "Optional");
    if (step.gate) badge(ui, "Gate", Tone::accent);
    if (step.evidence != Evidence::none) badge(ui, "Evidence: " + std::string(evidence_words(step.evidence)));
    if (!step.role.empty()) badge(ui, step.role);
    if (step.minutes > 0) badge(ui, std::to_string(step.minutes) + " min");
    for (const std::string& words : release_step_words(step)) badge(ui, words);
    if (step.irreversible) badge(ui, "Point of no return", Tone::danger, Icon::warning);
}

void step_menu(const EditorPage& page, std::size_t part, std::size_t at) {
    const std::vector<Part>& parts = page.outline.parts;
    const Step& step = *parts[part].steps[at];
    std::vector<std::string> places;
    for (const Part& other : parts) places.push_back("Move to " + quoted(shown_title(*other.section)));
    std::vector<MenuItem> items = {
        {.label = "Move up", .disabled = part == 0 && at == 0},
        {.label = "Move down", .disabled = part + 1 == parts.size() && at + 1 == parts[part].steps.size()},
        {.label = "Duplicate", .icon = Icon::copy},
        {.label = "Remove", .icon = Icon::close, .danger = true}};
    const std::size_t first_place = items.size();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (i != part) items.push_back({.label = places[i]});
    const std::string name = "More about " + std::string(shown_title(step));
    const ButtonOptions options{.kind = ButtonKind::quiet, .icon = Icon::dots, .key = "more", .drags = true};
    Ui& ui = page.view.ui;
    const std::optional<std::size_t> chosen = menu(ui, name, items, options);
    if (ui.input.drag && ui.input.drag->node == button_id(ui, {}, options))
        page.state().dragged = key_of(step);
    if (!chosen) return;
    if (*chosen < 2) return move_step(page, part, at, *chosen == 1);
    if (*chosen == 2) return page.view.outbox.send(command::DuplicateStep{step.id});
    if (*chosen == 3) return page.view.outbox.send(command::RemoveStep{step.id});
    const std::size_t place = *chosen - first_place;
    const Part& to = parts[place < part ? place : place + 1];
    page.view.outbox.send(command::MoveStep{step.id, to.section->id, {}});
}

void open_form(const EditorPage& page, std::size_t part, std::size_t at) {
    Ui& ui = page.view.ui;
    step_form(page.view, *page.outline.parts[part].steps[at], take_asked_focus(page));
    row(ui, [&] {
        const std::string name = "Done with " + std::string(shown_title(*page.outline.parts[part].steps[at]));
        if (button(ui, "Done", {.kind = ButtonKind::primary, .name = name})) {
            page.state().open_step.clear();
            ui.focus(button_id(ui, "Edit"));
        }
        if (button(ui, "Add a step below", {.icon = Icon::plus})) add_step(page, part, at + 1);
    });
}

void step_row(const EditorPage& page, std::size_t part, std::size_t at) {
    Ui& ui = page.view.ui;
    const Step& step = *page.outline.parts[part].steps[at];
    const std::string title(shown_title(step));
    const bool open = page.state().open_step == key_of(step);
    const std::size_t before = ui.tree.order().size();
    sides(
        ui,
        [&] {
            row(ui, [&] {
                text(ui, title, {.tone = step.title.empty() ? Tone::muted : Tone::normal, .semibold = true});
                step_chips(ui, step);
            });
        },
        [&] {
            const std::string name = "Edit " + title;
            const ButtonOptions options{.name = name, .expanded = static_cast<std::int8_t>(open)};
            if (button(ui, "Edit", options)) {
                page.state().open_step = open ? std::string() : key_of(step);
                page.state().asked_focus = !open;
            }
            step_menu(page, part, at);
        });
    if (open) indent(ui, 16, [&] { open_form(page, part, at); });
    if (std::ranges::count(ui.tree.order().subspan(before), ui.input.focus) == 0) return;
    if (ui.pressed("Alt+ArrowUp")) move_step(page, part, at, false);
    if (ui.pressed("Alt+ArrowDown")) move_step(page, part, at, true);
}

/// The step that is dragged, as the draft has it now.
const Step* dragged_step(const EditorPage& page) {
    for (const Part& part : page.outline.parts)
        for (const Step* step : part.steps)
            if (key_of(*step) == page.state().dragged) return step;
    return nullptr;
}

/// While a step is over this row: shows where it would come to stand, and puts it there when it is let go.
void drop_target(const EditorPage& page, const EditorRow& row, const Box& box) {
    Ui& ui = page.view.ui;
    if (!ui.input.drag || page.state().dragged.empty() || ui.measuring()) return;
    const event::Drag& drag = *ui.input.drag;
    const float x = drag.x * ui.input.density, y = drag.y * ui.input.density;
    if (!box.cut(ui.clip()).contains(x, y)) return;
    const bool below = row.kind == EditorRow::Kind::head ||
                       (row.kind == EditorRow::Kind::step && y > box.y + box.height / 2);
    const Part& part = page.outline.parts[row.part];
    std::size_t at = row.kind == EditorRow::Kind::foot ? part.steps.size() : row.at;
    if (row.kind == EditorRow::Kind::step && below) ++at;
    ui.fill({box.x, below ? box.bottom() - ui.px(2) : box.y, box.width, ui.px(2)}, Token::accent);
    const Step* step = drag.released ? dragged_step(page) : nullptr;
    if (!step) return;
    command::MoveStep move{step->id, part.section->id, {}};
    if (at < part.steps.size()) move.before = Ref<Step>(part.steps[at]->id);
    page.view.outbox.send(std::move(move));
}

void section_menu(const EditorPage& page, std::size_t part) {
    const std::vector<Part>& parts = page.outline.parts;
    const Section& section = *parts[part].section;
    const MenuItem items[] = {{.label = "Rename", .icon = Icon::note},
                              {.label = "Move up", .disabled = part == 0},
                              {.label = "Move down", .disabled = part + 1 == parts.size()},
                              {.label = "Remove with its steps", .icon = Icon::close, .danger = true}};
    const std::string name = "More about the section " + std::string(shown_title(section));
    const ButtonOptions options{.kind = ButtonKind::quiet, .icon = Icon::dots, .key = "more"};
    const std::optional<std::size_t> chosen = menu(page.view.ui, name, items, options);
    if (chosen == 0u) {
        page.state().open_section = key_of(section);
        page.state().asked_focus = true;
    }
    if (chosen == 1u || chosen == 2u) move_section(page, part, chosen == 2u);
    if (chosen == 3u) page.view.outbox.send(command::RemoveSection{section.id});
}

void stage_menu(const EditorPage& page, const Section& section) {
    std::array<MenuItem, Choices<Stage>::names.size()> items;
    for (std::size_t at = 0; at < items.size(); ++at) items[at].label = stage_title(static_cast<Stage>(at));
    const std::string label = "Stage: " + std::string(stage_title(section.stage));
    const std::string name = label + ", of the section " + std::string(shown_title(section));
    const ButtonOptions options{.icon = Icon::chevron_down, .name = name, .key = "stage"};
    if (auto chosen = menu(page.view.ui, label, items, options, true))
        page.view.outbox.send(command::SetSectionStage{section.id, static_cast<Stage>(*chosen)});
}

void section_head(const EditorPage& page, std::size_t part) {
    Ui& ui = page.view.ui;
    const Section& section = *page.outline.parts[part].section;
    space(ui, 12);
    sides(
        ui, [&] { heading(ui, 2, shown_title(section)); }, [&] { section_menu(page, part); });
    if (page.of.area == Area::release) stage_menu(page, section);
    if (page.state().open_section != key_of(section)) return;
    if (auto edit = text_field(ui, "Section title", section.title, {.take_focus = take_asked_focus(page)}))
        page.view.outbox.send(command::RenameSection{section.id, std::move(edit->text)});
    const std::string name = "Done with the section " + std::string(shown_title(section));
    if (button(ui, "Done", {.kind = ButtonKind::primary, .name = name})) page.state().open_section.clear();
}

void section_foot(const EditorPage& page, std::size_t part) {
    const Part& to = page.outline.parts[part];
    const std::string name = "Add a step to " + std::string(shown_title(*to.section));
    if (button(page.view.ui, "Add a step", {.icon = Icon::plus, .name = name}))
        add_step(page, part, to.steps.size());
}

void own_fields(const EditorPage& page) {
    Ui& ui = page.view.ui;
    command::EditTemplate as{page.of.id, page.of.title, page.of.summary, page.of.area};
    auto send = [&] { page.view.outbox.send(as); };
    if (auto edit = text_field(ui, "Checklist title", as.title)) {
        as.title = std::move(edit->text);
        if (edit->final || !trimmed(as.title).empty()) send(); // an empty one is on its way to another
    }
    if (auto edit = text_field(ui, "Summary", as.summary, {.multiline = true, .rows = 2})) {
        as.summary = std::move(edit->text);
        send();
    }
    std::vector<MenuItem> areas;
    for (std::size_t i = 0; i < Choices<Area>::names.size(); ++i)
        areas.push_back({.label = area_title(static_cast<Area>(i))});
    const std::string name = "Area: " + std::string(area_title(as.area));
    const ButtonOptions options{.icon = Icon::chevron_down, .key = "area"};
    if (auto chosen = menu(ui, name, areas, options, true)) {
        as.area = static_cast<Area>(*chosen);
        send();
    }
}

void page_head(const EditorPage& page, const TemplateVersion* newest, bool has_draft) {
    Ui& ui = page.view.ui;
    link(ui, "Back to the checklist", template_route(page.of.id));
    heading(ui, 1, "Edit " + page.of.title);
    own_fields(page);
    space(ui, 8);
    draft_card(page.view, page.of);
    if (newest && !has_draft)
        hint(ui, "Version " + std::to_string(newest->number) +
                     " is published. What you change below becomes a draft; runs keep the version they "
                     "began with.");
}

void part_rows(const EditorPage& page) {
    Ui& ui = page.view.ui;
    const Outline& outline = page.outline;
    space(ui, 8);
    hint(ui, "Drag a step by its dots, or move it with Alt and the arrow keys.");
    virtual_list(
        ui,
        {.name = "Sections and steps", .count = outline.parts.size() * 2 + outline.step_count(), .gap = 2},
        [&](std::size_t index) { return row_key(outline, row_at(outline, index)); },
        [&](std::size_t index) {
            if (outline.parts.empty()) return;
            const EditorRow row = row_at(outline, index);
            Box box = ui.room();
            if (row.kind == EditorRow::Kind::head) section_head(page, row.part);
            if (row.kind == EditorRow::Kind::step) step_row(page, row.part, row.at);
            if (row.kind == EditorRow::Kind::foot) section_foot(page, row.part);
            box.height = ui.flow().y - box.y;
            drop_target(page, row, box);
        });
    if (!ui.input.drag || ui.input.drag->released) page.state().dragged.clear();
    space(ui, 16);
    if (button(ui, "Add a section", {.icon = Icon::plus})) {
        page.view.outbox.send(command::AddSection{page.of.id, {}});
        page.state().adding = {0, 0, true, outline.parts.size()};
    }
}

} // namespace

void template_editor_view(ViewContext& view) {
    const Template* of = view.workspace.find(Ref<Template>(view.state.route.id));
    if (!of) return not_found_view(view);
    view.state.page_title = "Edit " + of->title;
    const TemplateVersion* newest = newest_version(view.workspace, of->id);
    const TemplateVersion* draft = draft_of(view.workspace, of->id);
    const TemplateVersion* shown = draft ? draft : newest;
    static const Outline nothing;
    const Outline& outline =
        shown ? view.state.outline.get(view.workspace, shown->id,
                                       [&] { return outline_of(view.workspace, shown->id); })
              : nothing;
    const EditorPage edited{view, *of, outline};
    open_added(edited);
    page(view.ui, view.state.route.hash(), [&] {
        page_head(edited, newest, draft != nullptr);
        part_rows(edited);
    });
}

} // namespace shipshape
