#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

inline constexpr std::size_t k_most_front_matter_bytes = 65'536;

/// What stands before a document of Markdown between two lines of "---" (YAML, as forges and site generators
/// write it) or "+++" (TOML).
struct FrontMatter {
    std::size_t begin = 0; ///< where the document itself begins, in bytes: behind this and a byte order mark
    std::string name;      ///< of an issue template: what it is called
    std::string title;     ///< of a page its title, of an issue template that of the issue
    std::string about;     ///< about, or description
    std::vector<std::string> labels;
    std::vector<std::string> assignees;
};

/// Reads the members above: plain and quoted values of one line, lists on one line or several. Everything
/// else is passed over. Of a name that stands twice the last counts. Lines that are no "name: value" at all
/// between the two marks, or no second mark within the limit, mean that there is no front matter: such files
/// begin with a thematic break.
FrontMatter read_front_matter(std::string_view document);

} // namespace shipshape
