#include "core/interchange/markdown_details.h"

#include "core/base/markdown.h"
#include "core/base/text.h"
#include "core/domain/field.h"
#include "core/interchange/markdown_inline.h"

#include <algorithm>

namespace shipshape {
namespace {

using Kind = MarkdownBlock::Kind;

/// Writes siblings one after the other, each with what is inside it.
class Writer {
  public:
    Writer(std::span<const MarkdownBlock> blocks, LeftOut left_out) : blocks_(blocks), left_out_(left_out) {}

    std::string siblings(std::size_t first, std::size_t end, std::string_view between = "\n\n") const {
        std::string out;
        for (std::size_t at = first; at < end && out.size() < k_text_limit_bytes; at = blocks_[at].end) {
            const std::string text = block(at);
            if (text.empty()) continue;
            if (!out.empty()) out += between;
            out += text;
        }
        return out;
    }

  private:
    std::string block(std::size_t at) const {
        const MarkdownBlock& block = blocks_[at];
        const std::string_view source = trimmed(cut_utf8(block.text.source, k_text_limit_bytes));
        switch (block.kind) {
        case Kind::heading:
            return source.empty() ? std::string() : "**" + std::string(trimmed(block.text.plain)) + "**";
        case Kind::paragraph:
        case Kind::row:
            return std::string(source);
        case Kind::list:
            return list(at);
        case Kind::item:
            return siblings(at + 1, block.end);
        case Kind::quote:
            return quote(siblings(at + 1, block.end));
        case Kind::code:
            return left_out_.code ? std::string() : code(block);
        case Kind::html:
            return text_of_html(source);
        case Kind::table:
            return table(at);
        case Kind::rule:
            return {};
        }
        return {};
    }

    std::string list(std::size_t at) const {
        const MarkdownBlock& list = blocks_[at];
        std::string out;
        int number = list.number;
        for (std::size_t item = at + 1; item < list.end && out.size() < k_text_limit_bytes;
             item = blocks_[item].end) {
            if (left_out_.boxes && blocks_[item].has_box()) continue;
            const std::string mark = list.is_ordered ? std::to_string(number++) + ". " : "- ";
            const std::string text = item_text(item);
            if (text.empty()) continue;
            if (!out.empty()) out += '\n';
            out += mark + indented(text, std::string(mark.size(), ' '));
        }
        return out;
    }

    std::string item_text(std::size_t at) const {
        const MarkdownBlock& item = blocks_[at];
        std::string text = block(at);
        if (!item.has_box()) return text;
        return std::string(item.is_checked ? "[x] " : "[ ] ") + text;
    }

    static std::string quote(const std::string& text) {
        if (text.empty()) return text;
        std::string out = "> ";
        for (char c : text) {
            out += c;
            if (c == '\n') out += "> ";
        }
        return out;
    }

    static std::string code(const MarkdownBlock& block) {
        const std::string fence = code_fence(block.text.source);
        std::string out = fence + block.language + "\n";
        out += cut_utf8(block.text.source, k_text_limit_bytes);
        if (!out.ends_with('\n')) out += '\n';
        return out + fence;
    }

    std::string table(std::size_t at) const {
        std::string out;
        for (std::size_t row = at + 1; row < blocks_[at].end && out.size() < k_text_limit_bytes; ++row) {
            const std::string& source = blocks_[row].text.source;
            out += (out.empty() ? "" : "\n") + source;
            if (row != at + 1) continue;
            out += "\n|";
            const auto columns = std::ranges::count(source, '|') - 1;
            for (auto column = columns; column > 0; --column) out += " --- |";
        }
        return out;
    }

    std::span<const MarkdownBlock> blocks_;
    LeftOut left_out_;
};

/// Where the tag or comment ends that begins at `at`.
std::size_t behind_tag(std::string_view html, std::size_t at) {
    const std::string_view closer = html.substr(at).starts_with("<!--") ? "-->" : ">";
    const std::size_t end = html.find(closer, at);
    return end == html.npos ? html.size() : end + closer.size();
}

} // namespace

std::string markdown_of(std::span<const MarkdownBlock> blocks, std::size_t first, std::size_t end,
                        LeftOut left_out) {
    std::string text = Writer(blocks, left_out).siblings(first, end);
    text.resize(cut_utf8(text, k_text_limit_bytes).size());
    return text;
}

std::string text_of_html(std::string_view html) {
    std::string without;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t tag = std::min(html.find('<', at), html.size());
        without += html.substr(at, tag - at);
        if (tag == html.size()) break;
        at = behind_tag(html, tag);
        const bool is_text =
            !html.substr(tag).starts_with("<!") && !is_html_tag(html.substr(tag)); // "<version>"
        if (is_text) without += html.substr(tag, at - tag);
    }
    std::string out;
    for (std::size_t from = 0; from <= without.size();) {
        const std::size_t end = std::min(without.find('\n', from), without.size());
        const std::string_view line = trimmed(std::string_view(without).substr(from, end - from));
        if (!line.empty()) {
            if (!out.empty()) out += '\n';
            out += line;
        }
        from = end + 1;
    }
    return out;
}

} // namespace shipshape
