// The schedule of a checklist, on its page.
#include "core/domain/rule_words.h"
#include "core/domain/schedule_preview.h"
#include "shell/planning.h"

#include <algorithm>

namespace shipshape {

using namespace widgets;

namespace {

std::string pause_words(const Schedule& schedule, Date today) {
    if (!schedule.resumes) return "Paused until you resume it.";
    return "Paused; it asks again from " + day_words(*schedule.resumes, today) + " on.";
}

/// `several`: what its buttons are called says which one is meant.
/// `busy`: another one of the checklist is being edited.
void shown_schedule(ViewContext& view, const Template& of, const Schedule& schedule, bool several,
                    bool busy) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    const bool paused = is_paused(schedule, view.today);
    Schedule awake = schedule;
    if (paused) awake.paused = false;
    const std::string rule = schedule_words(awake, view.today), which = several ? ": " + rule : std::string();
    text(ui, rule);
    if (paused) text(ui, pause_words(schedule, view.today), {.tone = Tone::warning});
    if (of.archived) hint(ui, "This checklist is archived: its schedule asks for nothing.");
    row(ui, [&] {
        const std::string change = "Change the schedule" + which, resume = "Resume the schedule" + which,
                          pause = "Pause the schedule" + which;
        if (button(ui, "Change…", {.disabled = busy, .name = change})) open_schedule_form(view, schedule);
        if (paused && button(ui, "Resume", {.name = resume}))
            view.outbox.send(command::ResumeSchedule{schedule.id});
        if (!paused && button(ui, "Pause…", {.kind = ButtonKind::quiet, .name = pause}))
            plan.question = DateQuestion{.kind = DateQuestion::Kind::pause,
                                         .title = "Pause " + of.title,
                                         .dates = {{schedule.id, {}, {}, {}}}};
    });
}

std::vector<const Schedule*> schedules_of(const Workspace& workspace, const Template& of) {
    std::vector<const Schedule*> all;
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (schedule.of.id == of.id) all.push_back(&schedule);
    return all;
}

} // namespace

void schedule_section(ViewContext& view, const Template& of) {
    Ui& ui = view.ui;
    const auto edited = [&](const Id& schedule) { return is_edited(view.workspace, of.id, schedule); };
    const auto content = [&] {
        heading(ui, 2, "Schedule");
        const std::vector<const Schedule*> all = schedules_of(view.workspace, of);
        Schedule made;
        made.of = of.id;
        made.starts = view.today;
        const bool busy =
            edited(Id{}) || std::ranges::any_of(all, [&](const Schedule* one) { return edited(one->id); });
        for (const Schedule* schedule : all) {
            const Ui::Scope scope(ui, schedule->id.text());
            if (edited(schedule->id))
                schedule_form(view, *schedule);
            else
                shown_schedule(view, of, *schedule, all.size() > 1, busy);
        }
        if (edited(Id{})) return schedule_form(view, made);
        if (all.empty()) hint(ui, "It is run when needed.");
        const std::string_view label = all.empty() ? "Add a schedule" : "Add another schedule";
        const ButtonKind kind = all.empty() ? ButtonKind::secondary : ButtonKind::quiet;
        if (!of.archived && !busy && button(ui, label, {.kind = kind, .icon = Icon::plus}))
            open_schedule_form(view, made);
    };
    card(ui, content, {.name = "Schedule"});
    date_dialog(view);
}

} // namespace shipshape
