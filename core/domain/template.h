#pragma once
#include "core/domain/project.h"

namespace shipshape {

inline constexpr std::int64_t k_most_minutes = 100'000;        ///< of a step
inline constexpr std::int64_t k_most_offset_days = 1'000;      ///< of a step, before and after the target
inline constexpr std::size_t k_source_limit_bytes = 1'048'576; ///< of an imported document

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

/// Where in a release a section stands.
enum class Stage { none, prepare, check, branch, tag, publish, after };
template<>
struct Choices<Stage> {
    static constexpr std::array<std::string_view, 7> names = {"none", "prepare", "check", "branch",
                                                              "tag",  "publish", "after"};
};

struct Section {
    Id id;
    bool deleted = false;
    Ref<TemplateVersion> version;
    std::string title;
    std::string rank;
    std::string key; ///< the same in all versions of a template; empty: its id
    Stage stage{};   ///< of a release

    static constexpr std::string_view entity_name = "section";
    static constexpr std::string_view plural_name = "sections";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"version", &Section::version}, Field{"title", &Section::title},
                          Field{"rank", &Section::rank},
                          added_in(2, Field{"key", &Section::key, k_key_limit_bytes}),
                          added_in(3, Field{"stage", &Section::stage})};
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
    // Of a release:
    std::string types;     ///< the types it belongs to, separated by commas; empty: all
    std::string condition; ///< on variables ("wheels", "not wheels", "os = linux"); empty: always
    std::optional<std::int64_t> offset; ///< days from the target date, negative before it
    bool working_days = false;          ///< the offset counts Monday to Friday only
    std::string verify;                 ///< Markdown: how to see that it worked
    std::string undo;                   ///< Markdown: how to take it back
    bool irreversible = false;          ///< a point of no return: what it does is public or cannot be undone
    std::optional<std::int64_t> mark;   ///< offset in bytes of its box's mark in the version's Source

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
                          added_in(2, Field{"minutes", &Step::minutes}),
                          added_in(3, Field{"types", &Step::types}),
                          added_in(3, Field{"condition", &Step::condition}),
                          added_in(3, Field{"offset", &Step::offset}),
                          added_in(3, Field{"working_days", &Step::working_days}),
                          added_in(3, Field{"verify", &Step::verify, k_text_limit_bytes}),
                          added_in(3, Field{"undo", &Step::undo, k_text_limit_bytes}),
                          added_in(3, Field{"irreversible", &Step::irreversible}),
                          added_in(3, Field{"mark", &Step::mark})};
    }
    bool operator==(const Step&) const = default;
};

/// The document that a version was imported from, byte by byte, so that ticks can be written back into it.
/// In memory only while the app that imported it stays open: HistoryPort::source().
struct Source {
    Id id;
    bool deleted = false;
    Ref<TemplateVersion> version;
    std::string name; ///< of the file
    std::string text;

    static constexpr std::string_view entity_name = "source";
    static constexpr std::string_view plural_name = "sources";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"version", &Source::version}, Field{"name", &Source::name},
                          Field{"text", &Source::text, k_source_limit_bytes}};
    }
    bool operator==(const Source&) const = default;

    static Id id_for(Ref<TemplateVersion> version) { return Id::derive(version.id, "source"); }
};

} // namespace shipshape
