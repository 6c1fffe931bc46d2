// What a share link holds: shown as it is, and taken over only where somebody says so.
#include "core/base/text.h"
#include "core/domain/release_words.h"
#include "core/domain/run_text.h"
#include "shell/views/views.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::string_view k_foreign = "Not your own: read before you run it";

/// A row of the one list: a part's heading, or a step.
struct SharedRow {
    const RunOutline::Part* part = nullptr;
    const RunStep* step = nullptr;
};
SharedRow row_at(const RunOutline& outline, std::size_t at) {
    for (const RunOutline::Part& part : outline.parts) {
        if (at == 0) return {&part, nullptr};
        if (at <= part.steps.size()) return {&part, &part.steps[at - 1]};
        at -= part.steps.size() + 1;
    }
    return {};
}

std::string filled(const OpenedLink& link, std::string_view text) {
    return link.thing.run ? fill(text, link.values).text : std::string(text);
}

void state_part(Ui& ui, const StepState& state) {
    if (!state.person.empty()) hint(ui, "by " + state.person);
    for (const auto& [name, words] :
         {std::pair{"Reason", &state.reason}, std::pair{"Evidence", &state.evidence},
          std::pair{"Note", &state.note}}) {
        if (words->empty()) continue;
        text(ui, std::string(name) + ":", {.size = metric::k_small_text, .semibold = true});
        text(ui, *words);
    }
}

void definition_part(Ui& ui, const OpenedLink& link, const Step& step) {
    if (!step.details.empty()) text_block(ui, filled(link, step.details), {.tone = Tone::muted});
    if (!step.command.empty()) {
        badge(ui, k_foreign, Tone::warning, Icon::warning);
        code_block(ui, filled(link, step.command), "Copy the command of " + step.title);
    }
    const std::string address = filled(link, step.link);
    if (address.starts_with("https://"))
        widgets::link(ui, address, address);
    else if (!address.empty())
        text(ui, address);
    for (const auto& [name, words] : {std::pair{"How to see that it worked", &step.verify},
                                      std::pair{"How to take it back", &step.undo}}) {
        if (words->empty()) continue;
        text(ui, name, {.size = metric::k_small_text, .semibold = true});
        text_block(ui, filled(link, *words), {.tone = Tone::muted});
    }
}

Tone tone_of(StepStatus status) {
    if (status == StepStatus::done) return Tone::success;
    return status == StepStatus::failed ? Tone::danger : Tone::muted;
}

void step_card(Ui& ui, const OpenedLink& link, const RunStep& step) {
    card(ui, [&] {
        stack(ui, 4, [&] {
            row(ui, [&] {
                text(ui, filled(link, step.title()), {.semibold = true});
                const StepStatus status = step.status();
                if (link.thing.run && status != StepStatus::open)
                    badge(ui, status_words(status), tone_of(status));
                if (!step.step) return;
                if (step.step->optional) badge(ui, "Optional");
                for (const std::string& words : release_step_words(*step.step)) badge(ui, words);
                if (step.step->irreversible) badge(ui, "Point of no return", Tone::danger, Icon::warning);
            });
            if (step.step) definition_part(ui, link, *step.step);
            if (step.state) state_part(ui, *step.state);
        });
    });
}

void steps(Ui& ui, const OpenedLink& link) {
    const RunOutline& outline = link.outline;
    std::size_t count = outline.parts.size();
    for (const RunOutline::Part& part : outline.parts) count += part.steps.size();
    virtual_list(
        ui, {.name = "Steps", .count = count, .estimate = 96, .gap = 8},
        [](std::size_t at) { return std::to_string(at); },
        [&](std::size_t at) {
            const SharedRow row = row_at(outline, at);
            if (row.step) return step_card(ui, link, *row.step);
            if (!row.part) return;
            space(ui, 8);
            heading(ui, 2, filled(link, row.part->title()));
        });
}

std::string title_of(const SharedThing& thing) {
    return thing.release ? "Release " + thing.release->version : thing.of->title;
}

std::string kind_words(const OpenedLink& link) {
    const SharedThing& thing = link.thing;
    const Project* project = link.content->workspace.find(thing.of->project);
    std::string words = thing.release ? "A release" : thing.run ? "A run" : "A checklist";
    if (project) words += " of " + project->name;
    if (thing.release)
        words += ", target " + thing.release->target.text() + ", " +
                 std::string(status_words(thing.release->status));
    if (thing.run)
        words += ", " + std::to_string(link.outline.progress.settled) + " of " +
                 counted(link.outline.progress.steps, "step") + " done";
    return words;
}

