#pragma once
#include "core/app/decide.h"

/// One decision for each command, each area in a file of its own (decide_<area>.cpp).
namespace shipshape {

// decide_project.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::CreateProject&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RenameProject&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ShowProject&);

// decide_release.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::SetVersioning&);
Result<Changes> decide(const Workspace&, const Facts&, const command::PlanRelease&);
Result<Changes> decide(const Workspace&, const Facts&, const command::EditRelease&);
Result<Changes> decide(const Workspace&, const Facts&, const command::AddBlocker&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ResolveBlocker&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RemoveBlocker&);
Result<Changes> decide(const Workspace&, const Facts&, const command::EndRelease&);

// decide_details.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::SaveVariable&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SavePerson&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SaveResource&);
Result<Changes> decide(const Workspace&, const Facts&, const command::CheckResource&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RemoveDetail&);

// decide_run.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::StartRun&);
Result<Changes> decide(const Workspace&, const Facts&, const command::StartRuns&);
Result<Changes> decide(const Workspace&, const Facts&, const command::FinishRun&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ReopenRun&);
Result<Changes> decide(const Workspace&, const Facts&, const command::DiscardRun&);
Result<Changes> decide(const Workspace&, const Facts&, const command::UpgradeRun&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetRunVariable&);

// decide_run_step.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::SetStepStatus&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetStepNote&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetStepReason&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetEvidence&);
Result<Changes> decide(const Workspace&, const Facts&, const command::PassGate&);
Result<Changes> decide(const Workspace&, const Facts&, const command::HoldGate&);
Result<Changes> decide(const Workspace&, const Facts&, const command::AddRunStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RenameRunStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RemoveRunStep&);

// decide_template.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::CreateTemplate&);
Result<Changes> decide(const Workspace&, const Facts&, const command::EditTemplate&);
Result<Changes> decide(const Workspace&, const Facts&, const command::DuplicateTemplate&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ArchiveTemplate&);
Result<Changes> decide(const Workspace&, const Facts&, const command::BeginDraft&);
Result<Changes> decide(const Workspace&, const Facts&, const command::DiscardDraft&);
Result<Changes> decide(const Workspace&, const Facts&, const command::PublishDraft&);

// decide_section.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::AddSection&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RenameSection&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetSectionStage&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RemoveSection&);
Result<Changes> decide(const Workspace&, const Facts&, const command::MoveSection&);

// decide_step.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::AddStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::EditStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::DuplicateStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RemoveStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::MoveStep&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ProposeNote&);

// decide_schedule.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::AddSchedule&);
Result<Changes> decide(const Workspace&, const Facts&, const command::EditSchedule&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RemoveSchedule&);
Result<Changes> decide(const Workspace&, const Facts&, const command::PauseSchedule&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ResumeSchedule&);
Result<Changes> decide(const Workspace&, const Facts&, const command::RestartSchedule&);

// decide_dates.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::DecideDates&);
Result<Changes> decide(const Workspace&, const Facts&, const command::Triage&);

// decide_form.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::KeepForm&);
Result<Changes> decide(const Workspace&, const Facts&, const command::DropForm&);

// decide_settings.cpp
Result<Changes> decide(const Workspace&, const Facts&, const command::SetDayStart&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetTheme&);
Result<Changes> decide(const Workspace&, const Facts&, const command::SetPerson&);
Result<Changes> decide(const Workspace&, const Facts&, const command::NoteExport&);
Result<Changes> decide(const Workspace&, const Facts&, const command::ApplyImport&);

} // namespace shipshape
