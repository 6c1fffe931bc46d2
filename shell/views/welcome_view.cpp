#include "shell/views/views.h"

#include "core/base/text.h"
#include "core/domain/ecosystem.h"

namespace shipshape {

using namespace widgets;

namespace {

void starter_form(ViewContext& view) {
    Ui& ui = view.ui;
    UiState& state = view.state;
    std::vector<Choice> choices;
    for (const Ecosystem& ecosystem : k_ecosystems) choices.push_back({ecosystem.name, {}});
    if (auto chosen = radio_group(ui, "Ecosystem", choices, state.welcome.ecosystem))
        state.welcome.ecosystem = *chosen;
    if (state.welcome.waits_for_guide) hint(ui, "Loading the starter library…");
    if (state.starter_problem.empty()) return;
    text(ui, "The starter library did not load: " + state.starter_problem, {.tone = Tone::danger});
    hint(ui, "Start with the guide again to try once more.");
}

bool has_name(UiState& state) {
    if (!trimmed(state.welcome.name).empty()) return true;
    state.toasts.add(ToastKind::error, "Give the project a name first: it stands above your checklists.");
    return false;
}

void create(ViewContext& view, bool with_guide) {
    UiState& state = view.state;
    command::CreateProject command{state.welcome.name, {}, nullptr};
    if (with_guide) {
        command.guide = state.starter;
        command.ecosystem = k_ecosystems[state.welcome.ecosystem].id;
    }
    view.outbox.send(std::move(command));
    state.welcome = {};
    view.ui.request(request::ShowRoute{"#/today"});
}

/// The library is a quarter of all texts of the site: it is fetched when somebody wants it.
void ask_for_guide(ViewContext& view) {
    view.state.welcome.waits_for_guide = true;
    view.state.starter_problem.clear();
    if (!view.state.starter) view.ui.request(request::LoadStarter{});
}

} // namespace

void welcome_view(ViewContext& view) {
    Ui& ui = view.ui;
    view.state.page_title = "Welcome";
    if (view.state.welcome.waits_for_guide && view.state.starter && !view.ui.measuring()) create(view, true);
    page(ui, "#/welcome", [&] {
        heading(ui, 1, "Keep your project in shape");
        text(ui,
             "Recurring maintenance, releases, security, clean-up and emergencies as checklists that are "
             "really run. "
             "Everything stays in this browser: no account, no server.",
             {.tone = Tone::muted});
        space(ui, 8);
        card(ui, [&] {
            TextFieldOptions options;
            options.placeholder = "The name of your software";
            if (auto edit = text_field(ui, "Project name", view.state.welcome.name, options))
                view.state.welcome.name = edit->text;
            space(ui, 8);
            starter_form(view);
            space(ui, 8);
            row(ui, [&] {
                const bool waits = view.state.welcome.waits_for_guide;
                ButtonOptions primary{.kind = ButtonKind::primary, .icon = Icon::check, .disabled = waits};
                if (button(ui, "Start with this guide", primary) && has_name(view.state)) ask_for_guide(view);
                if (button(ui, "Start empty", {.kind = ButtonKind::quiet}) && has_name(view.state))
                    create(view, false);
            });
        });
        space(ui, 8);
        heading(ui, 2, "Coming from another browser?");
        text(ui,
             "Export a document there and import it here. You see what it would add before anything changes.",
             {.tone = Tone::muted});
        if (auto file =
                file_button(ui, "Import a document", ".json,application/json", {.icon = Icon::upload}))
            view.outbox.open_document(std::move(file->name), std::move(file->bytes));
    });
}

} // namespace shipshape
