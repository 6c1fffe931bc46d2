#pragma once
#include "core/interchange/markdown_blocks.h"

#include <span>

namespace shipshape {

/// The blocks of a document that stand in no list, one after the other; those of a quote as if it were not
/// there. A stretch of them belongs to each heading and label.
struct MarkdownFlow {
    struct Stretch {
        std::string title;
        int level = 0;                  ///< as MarkdownSection::level
        std::size_t at = 0;             ///< where the title stands, in bytes
        std::size_t first = 0, end = 0; ///< in `blocks`: what stands below it
        bool has_boxes = false;
    };
    std::vector<std::size_t> blocks; ///< indices of blocks
    std::vector<Stretch> stretches;  ///< the first has level 0; there are always some

    bool has_boxes() const;
};

/// Headings within lists and quotes head nothing. A label is a paragraph of one line in bold type, or one
/// that ends in a colon, which a list follows (in bold type also code); at most k_longest_label_bytes.
MarkdownFlow flow_of(std::span<const MarkdownBlock> blocks);
inline constexpr std::size_t k_longest_label_bytes = 100;

/// The same text without its colon at the end.
std::string_view without_colon(std::string_view text);

} // namespace shipshape
