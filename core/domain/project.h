#pragma once
#include "core/domain/forge.h"
#include "core/domain/version_kinds.h"

namespace shipshape {

/// A piece of software that somebody keeps in shape.
struct Project {
    Id id;
    bool deleted = false;
    std::string name;
    std::string ecosystem; ///< id of an ecosystem of the starter library, or empty
    Instant created;
    std::string repository; ///< https address of its repository, or empty
    Forge forge{};          ///< none: as its address says
    VersionScheme scheme{};
    std::string calver;           ///< the pattern, where versions go by the calendar
    std::string tag_prefix = "v"; ///< what stands before the version in a tag

    static constexpr std::string_view entity_name = "project";
    static constexpr std::string_view plural_name = "projects";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"name", &Project::name},
                          Field{"ecosystem", &Project::ecosystem},
                          Field{"created", &Project::created},
                          added_in(3, Field{"repository", &Project::repository, k_link_limit_bytes}),
                          added_in(3, Field{"forge", &Project::forge}),
                          added_in(3, Field{"scheme", &Project::scheme}),
                          added_in(3, Field{"calver", &Project::calver, k_key_limit_bytes}),
                          added_in(3, Field{"tag_prefix", &Project::tag_prefix, k_key_limit_bytes})};
    }
    bool operator==(const Project&) const = default;
};

/// A value that is filled into the texts of all checklists of a project, wherever {{name}} stands.
struct Variable {
    Id id;
    bool deleted = false;
    Ref<Project> project;
    std::string name;
    std::string value;

    static constexpr std::string_view entity_name = "variable";
    static constexpr std::string_view plural_name = "variables";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"project", &Variable::project},
                          Field{"name", &Variable::name, k_variable_limit_bytes},
                          Field{"value", &Variable::value, k_value_limit_bytes}};
    }
    bool operator==(const Variable&) const = default;
};

/// Somebody who takes part in a project.
struct Person {
    Id id;
    bool deleted = false;
    Ref<Project> project;
    std::string name;
    std::string roles; ///< names of roles, separated by commas: "release manager, security"

    static constexpr std::string_view entity_name = "person";
    static constexpr std::string_view plural_name = "people";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"project", &Person::project}, Field{"name", &Person::name},
                          Field{"roles", &Person::roles}};
    }
    bool operator==(const Person&) const = default;
};

/// What kind of page a resource is.
enum class ResourceKind {
    contributing,
    security_policy,
    release_process,
    code_of_conduct,
    licence,
    documentation,
    other
};
template<>
struct Choices<ResourceKind> {
    static constexpr std::array<std::string_view, 7> names = {
        "contributing", "security_policy", "release_process", "code_of_conduct", "licence", "documentation",
        "other"};
};

/// A page that a project relies on, and when somebody last made sure that it is right.
struct Resource {
    Id id;
    bool deleted = false;
    Ref<Project> project;
    ResourceKind kind{};
    std::string title;
    std::string link; ///< https address
    std::optional<Date> checked;
    std::string rank;

    static constexpr std::string_view entity_name = "resource";
    static constexpr std::string_view plural_name = "resources";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{
            Field{"project", &Resource::project}, Field{"kind", &Resource::kind},
            Field{"title", &Resource::title},     Field{"link", &Resource::link, k_link_limit_bytes},
            Field{"checked", &Resource::checked}, Field{"rank", &Resource::rank}};
    }
    bool operator==(const Resource&) const = default;
};

} // namespace shipshape
