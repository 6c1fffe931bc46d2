#pragma once
#include "core/interchange/markdown_variables.h"

#include <optional>

namespace shipshape {

/// A gap at a place in a text.
struct Gap {
    std::size_t begin = 0, end = 0; ///< in bytes; a "v" before a version is not part of it
    GapStyle style{};
    std::string name;
    int parts = 0; ///< of a version: 2 for X.Y, 3 for X.Y.Z
};

/// The first gap of those styles at or behind `from`. What tools mean by the same marks is none: tags of
/// HTML, links and task boxes, ${{ … }} of workflows, $PATH and its like, 12.x as the name of a series.
std::optional<Gap> next_gap(std::string_view text, std::size_t from, GapStyles styles, bool is_code);

/// "Release tag" and "ReleaseTag" as a variable's name: release_tag.
std::string variable_name(std::string_view words);

} // namespace shipshape
