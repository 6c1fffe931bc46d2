// A release to be planned, or changed: what it is, and what it will take, before anything is made.
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/release_words.h"
#include "shell/form.h"
#include "shell/planning.h"
#include "shell/release_page.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

constexpr int k_days_ahead = 14; ///< of the target that is proposed

std::vector<const Template*> release_templates(const Workspace& workspace, const Project& project) {
    std::vector<const Template*> all;
    for (const auto& [id, of] : workspace.all<Template>())
        if (of.project == project.id && of.area == Area::release && !of.archived &&
            newest_version(workspace, id))
            all.push_back(&of);
    return all;
}

/// What the fields say of the release, and what is wrong with them.
struct Wish {
    Release release;
    std::optional<Command> command;
    std::optional<Error> error;
    std::string suggested; ///< version; empty where none follows
};

constexpr std::string_view k_value = "value of "; ///< begins the names of fields of values

std::string form_name(const Ref<Project>& project) {
    return "release of " + project.id.text();
}

FormTexts texts_of(const PlanForm& form) {
    FormTexts texts = {{"release", form.release ? form.release.text() : std::string()},
                       {"template", form.of.text()},
                       {"type", value_text(to_value(form.type))},
                       {"previous", form.previous},
                       {"line", form.line},
                       {"target", form.target},
                       {"version", form.version},
                       {"next_version", form.next_version},
                       {"replaces", form.replaces ? form.replaces->id.text() : std::string()}};
    for (const auto& [name, value] : form.values) texts.emplace_back(std::string(k_value) + name, value);
    return texts;
}

/// As it is kept; what is not is as in `form`.
PlanForm kept_form(const Workspace& workspace, const std::string& name, PlanForm form) {
    const auto take = [&](std::string_view field, std::string& into) {
        into = kept_text(workspace, name, field, into);
    };
    take("previous", form.previous);
    take("line", form.line);
    take("target", form.target);
    take("version", form.version);
    take("next_version", form.next_version);
    from_value(kept_text(workspace, name, "type"), form.type);
    if (const auto id = Id::parse(kept_text(workspace, name, "release"))) form.release = *id;
    if (const auto id = Id::parse(kept_text(workspace, name, "template"))) form.of = *id;
    if (const auto id = Id::parse(kept_text(workspace, name, "replaces"))) form.replaces = Ref<Release>(*id);
    for (const auto& [id, field] : workspace.all<FormField>())
        if (field.form == name && field.field.starts_with(k_value))
            form.values.emplace_back(field.field.substr(k_value.size()), field.text);
    sort(form.values, [](const auto& a, const auto& b) { return a.first < b.first; });
    return form;
}

Wish wish_of(const ViewContext& view, const Project& project, const PlanForm& form) {
    Wish wish;
    Release& release = wish.release;
    if (const Release* before = view.workspace.find(Ref<Release>(form.release))) release = *before;
    release.id = form.release;
    release.project = project.id;
    release.type = form.type;
    release.previous = std::string(trimmed(form.previous));
    release.line = form.line;
    release.next_version = form.next_version;
    release.replaces = form.replaces;
    const Result<Date> target = typed_day(form.target);
    release.target = target ? *target : view.today;
    if (Result<std::string> next =
            suggested_version(rules_of(project), release.previous, form.type, release.target))
        wish.suggested = std::move(*next);
    release.version = trimmed(form.version).empty() ? wish.suggested : std::string(trimmed(form.version));
    if (!target) {
        wish.error = target.error();
        wish.error->place = "target";
        return wish;
    }
    if (form.release)
        wish.command = command::EditRelease{form.release, release};
    else
        wish.command = command::PlanRelease{form.of,   release.version, release.previous, form.type,
                                            form.line, release.target,  form.values,      form.replaces};
    wish.error = error_of(view, *wish.command);
    return wish;
}

/// What is wrong with the field, right under it.
void error_under(Ui& ui, const Wish& wish, std::string_view place) {
    if (wish.error && wish.error->place == place) text(ui, wish.error->sentence, {.tone = Tone::danger});
}

void type_field(Ui& ui, PlanForm& form) {
    static constexpr std::string_view k_types[] = {"Major",       "Minor",    "Patch",
                                                   "Pre-release", "Security", "Backport"};
    if (auto chosen = segmented(ui, "Type", k_types, static_cast<std::size_t>(form.type)))
        form.type = static_cast<ReleaseType>(*chosen);
}

void field(Ui& ui, std::string_view label, std::string& value, TextFieldOptions options = {}) {
    if (auto edit = text_field(ui, label, value, options)) value = std::move(edit->text);
}

