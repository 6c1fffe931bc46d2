#include "shell/views/views.h"

#include <charconv>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::array<std::string_view, Choices<Evidence>::names.size()> k_evidence_titles = {
    "None", "Text", "Number", "Link", "Yes or no"};

/// A text of a step and the field for it.
struct TextPart {
    std::string_view label;
    std::string Step::*text;
    int rows; ///< 0: a single line
    std::string_view description, placeholder;
};
constexpr TextPart k_title = {"Step title", &Step::title, 0, "", "What is to be done"};
constexpr TextPart k_more[] = {
    {"Details", &Step::details, 3, "Markdown: paragraphs, “- ” lists, `code`, **bold**", ""},
    {"Command", &Step::command, 2, "To copy into a shell; {{name}} is filled in from the variables", ""},
    {"Link", &Step::link, 0, "", "https://"},
    {"Role", &Step::role, 0, "", "Who does it, for example: release manager"},
};

void send(ViewContext& view, Step as) {
    const Ref<Step> step = as.id;
    view.outbox.send(command::EditStep{step, std::move(as)});
}

/// Every keystroke is saved, so that nothing is lost with the browser; but half an address is none.
void text_part(ViewContext& view, const Step& step, const TextPart& part, bool take_focus) {
    const TextFieldOptions options{.multiline = part.rows > 0,
                                   .rows = part.rows,
                                   .placeholder = part.placeholder,
                                   .description = part.description,
                                   .is_code = part.text == &Step::command,
                                   .take_focus = take_focus};
    auto edit = text_field(view.ui, part.label, step.*part.text, options);
    if (!edit || (!edit->final && part.text == &Step::link)) return;
    Step as = step;
    as.*part.text = std::move(edit->text);
    send(view, std::move(as));
}

void minutes_part(ViewContext& view, const Step& step) {
    const std::string shown = step.minutes > 0 ? std::to_string(step.minutes) : std::string();
    auto edit = text_field(view.ui, "Minutes", shown, {.placeholder = "How long it takes, about"});
    if (!edit || !edit->final) return;
    Step as = step;
    as.minutes = 0;
    const char* end = edit->text.data() + edit->text.size();
    const auto [stopped, error] = std::from_chars(edit->text.data(), end, as.minutes);
    if (!edit->text.empty() && (stopped != end || error != std::errc())) as.minutes = -1; // is refused
    send(view, std::move(as));
}

void flag_part(ViewContext& view, const Step& step, bool Step::*flag, std::string_view label,
               std::string_view description) {
    if (!checkbox(view.ui, label, step.*flag, {.description = description})) return;
    Step as = step;
    as.*flag = !(step.*flag);
    send(view, std::move(as));
}

} // namespace

void step_form(ViewContext& view, const Step& step, bool take_focus) {
    text_part(view, step, k_title, take_focus);
    for (const TextPart& part : k_more) text_part(view, step, part, false);
    minutes_part(view, step);
    flag_part(view, step, &Step::optional, "Optional", "A run can be finished without it");
    flag_part(view, step, &Step::gate, "Gate", "What comes after it waits until it is done");
    const auto selected = static_cast<std::size_t>(step.evidence);
    if (auto chosen = segmented(view.ui, "Evidence to write down", k_evidence_titles, selected)) {
        Step as = step;
        as.evidence = static_cast<Evidence>(*chosen);
        send(view, std::move(as));
    }
    if (is_of_release(view.workspace, step)) step_form_release(view, step);
}

} // namespace shipshape
