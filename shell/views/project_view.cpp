#include "shell/views/views.h"

#include "core/base/sort.h"
#include "shell/form.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::array<std::string_view, Choices<ResourceKind>::names.size()> k_kinds = {
    "Contributing guide", "Security policy", "Release process", "Code of conduct", "Licence",
    "Documentation",      "Other page"};

template<class E>
std::vector<const E*> entries_of(const Workspace& workspace, const Project& project, std::string E::*order) {
    std::vector<const E*> entries;
    for (const auto& [id, entry] : workspace.all<E>())
        if (entry.project.id == project.id) entries.push_back(&entry);
    sort(entries, [&](const E* a, const E* b) { return a->*order < b->*order; });
    return entries;
}

void switcher(ViewContext& view, const Project& shown) {
    std::vector<Choice> choices;
    std::vector<Id> ids;
    std::size_t selected = 0;
    for (const auto& [id, project] : view.workspace.all<Project>()) {
        if (id == shown.id) selected = ids.size();
        ids.push_back(id);
        choices.push_back({project.name, {}});
    }
    if (ids.size() < 2) return;
    if (auto chosen = radio_group(view.ui, "Shown project", choices, selected))
        view.outbox.send(command::ShowProject{ids[*chosen]});
}

/// One text of an entry, saved when the field is left; of one that is being added, kept as a form.
bool edited(Ui& ui, std::string_view label, std::string& text, bool is_new,
            std::string_view placeholder = {}) {
    auto edit = text_field(ui, label, text, {.placeholder = placeholder});
    if (!edit || (!is_new && !edit->final)) return false;
    text = std::move(edit->text);
    return !is_new;
}

/// The fields of an entry and a button to remove it. `fields` says whether it is to be saved.
template<class Save, class E, class Fields>
void entry_form(ViewContext& view, E entry, std::string_view what, const std::string& name, Fields fields) {
    const Ui::Scope scope(view.ui, entry.id.text());
    if (fields(entry, false)) view.outbox.send(Save{entry});
    if (button(view.ui, "Remove",
               {.kind = ButtonKind::quiet, .name = "Remove " + std::string(what) + " " + name}))
        view.outbox.send(command::RemoveDetail{Ref<E>(entry.id)});
}

/// The same for one that is to be added.
template<class Save, class E, class Fields>
void new_entry_form(ViewContext& view, const Project& project, std::string_view what, Fields fields) {
    const Ui::Scope scope(view.ui, "new");
    const std::string form = "new " + std::string(what) + " " + project.id.text();
    Entity kept = E{};
    take_kept(view.workspace, form, kept);
    E entry = *std::get_if<E>(&kept);
    fields(entry, true);
    keep_changes(view.outbox, form, texts_of(kept), texts_of(entry));
    entry.project = project.id;
    if (button(view.ui, "Add the " + std::string(what), {.icon = Icon::plus}))
        view.outbox.send_form(Save{entry}, form);
}

/// The project's entries in the order of that text, and one to be added.
template<class Save, class E, class Fields>
void entry_forms(ViewContext& view, const Project& project, std::string_view what, std::string E::*order,
                 Fields fields) {
    for (const E* entry : entries_of(view.workspace, project, order)) {
        entry_form<Save>(view, *entry, what, entry->*order, fields);
        divider(view.ui);
    }
    new_entry_form<Save, E>(view, project, what, fields);
}

void variables(ViewContext& view, const Project& project) {
    Ui& ui = view.ui;
    heading(ui, 2, "Variables");
    hint(ui, "Filled in wherever a checklist says {{name}}.");
    auto fields = [&](Variable& entry, bool is_new) {
        const std::string shown = is_new ? "new variable" : entry.name;
        const bool name = edited(ui, "Name of " + shown, entry.name, is_new, "package");
        return edited(ui, "Value of " + shown, entry.value, is_new) || name;
    };
    entry_forms<command::SaveVariable>(view, project, "variable", &Variable::name, fields);
}

void people(ViewContext& view, const Project& project) {
    Ui& ui = view.ui;
    heading(ui, 2, "People");
    auto fields = [&](Person& entry, bool is_new) {
        const std::string shown = is_new ? "new person" : entry.name;
        const bool name = edited(ui, "Name of " + shown, entry.name, is_new);
        return edited(ui, "Roles of " + shown, entry.roles, is_new, "release manager, security") || name;
    };
    entry_forms<command::SavePerson>(view, project, "person", &Person::name, fields);
}

void checked_line(ViewContext& view, const Resource& entry) {
    Ui& ui = view.ui;
    link(ui, entry.link, entry.link);
    row(ui, [&] {
        hint(ui, entry.checked ? "Last checked " + entry.checked->relative(view.today) : "Never checked");
        if (entry.checked != view.today &&
            button(ui, "Checked today", {.name = "Checked today: " + entry.title}))
            view.outbox.send(command::CheckResource{Ref<Resource>(entry.id)});
    });
}

void resources(ViewContext& view, const Project& project) {
    Ui& ui = view.ui;
    heading(ui, 2, "Resources");
    hint(ui, "The pages your project relies on, and when somebody last made sure that they are right.");
    auto fields = [&](Resource& entry, bool is_new) {
        const std::string shown = is_new ? "new resource" : entry.title;
        std::array<MenuItem, k_kinds.size()> items;
        for (std::size_t at = 0; at < k_kinds.size(); ++at) items[at].label = k_kinds[at];
        const std::string_view kind = k_kinds[static_cast<std::size_t>(entry.kind)];
        const auto chosen = menu(ui, kind, items, {.icon = Icon::chevron_down, .key = "kind"}, true);
        if (chosen) entry.kind = static_cast<ResourceKind>(*chosen);
        const bool title = edited(ui, "Title of " + shown, entry.title, is_new);
        const bool link = edited(ui, "Address of " + shown, entry.link, is_new, "https://");
        if (!is_new) checked_line(view, entry);
        return title || link || (chosen && !is_new);
    };
    entry_forms<command::SaveResource>(view, project, "resource", &Resource::title, fields);
}

} // namespace

void project_view(ViewContext& view) {
    Ui& ui = view.ui;
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    view.state.page_title = "Project";
    page(ui, "#/project", [&] {
        heading(ui, 1, "Project");
        stack(ui, 16, [&] {
            card(ui, [&] {
                switcher(view, *project);
                const Ui::Scope scope(ui, project->id.text());
                if (auto edit = text_field(ui, "Project name", project->name); edit && edit->final)
                    view.outbox.send(command::RenameProject{project->id, edit->text});
                link(ui, "Changelog workbench", "#/changelog");
                link(ui, "Add a project", "#/welcome");
            });
            card(ui, [&] {
                const Ui::Scope scope(ui, project->id.text());
                versioning_card(view, *project);
            });
            card(ui, [&] { variables(view, *project); });
            card(ui, [&] { people(view, *project); });
            card(ui, [&] { resources(view, *project); });
        });
    });
}

} // namespace shipshape
