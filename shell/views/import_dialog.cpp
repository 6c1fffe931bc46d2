#include "shell/views/views.h"

#include "core/base/text.h"
#include "core/domain/import_words.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::size_t k_most_conflicts_shown = 50;

void conflicts(Ui& ui, const ImportPlan& plan) {
    if (plan.conflicts.empty()) return;
    const std::size_t shown = std::min(plan.conflicts.size(), k_most_conflicts_shown);
    text(ui, "Written in both places. What is not taken is kept nowhere, so copy it if you need it.",
         {.tone = Tone::warning});
    widgets::list(ui, "What is not taken", [&] {
        for (std::size_t i = 0; i < shown; ++i)
            list_item(ui, "conflict " + std::to_string(i),
                      [&] { text(ui, conflict_words(plan.conflicts[i])); });
    });
    if (plan.conflicts.size() > shown)
        hint(ui, "And " + std::to_string(plan.conflicts.size() - shown) + " more, which copying includes.");
    copy_button(ui, "Copy what is not taken", lost_words(plan));
}

void plan_words(Ui& ui, const ImportPlan& plan) {
    widgets::list(ui, "What would change", [&] {
        for (std::size_t entity = 0; entity < k_entity_count; ++entity) {
            std::string words = counts_words(entity, plan.counts[entity]);
            if (!words.empty()) list_item(ui, entity_info(entity).name, [&] { text(ui, words); });
        }
    });
    std::size_t kept = plan.total().kept;
    if (kept > 0) hint(ui, counted(kept, "thing") + " that the document does not name stay as they are.");
    if (!plan.changes_something())
        text(ui, "Everything in it is here already: nothing would change.", {.tone = Tone::success});
    if (!plan.changes_something() && !plan.is_empty())
        hint(ui, "Importing only notes when it was written elsewhere, so that later links agree.");
    conflicts(ui, plan);
}

} // namespace

void import_dialog(ViewContext& view) {
    UiState& state = view.state;
    if (state.dropped) {
        view.outbox.open_document(std::move(state.dropped->name), std::move(state.dropped->bytes));
        state.dropped.reset();
    }
    if (!state.import) return;
    ImportPreview& import = *state.import;
    const DialogButton buttons[] = {
        {.label = "Cancel"},
        {.label = "Import", .kind = ButtonKind::primary, .disabled = import.chosen()->is_empty()}};
    DialogResult result = dialog(
        view.ui, "Import " + import.name,
        [&] {
            static constexpr Choice choices[] = {
                {"Merge", "Same things are brought up to date, new ones are added"},
                {"Add as a copy", "Everything becomes new beside what is here"}};
            std::size_t selected = import.mode == ImportMode::merge ? 0 : 1;
            if (auto chosen = radio_group(view.ui, "How", choices, selected))
                import.mode = *chosen == 0 ? ImportMode::merge : ImportMode::copy;
            plan_words(view.ui, *import.chosen());
        },
        buttons);
    if (result.button == 1u) view.outbox.send(command::ApplyImport{import.chosen()});
    if (result.closed) state.import.reset();
}

} // namespace shipshape
