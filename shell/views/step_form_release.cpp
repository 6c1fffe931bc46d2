// The fields that only steps of releases have.
#include "core/base/text.h"
#include "core/domain/release_words.h"
#include "core/domain/step_filter.h"
#include "shell/views/views.h"

#include <charconv>

namespace shipshape {

using namespace widgets;

namespace {

void send(ViewContext& view, Step as) {
    const Ref<Step> step = as.id;
    view.outbox.send(command::EditStep{step, std::move(as)});
}

void types_part(ViewContext& view, const Step& step) {
    Ui& ui = view.ui;
    const unsigned types = step.types.empty() ? 0 : release_types_of(step.types).value_or(0);
    group(ui, "Release types", [&] {
        const Ui::Scope scope(ui, "types");
        text(ui, "Belongs to these releases", {.size = metric::k_small_text, .semibold = true});
        hint(ui, types == 0 ? "None is ticked: it belongs to all of them." : "It is left out of all others.");
        for (std::size_t at = 0; at < Choices<ReleaseType>::names.size(); ++at) {
            const bool ticked = (types >> at & 1) != 0;
            if (!checkbox(ui, type_title(static_cast<ReleaseType>(at)), ticked)) continue;
            Step as = step;
            as.types = release_types_text(types ^ (1u << at));
            send(view, std::move(as));
        }
    });
}

void condition_part(ViewContext& view, const Step& step) {
    auto edit = text_field(view.ui, "Only if", step.condition,
                           {.placeholder = "Always",
                            .description = "A variable: wheels, not wheels, os = linux; joined by “and”"});
    if (!edit || (!edit->final && !is_condition(edit->text))) return; // half a condition is none
    Step as = step;
    as.condition = std::move(edit->text);
    send(view, std::move(as));
}

void offset_part(ViewContext& view, const Step& step) {
    const std::string shown = step.offset ? std::to_string(*step.offset) : std::string();
    const std::string about = step.offset ? "It is due " + offset_words(*step.offset, step.working_days) + "."
                                          : std::string("Empty: it has no date of its own.");
    auto edit = text_field(view.ui, "Days from the target", shown,
                           {.placeholder = "-7 is a week before it", .description = about});
    if (edit && edit->final) {
        Step as = step;
        as.offset.reset();
        const std::string_view typed = trimmed(edit->text);
        std::int64_t days = 0;
        const auto [stopped, error] = std::from_chars(typed.data(), typed.data() + typed.size(), days);
        const bool whole = stopped == typed.data() + typed.size() && error == std::errc();
        if (!typed.empty()) as.offset = whole ? days : k_most_offset_days + 1; // is refused with a sentence
        send(view, std::move(as));
    }
    if (!step.offset) return;
    if (!checkbox(view.ui, "Working days", step.working_days, {.description = "Monday to Friday count"}))
        return;
    Step as = step;
    as.working_days = !step.working_days;
    send(view, std::move(as));
}

void text_part(ViewContext& view, const Step& step, std::string_view label, std::string Step::*member,
               std::string_view description) {
    auto edit =
        text_field(view.ui, label, step.*member, {.multiline = true, .rows = 2, .description = description});
    if (!edit) return;
    Step as = step;
    as.*member = std::move(edit->text);
    send(view, std::move(as));
}

} // namespace

bool is_of_release(const Workspace& workspace, const Step& step) {
    const Section* section = workspace.find(step.section);
    const TemplateVersion* version = section ? workspace.find(section->version) : nullptr;
    const Template* of = version ? workspace.find(version->of) : nullptr;
    return of && of->area == Area::release;
}

void step_form_release(ViewContext& view, const Step& step) {
    offset_part(view, step);
    types_part(view, step);
    condition_part(view, step);
    text_part(view, step, "How to see that it worked", &Step::verify, "Markdown");
    text_part(view, step, "How to take it back", &Step::undo, "Markdown; shown when the release has failed");
    if (checkbox(view.ui, "Point of no return", step.irreversible,
                 {.description = "What it does is public, or cannot be undone. Open blockers forbid it."})) {
        Step as = step;
        as.irreversible = !step.irreversible;
        send(view, std::move(as));
    }
}

} // namespace shipshape
