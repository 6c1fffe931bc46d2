// The schedule of a checklist, on its page.
#include "core/domain/rule_words.h"
#include "core/domain/schedule_preview.h"
#include "shell/planning.h"

namespace shipshape {

using namespace widgets;

namespace {

ScheduleForm form_of(const Template& of, const Schedule& schedule) {
    ScheduleForm form{.of = of.id, .schedule = schedule.id, .wished = schedule};
    const Result<Rule> rule = parse_rule(schedule.rule);
    form.rule = rule ? words(*rule) : schedule.rule;
    form.starts = schedule.starts.text();
    form.before = std::to_string(schedule.days_before);
    form.after = std::to_string(schedule.days_after);
    form.grace = std::to_string(schedule.grace);
    return form;
}

std::string pause_words(const Schedule& schedule, Date today) {
    if (!schedule.resumes) return "Paused until you resume it.";
    return "Paused; it asks again from " + day_words(*schedule.resumes, today) + " on.";
}

void shown_schedule(ViewContext& view, const Template& of, const Schedule& schedule) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    const bool paused = is_paused(schedule, view.today);
    Schedule awake = schedule;
    if (paused) awake.paused = false;
    text(ui, schedule_words(awake, view.today));
    if (paused) text(ui, pause_words(schedule, view.today), {.tone = Tone::warning});
    if (of.archived) hint(ui, "This checklist is archived: its schedule asks for nothing.");
    row(ui, [&] {
        if (button(ui, "Change…", {.name = "Change the schedule"})) plan.form = form_of(of, schedule);
        if (paused && button(ui, "Resume", {.name = "Resume the schedule"}))
            view.outbox.send(command::ResumeSchedule{schedule.id});
        if (!paused && button(ui, "Pause…", {.kind = ButtonKind::quiet, .name = "Pause the schedule"}))
            plan.question = DateQuestion{.kind = DateQuestion::Kind::pause,
                                         .title = "Pause " + of.title,
                                         .dates = {{schedule.id, {}, {}, {}}}};
    });
}

} // namespace

void schedule_section(ViewContext& view, const Template& of) {
    Ui& ui = view.ui;
    PlanState& plan = view.state.plan;
    const auto edited = [&](const Id& schedule) {
        return plan.form && plan.form->of == of.id && plan.form->schedule == schedule;
    };
    card(ui,
         [&] {
             heading(ui, 2, "Schedule");
             bool any = edited(Id{});
             if (any) schedule_form(view, of);
             for (const auto& [id, schedule] : view.workspace.all<Schedule>()) {
                 if (schedule.of.id != of.id) continue;
                 any = true;
                 const Ui::Scope scope(ui, id.text());
                 if (edited(id))
                     schedule_form(view, of);
                 else
                     shown_schedule(view, of, schedule);
             }
             if (any) return;
             hint(ui, "It is run when needed.");
             if (of.archived || !button(ui, "Add a schedule", {.icon = Icon::plus})) return;
             Schedule made;
             made.of = of.id;
             made.starts = view.today;
             plan.form = form_of(of, made);
         },
         {.name = "Schedule"});
    date_dialog(view);
}

} // namespace shipshape
