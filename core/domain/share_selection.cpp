#include "core/domain/share_selection.h"

#include "core/domain/outline.h"
#include "core/domain/release_plan.h"
#include "core/domain/variables.h"

#include <algorithm>

namespace shipshape {
namespace {

struct Part {
    std::string_view entity, field;
    bool ShareOptions::*is_shared; ///< null: never
};
constexpr Part k_parts[] = {
    {Step::entity_name, "mark", nullptr},        // the imported document stays here
    {Release::entity_name, "replaces", nullptr}, // so does the other release
    {Step::entity_name, "command", &ShareOptions::commands},
    {TemplateVersion::entity_name, "content", &ShareOptions::commands}, // it would be about something else
    {StepState::entity_name, "note", &ShareOptions::notes},
    {StepState::entity_name, "reason", &ShareOptions::notes},
    {StepState::entity_name, "evidence", &ShareOptions::evidence},
    {StepState::entity_name, "person", &ShareOptions::persons},
    {Run::entity_name, "person", &ShareOptions::persons},
    {Release::entity_name, "reason", &ShareOptions::notes},
    {Blocker::entity_name, "person", &ShareOptions::persons},
};

/// Of a checklist that is shared to be used by others: what happened to it here.
constexpr std::pair<std::string_view, std::string_view> k_use[] = {
    {Template::entity_name, "archived"},     {Schedule::entity_name, "paused"},
    {Schedule::entity_name, "resumes"},      {Schedule::entity_name, "anchor"},
    {Schedule::entity_name, "done_through"},
};

/// Puts entities into a workspace of their own, without what is left out.
class Selection {
  public:
    Selection(const Workspace& from, const ShareOptions& options) : from_(from), options_(options) {}

    void add(Entity entity) {
        const Entity fresh = make_entity(entity.index());
        for (const FieldInfo& field : entity_info(entity).fields)
            if (is_left_out(options_, entity_info(entity).name, field.name))
                field.set(raw(entity), field.get(raw(fresh)));
        selected_.put(std::move(entity));
    }

    /// The version with its sections and steps, and what it belongs to.
    void add_version(const TemplateVersion& version, const Template& of) {
        add(*from_.find(of.project));
        add(of);
        add(version);
        for (const Outline::Part& part : outline_of(from_, version.id).parts) {
            add(*part.section);
            for (const Step* step : part.steps) {
                add(*step);
                note_names(*step);
            }
        }
        if (options_.values) add_values(of);
    }

    /// False for a step of another version: somebody wrote to it while somebody else moved the run on.
    bool holds(const std::optional<Ref<Step>>& step) const { return !step || selected_.find(*step); }

    Workspace take() { return std::move(selected_); }

  private:
    void note_names(const Step& step) {
        for (const std::string* text :
             {&step.title, &step.details, &step.link, &step.verify, &step.undo, &step.command}) {
            if (text == &step.command && !options_.commands) continue;
            std::ranges::move(find_variables(*text), std::back_inserter(names_));
        }
        conditions_ += step.condition + '\n';
    }

    /// Of the project, as far as texts and conditions use them.
    void add_values(const Template& of) {
        for (const auto& [id, variable] : from_.all<Variable>()) {
            const bool is_used = std::ranges::find(names_, variable.name) != names_.end() ||
                                 conditions_.find(variable.name) != conditions_.npos;
            if (variable.project == of.project && is_used) add(variable);
        }
    }

    const Workspace& from_;
    const ShareOptions& options_;
    Workspace selected_;
    std::vector<std::string> names_; ///< that the texts use
    std::string conditions_;         ///< of all steps
};

std::unexpected<Error> not_here(std::string_view what) {
    return fail(ErrorKind::not_found,
                "This " + std::string(what) + " is no longer here. Go back and choose another one to share.");
}

} // namespace

ShareOptions ShareOptions::of(ShareMode mode) {
    ShareOptions options{.mode = mode};
    options.notes = options.evidence = mode == ShareMode::run;
    options.persons = options.values = mode != ShareMode::checklist;
    return options;
}

bool is_left_out(const ShareOptions& options, std::string_view entity, std::string_view field) {
    if (options.mode == ShareMode::checklist &&
        std::ranges::find(k_use, std::pair(entity, field)) != std::end(k_use))
        return true;
    return std::ranges::any_of(k_parts, [&](const Part& part) {
        return part.entity == entity && part.field == field && !(part.is_shared && options.*part.is_shared);
    });
}

bool is_confidential(const Workspace& workspace, const Run& run) {
    const Template* of = template_of(workspace, run);
    const Release* release = release_of(workspace, run);
    return (of && (of->area == Area::security || of->area == Area::emergency)) ||
           (release && release->type == ReleaseType::security);
}

Result<void> check_linkable(const Workspace& workspace, const Run& run) {
    if (!is_confidential(workspace, run)) return {};
    return fail(
        ErrorKind::conflict,
        "Runs of security and emergency checklists and security releases are not shared by link, because a "
        "link is passed on and cannot be taken back. Export a file and hand it over in private.");
}

Result<Workspace> select_for_share(const Workspace& workspace, const Ref<Template>& ref,
                                   const ShareOptions& options) {
    const Template* of = workspace.find(ref);
    if (!of || !workspace.find(of->project)) return not_here("checklist");
    const TemplateVersion* version = newest_version(workspace, ref);
    if (!version)
        return fail(ErrorKind::not_found,
                    "This checklist has no published version yet. Publish the draft first, then share it.");
    Selection selection(workspace, options);
    selection.add_version(*version, *of);
    for (const auto& [id, schedule] : workspace.all<Schedule>())
        if (schedule.of == ref) selection.add(schedule);
    return selection.take();
}

Result<Workspace> select_for_share(const Workspace& workspace, const Ref<Run>& ref,
                                   const ShareOptions& options) {
    const Run* run = workspace.find(ref);
    const Template* of = run ? template_of(workspace, *run) : nullptr;
    if (!of || !workspace.find(of->project)) return not_here("run");
    if (Result<void> linkable = check_linkable(workspace, *run); !linkable) return pass_on(linkable);
    const Release* release = release_of(workspace, *run);
    if (!release && options.mode == ShareMode::release_plan)
        return fail(ErrorKind::not_found, "This run is of no release. Share it as a run.");
    Selection selection(workspace, options);
    selection.add_version(*workspace.find(run->version), *of);
    if (const Schedule* schedule = workspace.find(run->schedule)) selection.add(*schedule);
    selection.add(*run);
    for (const auto& [id, variable] : workspace.all<RunVariable>())
        if (options.values && variable.run == ref) selection.add(variable);
    for (const auto& [id, state] : workspace.all<StepState>())
        if (state.run == ref && selection.holds(state.step)) selection.add(state);
    if (release) selection.add(*release);
    for (const auto& [id, blocker] : workspace.all<Blocker>())
        if (release && blocker.release == release->id) selection.add(blocker);
    return selection.take();
}

} // namespace shipshape
