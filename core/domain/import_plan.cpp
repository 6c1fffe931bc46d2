#include "core/domain/import_plan.h"

#include "core/base/text.h"
#include "core/domain/merge.h"

#include <map>
#include <set>

namespace shipshape {
namespace {

std::vector<Entity> exchanged_entities(const Workspace& workspace) {
    std::vector<Entity> entities;
    workspace.for_each([&]<class E>(const E& entity) {
        if (E::exchanged) entities.emplace_back(entity);
    });
    return entities;
}

/// "Name (copy)", "Name (copy 2)" … where the name is taken.
std::string free_name(const std::string& name, const std::set<std::string>& taken) {
    std::string candidate = name;
    for (std::size_t number = 1; taken.contains(candidate); ++number) {
        std::string suffix = number == 1 ? " (copy)" : " (copy " + std::to_string(number) + ")";
        candidate = std::string(cut_utf8(name, k_title_limit_bytes - suffix.size())) + suffix;
    }
    return candidate;
}

/// Gives every entity a new id and lets references follow.
class Copier {
  public:
    Copier(const Workspace& present, const Id& seed) : seed_(seed) {
        for (const auto& [id, project] : present.all<Project>()) names_.insert(project.name);
    }

    /// Owners must come first: some ids follow from those of the owners.
    void renew(Entity& entity) {
        Id old = id_of(entity);
        bool is_occurrence = false;
        if (const auto* run = std::get_if<Run>(&entity); run && run->schedule && run->occurrence)
            is_occurrence = old == Run::id_for(*run->schedule, *run->occurrence);
        follow_references(entity);
        Id made = Id::derive(seed_, std::string(entity_info(entity).name) + " " + old.text());
        if (auto* project = std::get_if<Project>(&entity)) {
            project->name = free_name(project->name, names_);
            names_.insert(project->name);
        } else if (const auto* run = std::get_if<Run>(&entity); run && is_occurrence) {
            made = Run::id_for(*run->schedule, *run->occurrence);
        } else if (std::optional<Id> derived = derived_id(entity)) {
            made = *derived;
        }
        ids_.emplace(std::pair(entity.index(), old), made);
        set_id(entity, made);
    }

  private:
    void follow_references(Entity& entity) {
        for (const FieldInfo& field : entity_info(entity).fields) {
            Value value = field.get(raw(entity));
            const Id* target = std::get_if<Id>(&value);
            std::optional<std::size_t> type = target ? entity_index(field.refers_to) : std::nullopt;
            if (!type) continue;
            if (auto at = ids_.find(std::pair(*type, *target)); at != ids_.end())
                field.set(raw(entity), at->second);
        }
    }

    Id seed_;
    std::map<std::pair<std::size_t, Id>, Id> ids_; ///< type and id in the document → id of the copy
    std::set<std::string> names_;
};

ImportPlan plan_copy(const Workspace& present, std::vector<Entity> incoming, const Id& seed) {
    ImportPlan plan;
    Copier copier(present, seed);
    for (Entity& entity : incoming) {
        copier.renew(entity);
        ++plan.counts[entity.index()].added;
        plan.after.push_back(std::move(entity));
    }
    return plan;
}

} // namespace

ImportPlan::Counts ImportPlan::total() const {
    Counts sum;
    for (const Counts& of_type : counts) {
        sum.added += of_type.added;
        sum.changed += of_type.changed;
        sum.same += of_type.same;
        sum.removed += of_type.removed;
        sum.kept += of_type.kept;
    }
    return sum;
}

bool ImportPlan::changes_something() const {
    const Counts sum = total();
    return sum.added + sum.changed + sum.removed > 0;
}

ImportPlan plan_import(const Workspace& present, const Workspace& document, ImportMode mode, const Id& seed,
                       const ImportKnowledge& knowledge) {
    ImportPlan plan;
    if (mode == ImportMode::merge)
        plan_merge(present, document, knowledge, plan);
    else
        plan = plan_copy(present, exchanged_entities(document), seed);
    plan.mode = mode;
    for (std::size_t type = 0; type < k_entity_count; ++type)
        if (entity_info(type).exchanged) plan.counts[type].kept = present.count(type);
    if (mode == ImportMode::merge)
        for (const EntityKey& key : keys_of(document, knowledge.incoming))
            if (present.contains(key.type, key.id)) --plan.counts[key.type].kept;
    return plan;
}

} // namespace shipshape
