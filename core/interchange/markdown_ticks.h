#pragma once
#include "core/base/result.h"

#include <span>
#include <vector>

namespace shipshape {

/// The state that a box of a document is to have.
struct MarkdownTick {
    std::size_t mark = 0; ///< the character between its brackets, in bytes (MarkdownStep::mark)
    bool is_checked = false;

    bool operator==(const MarkdownTick&) const = default;
};

/// The document with these boxes in their states: "x" for checked (one that is "X" stays so), a blank for
/// others. Nothing but the bytes of boxes whose state differs is changed. Errors: those of parse_markdown();
/// conflict where there is no box at a place: the document is not the one the steps were read from.
Result<std::string> with_ticks(std::string_view document, std::span<const MarkdownTick> ticks);

/// All boxes of the document with their states, in its order, which is that of their places. Errors: those of
/// parse_markdown().
Result<std::vector<MarkdownTick>> find_ticks(std::string_view document);

} // namespace shipshape
