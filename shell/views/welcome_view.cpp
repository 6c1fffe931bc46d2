#include "shell/views/views.h"

#include "core/base/text.h"

namespace shipshape {

using namespace widgets;

namespace {

void load_starter_once(ViewContext& view) {
    if (view.state.starter_asked || view.ui.measuring()) return;
    view.state.starter_asked = true;
    view.ui.request(request::LoadStarter{});
}

void starter_form(ViewContext& view) {
    Ui& ui = view.ui;
    UiState& state = view.state;
    if (!state.starter_problem.empty()) {
        text(ui, "The starter library did not load: " + state.starter_problem, {.tone = Tone::danger});
        if (button(ui, "Try again")) {
            state.starter_problem.clear();
            state.starter_asked = false;
        }
        return;
    }
    if (!state.starter) {
        hint(ui, "Loading the starter library…");
        return;
    }
    std::vector<Choice> choices;
    for (const StarterGuide::Ecosystem& ecosystem : state.starter->ecosystems)
        choices.push_back({ecosystem.name, {}});
    if (auto chosen = radio_group(ui, "Ecosystem", choices, state.welcome.ecosystem))
        state.welcome.ecosystem = *chosen;
}

void create(ViewContext& view, bool with_guide) {
    UiState& state = view.state;
    if (trimmed(state.welcome.name).empty()) {
        state.toasts.add(ToastKind::error, "Give the project a name first: it stands above your checklists.");
        return;
    }
    command::CreateProject command{state.welcome.name, {}, nullptr};
    if (with_guide) {
        command.guide = state.starter;
        command.ecosystem = state.starter->ecosystems[state.welcome.ecosystem].id;
    }
    view.outbox.send(std::move(command));
    state.welcome = {};
    view.ui.request(request::ShowRoute{"#/today"});
}

} // namespace

void welcome_view(ViewContext& view) {
    Ui& ui = view.ui;
    view.state.page_title = "Welcome";
    load_starter_once(view);
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
                ButtonOptions primary{
                    .kind = ButtonKind::primary, .icon = Icon::check, .disabled = !view.state.starter};
                if (button(ui, "Start with this guide", primary)) create(view, true);
                if (button(ui, "Start empty", {.kind = ButtonKind::quiet})) create(view, false);
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
