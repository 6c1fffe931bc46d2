#pragma once
#include "core/domain/run.h"

namespace shipshape {

enum class ReleaseStatus {
    open,     ///< planned or under way
    released, ///< out, and kept with its report
    aborted,  ///< given up before it was out
    yanked,   ///< was out and was withdrawn
};
template<>
struct Choices<ReleaseStatus> {
    static constexpr std::array<std::string_view, 4> names = {"open", "released", "aborted", "yanked"};
};

/// A release plan: a run of a release template with a version, a type and a target date. Which of the
/// template's steps apply, and when each is due, follows from these (core/domain/release_plan.h).
struct Release {
    Id id;
    bool deleted = false;
    Ref<Project> project; ///< that of the run, which is not in memory once it is closed
    Ref<Run> run;
    std::string version;  ///< as the project's scheme writes it
    std::string previous; ///< the version before it; empty: there is none
    ReleaseType type{};
    std::string line; ///< the maintained line it belongs to: "1.4.x"; or empty
    Date target;
    ReleaseStatus status{};
    std::optional<Instant> ended;
    std::optional<Date> ended_on;         ///< the calendar day of `ended` where that was
    std::string reason;                   ///< why it was aborted or yanked
    std::optional<Ref<Release>> replaces; ///< the broken release that this one stands in for
    std::string notes;                    ///< release notes, Markdown
    std::string next_version;             ///< the development version that follows it, or empty

    static constexpr std::string_view entity_name = "release";
    static constexpr std::string_view plural_name = "releases";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"project", &Release::project},
                          Field{"run", &Release::run},
                          Field{"version", &Release::version},
                          Field{"previous", &Release::previous},
                          Field{"type", &Release::type},
                          Field{"line", &Release::line, k_key_limit_bytes},
                          Field{"target", &Release::target},
                          Field{"status", &Release::status},
                          Field{"ended", &Release::ended},
                          Field{"ended_on", &Release::ended_on},
                          Field{"reason", &Release::reason, k_text_limit_bytes},
                          Field{"replaces", &Release::replaces},
                          Field{"notes", &Release::notes, k_notes_limit_bytes},
                          Field{"next_version", &Release::next_version}};
    }
    bool operator==(const Release&) const = default;

    /// A run is of one release at most.
    static Id id_for(Ref<Run> run) { return Id::derive(run.id, "release"); }
    static constexpr std::size_t k_notes_limit_bytes = 100'000;
};

/// Something that forbids a release while it is open.
struct Blocker {
    Id id;
    bool deleted = false;
    Ref<Release> release;
    std::string title;
    std::string link;                ///< https address, or empty
    std::optional<Instant> resolved; ///< absent: it still blocks
    std::string person;              ///< who said that it is resolved

    static constexpr std::string_view entity_name = "blocker";
    static constexpr std::string_view plural_name = "blockers";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"release", &Blocker::release}, Field{"title", &Blocker::title},
                          Field{"link", &Blocker::link, k_link_limit_bytes},
                          Field{"resolved", &Blocker::resolved}, Field{"person", &Blocker::person}};
    }
    bool operator==(const Blocker&) const = default;
};

} // namespace shipshape
