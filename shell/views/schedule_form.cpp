#include "core/base/text.h"
#include "core/domain/expansion.h"
#include "core/domain/rule_words.h"
#include "core/domain/schedule_edit.h"
#include "core/domain/schedule_preview.h"
#include "shell/form.h"
#include "shell/planning.h"

namespace shipshape {

using namespace widgets;

namespace {

constexpr Choice k_modes[] = {
    {"Every date counts", "Each date is asked for, the oldest first, until it is done or skipped."},
    {"The newest date counts", "What was missed before it is settled together with it."},
    {"Counted from the last time", "The next date follows from the day it was last done."},
};
constexpr Choice k_misses[] = {
    {"It stays", "An obligation: it is overdue until it is done or skipped."},
    {"It lapses", "A habit: it is over when its days have passed."},
};

Result<std::int64_t> typed_number(std::string_view text) {
    if (const std::optional<int> number = read_digits(trimmed(text))) return *number;
    return fail(ErrorKind::invalid_input, "Write the days as a whole number, 0 for none.");
}

/// The fields as they were typed.
struct ScheduleForm {
    std::string rule, starts, before, after, grace;
    ScheduleMode mode{};
    MissPolicy miss{};
};

std::string form_name(const Id& of, const Id& schedule) {
    return schedule ? "schedule " + schedule.text() : "new schedule of " + of.text();
}

ScheduleForm form_of(const Schedule& schedule) {
    const Result<Rule> rule = parse_rule(schedule.rule);
    return {.rule = rule ? words(*rule) : schedule.rule,
            .starts = schedule.starts.text(),
            .before = std::to_string(schedule.days_before),
            .after = std::to_string(schedule.days_after),
            .grace = std::to_string(schedule.grace),
            .mode = schedule.mode,
            .miss = schedule.miss};
}

FormTexts texts_of(const ScheduleForm& form) {
    return {{"rule", form.rule},
            {"starts", form.starts},
            {"days_before", form.before},
            {"days_after", form.after},
            {"grace", form.grace},
            {"mode", value_text(to_value(form.mode))},
            {"miss", value_text(to_value(form.miss))}};
}

/// As it is kept; what is not is as the schedule says.
ScheduleForm kept_form(const Workspace& workspace, const std::string& name, const Schedule& schedule) {
    ScheduleForm form = form_of(schedule);
    const auto take = [&](std::string_view field, std::string& text) {
        text = kept_text(workspace, name, field, text);
    };
    take("rule", form.rule);
    take("starts", form.starts);
    take("days_before", form.before);
    take("days_after", form.after);
    take("grace", form.grace);
    from_value(kept_text(workspace, name, "mode"), form.mode);
    from_value(kept_text(workspace, name, "miss"), form.miss);
    return form;
}

/// The schedule that was typed; its rule is checked by whoever uses it.
Result<Schedule> schedule_of(const ScheduleForm& form, const Schedule& before) {
    Schedule made = before;
    made.rule = form.rule;
    made.mode = form.mode;
    made.miss = form.miss;
    const Result<Date> starts = typed_day(form.starts);
    if (!starts) return pass_on(starts);
    made.starts = *starts;
    const std::pair<const std::string*, std::int64_t*> numbers[] = {
        {&form.before, &made.days_before}, {&form.after, &made.days_after}, {&form.grace, &made.grace}};
    for (const auto& [typed, into] : numbers) {
        const Result<std::int64_t> number = typed_number(*typed);
        if (!number) return pass_on(number);
        *into = *number;
    }
    return made;
}

void field(Ui& ui, std::string_view label, std::string& value, TextFieldOptions options = {}) {
    if (auto edit = text_field(ui, label, value, options)) value = edit->text;
}

/// With what was understood of the words right under them, or why they cannot be followed, which it returns.
std::string rule_field(ViewContext& view, ScheduleForm& form) {
    Ui& ui = view.ui;
    field(
        ui, "When", form.rule,
        {.placeholder = "every other friday", .description = "In plain words, or as an RRULE of RFC 5545."});
    if (trimmed(form.rule).empty()) return {};
    const Date start = Date::parse(trimmed(form.starts)).value_or(view.today);
    const Result<Rule> rule = read_rule(form.rule, start);
    const Result<void> comes = rule ? check_comes(*rule, start) : Result<void>();
    const std::string problem = !rule    ? rule.error().sentence
                                : !comes ? comes.error().sentence
                                         : std::string();
    const bool fine = problem.empty();
    text(ui, fine ? "Understood as: " + words(*rule) : problem,
         {.tone = fine ? Tone::success : Tone::danger, .size = metric::k_small_text});
    return problem;
}

void fields(Ui& ui, ScheduleForm& form) {
    if (auto chosen = radio_group(ui, "What counts", k_modes, static_cast<std::size_t>(form.mode)))
        form.mode = static_cast<ScheduleMode>(*chosen);
    if (auto chosen = radio_group(ui, "When a date is missed", k_misses, static_cast<std::size_t>(form.miss)))
        form.miss = static_cast<MissPolicy>(*chosen);
    field(ui, "Days before", form.before, {.description = "How early doing it counts."});
    field(ui, "Days after", form.after, {.description = "How late it is still in time."});
    field(ui, "Days of grace", form.grace,
          {.description = "After that, before it is called overdue or lapses."});
}

/// The next dates of the schedule as it would become.
void preview(ViewContext& view, const Schedule& wished) {
    Ui& ui = view.ui;
    const Result<Schedule> checked = checked_schedule(wished);
    if (!checked) return;
    const Decisions all = all_decisions(view.workspace);
    const auto decided = decisions_of(all, wished.id);
    const Schedule* before = view.workspace.find(Ref<Schedule>(wished.id));
    const Schedule after =
        before ? edited_schedule(*before, *checked, decided, view.today).schedule : *checked;
    const SchedulePreview next = schedule_preview(after, decided, view.today);
    heading(ui, 3, "Next dates");
    list(
        ui, "Next dates",
        [&] {
            for (std::size_t at = 0; at < next.dates.size(); ++at) {
                const PreviewDate& date = next.dates[at];
                list_item(ui, std::to_string(at), [&] {
                    text(ui, date.on.words(view.today), {.tone = date.skipped ? Tone::muted : Tone::normal});
                    hint(ui, date.reason);
                });
            }
        },
        4);
    if (!next.why_no_more.empty()) hint(ui, next.why_no_more);
}

Command command_of(const Schedule& wished) {
    if (!wished.id) return command::AddSchedule{wished};
    return command::EditSchedule{wished};
}

void buttons(ViewContext& view, const std::string& name, const Result<Schedule>& wished, const Id& schedule,
             bool refused) {
    Ui& ui = view.ui;
    const ButtonOptions save{.kind = ButtonKind::primary, .disabled = refused, .name = "Save the schedule"};
    if (button(ui, "Save", save) && wished) view.outbox.send_form(command_of(*wished), name);
    if (button(ui, "Cancel", {.name = "Leave the schedule as it is"}))
        view.outbox.send(command::DropForm{name});
    if (schedule && button(ui, "Remove", {.kind = ButtonKind::danger, .name = "Remove the schedule"}))
        view.outbox.send_form(command::RemoveSchedule{schedule}, name);
}

} // namespace

bool is_edited(const Workspace& workspace, const Id& of, const Id& schedule) {
    return is_kept(workspace, form_name(of, schedule));
}

void open_schedule_form(ViewContext& view, const Schedule& schedule) {
    view.outbox.send(command::KeepForm{form_name(schedule.of.id, schedule.id), texts_of(form_of(schedule))});
}

void schedule_form(ViewContext& view, const Schedule& schedule) {
    Ui& ui = view.ui;
    const std::string name = form_name(schedule.of.id, schedule.id);
    ScheduleForm form = kept_form(view.workspace, name, schedule);
    const FormTexts before = texts_of(form);
    const std::string problem = rule_field(view, form);
    field(ui, "Starts on", form.starts, {.placeholder = "YYYY-MM-DD"});
    if (const Result<Schedule> wished = schedule_of(form, schedule)) preview(view, *wished);
    fields(ui, form);
    keep_changes(view.outbox, name, before, texts_of(form));
    const Result<Schedule> wished = schedule_of(form, schedule);
    const std::string refusal = wished ? refusal_of(view, command_of(*wished)) : wished.error().sentence;
    const bool typed = !trimmed(form.rule).empty();
    if (typed && !refusal.empty() && refusal != problem) text(ui, refusal, {.tone = Tone::danger});
    row(ui, [&] { buttons(view, name, wished, schedule.id, !refusal.empty()); });
}

} // namespace shipshape
