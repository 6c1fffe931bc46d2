#pragma once
#include "core/domain/import_plan.h"
#include "core/domain/starter.h"

#include <memory>
#include <string>
#include <variant>

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

/// A run of the newest version. With a schedule: for the occurrence it asks for now. The same occurrence is
/// started once.
struct StartRun {
    Ref<Template> of;
    std::optional<Ref<Schedule>> schedule;
};
struct SetStepStatus {
    Ref<Run> run;
    Ref<Step> step;
    StepStatus status{};
};
/// Successive edits of one note are one step of undo.
struct SetStepNote {
    Ref<Run> run;
    Ref<Step> step;
    std::string note;
};
/// Refused while a required step is open, unless `skip_open`: then open steps become skipped.
struct FinishRun {
    Ref<Run> run;
    bool skip_open = false;
};
struct ReopenRun {
    Ref<Run> run;
};
/// Deletes a run with what was ticked in it (undo brings it back).
struct DiscardRun {
    Ref<Run> run;
};

struct SetTheme {
    Theme theme{};
};
struct SetPerson {
    std::string name;
};
/// The whole workspace went out as a file. Not undoable.
struct NoteExport {};

/// Does what a plan from plan_import() says.
struct ApplyImport {
    std::shared_ptr<const ImportPlan> plan;
};

} // namespace shipshape::command

namespace shipshape {

using Command = std::variant<command::CreateProject, command::RenameProject, command::ShowProject,
                             command::StartRun, command::SetStepStatus, command::SetStepNote,
                             command::FinishRun, command::ReopenRun, command::DiscardRun, command::SetTheme,
                             command::SetPerson, command::NoteExport, command::ApplyImport>;

} // namespace shipshape
