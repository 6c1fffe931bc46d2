#pragma once
#include "core/interchange/front_matter.h"
#include "core/interchange/markdown_text.h"
#include "core/interchange/markdown_variables.h"

#include <cstdint>
#include <optional>

namespace shipshape {

struct MarkdownCommand {
    std::string language; ///< as the fence names it, in lower case; empty for indented code
    std::string text;     ///< without the line break at its end

    bool operator==(const MarkdownCommand&) const = default;
};

/// Something to do that a document names.
struct MarkdownStep {
    enum class From : std::uint8_t { box, number, bullet, code, heading };

    std::string title; ///< the first paragraph up to a hard line break, without markup; may be empty
    std::string
        details; ///< Markdown: the rest of the item but for code and for items with a box of their own
    From from{};
    bool is_checked = false;
    int depth = 1;     ///< 1, or one more than that of the step it stands in
    std::string under; ///< the item without a box that it stands in, or empty
    /// Where the character between the brackets of its box stands in the document, in bytes.
    std::optional<std::size_t> mark;
    std::size_t at = 0; ///< where its title begins, in bytes; 0 where it has none
    std::vector<MarkdownCommand> commands;
    std::vector<MarkdownLink> links; ///< of the title
    std::string inline_command; ///< code that is the whole title, or stands behind its colon: what to run
};

/// A heading with what stands below it up to the next one.
struct MarkdownSection {
    std::string title;
    int level = 0;      ///< 1 to 6; 0: what stands before the first heading; k_label_level: a label
    std::size_t at = 0; ///< where the title begins, in bytes
    std::string text;   ///< Markdown: what stands before its first step
    std::vector<MarkdownStep> steps;
    std::vector<MarkdownLink> links; ///< of lists that are nothing but links: contents, resources
};
/// A label is a paragraph on one line that heads a list or code: "**Before the release:**", "Week 1:".
inline constexpr int k_label_level = 7;

/// A document of Markdown as a guide.
struct MarkdownGuide {
    /// The first heading of level 1, else the name or title of the front matter, else the first heading.
    std::string title;
    FrontMatter front_matter;
    std::vector<MarkdownSection> sections; ///< in order; those without steps too
    std::size_t tasks = 0;                 ///< steps that are boxes
    std::vector<FoundVariable> variables;
    bool is_collection =
        false; ///< two headings or more below the title say how often, so it is several checklists
};

} // namespace shipshape
