#include "core/domain/outline.h"

#include "core/base/sort.h"
#include "core/domain/evidence.h"

namespace shipshape {
namespace {

template<class E>
bool by_rank(const E* a, const E* b) {
    return std::tie(a->rank, a->id) < std::tie(b->rank, b->id);
}

bool is_newer(const TemplateVersion& version, const TemplateVersion* than) {
    return version.published && (!than || version.number > than->number);
}

/// Outlines of all versions that `wanted` accepts.
template<class Wanted>
std::map<Id, Outline> outlines(const Workspace& workspace, Wanted&& wanted) {
    std::map<Id, Outline> by_version;
    std::map<Id, std::vector<const Step*>> by_section;
    for (const auto& [id, section] : workspace.all<Section>()) {
        if (!wanted(section.version)) continue;
        by_version[section.version.id].parts.push_back({&section, {}});
        by_section[id];
    }
    for (const auto& [id, step] : workspace.all<Step>()) {
        auto at = by_section.find(step.section.id);
        if (at != by_section.end()) at->second.push_back(&step);
    }
    for (auto& [version, outline] : by_version) {
        sort(outline.parts, [](const auto& a, const auto& b) { return by_rank(a.section, b.section); });
        for (Outline::Part& part : outline.parts) {
            part.steps = std::move(by_section[part.section->id]);
            sort(part.steps, by_rank<Step>);
        }
    }
    return by_version;
}

} // namespace

std::size_t Outline::step_count() const {
    std::size_t count = 0;
    for (const Part& part : parts) count += part.steps.size();
    return count;
}

Outline outline_of(const Workspace& workspace, const Ref<TemplateVersion>& version) {
    auto found = outlines(workspace, [&](const Ref<TemplateVersion>& of) { return of == version; });
    return found.empty() ? Outline{} : std::move(found.begin()->second);
}

std::map<Id, Outline> outlines_of(const Workspace& workspace, const std::set<Id>& versions) {
    return outlines(workspace, [&](const Ref<TemplateVersion>& of) { return versions.contains(of.id); });
}

std::map<Id, std::int64_t> all_minutes(const Workspace& workspace) {
    std::map<Id, std::int64_t> minutes;
    for (const auto& [id, step] : workspace.all<Step>()) {
        if (step.minutes == 0) continue;
        if (const Section* section = workspace.find(step.section))
            minutes[section->version.id] += step.minutes;
    }
    return minutes;
}

const Template* template_of(const Workspace& workspace, const Run& run) {
    const TemplateVersion* version = workspace.find(run.version);
    return version ? workspace.find(version->of) : nullptr;
}

const TemplateVersion* newest_version(const Workspace& workspace, const Ref<Template>& of) {
    const TemplateVersion* newest = nullptr;
    for (const auto& [id, version] : workspace.all<TemplateVersion>())
        if (version.of == of && is_newer(version, newest)) newest = &version;
    return newest;
}

std::map<Id, const TemplateVersion*> newest_versions(const Workspace& workspace) {
    std::map<Id, const TemplateVersion*> newest;
    for (const auto& [id, version] : workspace.all<TemplateVersion>()) {
        if (!version.published) continue;
        const TemplateVersion*& best = newest[version.of.id];
        if (is_newer(version, best)) best = &version;
    }
    return newest;
}

const TemplateVersion* draft_of(const Workspace& workspace, const Ref<Template>& of) {
    for (const auto& [id, version] : workspace.all<TemplateVersion>())
        if (version.of == of && !version.published) return &version;
    return nullptr;
}

const StepState* state_of(const Workspace& workspace, const Ref<Run>& run, const Ref<Step>& step) {
    return workspace.find(Ref<StepState>(StepState::id_for(run, step)));
}

StepStatus status_of(const Workspace& workspace, const Ref<Run>& run, const Ref<Step>& step) {
    const StepState* state = state_of(workspace, run, step);
    return state ? state->status : StepStatus::open;
}

AddedSteps added_steps_of(const Workspace& workspace, const Ref<Run>& run) {
    AddedSteps added;
    for (const auto& [id, state] : workspace.all<StepState>())
        if (!state.step && state.run == run) added.push_back(&state);
    sort(added, by_rank<StepState>);
    return added;
}

std::map<Id, AddedSteps> all_added_steps(const Workspace& workspace) {
    std::map<Id, AddedSteps> added;
    for (const auto& [id, state] : workspace.all<StepState>())
        if (!state.step) added[state.run.id].push_back(&state);
    for (auto& [run, steps] : added) sort(steps, by_rank<StepState>);
    return added;
}

void Progress::count(const Step* step, const StepState* state) {
    const StepStatus status = state ? state->status : StepStatus::open;
    const bool required = !step || !step->optional;
    ++steps;
    if (is_settled(status)) ++settled;
    if (status == StepStatus::failed) ++failed;
    const bool proven = !step || status != StepStatus::done || is_evidence(step->evidence, state->evidence);
    if (required && (!is_settled(status) || !proven)) ++required_open;
    if (required && !proven) ++unproven;
}

Progress progress_of(const Workspace& workspace, const Ref<Run>& run, const Outline& outline,
                     const AddedSteps& added) {
    Progress progress;
    for (const Outline::Part& part : outline.parts)
        for (const Step* step : part.steps) progress.count(step, state_of(workspace, run, step->id));
    for (const StepState* state : added) progress.count(nullptr, state);
    return progress;
}

Progress progress_of(const Workspace& workspace, const Ref<Run>& run, const Outline& outline) {
    return progress_of(workspace, run, outline, added_steps_of(workspace, run));
}

} // namespace shipshape
