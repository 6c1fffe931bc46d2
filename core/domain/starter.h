#pragma once
#include "core/domain/workspace.h"

namespace shipshape {

/// How often the starter library asks for a checklist.
enum class Cadence { daily, weekly, monthly, quarterly };

/// A schedule of that cadence, made on `today`, so that a new guide asks only for the daily round at once:
/// daily from today on, weekly on Mondays, monthly on the first, quarterly on the first of a quarter; today
/// counts. A daily round that was missed lapses, the others stay.
Schedule schedule_of(Cadence cadence, Date today);

/// The starter library as read from its file: checklists in variants for several ecosystems.
struct StarterGuide {
    struct Ecosystem {
        std::string id, name;
    };
    /// One text for all ecosystems, or one for each.
    struct Text {
        std::string any;
        std::vector<std::pair<std::string, std::string>> by_ecosystem;

        const std::string& in(std::string_view ecosystem) const;
    };
    struct Step {
        std::string id, title, details;
        Text command, link;
        bool optional = false;
        std::vector<std::string> only; ///< ecosystems it applies to; empty: all
        bool gate = false;
        std::string role = {};
        // As in Step, of a release:
        std::string types = {}, condition = {}, verify = {}, undo = {};
        std::optional<std::int64_t> offset = {};
        bool working_days = false, irreversible = false;
    };
    struct Section {
        std::string id, title;
        std::vector<Step> steps;
        Stage stage = Stage::none;
    };
    struct Template {
        std::string id, title, summary;
        Area area{};
        std::optional<Cadence> every;
        std::vector<Section> sections;
    };
    std::vector<Ecosystem> ecosystems;
    std::vector<Template> templates;
};

/// The guide's checklists in one ecosystem as entities of `project`: templates with a first version each,
/// sections, steps, schedules. Steps that do not apply and sections left empty are left out. Ids are derived
/// from the project's, so doing it twice gives the same.
std::vector<Entity> instantiate(const StarterGuide& guide, std::string_view ecosystem, const Project& project,
                                Instant now, Date today);

/// Sort keys for siblings made in one go: compare as bytes, leave room between them for later insertions.
std::string rank_at(std::size_t position);

} // namespace shipshape