void version_field(Ui& ui, PlanForm& form, const Wish& wish) {
    const std::string& shown = form.version.empty() ? wish.suggested : form.version;
    const std::string about = wish.suggested.empty() ? std::string() : "Suggested: " + wish.suggested;
    // What was only suggested follows the type and the date.
    if (auto edit = text_field(ui, "Version", shown, {.description = about}); edit && edit->text != shown)
        form.version = std::move(edit->text);
    error_under(ui, wish, "version");
}

void value_fields(Ui& ui, PlanForm& form, const ReleasePreview& preview) {
    std::vector<std::string> names;
    for (const auto& [name, value] : form.values) names.push_back(name);
    for (const std::string& name : preview.missing)
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    if (names.empty()) return;
    heading(ui, 2, "Values");
    hint(ui,
         "The checklist asks for them, and the project gives none. They can wait until a step needs them.");
    for (const std::string& name : names) {
        const auto given = std::ranges::find(form.values, name, &std::pair<std::string, std::string>::first);
        const bool has = given != form.values.end();
        auto edit = text_field(ui, "Value of " + name, has ? given->second : std::string());
        if (!edit) continue;
        if (has)
            given->second = std::move(edit->text);
        else
            form.values.emplace_back(name, std::move(edit->text));
    }
}

void preview_item(ViewContext& view, const ReleasePreview::Item& item, const Values& values) {
    Ui& ui = view.ui;
    const Step& step = *item.step;
    stack(ui, 0, [&] {
        text(ui, fill(step.title, values).text);
        if (item.due)
            text(
                ui, item.due->words(view.today) + " (" + item.due->relative(view.today) + ")",
                {.tone = *item.due < view.today ? Tone::warning : Tone::muted, .size = metric::k_small_text});
    });
    if (!step.irreversible && !step.gate) return;
    row(ui, [&] {
        if (step.irreversible) badge(ui, "Point of no return", Tone::danger, Icon::warning);
        if (step.gate) badge(ui, "Gate");
    });
}

void preview_part(ViewContext& view, const ReleasePreview& preview, const Values& values) {
    Ui& ui = view.ui;
    heading(ui, 2, "What it takes: " + counted(preview.steps, "step"));
    std::string words = counted(preview.left_out, "step") + " of the checklist " +
                        (preview.left_out == 1 ? "does" : "do") + " not apply.";
    if (preview.past > 0) words += " The day of " + counted(preview.past, "step") + " is over already.";
    hint(ui, words);
    for (const ReleasePreview::Part& part : preview.parts) {
        const Ui::Scope scope(ui, part.section->id.text());
        space(ui, 4);
        heading(ui, 3, part.section->title);
        list(ui, part.section->title, [&] {
            for (const ReleasePreview::Item& item : part.steps)
                list_item(ui, item.step->id.text(), [&] { preview_item(view, item, values); });
        });
    }
}

void checklist_field(ViewContext& view, PlanForm& form, const std::vector<const Template*>& templates) {
    if (form.release || templates.size() < 2) return;
    std::vector<MenuItem> items;
    std::string name = "Checklist: ";
    for (const Template* of : templates) {
        items.push_back({.label = of->title});
        if (of->id == form.of) name += of->title;
    }
    if (auto chosen = menu(view.ui, name, items, {.icon = Icon::chevron_down, .key = "checklist"}, true))
        form.of = templates[*chosen]->id;
}

void all_fields(ViewContext& view, PlanForm& form, const Wish& wish) {
    Ui& ui = view.ui;
    type_field(ui, form);
    field(ui, "Previous version", form.previous, {.placeholder = "None yet"});
    error_under(ui, wish, "previous");
    version_field(ui, form, wish);
    field(ui, "Target date", form.target, {.placeholder = "YYYY-MM-DD"});
    error_under(ui, wish, "target");
    field(ui, "Maintained line", form.line,
          {.placeholder = "1.4.x", .description = "Where several are maintained; you may leave it empty."});
    if (form.release)
        field(ui, "Next development version", form.next_version,
              {.description = "{{next_version}} in the steps after the release."});
}

