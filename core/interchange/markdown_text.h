#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace shipshape {

struct MarkdownLink {
    std::string text;   ///< without markup
    std::string target; ///< as written, references resolved: an address, or a path

    bool operator==(const MarkdownLink&) const = default;
};
inline constexpr std::size_t k_most_links_of_text = 50; ///< of one paragraph; later ones are passed over

/// What stands on the lines of one paragraph or heading.
struct MarkdownText {
    std::string source;        ///< as Markdown; line breaks as they were, comments left out
    std::string plain;         ///< on one line, without markup: "run make, see the guide"
    std::size_t title_end = 0; ///< the part of `plain` before the first hard line break
    std::size_t at = 0;        ///< where in the document its first character stands, in bytes
    std::vector<MarkdownLink> links;
    std::string command;     ///< "make all" of “Build: `make all`” and “`make all`”; else empty
    bool has_breaks = false; ///< it had more than one line
    bool is_strong = false;  ///< all of it is in bold type; a colon behind does not count
    bool is_link = false;    ///< all of it is links; punctuation between them does not count
};

/// The character that an HTML entity stands for: numeric ones, and named ones that texts of this kind use;
/// others, and what is no character, come back as they are.
std::string entity_text(std::string_view entity);

} // namespace shipshape
