#pragma once
#include "core/interchange/markdown_blocks.h"

#include <span>

namespace shipshape {

/// What of the blocks is left out.
struct LeftOut {
    bool code = false;
    bool boxes = false; ///< items with a box, with all they hold
};

/// The blocks from `first` up to `end` as Markdown again: each paragraph as it was, lists with "-" or their
/// numbers, HTML without its tags and comments. At most k_text_limit_bytes; what is longer is cut.
std::string markdown_of(std::span<const MarkdownBlock> blocks, std::size_t first, std::size_t end,
                        LeftOut left_out = {});

/// What HTML says: without tags and comments, lines trimmed, empty ones left out.
std::string text_of_html(std::string_view html);

} // namespace shipshape
