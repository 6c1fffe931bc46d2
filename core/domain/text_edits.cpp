#include "core/domain/text_edits.h"

#include "core/base/sort.h"

#include <algorithm>

namespace shipshape {

std::vector<TextRange> lines_of(std::string_view text) {
    std::vector<TextRange> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t feed = std::min(text.find('\n', at), text.size());
        const bool has_return = feed > at && text[feed - 1] == '\r';
        lines.push_back({at, feed - has_return});
        at = feed + 1;
    }
    return lines;
}

std::string apply_edits(std::string_view text, std::span<const TextEdit> edits) {
    std::size_t size = text.size();
    for (const TextEdit& edit : edits) size += edit.replacement.size();
    std::string out;
    out.reserve(size);
    std::size_t at = 0;
    for (const TextEdit& edit : edits) {
        out += text.substr(at, edit.offset - at);
        out += edit.replacement;
        at = edit.offset + edit.length;
    }
    return out += text.substr(at);
}

std::vector<TextEdit> inverse_edits(std::string_view text, std::span<const TextEdit> edits) {
    std::vector<TextEdit> back;
    std::size_t inserted = 0, removed = 0;
    for (const TextEdit& edit : edits) {
        back.push_back({edit.offset + inserted - removed, edit.replacement.size(),
                        std::string(text.substr(edit.offset, edit.length))});
        inserted += edit.replacement.size();
        removed += edit.length;
    }
    return back;
}

void sort_edits(std::vector<TextEdit>& edits) {
    sort(edits, [](const TextEdit& a, const TextEdit& b) { return a.offset < b.offset; });
}

} // namespace shipshape
