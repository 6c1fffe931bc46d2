// How a project numbers its versions and where its repository lies, on its page.
#include "core/base/text.h"
#include "core/domain/release_preview.h"
#include "shell/form.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::string_view k_forges[] = {"As its address says", "GitHub", "GitLab", "Forgejo or Gitea",
                                         "Bitbucket"};
constexpr Choice k_schemes[] = {
    {"Semantic Versioning", "1.4.0: major, minor and patch, by what changes for users."},
    {"PEP 440", "1.4.0rc1: as Python packages are numbered."},
    {"By the calendar", "2026.11.0: the date, after a pattern."},
};

using Versioning = command::SetVersioning;

FormTexts texts_of(const Versioning& form) {
    return {{"repository", form.repository},
            {"forge", value_text(to_value(form.forge))},
            {"scheme", value_text(to_value(form.scheme))},
            {"calver", form.calver},
            {"tag_prefix", form.tag_prefix}};
}

/// As it was typed and could not be saved yet; what was not is as the project has it.
Versioning form_of(const Workspace& workspace, const std::string& name, const Project& project) {
    const auto kept = [&](std::string_view field, const std::string& otherwise) {
        return kept_text(workspace, name, field, otherwise);
    };
    Versioning form{
        project.id,     kept("repository", project.repository), project.forge,
        project.scheme, kept("calver", project.calver),         kept("tag_prefix", project.tag_prefix)};
    from_value(kept_text(workspace, name, "forge"), form.forge);
    from_value(kept_text(workspace, name, "scheme"), form.scheme);
    return form;
}

/// `final` becomes true when the field is left.
void edited(Ui& ui, std::string_view label, std::string& text, bool& final, TextFieldOptions options) {
    auto edit = text_field(ui, label, text, options);
    if (!edit) return;
    text = std::move(edit->text);
    final = final || edit->final;
}

/// What the next release would be called.
void example(ViewContext& view, const Project& project, const Versioning& form) {
    Project wished = project;
    wished.scheme = form.scheme;
    wished.calver = std::string(trimmed(form.calver));
    wished.tag_prefix = std::string(trimmed(form.tag_prefix));
    const VersionRules rules = rules_of(wished);
    const std::string newest = newest_released(view.workspace, wished);
    const Result<std::string> next = suggested_version(rules, newest, ReleaseType::minor, view.today);
    const Result<std::string> tag = next ? tag_of(rules, *next) : next;
    if (tag)
        text(view.ui, "The next minor release would be tagged " + *tag + ".",
             {.tone = Tone::success, .size = metric::k_small_text});
}

} // namespace

void versioning_card(ViewContext& view, const Project& project) {
    Ui& ui = view.ui;
    const std::string name = "versioning " + project.id.text();
    Versioning form = form_of(view.workspace, name, project);
    const FormTexts before = texts_of(form);
    bool final = false;
    heading(ui, 2, "Versions");
    hint(ui, "How releases are numbered and tagged, and where the repository lies.");
    edited(ui, "Repository", form.repository, final, {.placeholder = "https://"});
    std::array<MenuItem, std::size(k_forges)> forges;
    for (std::size_t at = 0; at < forges.size(); ++at) forges[at].label = k_forges[at];
    const std::string forge = "Forge: " + std::string(k_forges[static_cast<std::size_t>(form.forge)]);
    if (auto chosen = menu(ui, forge, forges, {.icon = Icon::chevron_down, .key = "forge"}, true)) {
        form.forge = static_cast<Forge>(*chosen);
        final = true;
    }
    if (auto chosen = radio_group(ui, "Scheme", k_schemes, static_cast<std::size_t>(form.scheme))) {
        form.scheme = static_cast<VersionScheme>(*chosen);
        if (form.scheme == VersionScheme::calver && form.calver.empty()) form.calver = "YYYY.0M.MICRO";
        final = true;
    }
    if (form.scheme == VersionScheme::calver)
        edited(ui, "Pattern", form.calver, final,
               {.placeholder = "YYYY.0M.MICRO",
                .description = "Of YYYY, YY, 0Y, MM, 0M, WW, 0W, DD, 0D and MAJOR, MINOR, MICRO."});
    edited(ui, "Tag prefix", form.tag_prefix, final,
           {.description = "What stands before the version in a tag; often v, or nothing."});
    const std::optional<Error> error = error_of(view, form);
    if (error)
        text(ui, error->sentence, {.tone = Tone::danger});
    else
        example(view, project, form);
    if (final && !error)
        view.outbox.send_form(form, name);
    else
        keep_changes(view.outbox, name, before, texts_of(form));
}

} // namespace shipshape
