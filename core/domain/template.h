#pragma once
#include "core/domain/project.h"

namespace shipshape {

/// What part of looking after a project a template belongs to.
enum class Area {
    maintenance,
    security,
    cleanup,
    documentation,
    release,
    emergency,
    metrics,
    automation,
    resources
};
template<>
struct Choices<Area> {
    static constexpr std::array<std::string_view, 9> names = {"maintenance",   "security",   "cleanup",
                                                              "documentation", "release",    "emergency",
                                                              "metrics",       "automation", "resources"};
};
/// As shown: "Clean-up", "Security" ...
std::string_view area_title(Area area);

/// A checklist's definition. What it says stands in its versions.
struct Template {
    Id id;
    bool deleted = false;
    Ref<Project> project;
    std::string title;
    std::string summary;
    Area area{};
    std::string rank; ///< order within the project: compared as bytes

    static constexpr std::string_view entity_name = "template";
    static constexpr std::string_view plural_name = "templates";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"project", &Template::project}, Field{"title", &Template::title},
                          Field{"summary", &Template::summary, k_text_limit_bytes},
                          Field{"area", &Template::area}, Field{"rank", &Template::rank}};
    }
    bool operator==(const Template&) const = default;
};

/// A published state of a template: it and its sections and steps never change again.
struct TemplateVersion {
    Id id;
    bool deleted = false;
    Ref<Template> of;
    std::int64_t number = 1; ///< 1, 2, 3 … within the template
    Instant published;

    static constexpr std::string_view entity_name = "template_version";
    static constexpr std::string_view plural_name = "template_versions";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"template", &TemplateVersion::of}, Field{"number", &TemplateVersion::number},
                          Field{"published", &TemplateVersion::published}};
    }
    bool operator==(const TemplateVersion&) const = default;
};

struct Section {
    Id id;
    bool deleted = false;
    Ref<TemplateVersion> version;
    std::string title;
    std::string rank;

    static constexpr std::string_view entity_name = "section";
    static constexpr std::string_view plural_name = "sections";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"version", &Section::version}, Field{"title", &Section::title},
                          Field{"rank", &Section::rank}};
    }
    bool operator==(const Section&) const = default;
};

struct Step {
    Id id;
    bool deleted = false;
    Ref<Section> section;
    std::string title;
    std::string details; ///< Markdown
    std::string command; ///< to copy into a shell; may have several lines
    std::string link;    ///< https address, or empty
    bool optional = false;
    std::string rank;

    static constexpr std::string_view entity_name = "step";
    static constexpr std::string_view plural_name = "steps";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"section", &Step::section},
                          Field{"title", &Step::title},
                          Field{"details", &Step::details, k_text_limit_bytes},
                          Field{"command", &Step::command, k_text_limit_bytes},
                          Field{"link", &Step::link, 2'000},
                          Field{"optional", &Step::optional},
                          Field{"rank", &Step::rank}};
    }
    bool operator==(const Step&) const = default;
};

} // namespace shipshape
