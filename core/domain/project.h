#pragma once
#include "core/domain/field.h"

namespace shipshape {

/// A piece of software that somebody keeps in shape.
struct Project {
    Id id;
    bool deleted = false;
    std::string name;
    std::string ecosystem; ///< id of an ecosystem of the starter library, or empty
    Instant created;

    static constexpr std::string_view entity_name = "project";
    static constexpr std::string_view plural_name = "projects";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"name", &Project::name}, Field{"ecosystem", &Project::ecosystem},
                          Field{"created", &Project::created}};
    }
    bool operator==(const Project&) const = default;
};

} // namespace shipshape
