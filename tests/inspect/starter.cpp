#include "core/interchange/starter_reader.h"
#include "tests/inspect/format.h"

#include <map>

namespace shipshape::inspect {

std::string look_at_starter(std::string_view bytes) {
    Result<StarterGuide> guide = read_starter(bytes);
    if (!guide) return error_line(guide.error());
    std::map<std::string_view, std::size_t> counts = {{"ecosystems", guide->ecosystems.size()},
                                                      {"templates", guide->templates.size()}};
    for (const StarterGuide::Template& of : guide->templates) {
        counts["sections"] += of.sections.size();
        for (const StarterGuide::Section& section : of.sections) counts["steps"] += section.steps.size();
    }
    return counts_line(counts);
}

} // namespace shipshape::inspect
