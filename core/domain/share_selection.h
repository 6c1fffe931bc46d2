#pragma once
#include "core/base/result.h"
#include "core/domain/workspace.h"

/// What of a workspace goes into a share link.
namespace shipshape {

enum class ShareMode {
    checklist,         ///< a template as its newest published version says
    run_without_notes, ///< a run and how far it is
    run,               ///< a run with all that was written down in it
    release_plan,      ///< a release with its run
};
template<>
struct Choices<ShareMode> {
    static constexpr std::array<std::string_view, 4> names = {"checklist", "run_without_notes", "run",
                                                              "release_plan"};
};

/// What is shared besides titles and states. What is left out comes to the receiver as empty; merging must
/// not take it for a value (is_left_out()).
struct ShareOptions {
    ShareMode mode{};
    bool notes = false;    ///< notes and reasons
    bool evidence = false; ///< what was written down as proof
    bool persons = false;  ///< who did it
    bool commands = true;  ///< commands of steps
    bool values = false;   ///< what the names stand for that the texts use: {{name}}

    bool operator==(const ShareOptions&) const = default;
    /// What each mode has unless somebody chooses otherwise.
    static ShareOptions of(ShareMode mode);
};

/// True for a field that is emptied with these options: it is at its default in what is shared.
bool is_left_out(const ShareOptions& options, std::string_view entity, std::string_view field);

/// Runs of security and emergency checklists, and security releases, stay out of links: a link is passed on,
/// kept by chat programs, and cannot be taken back.
bool is_confidential(const Workspace& workspace, const Run& run);
/// Error: conflict, where the run is_confidential().
Result<void> check_linkable(const Workspace& workspace, const Run& run);

/// The checklist with its project (name and ecosystem), its newest published version and its schedules as if
/// nothing had been done yet. Errors: not_found, where the template is not here or was never published.
Result<Workspace> select_for_share(const Workspace& workspace, const Ref<Template>& of,
                                   const ShareOptions& options);

/// The run with its project, its checklist, the version it is of, its schedule, values, step states, and the
/// release it is of with its blockers. Imported documents are never part of it. Errors: not_found, also for
/// the mode release_plan where it is of no release; conflict, where it is_confidential().
Result<Workspace> select_for_share(const Workspace& workspace, const Ref<Run>& run,
                                   const ShareOptions& options);

} // namespace shipshape
