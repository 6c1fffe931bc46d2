// What stands under the steps of a release, and what is asked before it moves or ends.
#include "core/base/text.h"
#include "core/domain/release_report.h"
#include "core/interchange/release_json.h"
#include "shell/planning.h"
#include "shell/release_page.h"

namespace shipshape {

using namespace widgets;

namespace {

using Kind = ReleaseQuestion::Kind;

constexpr std::size_t k_named_moves = 8;

enum class FootAction {
    copy_text,
    copy_json,
    save_text,
    save_json,
    change,
    skip,
    abort,
    yank,
    discard,
    guide
};

void save(Ui& ui, const ReleaseReport& report, bool as_json) {
    ui.request(
        as_json ? request::Download{report_name(report) + ".json", "application/json", release_json(report)}
                : request::Download{report_name(report) + ".md", "text/markdown", release_markdown(report)});
}

PlanForm form_of(const ReleaseSheet& sheet) {
    const Release& release = *sheet.release;
    PlanForm form;
    form.release = release.id;
    form.of = sheet.of->id;
    form.type = release.type;
    form.previous = release.previous;
    form.line = release.line;
    form.target = release.target.text();
    form.version = release.version;
    form.next_version = release.next_version;
    return form;
}

void carry_out(RunPage& page, FootAction action) {
    const Release& release = *page.sheet->release;
    const auto ask = [&](Kind kind) {
        page.view.state.release.question = ReleaseQuestion{kind, release.id, {}};
    };
    switch (action) {
    case FootAction::save_text:
    case FootAction::save_json:
        return save(page.view.ui, report_of(page.view.workspace, *page.sheet),
                    action == FootAction::save_json);
    case FootAction::guide:
        return page.view.outbox.save_guide(release.run);
    case FootAction::change:
        return open_release_form(page.view, page.sheet->project->id, form_of(*page.sheet));
    case FootAction::skip:
        return page.view.outbox.send(command::EndRelease{release.id, ReleaseStatus::released, {}, true});
    case FootAction::abort:
        return ask(Kind::abort);
    case FootAction::yank:
        return ask(Kind::yank);
    case FootAction::discard:
        return ask(Kind::discard);
    default:
        return;
    }
}

void more_menu(RunPage& page) {
    const auto report = [&] { return report_of(page.view.workspace, *page.sheet); };
    const auto as_text = [&]() -> std::string { return release_markdown(report()); };
    const auto as_json = [&]() -> std::string { return release_json(report()); };
    const FunctionRef<std::string()> text(as_text), json(as_json);
    const bool is_public = !page.sheet->plan.passed.empty();
    std::vector<MenuItem> items;
    std::vector<FootAction> actions;
    const auto offer = [&](FootAction action, const MenuItem& item) {
        items.push_back(item);
        actions.push_back(action);
    };
    using enum FootAction;
    offer(copy_text, {.label = "Copy the report as Markdown", .icon = Icon::copy, .copies = &text});
    offer(copy_json, {.label = "Copy the report as JSON", .icon = Icon::copy, .copies = &json});
    offer(save_text, {.label = "Download the report as Markdown", .icon = Icon::download});
    offer(save_json, {.label = "Download the report as JSON", .icon = Icon::download});
    if (!page.is_past && has_guide(page))
        offer(guide, {.label = "Save the guide with these ticks", .icon = Icon::download});
    if (page.open()) {
        offer(change, {.label = "Change version, type or dates…", .icon = Icon::note});
        offer(skip, {.label = "Skip what is open and archive", .icon = Icon::chevron_right});
        offer(abort,
              {.label = "Abort the release…", .icon = Icon::close, .danger = true, .disabled = is_public});
        offer(yank,
              {.label = "Yank the release…", .icon = Icon::warning, .danger = true, .disabled = !is_public});
        offer(discard, {.label = "Discard this plan…", .icon = Icon::close, .danger = true});
    }
    if (const auto chosen = menu(page.view.ui, "More about this release", items))
        carry_out(page, actions[*chosen]);
}

/// What the question asks, as far as it is filled in.
Result<Command> command_of(const Release& release, const ReleaseQuestion& asked) {
    if (asked.kind == Kind::discard) return command::DiscardRun{release.run};
    if (asked.kind != Kind::move)
        return command::EndRelease{release.id,
                                   asked.kind == Kind::abort ? ReleaseStatus::aborted : ReleaseStatus::yanked,
                                   asked.text};
    const Result<Date> day = typed_day(asked.text);
    if (!day) return pass_on(day);
    command::EditRelease edit{release.id, release};
    edit.as.target = *day;
    return edit;
}

void moves_list(RunPage& page, const ReleaseQuestion& asked) {
    Ui& ui = page.view.ui;
    const Result<Date> day = typed_day(asked.text);
    if (!day) return;
    const std::vector<MovedStep> moved = moved_steps(page.sheet->plan, *day);
    const Date today = page.view.today;
    if (moved.empty()) return hint(ui, "No open step moves with it.");
    text(ui, counted(moved.size(), "open step") + (moved.size() == 1 ? " moves" : " move") + " with it:");
    list(ui, "What moves", [&] {
        for (std::size_t at = 0; at < std::min(moved.size(), k_named_moves); ++at)
            list_item(ui, moved[at].step->id().text(), [&] {
                const MovedStep& one = moved[at];
                const Tone tone = one.to < today ? Tone::warning : Tone::muted;
                text(ui,
                     fill(one.step->title(), page.values).text + ": " + one.from.text() + " → " +
                         one.to.text(),
                     {.tone = tone, .size = metric::k_small_text});
            });
    });
    if (moved.size() > k_named_moves)
        hint(ui, "and " + std::to_string(moved.size() - k_named_moves) + " more");
}

void question_body(RunPage& page, ReleaseQuestion& asked) {
    Ui& ui = page.view.ui;
    if (asked.kind == Kind::discard)
        return text(ui, "The plan goes with everything that was written down in it. Undo brings it back.");
    const bool moves = asked.kind == Kind::move;
    TextFieldOptions options;
    if (moves)
        options.placeholder = "YYYY-MM-DD";
    else
        options.description = "Kept in the history and in the report.";
    if (auto edit = text_field(ui, moves ? "New target date" : "Reason", asked.text, options))
        asked.text = std::move(edit->text);
    if (moves) moves_list(page, asked);
}

} // namespace

void release_foot(RunPage& page) {
    Ui& ui = page.view.ui;
    if (page.open()) run_added_step(page);
    row(ui, [&] {
        const Progress& progress = page.outline.progress;
        const ButtonKind kind = progress.required_open == 0 ? ButtonKind::primary : ButtonKind::secondary;
        if (page.open() && button(ui, "Archive the release", {.kind = kind, .icon = Icon::check}))
            page.view.outbox.send(command::EndRelease{page.sheet->release->id, ReleaseStatus::released});
        if (!page.is_past) run_share_button(page);
        more_menu(page);
    });
    if (page.open() && page.outline.progress.required_open > 0)
        hint(ui,
             counted(page.outline.progress.required_open, "step") +
                 " to settle before it is archived. What is dated after the target stays here until then.");
}

void release_dialog(RunPage& page) {
    std::optional<ReleaseQuestion>& asked = page.view.state.release.question;
    const Release& release = *page.sheet->release;
    if (!asked || asked->release != release.id) return;
    Ui& ui = page.view.ui;
    static constexpr std::string_view k_verbs[] = {"Move", "Abort", "Yank", "Discard"};
    const std::string_view verb = k_verbs[static_cast<std::size_t>(asked->kind)];
    const Result<Command> command = command_of(release, *asked);
    std::optional<Error> error = command ? error_of(page.view, *command) : std::optional(command.error());
    const ButtonKind kind = asked->kind == Kind::move ? ButtonKind::primary : ButtonKind::danger;
    const DialogButton buttons[] = {{.label = "Cancel"},
                                    {.label = verb, .kind = kind, .disabled = error.has_value()}};
    const auto body = [&] {
        question_body(page, *asked);
        if (error && !trimmed(asked->text).empty()) text(ui, error->sentence, {.tone = Tone::danger});
    };
    const DialogResult result = dialog(ui, std::string(verb) + " release " + release.version, body, buttons);
    if (!result.closed) return;
    if (result.button == 1u && command) {
        page.view.outbox.send(*command);
        if (asked->kind == Kind::discard) ui.request(request::ShowRoute{"#/releases"});
    }
    asked.reset();
}

} // namespace shipshape
