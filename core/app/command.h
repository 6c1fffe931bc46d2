#pragma once
#include "core/domain/import_plan.h"
#include "core/domain/starter.h"
#include "core/domain/triage.h"

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The list of all commands: everything a person can make the app do to its data stands here, and nothing
/// else changes it. Undo and redo are not commands but questions to the session, which keeps what they need.
namespace shipshape::command {

/// A new project, with the starter guide in one ecosystem or, where `guide` is null, empty. It becomes the
/// one that is shown. Refused: no name.
struct CreateProject {
    std::string name;
    std::string ecosystem;
    std::shared_ptr<const StarterGuide> guide;
};
struct RenameProject {
    Ref<Project> project;
    std::string name;
};
struct ShowProject {
    Ref<Project> project;
};

/// How the project numbers its versions, and where its repository lies. Refused: rules that make no versions
/// (check_rules()), an address that is not https.
struct SetVersioning {
    Ref<Project> project;
    std::string repository;
    Forge forge{};
    VersionScheme scheme{};
    std::string calver;
    std::string tag_prefix;
};

/// Adds an entry to a project (without id) or changes it. Refused: a name that is empty or, of a variable,
/// taken or not made of letters, digits, "-", "_" and "."; a resource whose address is not http(s). A
/// resource whose address changes counts as not checked.
struct SaveVariable {
    Variable variable;
};
struct SavePerson {
    Person person;
};
struct SaveResource {
    Resource resource;
};
/// Somebody looked today whether the page is right.
struct CheckResource {
    Ref<Resource> resource;
};
struct RemoveDetail {
    std::variant<Ref<Variable>, Ref<Person>, Ref<Resource>> detail;
};

/// A run of the newest version. With a schedule: for the occurrence it asks for now. The same occurrence is
/// started once.
struct StartRun {
    Ref<Template> of;
    std::optional<Ref<Schedule>> schedule;
};
/// A run for the occurrence that each of the schedules asks for now, all or none.
struct StartRuns {
    std::vector<Ref<Schedule>> schedules;
};
/// Of a finished run nothing changes until it is reopened; this holds for all commands about its steps.
/// `step` is the id of a Step or, for a step that only this run has, of its StepState.
///
/// Refused: to begin or do a step that waits for a gate, or one that cannot be undone while a blocker of its
/// release is open; to skip a gate or mark it as not applicable without
/// a reason. The reason is kept while the step is skipped, not applicable or failed.
struct SetStepStatus {
    Ref<Run> run;
    Id step;
    StepStatus status{};
    std::string reason = {};
};
/// Successive edits of one note are one step of undo, and so are those of one reason.
struct SetStepNote {
    Ref<Run> run;
    Id step;
    std::string note;
};
/// Why a step was skipped, does not apply or failed, or why its gate was passed; refused for others, and
/// where a gate would be left without one.
struct SetStepReason {
    Ref<Run> run;
    Id step;
    std::string reason;
};
/// Checked by the step's kind of evidence (is_evidence); empty takes it away.
struct SetEvidence {
    Ref<Run> run;
    Id step;
    std::string evidence;
};
/// Lets what follows a gate be done although the gate is not. Refused without a reason.
struct PassGate {
    Ref<Run> run;
    Id step;
    std::string reason;
};
/// Takes PassGate back.
struct HoldGate {
    Ref<Run> run;
    Id step;
};
/// Steps that only this run has. They stand after all others.
struct AddRunStep {
    Ref<Run> run;
    std::string title;
};
struct RenameRunStep {
    Ref<Run> run;
    Id step;
    std::string title;
};
struct RemoveRunStep {
    Ref<Run> run;
    Id step;
};
/// What {{name}} stands for in one run; empty: what it stands for in the project. One line.
struct SetRunVariable {
    Ref<Run> run;
    std::string name;
    std::string value;
};
/// Moves a run to the newest version. States follow their steps by key; those whose step is gone become steps
/// of this run, unless nothing was done or written in them.
struct UpgradeRun {
    Ref<Run> run;
};
/// Refused while a required step is open or lacks its evidence, unless `skip_open`: then open steps become
/// skipped, failed ones stay failed, and missing evidence stays missing. A gate that holds is never skipped
/// by that. `restart`: the schedule's interval counts from today, whatever its mode.
struct FinishRun {
    Ref<Run> run;
    bool skip_open = false;
    bool restart = false;
};
/// The schedule stays where finishing has moved it: reopening is for corrections, not for doing it again, and
/// must not make a date due that is being worked on (undo takes both back).
struct ReopenRun {
    Ref<Run> run;
};
/// Deletes a run with all that belongs to it, its release included (undo brings it back).
struct DiscardRun {
    Ref<Run> run;
};

/// A run of a release template's newest version, and the release that it is of. Refused: a version or a
/// previous one that the project's scheme does not have, one that does not come after the previous one or
/// that another release of the project has, a target in the past, an archived or unpublished template.
struct PlanRelease {
    Ref<Template> of;
    std::string version;
    std::string previous; ///< empty: there is none
    ReleaseType type{};
    std::string line;
    Date target;
    std::vector<std::pair<std::string, std::string>> values = {}; ///< as with SetRunVariable
    std::optional<Ref<Release>> replaces = {};
};
/// Of an open release; successive edits of its notes are one step of undo, and so are those of its next
/// version. Refused as with PlanRelease; an old target may stay.
struct EditRelease {
    Ref<Release> release;
    Release as; ///< version, previous, type, line, target, notes and next_version count
};
/// Something that forbids what cannot be undone. Refused: no title, a link that is not https.
struct AddBlocker {
    Ref<Release> release;
    std::string title;
    std::string link;
};
struct ResolveBlocker {
    Ref<Blocker> blocker;
    bool resolved = true;
};
struct RemoveBlocker {
    Ref<Blocker> blocker;
};
/// Released: finishes its run (FinishRun). Aborted: closes the run as it stands; yanked: the same, or of one
/// that was released before. Both want a reason. Refused: to abort what has passed a point of no return.
struct EndRelease {
    Ref<Release> release;
    ReleaseStatus as{};
    std::string reason = {};
    bool skip_open = false;
};

/// A new checklist with an empty draft. Refused: no title.
struct CreateTemplate {
    Ref<Project> project;
    std::string title;
    Area area{};
};
/// What a template says of itself has no versions: it changes at once. Successive edits of one of these are
/// one step of undo. Refused: no title.
struct EditTemplate {
    Ref<Template> of;
    std::string title;
    std::string summary;
    Area area{};
};
/// A new template that says what the newest published version says, published; without one, a copy of the
/// draft. It has no schedule and no history.
struct DuplicateTemplate {
    Ref<Template> of;
};
struct ArchiveTemplate {
    Ref<Template> of;
    bool archived = true;
};
/// What follows changes only drafts. Where a command names a part of a published version, its twin in the
/// draft is meant (the one with its key), and the draft is made where there is none.
struct BeginDraft {
    Ref<Template> of;
};
/// Of a template that was never published nothing remains, its schedules included.
struct DiscardDraft {
    Ref<Template> of;
};
/// Refused: no step, something without a title, or nothing that differs from what is published.
struct PublishDraft {
    Ref<Template> of;
};
/// At the end. The title may come later.
struct AddSection {
    Ref<Template> of;
    std::string title;
};
struct RenameSection {
    Ref<Section> section;
    std::string title;
};
/// Of the draft of a release template.
struct SetSectionStage {
    Ref<Section> section;
    Stage stage{};
};
/// With its steps.
struct RemoveSection {
    Ref<Section> section;
};
struct MoveSection {
    Ref<Section> section;
    std::optional<Ref<Section>> before; ///< absent: to the end
};
/// The title may come later.
struct AddStep {
    Ref<Section> section;
    std::string title;
    std::optional<Ref<Step>> after; ///< absent: at the end
};
/// Successive edits of the same fields of one step are one step of undo. Refused: a link that is not https,
/// a time that is not between 0 and k_most_minutes, release types, a condition or an offset that are none.
struct EditStep {
    Ref<Step> step;
    Step as; ///< how it is to read; id, section, rank and key do not count
};
struct DuplicateStep {
    Ref<Step> step;
};
struct RemoveStep {
    Ref<Step> step;
};
struct MoveStep {
    Ref<Step> step;
    Ref<Section> to;
    std::optional<Ref<Step>> before; ///< a step of that section; absent: to its end
};
/// Takes what a run taught into the draft: the note on a step goes below the details of that step; a step
/// that only this run has becomes the last one of the template. Refused: no note, or it is there already.
struct ProposeNote {
    Ref<Run> run;
    Id step; ///< of the step, or of the state of a step that only this run has
};

/// Of a schedule these fields are a person's to choose: rule (RFC 5545 or plain words), starts, mode, miss,
/// the days, and of a new one its template. The place of an error names the field (checked_schedule()).
struct AddSchedule {
    Schedule schedule;
};
/// What is owed stays owed: edited_schedule().
struct EditSchedule {
    Schedule schedule;
};
/// With what was decided about its dates; its runs stay.
struct RemoveSchedule {
    Ref<Schedule> schedule;
};
/// Until the day `resumes`, or until it is resumed.
struct PauseSchedule {
    Ref<Schedule> schedule;
    std::optional<Date> resumes;
};
struct ResumeSchedule {
    Ref<Schedule> schedule;
};
/// Settles what has come, and counts the next dates from today.
struct RestartSchedule {
    Ref<Schedule> schedule;
};
/// Skips or moves single dates, in order, all or none. Refused: dates that are no dates of the schedule,
/// settled or in work; moving into the past, or to the next date or beyond.
struct DecideDates {
    struct One {
        Ref<Schedule> schedule;
        Date date;
        Outcome outcome{};
        std::optional<Date> to; ///< deferred: the new day
    };
    std::vector<One> dates;
    std::string reason;
};
/// Decides about all that missed_schedules() names; what `choices` leaves out stays owed.
struct Triage {
    struct One {
        Ref<Schedule> schedule;
        TriageChoice choice{};
        std::string reason = {}; ///< empty: the one for all
    };
    std::vector<One> choices;
    std::string reason = {};
};

/// Until that hour (0 to 23) it is still the day before.
struct SetDayStart {
    std::int64_t hour = 0;
};
struct SetTheme {
    Theme theme{};
};
struct SetPerson {
    std::string name;
};
/// Keeps what was typed into fields of a form that is not sent yet, and forgets it again. Not undoable.
struct KeepForm {
    std::string form;
    std::vector<std::pair<std::string, std::string>> fields; ///< name and text; others stay as they are
};
struct DropForm {
    std::string form;
};
/// The whole workspace went out as a file. Not undoable.
struct NoteExport {};

/// Does what a plan from plan_import() says.
struct ApplyImport {
    std::shared_ptr<const ImportPlan> plan;
};

} // namespace shipshape::command

