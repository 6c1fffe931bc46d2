#pragma once
#include "core/app/decide.h"
#include "shell/run_page.h"

/// What the views of releases share (shell/views/release*.cpp). The page of a release is that of its run,
/// with `sheet`.
namespace shipshape {

/// A release while it is planned or changed, as it was typed. It is kept as a form (shell/form.h), of which
/// there is one in a project.
struct PlanForm {
    Id release; ///< zero: a new one
    Id of;      ///< the template
    ReleaseType type = ReleaseType::minor;
    std::string previous, line, target;
    std::string version; ///< empty: as suggested
    std::string next_version;
    GivenValues values = {};
    std::optional<Ref<Release>> replaces = {};
};

/// What a command would be refused for now, with the field as its place; nothing where it would be done.
std::optional<Error> error_of(const ViewContext& view, const Command& command);

/// "Minor release, target Wednesday, 9 December (in 6 days)".
std::string release_words(const Release& release, Date today);
/// "released Wednesday, 9 December by Zoë: …"; `run` may be null.
std::string ended_words(const Release& release, const Run* run, Date today);
widgets::Tone tone_of(ReleaseStatus status);

/// Opens the form with what is known; what was typed into it before is dropped.
void open_release_form(ViewContext& view, const Ref<Project>& project, const PlanForm& form);
/// Opens it for another release, with what was typed before.
void open_release_form(ViewContext& view, const Ref<Project>& project);
/// That of a patch in the place of a release that is broken.
PlanForm replacement_of(const Release& release, const Template& of, Date today);

/// The next safe step, how to go on after a failure, or how it ended (release_top.cpp, release_resume.cpp).
void release_top(RunPage& page);
void release_resume(RunPage& page);
/// What forbids it, and who can do it (release_blockers.cpp).
void release_blockers(RunPage& page);
void release_roles(RunPage& page);
/// Open steps over the days as a drawing.
void release_burn_down(ViewContext& view, const ReleaseSheet& sheet);
/// Archiving, reports and the rest (release_foot.cpp).
void release_foot(RunPage& page);
/// The dialog of `view.state.release.question`, where one is asked about this release.
void release_dialog(RunPage& page);

} // namespace shipshape
