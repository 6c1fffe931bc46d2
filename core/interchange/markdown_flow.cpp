#include "core/interchange/markdown_flow.h"

#include "core/base/text.h"
#include "core/interchange/markdown_guide.h"

#include <algorithm>

namespace shipshape {
namespace {

using Kind = MarkdownBlock::Kind;

class Builder {
  public:
    explicit Builder(std::span<const MarkdownBlock> blocks) : blocks_(blocks) {}

    MarkdownFlow build() {
        flow_.stretches.emplace_back();
        add_siblings(0, blocks_.size(), false);
        close_stretch();
        return std::move(flow_);
    }

  private:
    void add_siblings(std::size_t first, std::size_t end, bool in_quote) {
        for (std::size_t at = first; at < end; at = blocks_[at].end) {
            const MarkdownBlock& block = blocks_[at];
            if (block.is(Kind::quote)) {
                add_siblings(at + 1, block.end, true);
            } else if (block.is(Kind::heading) && !in_quote) {
                begin_stretch(block.text, block.number);
            } else if (!in_quote && is_label(at, end)) {
                begin_stretch(block.text, k_label_level);
            } else {
                flow_.blocks.push_back(at);
                if (block.is(Kind::list)) note_boxes(at);
            }
        }
    }

    bool is_label(std::size_t at, std::size_t end) const {
        const MarkdownBlock& block = blocks_[at];
        if (!block.is(Kind::paragraph) || block.text.has_breaks || block.end >= end) return false;
        const std::string_view plain = trimmed(block.text.plain);
        if (plain.empty() || plain.size() > k_longest_label_bytes) return false;
        const MarkdownBlock& next = blocks_[block.end];
        if (block.text.is_strong) return next.is(Kind::list) || next.is(Kind::code);
        return plain.ends_with(':') && next.is(Kind::list);
    }

    void begin_stretch(const MarkdownText& text, int level) {
        close_stretch();
        const std::string_view plain = trimmed(text.plain);
        MarkdownFlow::Stretch& made = flow_.stretches.emplace_back();
        made.title = level == k_label_level ? without_colon(plain) : plain;
        made.level = level;
        made.at = text.at;
        made.first = flow_.blocks.size();
    }
    void close_stretch() { flow_.stretches.back().end = flow_.blocks.size(); }

    void note_boxes(std::size_t list) {
        const auto inside = blocks_.subspan(list, blocks_[list].end - list);
        if (std::ranges::any_of(inside, &MarkdownBlock::has_box)) flow_.stretches.back().has_boxes = true;
    }

    std::span<const MarkdownBlock> blocks_;
    MarkdownFlow flow_;
};

} // namespace

bool MarkdownFlow::has_boxes() const {
    return std::ranges::any_of(stretches, &Stretch::has_boxes);
}

MarkdownFlow flow_of(std::span<const MarkdownBlock> blocks) {
    return Builder(blocks).build();
}

std::string_view without_colon(std::string_view text) {
    text = trimmed(text);
    while (text.ends_with(':')) text = trimmed(text.substr(0, text.size() - 1));
    return text;
}

} // namespace shipshape