void buttons(ViewContext& view, const PlanForm& form, const Wish& wish) {
    Ui& ui = view.ui;
    if (wish.error && wish.error->place != "version" && wish.error->place != "previous" &&
        wish.error->place != "target")
        text(ui, wish.error->sentence, {.tone = Tone::danger});
    const std::string name = form_name(wish.release.project);
    row(ui, [&] {
        const std::string label = form.release ? "Save the plan" : "Plan release " + wish.release.version;
        const ButtonOptions save{.kind = ButtonKind::primary,
                                 .icon = Icon::check,
                                 .disabled = wish.error.has_value(),
                                 .key = "save"};
        const std::string back = form.release ? release_route(form.release) : std::string("#/releases");
        if (button(ui, label, save) && wish.command) {
            view.outbox.send_form(*wish.command, name);
            if (form.release) ui.request(request::ShowRoute{back});
        }
        if (button(ui, "Cancel", {.kind = ButtonKind::quiet})) {
            view.outbox.send(command::DropForm{name});
            ui.request(request::ShowRoute{back});
        }
    });
}

/// Values may have come to those that were there before.
void keep_texts(ViewContext& view, const std::string& name, FormTexts before, const FormTexts& after) {
    before.resize(after.size());
    keep_changes(view.outbox, name, before, after);
}

void show(ViewContext& view, const Project& project, PlanForm form,
          const std::vector<const Template*>& templates) {
    Ui& ui = view.ui;
    const FormTexts before = texts_of(form);
    const Release* broken = view.workspace.find(form.replaces);
    link(ui, "All releases", "#/releases");
    heading(ui, 1, form.release ? "Change the plan" : "Plan a release");
    if (broken) hint(ui, "It stands in for " + broken->version + ", and says so in both reports.");
    checklist_field(view, form, templates);
    const Wish wish = wish_of(view, project, form);
    all_fields(view, form, wish);
    const TemplateVersion* version = newest_version(view.workspace, form.of);
    if (!version) return;
    const Outline& outline = view.state.outline.get(view.workspace, version->id,
                                                    [&] { return outline_of(view.workspace, version->id); });
    const Values values = values_of(view.workspace, wish.release, form.values);
    const ReleasePreview preview = release_preview(outline, wish.release, values, view.today);
    if (!form.release) value_fields(ui, form, preview);
    keep_texts(view, form_name(project.id), before, texts_of(form));
    buttons(view, form, wish);
    preview_part(view, preview, values);
}

PlanForm blank_form(const ViewContext& view, const Project& project, const Template& of) {
    PlanForm form;
    form.of = of.id;
    form.previous = newest_released(view.workspace, project);
    form.target = (view.today + k_days_ahead).text();
    return form;
}

} // namespace

std::optional<Error> error_of(const ViewContext& view, const Command& command) {
    const Result<Changes> changes = decide(view.workspace, command, {view.now, view.today, {}});
    return changes ? std::nullopt : std::optional(changes.error());
}

void open_release_form(ViewContext& view, const Ref<Project>& project, const PlanForm& form) {
    view.outbox.send(command::DropForm{form_name(project)});
    view.outbox.send(command::KeepForm{form_name(project), texts_of(form)});
    view.ui.request(request::ShowRoute{"#/releases/new"});
}

void open_release_form(ViewContext& view, const Ref<Project>& project) {
    // A change of a plan that was left half way is not what a new one begins with.
    const std::string name = form_name(project);
    if (!kept_text(view.workspace, name, "release").empty()) view.outbox.send(command::DropForm{name});
    view.ui.request(request::ShowRoute{"#/releases/new"});
}

PlanForm replacement_of(const Release& release, const Template& of, Date today) {
    PlanForm form;
    form.of = of.id;
    form.type = ReleaseType::patch;
    form.previous = release.version;
    form.line = release.line;
    form.target = today.text();
    form.replaces = Ref<Release>(release.id);
    return form;
}

void release_form_view(ViewContext& view) {
    const Project* project = shown_project(view.workspace);
    if (!project) return welcome_view(view);
    view.state.page_title = "Plan a release";
    const std::vector<const Template*> templates = release_templates(view.workspace, *project);
    page(view.ui, "#/releases/new", [&] {
        if (!templates.empty()) {
            const PlanForm blank = blank_form(view, *project, *templates.front());
            PlanForm form = kept_form(view.workspace, form_name(project->id), blank);
            if (std::ranges::find(templates, form.of, &Template::id) == templates.end()) form.of = blank.of;
            return show(view, *project, std::move(form), templates);
        }
        heading(view.ui, 1, "Plan a release");
        empty_state(view.ui, Icon::tag, "No release checklist yet",
                    "A plan is made from a checklist of the area Release. Write one and publish it first.",
                    [&] { link(view.ui, "All checklists", "#/checklists"); });
    });
}

} // namespace shipshape
