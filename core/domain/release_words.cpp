#include "core/domain/release_words.h"

#include "core/base/text.h"
#include "core/domain/calendar_words.h"
#include "core/domain/step_filter.h"

namespace shipshape {
namespace {

/// The count without its sign; the lowest number has no opposite.
std::uint64_t magnitude(std::int64_t days) {
    return static_cast<std::uint64_t>(days < 0 ? -(days + 1) : days) + (days < 0 ? 1 : 0);
}

} // namespace

std::string_view stage_title(Stage stage) {
    static constexpr std::array<std::string_view, Choices<Stage>::names.size()> k_titles = {
        "No stage", "Prepare", "Pre-release checks", "Branch", "Tag", "Publish", "After the release"};
    return k_titles[static_cast<std::size_t>(stage)];
}

std::string_view type_title(ReleaseType type) {
    static constexpr std::array<std::string_view, Choices<ReleaseType>::names.size()> k_titles = {
        "Major", "Minor", "Patch", "Pre-release", "Security", "Backport"};
    return k_titles[static_cast<std::size_t>(type)];
}

std::string_view status_words(ReleaseStatus status) {
    static constexpr std::array<std::string_view, Choices<ReleaseStatus>::names.size()> k_words = {
        "planned", "released", "aborted", "yanked"};
    return k_words[static_cast<std::size_t>(status)];
}

std::string offset_words(std::int64_t days, bool working_days) {
    if (days == 0) return "on the target day";
    return counted(magnitude(days), working_days ? "working day" : "day") +
           (days < 0 ? " before the target" : " after the target");
}

std::string offset_mark(std::int64_t days, bool working_days) {
    if (days == 0) return "T";
    const std::string mark = (days < 0 ? "T-" : "T+") + std::to_string(magnitude(days));
    return working_days ? mark + (magnitude(days) == 1 ? " working day" : " working days") : mark;
}

std::vector<std::string> release_step_words(const Step& step) {
    std::vector<std::string> words;
    if (step.offset) words.push_back(offset_mark(*step.offset, step.working_days));
    if (!step.types.empty()) {
        const unsigned types = release_types_of(step.types).value_or(0);
        std::vector<std::string> names;
        for (std::size_t at = 0; at < Choices<ReleaseType>::names.size(); ++at)
            if (types >> at & 1) names.emplace_back(Choices<ReleaseType>::names[at]);
        if (!names.empty()) words.push_back("only " + joined_words(names));
    }
    if (!step.condition.empty()) words.push_back("if " + step.condition);
    return words;
}

} // namespace shipshape
