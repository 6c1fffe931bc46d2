#include "shell/views/views.h"

#include "core/base/text.h"
#include "core/domain/draft.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::size_t k_most_changes = 12; ///< that are listed

std::vector<std::string> changes_of(const Workspace& workspace, const TemplateVersion& draft,
                                    const TemplateVersion* newest) {
    std::vector<std::string> words;
    if (!newest) return words;
    const Outline before = outline_of(workspace, newest->id), after = outline_of(workspace, draft.id);
    for (const VersionChange& change : changes_between(before, after)) words.push_back(change_words(change));
    return words;
}

void change_list(Ui& ui, const std::vector<std::string>& changes) {
    const std::size_t shown = std::min(changes.size(), k_most_changes);
    widgets::list(ui, "Changes in the draft", [&] {
        for (std::size_t i = 0; i < shown; ++i)
            list_item(ui, std::to_string(i), [&] { text(ui, changes[i]); });
    });
    if (changes.size() > shown) hint(ui, "and " + std::to_string(changes.size() - shown) + " more");
}

} // namespace

void draft_card(ViewContext& view, const Template& of) {
    Ui& ui = view.ui;
    const TemplateVersion* draft = draft_of(view.workspace, of.id);
    if (!draft) return;
    const TemplateVersion* newest = newest_version(view.workspace, of.id);
    const std::vector<std::string>& changes = view.state.draft_changes.get(
        view.workspace, draft->id, [&] { return changes_of(view.workspace, *draft, newest); });
    card(
        ui,
        [&] {
            text(ui, newest ? "Draft with " + counted(changes.size(), "change") : "Draft, not published yet",
                 {.semibold = true});
            if (!changes.empty()) change_list(ui, changes);
            row(ui, [&] {
                const std::string publish = "Publish version " + std::to_string(draft->number);
                if (button(ui, publish, {.kind = ButtonKind::primary, .icon = Icon::check, .key = "publish"}))
                    view.outbox.send(command::PublishDraft{of.id});
                if (!button(ui, newest ? "Discard the draft" : "Discard the checklist", {.key = "discard"}))
                    return;
                view.outbox.send(command::DiscardDraft{of.id});
                if (!newest) ui.request(request::ShowRoute{"#/checklists"});
            });
        },
        {.name = "Draft"});
}

} // namespace shipshape
