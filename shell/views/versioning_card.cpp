// How a project numbers its versions and where its repository lies, on its page.
#include "core/base/text.h"
#include "core/domain/release_preview.h"
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

VersioningForm form_of(const Project& project) {
    return {project.id,         project.repository, project.calver,
            project.tag_prefix, project.forge,      project.scheme};
}

command::SetVersioning command_of(const VersioningForm& form) {
    return {form.project, form.repository, form.forge, form.scheme, form.calver, form.tag_prefix};
}

/// True when it was edited; kept when the field is left.
bool edited(Ui& ui, std::string_view label, std::string& text, bool& final, TextFieldOptions options) {
    auto edit = text_field(ui, label, text, options);
    if (!edit) return false;
    text = std::move(edit->text);
    final = final || edit->final;
    return true;
}

/// What the next release would be called.
void example(ViewContext& view, const Project& project, const VersioningForm& form) {
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
    std::optional<VersioningForm>& kept = view.state.release.versioning;
    if (kept && kept->project != project.id) kept.reset();
    VersioningForm form = kept ? *kept : form_of(project);
    bool changed = false, final = false;
    heading(ui, 2, "Versions");
    hint(ui, "How releases are numbered and tagged, and where the repository lies.");
    changed |= edited(ui, "Repository", form.repository, final, {.placeholder = "https://"});
    std::array<MenuItem, std::size(k_forges)> forges;
    for (std::size_t at = 0; at < forges.size(); ++at) forges[at].label = k_forges[at];
    const std::string forge = "Forge: " + std::string(k_forges[static_cast<std::size_t>(form.forge)]);
    if (auto chosen = menu(ui, forge, forges, {.icon = Icon::chevron_down, .key = "forge"}, true)) {
        form.forge = static_cast<Forge>(*chosen);
        changed = final = true;
    }
    if (auto chosen = radio_group(ui, "Scheme", k_schemes, static_cast<std::size_t>(form.scheme))) {
        form.scheme = static_cast<VersionScheme>(*chosen);
        if (form.scheme == VersionScheme::calver && form.calver.empty()) form.calver = "YYYY.0M.MICRO";
        changed = final = true;
    }
    if (form.scheme == VersionScheme::calver)
        changed |= edited(ui, "Pattern", form.calver, final,
                          {.placeholder = "YYYY.0M.MICRO",
                           .description = "Of YYYY, YY, 0Y, MM, 0M, WW, 0W, DD, 0D "
                                          "and MAJOR, MINOR, MICRO."});
    changed |= edited(ui, "Tag prefix", form.tag_prefix, final,
                      {.description = "What stands before the version in a tag; often v, or nothing."});
    const std::optional<Error> error = error_of(view, command_of(form));
    if (error)
        text(ui, error->sentence, {.tone = Tone::danger});
    else
        example(view, project, form);
    if (!changed) return;
    kept = form;
    if (!final || error) return;
    view.outbox.send(command_of(form));
    kept.reset();
}

} // namespace shipshape
