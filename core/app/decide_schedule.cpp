#include "core/app/decide_help.h"
#include "core/base/text.h"
#include "core/domain/schedule_edit.h"
#include "core/domain/schedule_preview.h"

namespace shipshape {

using namespace command;

namespace {

std::string title_of(const Workspace& workspace, const Schedule& schedule) {
    const Template* of = workspace.find(schedule.of);
    return quoted(of ? of->title : std::string_view("a checklist"));
}

Changes changed(const Workspace& workspace, std::string_view verb, const Schedule& schedule) {
    return {std::string(verb) + title_of(workspace, schedule), {schedule}, {}, true, {}};
}

Result<void> check_resumes(const std::optional<Date>& resumes, Date today) {
    if (!resumes || *resumes > today) return {};
    return fail(ErrorKind::invalid_input, "A pause can end tomorrow at the earliest. Choose a later day.",
                "resumes");
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const AddSchedule& command) {
    const Template* of = workspace.find(command.schedule.of);
    if (!of) return gone("checklist");
    if (of->archived)
        return fail(ErrorKind::conflict,
                    "This checklist is archived and asks for nothing. Restore it first.");
    Result<Schedule> schedule = checked_schedule(command.schedule);
    if (!schedule) return pass_on(schedule);
    schedule->id = Id::version7(facts.now.ms, facts.random);
    return changed(workspace, "Added a schedule to ", *schedule);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const EditSchedule& command) {
    const Schedule* before = workspace.find(Ref<Schedule>(command.schedule.id));
    if (!before) return gone("schedule");
    const Result<Schedule> wished = checked_schedule(command.schedule);
    if (!wished) return pass_on(wished);
    if (wished->paused && wished->resumes != before->resumes)
        if (Result<void> later = check_resumes(wished->resumes, facts.today); !later) return pass_on(later);
    const Decisions decisions = all_decisions(workspace);
    const ScheduleEdit edit =
        edited_schedule(*before, *wished, decisions_of(decisions, before->id), facts.today);
    Changes changes = changed(workspace, "Changed the schedule of ", edit.schedule);
    for (Date date : edit.kept) {
        Occurrence kept;
        kept.id = Occurrence::id_for(before->id, date);
        if (const Occurrence* decided = workspace.find(Ref<Occurrence>(kept.id))) kept = *decided;
        kept.schedule = before->id;
        kept.date = date;
        kept.outcome = Outcome::deferred;
        if (!kept.to) kept.to = date;
        if (kept.reason.empty()) kept.reason = "still owed from the schedule before";
        kept.decided = facts.now;
        changes.after.push_back(kept);
    }
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RemoveSchedule& command) {
    const Schedule* schedule = workspace.find(command.schedule);
    if (!schedule) return gone("schedule");
    Schedule removed = *schedule;
    removed.deleted = true;
    Changes changes = changed(workspace, "Removed the schedule of ", removed);
    for (const auto& [id, occurrence] : workspace.all<Occurrence>()) {
        if (occurrence.schedule != command.schedule) continue;
        Occurrence without = occurrence;
        without.deleted = true;
        changes.after.push_back(without);
    }
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const PauseSchedule& command) {
    const Schedule* schedule = workspace.find(command.schedule);
    if (!schedule) return gone("schedule");
    if (Result<void> later = check_resumes(command.resumes, facts.today); !later) return pass_on(later);
    Schedule paused = *schedule;
    paused.paused = true;
    paused.resumes = command.resumes;
    Changes changes = changed(workspace, "Paused ", paused);
    if (command.resumes) changes.label += " until " + day_words(*command.resumes, facts.today);
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const ResumeSchedule& command) {
    const Schedule* schedule = workspace.find(command.schedule);
    if (!schedule) return gone("schedule");
    if (!schedule->paused) return Changes{};
    Schedule resumed = *schedule;
    resumed.paused = false;
    if (is_paused(*schedule, facts.today)) resumed.resumes = facts.today;
    return changed(workspace, "Resumed ", resumed);
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const RestartSchedule& command) {
    const Schedule* schedule = workspace.find(command.schedule);
    if (!schedule) return gone("schedule");
    Schedule restarted = *schedule;
    restarted.anchor = facts.today;
    restarted.done_through = facts.today;
    return changed(workspace, "Counted from today: ", restarted);
}

} // namespace shipshape
