// The list of checklists and the one that was chosen: two pages, or side by side where there is room.
#include "shell/planning.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/release_words.h"

namespace shipshape {

using namespace widgets;

namespace {

const Schedule* schedule_of(const Workspace& workspace, const Template& of) {
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (schedule.of.id == of.id) return &schedule;
    return nullptr;
}

std::string when_words(const ViewContext& view, const Schedule* schedule) {
    if (!schedule) return "when needed";
    std::string words = schedule_words(*schedule, view.today);
    const Decisions decisions = all_decisions(view.workspace);
    std::optional<Due> due = due_occurrence(*schedule, decisions_of(decisions, schedule->id), view.today);
    if (!due) return words;
    if (due->on <= view.today) return words + ", due " + due->on.relative(view.today);
    return words + ", next " + due->on.words(view.today);
}

/// The project's checklists under the titles they are shown under: by area, what is archived at the end.
std::vector<std::pair<std::string_view, std::vector<const Template*>>> groups_of(const Workspace& workspace,
                                                                                 const Project& project) {
    constexpr std::size_t areas = Choices<Area>::names.size();
    std::vector<std::pair<std::string_view, std::vector<const Template*>>> groups(areas + 1);
    for (std::size_t i = 0; i < areas; ++i) groups[i].first = area_title(static_cast<Area>(i));
    groups[areas].first = "Archived";
    for (const auto& [id, of] : workspace.all<Template>()) {
        if (of.project.id != project.id) continue;
        groups[of.archived ? areas : static_cast<std::size_t>(of.area)].second.push_back(&of);
    }
    std::erase_if(groups, [](const auto& group) { return group.second.empty(); });
    for (auto& [title, templates] : groups)
        sort(templates, [](const Template* a, const Template* b) {
            return std::tie(a->rank, a->id) < std::tie(b->rank, b->id);
        });
    return groups;
}

void new_checklist_button(ViewContext& view, const Project& project) {
    if (button(view.ui, "New checklist", {.icon = Icon::plus}))
        view.outbox.send(command::CreateTemplate{project.id, "New checklist", Area::maintenance});
}

void checklist_list(ViewContext& view, const Project& project, const Template* shown) {
    Ui& ui = view.ui;
    const auto groups = groups_of(view.workspace, project);
    sides(
        ui, [&] { heading(ui, has_two_panes(ui) && shown ? 2 : 1, "Checklists"); },
        [&] {
            if (!groups.empty()) new_checklist_button(view, project);
        });
    if (groups.empty()) {
        empty_state(ui, Icon::list, "No checklists yet",
                    "Write one, add a project with the starter guide or import a guide.", [&] {
                        new_checklist_button(view, project);
                        link(ui, "Import a guide", "#/guide");
                        link(ui, "Project", "#/project");
                    });
        return;
    }
    for (const auto& [title, templates] : groups) {
        space(ui, 8);
        heading(ui, has_two_panes(ui) && shown ? 3 : 2, title);
        widgets::list(ui, title, [&] {
            for (const Template* of : templates) {
                list_item(ui, of->id.text(), [&] {
                    std::string when =
                        of->archived ? std::string() : when_words(view, schedule_of(view.workspace, *of));
                    link_row(ui, of->title, template_route(of->id),
                             {.icon = Icon::list, .description = when, .current = of == shown});
                });
            }
        });
    }
    space(ui, 8);
    link(ui, "Import a guide", "#/guide");
}

void step_row(Ui& ui, const Step& step) {
    stack(ui, 4, [&] {
        row(ui, [&] {
            text(ui, step.title, {.semibold = true});
            if (step.optional) badge(ui, "Optional");
            for (const std::string& words : release_step_words(step)) badge(ui, words);
            if (step.irreversible) badge(ui, "Point of no return", Tone::danger, Icon::warning);
        });
        if (!step.details.empty()) text_block(ui, step.details, {.tone = Tone::muted});
        if (!step.command.empty()) code_block(ui, step.command, "Copy the command of " + step.title);
        if (!step.link.empty()) link(ui, step.link, step.link);
    });
}

void export_menu(ViewContext& view, const Template& of) {
    std::array<std::string, k_checklist_files> titles;
    std::array<MenuItem, k_checklist_files> items;
    for (std::size_t at = 0; at < k_checklist_files; ++at) {
        titles[at] = checklist_file_title(view.workspace, of, static_cast<ChecklistFile>(at));
        items[at].label = titles[at];
    }
    if (auto chosen = menu(view.ui, "Export", items, {.icon = Icon::chevron_down, .key = "export"}, true))
        view.state.files.form = FileForm{of.id, static_cast<ChecklistFile>(*chosen)};
}

void template_buttons(ViewContext& view, const Template& of) {
    Ui& ui = view.ui;
    if (button(ui, "Edit", {.icon = Icon::note}))
        ui.request(request::ShowRoute{template_editor_route(of.id)});
    const bool is_published = newest_version(view.workspace, of.id) != nullptr;
    if (is_published && button(ui, "Share", {.icon = Icon::link_out}))
        view.state.sharing.form = share_form(view.workspace, Ref<Template>(of.id), view.now);
    if (is_published) export_menu(view, of);
    if (button(ui, "Duplicate", {.icon = Icon::copy})) view.outbox.send(command::DuplicateTemplate{of.id});
    if (button(ui, of.archived ? "Restore" : "Archive", {.key = "archive"}))
        view.outbox.send(command::ArchiveTemplate{of.id, !of.archived});
}

void checklist_detail(ViewContext& view, const Template& of) {
    Ui& ui = view.ui;
    const Schedule* schedule = schedule_of(view.workspace, of);
    const TemplateVersion* version = newest_version(view.workspace, of.id);
    if (!has_two_panes(ui)) link(ui, "All checklists", "#/checklists");
    heading(ui, 1, of.title);
    if (!of.summary.empty()) text(ui, of.summary);
    hint(ui, std::string(area_title(of.area)) + " · " +
                 (of.archived ? "archived: it asks for nothing" : when_words(view, schedule)) +
                 (version ? " · version " + std::to_string(version->number) : std::string()));
    static const Outline nothing;
    const Outline& outline =
        version ? view.state.outline.get(view.workspace, version->id,
                                         [&] { return outline_of(view.workspace, version->id); })
                : nothing;
    row(ui, [&] {
        const std::string name = "Start " + of.title;
        const bool plans = of.area == Area::release && version && !of.archived;
        if (plans && button(ui, "Plan a release", {.kind = ButtonKind::primary, .icon = Icon::tag}))
            ui.request(request::ShowRoute{"#/releases/new"});
        const ButtonKind kind = plans ? ButtonKind::secondary : ButtonKind::primary;
        ButtonOptions options{.kind = kind, .name = name, .key = "start"};
        if (version && !of.archived && button(ui, "Start", options))
            view.outbox.send(command::StartRun{of.id, schedule ? std::optional(Ref<Schedule>(schedule->id))
                                                               : std::nullopt});
        template_buttons(view, of);
        if (version) hint(ui, counted(outline.step_count(), "step"));
    });
    draft_card(view, of);
    schedule_section(view, of);
    for (const Outline::Part& part : outline.parts) {
        space(ui, 8);
        heading(ui, 2, part.section->title);
        widgets::list(
            ui, part.section->title,
            [&] {
                for (const Step* step : part.steps)
                    list_item(ui, step->id.text(), [&] { card(ui, [&] { step_row(ui, *step); }); });
            },
            8);
    }
}

void choose_hint(Ui& ui) {
    empty_state(ui, Icon::list, "Choose a checklist",
                "Its steps are shown here. Nothing starts until you say so.");
}

void both_panes(ViewContext& view, const Template* shown) {
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    two_panes(
        view.ui, "All checklists", [&] { checklist_list(view, *project, shown); }, "Checklist",
        shown ? shown->id.text() : std::string(),
        [&] {
            if (shown)
                checklist_detail(view, *shown);
            else
                choose_hint(view.ui);
        },
        shown != nullptr);
}

} // namespace

void checklists_view(ViewContext& view) {
    view.state.page_title = "Checklists";
    both_panes(view, nullptr);
}

void template_view(ViewContext& view) {
    const Template* of = view.workspace.find(Ref<Template>(view.state.route.id));
    if (!of) return not_found_view(view);
    view.state.page_title = of->title;
    both_panes(view, of);
    file_dialog(view);
}

} // namespace shipshape
