#pragma once
#include "core/domain/release_plan.h"

/// What a release would come to before it is made, and what moving it would change.
namespace shipshape {

/// The version released last by the order of the project's scheme, yanked ones left out; empty: none was.
std::string newest_released(const Workspace& workspace, const Project& project);

/// next_version() with the identifier that pre-releases of the project go by; "rc" where there is none yet.
Result<std::string> suggested_version(const VersionRules& rules, std::string_view previous, ReleaseType type,
                                      Date target);

/// Names and what they stand for in one release only.
using GivenValues = std::vector<std::pair<std::string, std::string>>;

/// The values that a release would have once it is made: those that are given, its own, those of its project.
Values values_of(const Workspace& workspace, const Release& wished, const GivenValues& given);

struct ReleasePreview {
    struct Item {
        const Step* step = nullptr;
        std::optional<Date> due;
    };
    struct Part {
        const Section* section = nullptr;
        std::vector<Item> steps;
    };
    std::vector<Part> parts;          ///< sections that hold any step, in order
    std::size_t steps = 0;            ///< that belong to the release
    std::size_t left_out = 0;         ///< that do not
    std::size_t past = 0;             ///< whose day is over already
    std::vector<std::string> missing; ///< names that nothing gives a value, each once, in order: of its
                                      ///< steps' texts and of all steps' conditions
};
/// `all` is the outline of the template's newest version, which must outlive the preview.
ReleasePreview release_preview(const Outline& all, const Release& wished, const Values& values, Date today);

/// An open step whose date follows the target.
struct MovedStep {
    const RunStep* step = nullptr;
    Date from, to;
};
/// What moving the target date would move, in the order of the plan.
std::vector<MovedStep> moved_steps(const ReleasePlan& plan, Date target);

} // namespace shipshape
