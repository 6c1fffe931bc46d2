#include "core/base/text.h"
#include "core/domain/announcement.h"
#include "core/domain/release_plan.h"
#include "shell/workbench_page.h"

namespace shipshape {

using namespace widgets;

namespace {

/// The open release of that version; null where there is none.
const Release* planned_release(const WorkbenchPage& page, std::string_view version) {
    for (const Release* release : releases_of(page.view.workspace, page.project.id))
        if (release->status == ReleaseStatus::open && release->version == version) return release;
    return nullptr;
}

/// A prefilled form of the forge as a link; where it is too long, what has to be copied by hand.
void form_link(Ui& ui, std::string_view label, const Result<FormAddress>& form) {
    if (!form) return hint(ui, form.error().sentence);
    link(ui, label, form->address);
    if (!form->advice.empty()) hint(ui, form->advice);
}

void forms(WorkbenchPage& page, const std::string& version, const std::string& notes) {
    Ui& ui = page.view.ui;
    heading(ui, 3, "At the forge");
    if (page.project.repository.empty()) return link(ui, "Say where the repository lies", "#/project");
    const Result<Repository> repository = read_repository(page.project.repository, page.project.forge);
    if (!repository) return hint(ui, repository.error().sentence);
    const VersionRules rules = rules_of(page.project);
    const Result<std::string> tag = tag_of(rules, version);
    if (!tag) return hint(ui, tag.error().sentence);
    const Result<bool> pre = is_prerelease(rules, version);
    form_link(ui, "Open the release form",
              release_form(*repository,
                           {.tag = *tag, .title = version, .body = notes, .is_prerelease = pre && *pre}));
    form_link(ui, "Open the form of an issue",
              issue_form(*repository, {.title = "Release " + version, .body = notes}));
}

void announcement(WorkbenchPage& page, const std::string& version, const std::string& notes) {
    Ui& ui = page.view.ui;
    heading(ui, 3, "Announcement");
    Announcement said{
        .project = page.project.name, .version = version, .date = page.found.date, .notes = notes};
    if (const Result<std::string> tag = tag_of(rules_of(page.project), version)) said.tag = *tag;
    if (const Result<Repository> repository = read_repository(page.project.repository, page.project.forge))
        if (Result<std::string> address = tag_address(*repository, said.tag))
            said.links.push_back({"Release", *address});
    const Result<Filled> filled = announcement_markdown(said);
    if (!filled) return text(ui, filled.error().sentence, {.tone = Tone::danger});
    code_block(ui, filled->text, "Copy the announcement");
}

} // namespace

void workbench_notes(WorkbenchPage& page) {
    Ui& ui = page.view.ui;
    Workbench& bench = page.bench();
    heading(ui, 2, "Release notes");
    const std::string shown =
        page.found.refusal.empty() ? page.found.version : newest_version_of(bench, page.found);
    if (auto edit = text_field(ui, "Of version", bench.notes_version, {.placeholder = shown})) {
        bench.notes_version = edit->text;
        bench.notes_edited = false;
    }
    const std::string_view typed = trimmed(bench.notes_version);
    const std::string version = typed.empty() ? shown : std::string(typed);
    if (!bench.notes_edited) bench.notes = notes_of(bench, page.found, version);
    if (bench.notes.empty() && !bench.notes_edited)
        return text(ui, "The changelog says nothing about that version.", {.tone = Tone::warning});
    const Ui::Scope scope(ui, version);
    if (auto edit = text_field(ui, "Notes", bench.notes, {.multiline = true, .rows = 8})) {
        bench.notes = edit->text;
        bench.notes_edited = true;
    }
    row(ui, [&] {
        copy_button(ui, "Copy the notes", bench.notes);
        const Release* release = planned_release(page, version);
        if (release && release->notes != bench.notes &&
            button(ui, "Save into the plan of " + version, {.kind = ButtonKind::primary})) {
            Release as = *release;
            as.notes = bench.notes;
            page.view.outbox.send(command::EditRelease{release->id, as});
        }
    });
    forms(page, version, bench.notes);
    announcement(page, version, bench.notes);
}

} // namespace shipshape
