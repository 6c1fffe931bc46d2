// What forbids a release, and who can do it.
#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "shell/form.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

void blocker_row(RunPage& page, const Blocker& blocker) {
    Ui& ui = page.view.ui;
    sides(
        ui,
        [&] {
            stack(ui, 0, [&] {
                text(ui, blocker.title, {.tone = blocker.resolved ? Tone::muted : Tone::normal});
                if (!blocker.link.empty()) link(ui, blocker.link, blocker.link);
                if (blocker.resolved)
                    hint(ui, "resolved" + (blocker.person.empty() ? "" : " by " + blocker.person));
            });
        },
        [&] {
            row(ui, [&] {
                if (!page.open()) return;
                const bool resolved = blocker.resolved.has_value();
                const std::string verb = resolved ? "Open again" : "Resolve";
                if (button(ui, verb, {.name = verb + ": " + blocker.title}))
                    page.view.outbox.send(command::ResolveBlocker{blocker.id, !resolved});
                if (icon_button(ui, Icon::close, "Remove the blocker " + blocker.title))
                    page.view.outbox.send(command::RemoveBlocker{blocker.id});
            });
        });
}

void new_blocker(RunPage& page) {
    Ui& ui = page.view.ui;
    const Id& release = page.sheet->release->id;
    const std::string form = "blocker of " + release.text();
    command::AddBlocker add{release, kept_text(page.view.workspace, form, "title"),
                            kept_text(page.view.workspace, form, "link")};
    const FormTexts before{{"title", add.title}, {"link", add.link}};
    if (auto edit = text_field(ui, "What blocks the release", add.title,
                               {.placeholder = "A crash, a report that is not answered …"}))
        add.title = std::move(edit->text);
    const bool begun = !trimmed(add.title).empty();
    if (begun)
        if (auto edit = text_field(ui, "Its address", add.link, {.placeholder = "https://"}))
            add.link = std::move(edit->text);
    keep_changes(page.view.outbox, form, before, {{"title", add.title}, {"link", add.link}});
    if (!begun) return;
    const std::optional<Error> error = error_of(page.view, add);
    if (error) text(ui, error->sentence, {.tone = Tone::danger});
    if (!button(ui, "Add the blocker", {.icon = Icon::plus, .disabled = error.has_value()})) return;
    page.view.outbox.send_form(add, form);
}

void role_row(Ui& ui, const RoleCover& cover) {
    const std::string steps = " (" + counted(cover.open, "step") + " to do)";
    if (cover.people.empty()) return text(ui, cover.role + ": nobody" + steps, {.tone = Tone::danger});
    if (cover.people.size() == 1)
        return text(ui, cover.role + ": only " + cover.people.front() + steps + ". Who steps in?",
                    {.tone = Tone::warning});
    text(ui, cover.role + ": " + joined_words(cover.people) + steps);
}

} // namespace

void release_blockers(RunPage& page) {
    const ReleasePlan& plan = page.sheet->plan;
    if (!page.open() && plan.blockers.empty()) return;
    Ui& ui = page.view.ui;
    const Ui::Scope scope(ui, "blockers");
    const auto content = [&] {
        heading(ui, 2, "Blockers");
        if (plan.blockers.empty())
            hint(ui, "Nothing blocks it. An open blocker forbids what cannot be undone.");
        const auto rows = [&] {
            for (const Blocker* blocker : plan.blockers)
                list_item(ui, blocker->id.text(), [&] { blocker_row(page, *blocker); });
        };
        if (!plan.blockers.empty()) list(ui, "Blockers", rows, 4);
        if (page.open()) new_blocker(page);
    };
    card(ui, content, {.name = "Blockers"});
}

void release_roles(RunPage& page) {
    const std::vector<RoleCover>& roles = page.sheet->plan.roles;
    if (!page.open() || roles.empty()) return;
    Ui& ui = page.view.ui;
    const Ui::Scope scope(ui, "roles");
    bool short_handed = false;
    for (const RoleCover& cover : roles) short_handed |= cover.people.size() < 2;
    const auto content = [&] {
        heading(ui, 2, "Who can do this");
        list(ui, "Roles", [&] {
            for (const RoleCover& cover : roles) list_item(ui, cover.role, [&] { role_row(ui, cover); });
        });
        if (short_handed) link(ui, "People of the project", "#/project");
    };
    card(ui, content, {.name = "Who can do this"});
}

} // namespace shipshape
