#include "core/domain/entities.h"

namespace shipshape {
namespace {

template<std::size_t... Index>
const EntityInfo& info_at(std::size_t index, std::index_sequence<Index...>) {
    static const std::array<const EntityInfo*, k_entity_count> infos = {
        &describe<std::variant_alternative_t<Index, Entity>>()...};
    return *infos[index];
}

template<std::size_t... Index>
Entity make_at(std::size_t index, std::index_sequence<Index...>) {
    Entity made;
    ((Index == index ? static_cast<void>(made.emplace<Index>()) : static_cast<void>(0)), ...);
    return made;
}

} // namespace

const EntityInfo& entity_info(std::size_t index) {
    return info_at(index, std::make_index_sequence<k_entity_count>{});
}

std::optional<std::size_t> entity_index(std::string_view name) {
    for (std::size_t i = 0; i < k_entity_count; ++i)
        if (entity_info(i).name == name) return i;
    return std::nullopt;
}

Entity make_entity(std::size_t index) {
    return make_at(index, std::make_index_sequence<k_entity_count>{});
}

const Id& id_of(const Entity& entity) {
    return std::visit([](const auto& e) -> const Id& { return e.id; }, entity);
}
bool is_deleted(const Entity& entity) {
    return std::visit([](const auto& e) { return e.deleted; }, entity);
}
void set_id(Entity& entity, const Id& id) {
    std::visit([&](auto& e) { e.id = id; }, entity);
}
void set_deleted(Entity& entity, bool deleted) {
    std::visit([&](auto& e) { e.deleted = deleted; }, entity);
}
std::optional<Id> derived_id(const Entity& entity) {
    if (const auto* state = std::get_if<StepState>(&entity); state && state->step)
        return StepState::id_for(state->run, *state->step);
    if (const auto* occurrence = std::get_if<Occurrence>(&entity))
        return Occurrence::id_for(occurrence->schedule, occurrence->date);
    if (const auto* variable = std::get_if<RunVariable>(&entity))
        return RunVariable::id_for(variable->run, variable->name);
    if (const auto* source = std::get_if<Source>(&entity)) return Source::id_for(source->version);
    if (const auto* release = std::get_if<Release>(&entity)) return Release::id_for(release->run);
    return std::nullopt;
}
const void* raw(const Entity& entity) {
    return std::visit([](const auto& e) { return static_cast<const void*>(&e); }, entity);
}
void* raw(Entity& entity) {
    return std::visit([](auto& e) { return static_cast<void*>(&e); }, entity);
}

std::vector<std::size_t> differing_fields(const Entity& before, const Entity& after) {
    std::vector<std::size_t> out;
    std::span<const FieldInfo> fields = entity_info(after).fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].get(raw(before)) != fields[i].get(raw(after))) out.push_back(i);
    return out;
}

} // namespace shipshape