void origin(Ui& ui, const OpenedLink& link) {
    const SharedContent& content = *link.content;
    card(ui,
         [&] {
             if (content.sender.empty())
                 text(ui, "It does not say who it is from.");
             else
                 text(ui, "It says it is from " + content.sender + ". Nobody has checked that.");
             hint(ui, "Made " + time_words(content.made) + ". It holds " + shared_words(link) + ".");
             hint(ui, "Opening it changed nothing here. Only the buttons below do.");
         },
         {.name = "About this link"});
}

void blockers(Ui& ui, const OpenedLink& link) {
    const Table<Blocker>& all = link.content->workspace.all<Blocker>();
    if (!link.thing.release || all.empty()) return;
    heading(ui, 2, "What blocks it");
    list(ui, "What blocks it", [&] {
        for (const auto& [id, blocker] : all)
            list_item(ui, id.text(), [&] {
                row(ui, [&] {
                    text(ui, blocker.title);
                    if (blocker.resolved) badge(ui, "Resolved", Tone::success);
                });
            });
    });
}

/// Everything that is here with it; a run that was closed in an earlier visit is found by merging only.
bool is_here(ViewContext& view, const SharedThing& thing) {
    if (!thing.run) return false;
    if (view.workspace.find(Ref<Run>(thing.run->id))) return true;
    const Result<Workspace>& closed = view.state.past_run.get(
        view.workspace, thing.run->id, [&] { return view.history.closed_run(Ref<Run>(thing.run->id)); });
    return closed && closed->find(Ref<Run>(thing.run->id));
}

void run_buttons(ViewContext& view, const SharedThing& thing) {
    Ui& ui = view.ui;
    const bool here = is_here(view, thing);
    row(ui, [&] {
        if (here && button(ui, "Merge into my run", {.kind = ButtonKind::primary, .icon = Icon::check}))
            view.outbox.adopt(Adoption::merge);
        if (!here && button(ui, "Use once",
                            {.kind = ButtonKind::primary,
                             .icon = Icon::check,
                             .description = "Goes on here where it is, with what was written down."}))
            view.outbox.adopt(Adoption::use_once);
        if (button(ui, "Keep as a checklist", {.icon = Icon::list})) view.outbox.adopt(Adoption::keep);
    });
    if (here) link(ui, "Open my run", run_route(thing.run->id));
}

void buttons(ViewContext& view, const OpenedLink& opened) {
    Ui& ui = view.ui;
    const SharedThing& thing = opened.thing;
    if (thing.run) return run_buttons(view, thing);
    row(ui, [&] {
        if (button(ui, "Use once",
                   {.kind = ButtonKind::primary,
                    .icon = Icon::check,
                    .description = "Starts a run of it; the checklist goes to the archived ones."}))
            view.outbox.adopt(Adoption::use_once);
        if (button(ui, "Keep as a checklist", {.icon = Icon::list})) view.outbox.adopt(Adoption::keep);
    });
    if (view.workspace.find(Ref<Template>(thing.of->id)))
        link(ui, "This checklist is here already", template_route(thing.of->id));
}

void content(ViewContext& view, const OpenedLink& opened) {
    Ui& ui = view.ui;
    heading(ui, 1, title_of(opened.thing));
    hint(ui, kind_words(opened));
    if (!opened.thing.of->summary.empty()) text(ui, opened.thing.of->summary);
    origin(ui, opened);
    buttons(view, opened);
    blockers(ui, opened);
    steps(ui, opened);
}

void refused(ViewContext& view, const Error& error) {
    Ui& ui = view.ui;
    heading(ui, 1, "This link cannot be opened");
    text(ui, error.sentence);
    hint(ui, "Nothing here was changed.");
    row(ui, [&] { link(ui, "Go to Today", "#/today"); });
}

} // namespace

void shared_view(ViewContext& view) {
    std::shared_ptr<const OpenedLink>& opened = view.state.sharing.opened;
    const std::string& text = view.state.route.link;
    if (!opened || opened->text != text) opened = open_link(text, view.today);
    const bool readable = opened->content.has_value();
    view.state.page_title = readable ? title_of(opened->thing) : "Link";
    page(view.ui, "#/open", [&] {
        if (readable)
            content(view, *opened);
        else
            refused(view, opened->content.error());
    });
}

} // namespace shipshape
