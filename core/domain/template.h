#pragma once
#include "core/domain/project.h"

namespace shipshape {

inline constexpr std::size_t k_key_limit_bytes = 60;
inline constexpr std::int64_t k_most_minutes = 100'000; ///< of a step

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
    std::string rank;      ///< order within the project: compared as bytes
    bool archived = false; ///< asks for nothing and stands apart, with all its history

    static constexpr std::string_view entity_name = "template";
    static constexpr std::string_view plural_name = "templates";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"project", &Template::project},
                          Field{"title", &Template::title},
                          Field{"summary", &Template::summary, k_text_limit_bytes},
                          Field{"area", &Template::area},
                          Field{"rank", &Template::rank},
                          added_in(2, Field{"archived", &Template::archived})};
    }
    bool operator==(const Template&) const = default;
};

/// A state of a template. Once published, it and its sections and steps never change again; before, it is
/// the template's draft, of which there is at most one.
struct TemplateVersion {
    Id id;
    bool deleted = false;
    Ref<Template> of;
    std::int64_t number = 1;          ///< 1, 2, 3 … within the template
    std::optional<Instant> published; ///< absent: the draft
    std::string content;              ///< hash of what it says (content_hash()), or empty

    static constexpr std::string_view entity_name = "template_version";
    static constexpr std::string_view plural_name = "template_versions";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"template", &TemplateVersion::of}, Field{"number", &TemplateVersion::number},
                          Field{"published", &TemplateVersion::published},
                          added_in(2, Field{"content", &TemplateVersion::content})};
    }
    bool operator==(const TemplateVersion&) const = default;
};

struct Section {
    Id id;
    bool deleted = false;
    Ref<TemplateVersion> version;
    std::string title;
    std::string rank;
    std::string key; ///< the same in all versions of a template; empty: its id

    static constexpr std::string_view entity_name = "section";
    static constexpr std::string_view plural_name = "sections";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"version", &Section::version}, Field{"title", &Section::title},
                          Field{"rank", &Section::rank},
                          added_in(2, Field{"key", &Section::key, k_key_limit_bytes})};
    }
    bool operator==(const Section&) const = default;
};

/// What a step wants to have written down when it is done.
enum class Evidence { none, text, number, link, yes_no };
template<>
struct Choices<Evidence> {
    static constexpr std::array<std::string_view, 5> names = {"none", "text", "number", "link", "yes_no"};
};

/// As shown: "none", "text", "yes or no" …
std::string_view evidence_words(Evidence evidence);

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
    std::string key; ///< the same in all versions of a template; empty: its id
    Evidence evidence{};
    bool gate = false;        ///< what comes after it waits until it is done
    std::string role;         ///< who does it, or empty
    std::int64_t minutes = 0; ///< how long it takes, about; 0: nobody said

    static constexpr std::string_view entity_name = "step";
    static constexpr std::string_view plural_name = "steps";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"section", &Step::section},
                          Field{"title", &Step::title},
                          Field{"details", &Step::details, k_text_limit_bytes},
                          Field{"command", &Step::command, k_text_limit_bytes},
                          Field{"link", &Step::link, k_link_limit_bytes},
                          Field{"optional", &Step::optional},
                          Field{"rank", &Step::rank},
                          added_in(2, Field{"key", &Step::key, k_key_limit_bytes}),
                          added_in(2, Field{"evidence", &Step::evidence}),
                          added_in(2, Field{"gate", &Step::gate}),
                          added_in(2, Field{"role", &Step::role}),
                          added_in(2, Field{"minutes", &Step::minutes})};
    }
    bool operator==(const Step&) const = default;
};

} // namespace shipshape