namespace shipshape {

using Command = std::variant<
    command::CreateProject, command::RenameProject, command::ShowProject, command::SetVersioning,
    command::SaveVariable, command::SavePerson, command::SaveResource, command::CheckResource,
    command::RemoveDetail, command::StartRun, command::StartRuns, command::SetStepStatus,
    command::SetStepNote, command::SetStepReason, command::SetEvidence, command::PassGate, command::HoldGate,
    command::AddRunStep, command::RenameRunStep, command::RemoveRunStep, command::SetRunVariable,
    command::UpgradeRun, command::FinishRun, command::ReopenRun, command::DiscardRun, command::PlanRelease,
    command::EditRelease, command::AddBlocker, command::ResolveBlocker, command::RemoveBlocker,
    command::EndRelease, command::CreateTemplate, command::EditTemplate, command::DuplicateTemplate,
    command::ArchiveTemplate, command::BeginDraft, command::DiscardDraft, command::PublishDraft,
    command::AddSection, command::RenameSection, command::SetSectionStage, command::RemoveSection,
    command::MoveSection, command::AddStep, command::EditStep, command::DuplicateStep, command::RemoveStep,
    command::MoveStep, command::ProposeNote, command::SetTheme, command::SetPerson, command::NoteExport,
    command::ApplyImport, command::AddSchedule, command::EditSchedule, command::RemoveSchedule,
    command::PauseSchedule, command::ResumeSchedule, command::RestartSchedule, command::DecideDates,
    command::Triage, command::SetDayStart, command::KeepForm, command::DropForm>;

} // namespace shipshape
