#include "core/domain/outline.h"

#include "core/base/sort.h"

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

std::map<Id, Outline> all_outlines(const Workspace& workspace) {
    return outlines(workspace, [](const Ref<TemplateVersion>&) { return true; });
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

Progress progress_of(const Workspace& workspace, const Ref<Run>& run, const Outline& outline) {
    Progress progress;
    for (const Outline::Part& part : outline.parts) {
        for (const Step* step : part.steps) {
            StepStatus status = status_of(workspace, run, step->id);
            ++progress.steps;
            if (is_settled(status))
                ++progress.settled;
            else if (!step->optional)
                ++progress.required_open;
            if (status == StepStatus::failed) ++progress.failed;
        }
    }
    return progress;
}

} // namespace shipshape
