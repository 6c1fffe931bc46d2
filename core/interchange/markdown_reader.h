#pragma once
#include "core/base/result.h"
#include "core/interchange/markdown_guide.h"

namespace shipshape {

inline constexpr std::size_t k_most_markdown_steps = 20'000;

/// How a document of Markdown is read, where people write differently.
struct MarkdownOptions {
    /// Items without a box as steps.
    enum class Plain : std::uint8_t {
        automatic, ///< where they stand for boxes, see read_markdown()
        always,    ///< all in lists of their own, also beside boxes
        never,
    };
    Plain plain = Plain::automatic;
    /// A heading that has text below it, but neither steps nor headings, is a step itself.
    bool headings_are_steps = false;
    GapStyles gaps; ///< what counts as a gap for a value

    bool operator==(const MarkdownOptions&) const = default;
};

/// Reads a guide: headings outside of lists and quotes, and labels, as sections; items of task lists (GFM
/// 0.29, section 5.3) as steps, however deep they stand, also in ordered lists and quotes. Code and comments
/// are never looked into.
///
/// `Plain::automatic`: in a file without any box, items of lists are steps, and so is code that no step
/// stands before; likewise in sections without a box of a collection of several checklists, since each is
/// written in its own way. Other files with boxes have only these. Lists in which all items are nothing but
/// links are contents or resources, never steps.
///
/// Errors: those of parse_markdown(); too_large (more than k_most_markdown_steps).
Result<MarkdownGuide> read_markdown(std::string_view document, const MarkdownOptions& options = {});

} // namespace shipshape
