#pragma once
#include "core/domain/run_outline.h"
#include "core/domain/variables.h"
#include "core/domain/version_scheme.h"

/// The plan of a release, worked out from its template, version, type, target date and variables: which steps
/// it takes, when each is due, what can be done next, and what to do when one has failed. Nothing of it is
/// stored: moving the target date moves everything that is still open.
namespace shipshape {

/// The date so many days after the target, or before it where negative. Counted in working days: Monday to
/// Friday; 0 is the target itself even on a weekend. Never beyond the dates there are.
Date offset_date(Date target, std::int64_t days, bool working_days);

/// The release that a run is of; null for all other runs.
const Release* release_of(const Workspace& workspace, const Run& run);

/// How the project's versions and tags are made.
VersionRules rules_of(const Project& project);

/// The values that every release has, some of them empty: they are never asked for.
inline constexpr std::array<std::string_view, 8> k_release_values = {
    "version", "previous", "tag", "previous_tag", "type", "line", "target", "next_version"};
/// Adds them, to be found before those of the project. Empty ones stand for nothing.
void add_release_values(Values& values, const Project& project, const Release& release);

/// The steps that belong to the release, in sections that hold any.
Outline steps_of(const Outline& all, const Release& release, const Values& values);

/// One step of a plan. The date is absent where the template gives none.
struct PlanStep {
    const RunStep* step = nullptr;
    std::optional<Date> due;

    bool is_open() const { return !is_settled(step->status()); }
    bool irreversible() const { return step->step && step->step->irreversible; }
};

/// Why the next step is not simply the first open one.
enum class PlanHold {
    none,
    failed,   ///< a step has failed: decide about that first
    blockers, ///< the next step cannot be undone, and blockers are open
};

/// Who can do the steps of a role.
struct RoleCover {
    std::string role;
    std::vector<std::string> people; ///< of the project who have it: nobody, one, or several
    std::size_t open = 0;            ///< steps that wait for it
};

struct ReleasePlan {
    struct Part {
        const RunOutline::Part* part = nullptr;
        std::vector<PlanStep> steps;
        std::size_t open = 0;

        Stage stage() const { return part->section ? part->section->stage : Stage::none; }
    };
    std::vector<Part> parts; ///< those of the outline, in its order

    const RunStep* next = nullptr; ///< the next safe step; null where there is none
    PlanHold hold{};
    std::vector<const Blocker*> blockers; ///< open ones first
    std::size_t open_blockers = 0;
    std::vector<const RunStep*> failed;
    std::vector<const RunStep*> passed; ///< points of no return that are done: what is already public
    std::vector<const RunStep*> undo;   ///< what was done since the last of these, latest first
    std::vector<RoleCover> roles;       ///< in the order of the steps
    std::size_t open = 0;               ///< steps that are not settled
    std::size_t overdue = 0;            ///< of those
};

/// Points into the outline, which must be that of the release's run and outlive the plan, and into the
/// workspace.
ReleasePlan plan_of(const Workspace& workspace, const Release& release, const RunOutline& outline,
                    Date today);

/// What can be done about a release in which a step has failed.
enum class Move {
    retry,   ///< do the step again
    skip,    ///< go on without it
    undo,    ///< take back what was done since the last point of no return
    abort,   ///< give the release up: nothing of it is public yet
    yank,    ///< withdraw what is public
    replace, ///< make a patch release in its place
};
/// In the order in which they should be thought of. Empty where nothing has failed.
std::vector<Move> safe_moves(const ReleasePlan& plan);

/// How many steps were open at the end of each day (UTC) from the start of the run to today.
struct BurnDown {
    Date first;
    std::vector<std::size_t> open; ///< one for each day; at most k_most_burn_down_days, the latest
    std::size_t total = 0;
};
inline constexpr int k_most_burn_down_days = 400;
BurnDown burn_down(const RunOutline& outline, const Run& run, Date today);

/// Releases of a project: open ones by target date, then the others, the last ended first.
std::vector<const Release*> releases_of(const Workspace& workspace, const Ref<Project>& project);

} // namespace shipshape
