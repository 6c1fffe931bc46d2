#include "core/domain/template.h"

namespace shipshape {

std::string_view area_title(Area area) {
    static constexpr std::array<std::string_view, Choices<Area>::names.size()> titles = {
        "Maintenance", "Security", "Clean-up",   "Documentation", "Releases",
        "Emergencies", "Metrics",  "Automation", "Resources"};
    return titles[static_cast<std::size_t>(area)];
}

std::string_view evidence_words(Evidence evidence) {
    static constexpr std::array<std::string_view, Choices<Evidence>::names.size()> words = {
        "none", "text", "number", "link", "yes or no"};
    return words[static_cast<std::size_t>(evidence)];
}

} // namespace shipshape
