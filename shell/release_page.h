#pragma once
#include "core/app/decide.h"
#include "shell/run_page.h"

/// What the views of releases share (shell/views/release*.cpp). The page of a release is that of its run,
/// with `sheet`.
namespace shipshape {

/// What a command would be refused for now, with the field as its place; nothing where it would be done.
std::optional<Error> error_of(const ViewContext& view, const Command& command);

/// "Minor release, target Wednesday, 9 December (in 6 days)".
std::string release_words(const Release& release, Date today);
/// "released Wednesday, 9 December by Zoë: …"; `run` may be null.
std::string ended_words(const Release& release, const Run* run, Date today);
widgets::Tone tone_of(ReleaseStatus status);

/// Opens the form for another release, or for what is known of it.
void open_release_form(ViewContext& view, ReleaseForm form);
/// That of a patch in the place of a release that is broken.
ReleaseForm replacement_of(const Release& release, const Template& of, Date today);

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
