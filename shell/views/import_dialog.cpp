#include "shell/views/views.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

/// "Step states: 1 new, 2 changed, 3 the same". Empty where there is nothing to say.
std::string counts_words(std::size_t entity, const ImportPlan::Counts& counts) {
    if (counts.added + counts.changed + counts.same == 0) return {};
    std::string words(entity_info(entity).plural);
    std::ranges::replace(words, '_', ' ');
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    words += ": " + std::to_string(counts.added) + " new, " + std::to_string(counts.changed) + " changed, " +
             std::to_string(counts.same) + " the same";
    return words;
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
    if (plan.after.empty())
        text(ui, "Everything in it is here already: nothing would change.", {.tone = Tone::success});
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
        {.label = "Import", .kind = ButtonKind::primary, .disabled = import.chosen()->after.empty()}};
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
            for (const std::string& remark : import.remarks) hint(view.ui, remark);
        },
        buttons);
    if (result.button == 1u) view.outbox.send(command::ApplyImport{import.chosen()});
    if (result.closed) state.import.reset();
}

} // namespace shipshape
