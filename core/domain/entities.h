#pragma once
#include "core/domain/form_field.h"
#include "core/domain/project.h"
#include "core/domain/release.h"
#include "core/domain/schedule.h"
#include "core/domain/settings.h"
#include "core/domain/template.h"

#include <vector>

namespace shipshape {

/// The list of all entities. Everything that handles "each of them" takes it from here; owners stand before
/// what they own.
using Entity =
    std::variant<Project, Variable, Person, Resource, Template, TemplateVersion, Section, Step, Source,
                 Schedule, Occurrence, Run, RunVariable, StepState, Release, Blocker, Settings, FormField>;
inline constexpr std::size_t k_entity_count = std::variant_size_v<Entity>;

/// The description of the entity type at `index` of the list.
const EntityInfo& entity_info(std::size_t index);
inline const EntityInfo& entity_info(const Entity& entity) {
    return entity_info(entity.index());
}
/// Index of the entity of that name; nothing where there is none.
std::optional<std::size_t> entity_index(std::string_view name);
/// A new entity of the type at `index`, with default values.
Entity make_entity(std::size_t index);

const Id& id_of(const Entity& entity);
bool is_deleted(const Entity& entity);
void set_id(Entity& entity, const Id& id);
void set_deleted(Entity& entity, bool deleted);
/// The id that follows from what the entity refers to, so that the same thing has the same id on every
/// device; nothing for entities whose ids are made by chance. (A run for an occurrence has one too, but may
/// also have been made otherwise: Run::id_for.)
std::optional<Id> derived_id(const Entity& entity);
/// For FieldInfo::get and set.
const void* raw(const Entity& entity);
void* raw(Entity& entity);

/// Indexes of the fields whose values differ. Both must be of the same type.
std::vector<std::size_t> differing_fields(const Entity& before, const Entity& after);

} // namespace shipshape
