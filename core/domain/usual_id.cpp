#include "core/domain/usual_id.h"

#include "core/domain/draft.h"

namespace shipshape {
namespace {

struct UsualId {
    const Workspace& owners;

    std::optional<Id> operator()(const TemplateVersion& version) const {
        return version_id(version.of, version.number);
    }
    std::optional<Id> operator()(const Section& section) const {
        return section_id(section.version, section.key);
    }
    std::optional<Id> operator()(const Step& step) const {
        const Section* section = owners.find(step.section);
        return section ? std::optional(step_id(section->version, step.key)) : std::nullopt;
    }
    std::optional<Id> operator()(const Schedule& schedule) const {
        return Id::derive(schedule.of.id, "schedule");
    }
    std::optional<Id> operator()(const Run& run) const {
        if (!run.schedule || !run.occurrence) return std::nullopt;
        return Run::id_for(*run.schedule, *run.occurrence);
    }
    template<class E>
    std::optional<Id> operator()(const E&) const {
        return std::nullopt;
    }
};

} // namespace

std::optional<Id> usual_id(const Entity& entity, const Workspace& owners) {
    if (std::optional<Id> derived = derived_id(entity)) return derived;
    return std::visit(UsualId{owners}, entity);
}

} // namespace shipshape
