#include "core/app/decide_help.h"
#include "core/base/text.h"
#include "core/domain/release_plan.h"

#include <algorithm>

namespace shipshape {

using namespace command;

namespace {

Result<Release> open_release(const Workspace& workspace, const Ref<Release>& ref) {
    const Release* release = workspace.find(ref);
    if (!release) return gone("release");
    if (release->status != ReleaseStatus::open)
        return fail(ErrorKind::conflict, quoted(release->version) + " is closed. Reopen it first.");
    return *release;
}

std::string name_of(const Release& release) {
    return "the release " + quoted(release.version);
}

/// Refuses a version that another release of the project has; one that was given up does not count.
Result<void> check_free(const Workspace& workspace, const VersionRules& rules, const Release& release) {
    for (const auto& [id, other] : workspace.all<Release>()) {
        if (id == release.id || other.project != release.project || other.status == ReleaseStatus::aborted)
            continue;
        const Result<std::weak_ordering> order = compare_versions(rules, other.version, release.version);
        if (other.version == release.version || (order && *order == 0))
            return fail(ErrorKind::conflict,
                        "There is a release " + quoted(other.version) +
                            " already, and a tag stands for one release only. Choose another version.",
                        "version");
    }
    return {};
}

/// The release with texts as they are kept, or what is wrong with it.
Result<Release> checked_release(const Workspace& workspace, const Project& project, Release release) {
    const VersionRules rules = rules_of(project);
    const Result<std::string> version = normal_version(rules, trimmed(release.version));
    if (!version) return fail(version.error().kind, version.error().sentence, "version");
    release.version = *version;
    if (const std::string_view previous = trimmed(release.previous); !previous.empty()) {
        const Result<std::string> normal = normal_version(rules, previous);
        if (!normal) return fail(normal.error().kind, normal.error().sentence, "previous");
        release.previous = *normal;
        if (Result<void> forward = check_forward(rules, *normal, *version); !forward)
            return fail(forward.error().kind, forward.error().sentence, "version");
    } else {
        release.previous.clear();
    }
    if (Result<void> free = check_free(workspace, rules, release); !free) return pass_on(free);
    if (const Result<std::string> tag = tag_of(rules, *version); !tag) return pass_on(tag);
    Result<std::string> line = checked_text(trimmed(release.line), k_key_limit_bytes, "name of the line");
    if (!line) return pass_on(line);
    release.line = *line;
    Result<std::string> notes = checked_text(release.notes, Release::k_notes_limit_bytes, "release notes");
    if (!notes) return pass_on(notes);
    Result<std::string> next =
        checked_text(trimmed(release.next_version), k_title_limit_bytes, "next version");
    if (!next) return pass_on(next);
    release.next_version = *next;
    return release;
}

std::unexpected<Error> in_the_past(Date target) {
    return fail(ErrorKind::invalid_input,
                target.text() + " is in the past. Choose today or a later day for the release.", "target");
}

} // namespace

Result<Changes> decide(const Workspace& workspace, const Facts&, const SetVersioning& command) {
    const Project* before = workspace.find(command.project);
    if (!before) return gone("project");
    Result<std::string> repository = checked_link(command.repository);
    if (!repository) return pass_on(repository);
    Project project = *before;
    project.repository = *repository;
    project.forge = command.forge;
    project.scheme = command.scheme;
    project.calver = std::string(trimmed(command.calver));
    project.tag_prefix = std::string(trimmed(command.tag_prefix));
    if (Result<void> sound = check_rules(rules_of(project)); !sound) return pass_on(sound);
    if (project.calver.size() > k_key_limit_bytes || project.tag_prefix.size() > k_key_limit_bytes)
        return fail(ErrorKind::too_large, "Patterns and prefixes have at most " +
                                              std::to_string(k_key_limit_bytes) + " bytes. Shorten it.");
    return Changes{"Changed how " + quoted(project.name) + " is released",
                   {project},
                   "versioning " + project.id.text(),
                   true,
                   {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const PlanRelease& command) {
    const Template* of = workspace.find(command.of);
    const Project* project = of ? workspace.find(of->project) : nullptr;
    if (!project) return gone("checklist");
    const TemplateVersion* newest = newest_version(workspace, of->id);
    if (!newest || of->archived)
        return fail(ErrorKind::conflict,
                    quoted(of->title) + (of->archived ? " is archived. Take it back first."
                                                      : " was never published. Publish it first."));
    if (command.target < facts.today) return in_the_past(command.target);
    Run run;
    run.id = Id::version7(facts.now.ms, facts.random);
    run.project = project->id;
    run.version = newest->id;
    run.started = facts.now;
    Release release;
    release.id = Release::id_for(run.id);
    release.project = project->id;
    release.run = run.id;
    release.version = command.version;
    release.previous = command.previous;
    release.type = command.type;
    release.line = command.line;
    release.target = command.target;
    if (command.replaces && !workspace.find(*command.replaces)) return gone("release it replaces");
    release.replaces = command.replaces;
    Result<Release> checked = checked_release(workspace, *project, release);
    if (!checked) return pass_on(checked);
    Changes changes{"Planned " + name_of(*checked), {run}, {}, true, Ref<Run>(run.id)};
    for (const auto& [given_name, given_value] : command.values) {
        Result<std::string> name = checked_variable_name(given_name);
        if (!name) return pass_on(name);
        Result<std::string> value = checked_value(given_value);
        if (!value) return pass_on(value);
        if (!value->empty())
            changes.after.emplace_back(
                RunVariable{RunVariable::id_for(run.id, *name), false, run.id, *name, *value});
    }
    changes.after.emplace_back(std::move(*checked));
    return changes;
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const EditRelease& command) {
    Result<Release> before = open_release(workspace, command.release);
    if (!before) return pass_on(before);
    const Project* project = workspace.find(before->project);
    if (!project) return gone("project");
    Release wished = *before;
    wished.version = command.as.version;
    wished.previous = command.as.previous;
    wished.type = command.as.type;
    wished.line = command.as.line;
    wished.target = command.as.target;
    wished.notes = command.as.notes;
    wished.next_version = command.as.next_version;
    if (wished.target != before->target && wished.target < facts.today) return in_the_past(wished.target);
    Result<Release> after = checked_release(workspace, *project, wished);
    if (!after) return pass_on(after);
    const std::vector<std::size_t> differing = differing_fields(*before, *after);
    if (differing.empty()) return Changes{};
    std::string label = "Changed " + name_of(*after), merge_key;
    if (after->target != before->target)
        label = "Moved " + name_of(*after) + " to " + after->target.words(facts.today);
    else if (after->notes != before->notes || after->next_version != before->next_version)
        merge_key = "notes " + after->id.text();
    return Changes{label, {std::move(*after)}, differing.size() == 1 ? merge_key : "", true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const AddBlocker& command) {
    Result<Release> release = open_release(workspace, command.release);
    if (!release) return pass_on(release);
    Result<std::string> title = checked_name(command.title, "blocker");
    if (!title) return pass_on(title);
    Result<std::string> link = checked_link(command.link);
    if (!link) return pass_on(link);
    Blocker blocker{Id::version7(facts.now.ms, facts.random), false, release->id, *title, *link};
    return Changes{"Added the blocker " + quoted(*title), {blocker}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const ResolveBlocker& command) {
    const Blocker* before = workspace.find(command.blocker);
    if (!before) return gone("blocker");
    if (Result<Release> release = open_release(workspace, before->release); !release) return pass_on(release);
    if (before->resolved.has_value() == command.resolved) return Changes{};
    Blocker blocker = *before;
    blocker.resolved.reset();
    if (command.resolved) blocker.resolved = facts.now;
    blocker.person = command.resolved ? workspace.settings().person : std::string();
    return Changes{
        (command.resolved ? "Resolved " : "Opened again ") + quoted(blocker.title), {blocker}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts&, const RemoveBlocker& command) {
    const Blocker* before = workspace.find(command.blocker);
    if (!before) return gone("blocker");
    if (Result<Release> release = open_release(workspace, before->release); !release) return pass_on(release);
    Blocker blocker = *before;
    blocker.deleted = true;
    return Changes{"Removed the blocker " + quoted(blocker.title), {blocker}, {}, true, {}};
}

Result<Changes> decide(const Workspace& workspace, const Facts& facts, const EndRelease& command) {
    const Release* release = workspace.find(command.release);
    if (!release) return gone("release");
    const Run* run = workspace.find(release->run);
    const bool is_open = release->status == ReleaseStatus::open && run;
    if (command.as == ReleaseStatus::released) {
        Result<Changes> finished =
            decide(workspace, facts, FinishRun{.run = release->run, .skip_open = command.skip_open});
        if (finished) finished->label = "Archived " + name_of(*release);
        return finished;
    }
    const bool was_out = release->status == ReleaseStatus::released && command.as == ReleaseStatus::yanked;
    if (command.as == ReleaseStatus::open || (!is_open && !was_out))
        return fail(ErrorKind::conflict, quoted(release->version) + " is closed already.");
    Result<std::string> reason = checked_text(trimmed(command.reason), k_text_limit_bytes, "reason");
    if (!reason) return pass_on(reason);
    if (reason->empty())
        return fail(ErrorKind::invalid_input, "Say why first: whoever looks for this release will ask.");
    if (command.as == ReleaseStatus::aborted) {
        const RunOutline outline = run_outline_of(workspace, *run);
        if (const ReleasePlan plan = plan_of(workspace, *release, outline, facts.today); !plan.passed.empty())
            return fail(ErrorKind::conflict, quoted(plan.passed.back()->title()) +
                                                 " is done and cannot be undone: something is "
                                                 "public. Yank the release instead.");
    }
    Changes changes{(command.as == ReleaseStatus::aborted ? "Aborted " : "Yanked ") + name_of(*release),
                    {},
                    {},
                    true,
                    {}};
    if (is_open) {
        finish_run(workspace, facts, *run, false, command.as, std::move(*reason), changes);
        return changes;
    }
    Release yanked = *release;
    yanked.status = ReleaseStatus::yanked;
    yanked.reason = std::move(*reason);
    changes.after.emplace_back(std::move(yanked));
    return changes;
}

} // namespace shipshape
