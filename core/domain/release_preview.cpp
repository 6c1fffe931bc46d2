#include "core/domain/release_preview.h"

#include "core/domain/step_filter.h"

#include <algorithm>

namespace shipshape {
namespace {

/// Collects names that have no value.
class MissingNames {
  public:
    explicit MissingNames(const Values& values) : values_(values) {}

    void add(std::vector<std::string> names) {
        for (std::string& name : names)
            if (!values_.find(name) && std::ranges::find(k_release_values, name) == k_release_values.end() &&
                std::ranges::find(missing_, name) == missing_.end())
                missing_.push_back(std::move(name));
    }
    void add_texts(const Step& step) {
        for (const std::string* text :
             {&step.title, &step.details, &step.command, &step.link, &step.verify, &step.undo})
            if (!text->empty()) add(find_variables(*text));
    }
    std::vector<std::string> take() { return std::move(missing_); }

  private:
    const Values& values_;
    std::vector<std::string> missing_;
};

} // namespace

std::string newest_released(const Workspace& workspace, const Project& project) {
    const VersionRules rules = rules_of(project);
    std::string newest;
    for (const auto& [id, release] : workspace.all<Release>()) {
        if (release.project != project.id || release.status != ReleaseStatus::released) continue;
        const Result<std::weak_ordering> order = newest.empty()
                                                     ? Result<std::weak_ordering>(std::weak_ordering::greater)
                                                     : compare_versions(rules, release.version, newest);
        if (order && *order > 0) newest = release.version;
    }
    return newest;
}

Result<std::string> suggested_version(const VersionRules& rules, std::string_view previous, ReleaseType type,
                                      Date target) {
    if (type != ReleaseType::prerelease) return next_version(rules, previous, type, target);
    const Result<bool> goes_on = is_prerelease(rules, previous);
    if (goes_on && *goes_on) return next_version(rules, previous, type, target);
    Result<std::string> first = next_version(rules, previous, type, target, "rc");
    return first ? first : next_version(rules, previous, type, target);
}

Values values_of(const Workspace& workspace, const Release& wished, const GivenValues& given) {
    Values values;
    for (const auto& [name, value] : given) values.add(name, value);
    const Project* project = workspace.find(wished.project);
    if (!project) return values;
    add_release_values(values, *project, wished);
    for (const auto& [id, variable] : workspace.all<Variable>())
        if (variable.project == wished.project) values.add(variable.name, variable.value);
    values.add("project", project->name);
    values.add("date", wished.target.text());
    return values;
}

ReleasePreview release_preview(const Outline& all, const Release& wished, const Values& values, Date today) {
    ReleasePreview preview;
    MissingNames missing(values);
    for (const Outline::Part& part : all.parts) {
        ReleasePreview::Part shown{part.section, {}};
        for (const Step* step : part.steps) {
            missing.add(condition_names(step->condition));
            if (!applies(*step, wished.type, values)) {
                ++preview.left_out;
                continue;
            }
            missing.add_texts(*step);
            ReleasePreview::Item item{step, {}};
            if (step->offset) item.due = offset_date(wished.target, *step->offset, step->working_days);
            preview.past += item.due && *item.due < today;
            shown.steps.push_back(item);
        }
        preview.steps += shown.steps.size();
        if (!shown.steps.empty()) preview.parts.push_back(std::move(shown));
    }
    preview.missing = missing.take();
    return preview;
}

std::vector<MovedStep> moved_steps(const ReleasePlan& plan, Date target) {
    std::vector<MovedStep> moved;
    for (const ReleasePlan::Part& part : plan.parts) {
        for (const PlanStep& planned : part.steps) {
            if (!planned.is_open() || !planned.due) continue;
            const Step& step = *planned.step->step;
            const Date to = offset_date(target, *step.offset, step.working_days);
            if (to != *planned.due) moved.push_back({planned.step, *planned.due, to});
        }
    }
    return moved;
}

} // namespace shipshape
