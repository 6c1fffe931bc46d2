#include "core/interchange/markdown_ticks.h"

#include "core/interchange/front_matter.h"
#include "core/interchange/markdown_blocks.h"

#include <algorithm>

namespace shipshape {

Result<std::vector<MarkdownTick>> find_ticks(std::string_view document) {
    const Result<std::vector<MarkdownBlock>> blocks =
        parse_markdown(document, read_front_matter(document).begin);
    if (!blocks) return pass_on(blocks);
    std::vector<MarkdownTick> ticks;
    for (const MarkdownBlock& block : *blocks)
        if (block.mark) ticks.push_back({*block.mark, block.is_checked});
    return ticks;
}

Result<std::string> with_ticks(std::string_view document, std::span<const MarkdownTick> ticks) {
    // Brackets alone do not tell: they may stand in code or in a comment.
    const Result<std::vector<MarkdownTick>> boxes = find_ticks(document);
    if (!boxes) return pass_on(boxes);
    std::string out(document);
    for (const MarkdownTick& tick : ticks) {
        const auto box = std::ranges::lower_bound(*boxes, tick.mark, {}, &MarkdownTick::mark);
        if (box == boxes->end() || box->mark != tick.mark)
            return fail(ErrorKind::conflict,
                        "The document has changed since its steps were read: where a box was, there is none. "
                        "Import it again.",
                        line_place(document, tick.mark));
        char& mark = out[tick.mark];
        if ((mark != ' ') != tick.is_checked) mark = tick.is_checked ? 'x' : ' ';
    }
    return out;
}

} // namespace shipshape
