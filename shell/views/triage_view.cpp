#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "core/domain/schedule_preview.h"
#include "shell/form.h"
#include "shell/planning.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

constexpr std::size_t k_named_dates = 6;

/// "3 dates: 2 November, 9 November and 16 November"
std::string missed_words(const MissedSchedule& missed, Date today) {
    std::vector<std::string> named;
    const std::size_t count = missed.dates.size();
    for (std::size_t i = count > k_named_dates ? count - k_named_dates : 0; i < count; ++i)
        named.push_back(day_words(missed.dates[i], today));
    std::string words = counted(static_cast<std::size_t>(missed.count), "date");
    if (missed.count >= k_most_missed) words += " or more";
    return words + (count > k_named_dates ? ", the last of them: " : ": ") + joined_words(named);
}

// What was chosen and typed is a form until it is applied: a choice and a reason of each schedule, by its id,
// and a reason for all that have none of their own.
constexpr std::string_view k_form = "triage";
constexpr std::string_view k_choices[] = {"do once", "skip all", "still owed"};

std::string choice_field(const MissedSchedule& missed) {
    return "choice " + missed.schedule->id.text();
}
std::string reason_field(const MissedSchedule& missed) {
    return "reason " + missed.schedule->id.text();
}

void keep(ViewContext& view, std::string field, std::string_view text) {
    view.outbox.send(command::KeepForm{std::string(k_form), {{std::move(field), std::string(text)}}});
}

TriageChoice choice_of(const ViewContext& view, const MissedSchedule& missed) {
    const std::string chosen = kept_text(view.workspace, k_form, choice_field(missed));
    const auto at = std::ranges::find(k_choices, chosen);
    return at == std::end(k_choices) ? missed.suggestion : static_cast<TriageChoice>(at - k_choices);
}

/// Whether dates are skipped by the choice, which may be for a reason.
bool skips(TriageChoice choice, const MissedSchedule& missed) {
    return choice == TriageChoice::skip_all || (choice == TriageChoice::do_once && missed.count > 1);
}

/// Its own reason; without one that for all counts.
void own_reason(ViewContext& view, const MissedSchedule& missed) {
    const std::string for_all = kept_text(view.workspace, k_form, "reason");
    const std::string said = kept_text(view.workspace, k_form, reason_field(missed));
    TextFieldOptions options{.placeholder = for_all, .key = "reason"};
    if (auto edit = text_field(view.ui, "Reason for " + missed.of->title, said, options))
        keep(view, reason_field(missed), edit->text);
}

void missed_row(ViewContext& view, const MissedSchedule& missed, bool several_projects) {
    Ui& ui = view.ui;
    const bool habit = missed.schedule->miss == MissPolicy::habit;
    const bool one = missed.count == 1;
    const Choice choices[] = {
        {"Do once", one ? "It stays due." : "The newest stays due, the others are skipped."},
        {"Skip all", "None of them stays due."},
        habit ? Choice{"Let them lapse", "They are over already; nothing is written down."}
              : Choice{"Still owed", "They stay as they are."},
    };
    const std::size_t first = habit ? 1 : 0; // what lapsed cannot be done any more
    const std::size_t selected = static_cast<std::size_t>(choice_of(view, missed));
    card(ui, [&] {
        std::string words = missed_words(missed, view.today);
        if (several_projects)
            if (const Project* project = view.workspace.find(missed.of->project))
                words = project->name + " · " + words;
        heading(ui, 2, missed.of->title);
        hint(ui, words);
        const auto chosen = radio_group(ui, "What to do about " + missed.of->title,
                                        std::span(choices).subspan(first), selected - first);
        if (chosen) keep(view, choice_field(missed), k_choices[*chosen + first]);
        if (skips(choice_of(view, missed), missed)) own_reason(view, missed);
    });
}

void send(ViewContext& view, const std::vector<MissedSchedule>& missed) {
    command::Triage triage{{}, kept_text(view.workspace, k_form, "reason")};
    for (const MissedSchedule& one : missed)
        triage.choices.push_back(
            {one.schedule->id, choice_of(view, one), kept_text(view.workspace, k_form, reason_field(one))});
    view.outbox.send_form(std::move(triage), std::string(k_form));
    view.ui.request(request::ShowRoute{"#/today"});
}

} // namespace

void triage_view(ViewContext& view) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    view.state.page_title = "What was missed";
    const auto& missed = plan.missed.get(view.workspace, view.today,
                                         [&] { return missed_schedules(view.workspace, view.today); });
    page(ui, "#/triage", [&] {
        link(ui, "Back to Today", "#/today");
        heading(ui, 1, "What was missed");
        if (missed.empty())
            return empty_state(ui, Icon::check, "Nothing was missed",
                               "All dates are done, skipped or still in time.");
        text(ui, "Decide once for each checklist. One undo takes all of it back.", {.tone = Tone::muted});
        TextFieldOptions options{
            .description =
                "Written beside every date that is skipped and has no reason of its own. You may leave it "
                "empty."};
        const std::string for_all = kept_text(view.workspace, k_form, "reason");
        if (auto edit = text_field(ui, "Reason", for_all, options)) keep(view, "reason", edit->text);
        const bool several = view.workspace.all<Project>().size() > 1;
        virtual_list(
            ui, {.name = "Missed checklists", .count = missed.size(), .estimate = 240, .gap = 8},
            [&](std::size_t at) { return missed[at].schedule->id.text(); },
            [&](std::size_t at) { missed_row(view, missed[at], several); });
        if (button(ui, "Apply", {.kind = ButtonKind::primary, .icon = Icon::check})) send(view, missed);
    });
}

} // namespace shipshape
