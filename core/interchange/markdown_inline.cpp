#include "core/interchange/markdown_inline.h"

#include "core/base/markdown.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shipshape {
namespace {

constexpr std::array<std::string_view, 60> k_html_names = {
    "a",     "abbr",    "b",       "blockquote", "br",    "caption", "center", "cite",    "code",   "col",
    "dd",    "del",     "details", "dfn",        "div",   "dl",      "dt",     "em",      "font",   "form",
    "h1",    "h2",      "h3",      "h4",         "h5",    "h6",      "hr",     "i",       "iframe", "img",
    "input", "ins",     "kbd",     "li",         "mark",  "ol",      "p",      "picture", "pre",    "q",
    "s",     "samp",    "script",  "section",    "small", "source",  "span",   "strike",  "strong", "style",
    "sub",   "summary", "sup",     "table",      "tbody", "td",      "th",     "thead",   "tr",     "ul"};
constexpr std::size_t k_longest_html_name = 10;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/// Punctuation does not count as text beside a link.
bool says_something(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const char lower = static_cast<char>(c | 0x20);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}
bool says_more_than_colon(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return !is_space(c) && c != ':'; });
}
/// What stands before the text of a link: nothing where a bare address is a link already (GFM, 6.9).
std::string_view opener_of(const MD_SPAN_A_DETAIL& link) {
    if (!link.is_autolink) return "[";
    const std::string_view target(link.href.text, link.href.size);
    const bool is_bare =
        target.starts_with("http://") || target.starts_with("https://") || target.starts_with("mailto:");
    return is_bare ? "" : "<";
}
/// A destination that holds what would end it is put in angle brackets (CommonMark 0.31.2, 6.3).
std::string destination(std::string_view target) {
    const bool plain = !target.empty() && target.find_first_of(" ()<>\n") == target.npos;
    if (plain) return std::string(target);
    std::string out = "<";
    for (char c : target) {
        if (c == '<' || c == '>') out += '\\';
        if (c != '\n') out += c;
    }
    return out + ">";
}
/// What can be run: several words, or a path.
bool is_command(std::string_view code) {
    return code.find(' ') != code.npos || code.starts_with("./");
}

} // namespace

std::string attribute_text(const MD_ATTRIBUTE& attribute) {
    std::string out;
    for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
        const std::string_view part(attribute.text + attribute.substr_offsets[i],
                                    attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
        if (attribute.substr_types[i] == MD_TEXT_ENTITY)
            out += entity_text(part);
        else
            out += part;
    }
    return out;
}

bool is_html_tag(std::string_view tag) {
    if (tag.starts_with('<')) tag.remove_prefix(1);
    if (tag.starts_with('/')) tag.remove_prefix(1);
    std::string name;
    for (char c : tag) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        if (!letter || name.size() > k_longest_html_name) break;
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return std::ranges::find(k_html_names, name) != k_html_names.end();
}

bool MarkdownInline::is_in_document(const char* at) const {
    const auto address = reinterpret_cast<std::uintptr_t>(at);
    const auto first = reinterpret_cast<std::uintptr_t>(document_.data());
    return address >= first && address < first + document_.size();
}

void MarkdownInline::note_place(std::string_view text) {
    if (is_placed_ || !is_in_document(text.data())) return;
    is_placed_ = true;
    text_.at = begin_ + static_cast<std::size_t>(text.data() - document_.data());
}

void MarkdownInline::open(MD_SPANTYPE span, const void* detail) {
    at_line_start_ = false;
    if (span == MD_SPAN_EM) text_.source += '*';
    if (span == MD_SPAN_STRONG) text_.source += "**";
    if (span == MD_SPAN_DEL) text_.source += "~~";
    if (span == MD_SPAN_IMG) text_.source += "![";
    if (span == MD_SPAN_CODE) code_.clear();
    if (span == MD_SPAN_STRONG) ++strong_;
    if (span != MD_SPAN_A) return;
    ++links_;
    link_at_ = text_.plain.size();
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    link_opener_ = opener_of(link);
    text_.source += link_opener_;
}

void MarkdownInline::close(MD_SPANTYPE span, const void* detail) {
    if (span == MD_SPAN_EM) text_.source += '*';
    if (span == MD_SPAN_STRONG) text_.source += "**";
    if (span == MD_SPAN_DEL) text_.source += "~~";
    if (span == MD_SPAN_STRONG) --strong_;
    if (span == MD_SPAN_CODE) add_code();
    if (span == MD_SPAN_IMG) {
        text_.source += "](";
        text_.source +=
            destination(attribute_text(static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src)) + ")";
    }
    if (span != MD_SPAN_A) return;
    --links_;
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    std::string target = attribute_text(link.href);
    if (link_opener_ == "[") text_.source += "](" + destination(target) + ")";
    if (link_opener_ == "<") text_.source += '>';
    if (text_.links.size() >= k_most_links_of_text) return;
    text_.links.push_back({text_.plain.substr(std::min(link_at_, text_.plain.size())), std::move(target)});
}

void MarkdownInline::add(MD_TEXTTYPE type, std::string_view text) {
    note_place(text);
    switch (type) {
    case MD_TEXT_BR:
        add_break(true);
        break;
    case MD_TEXT_SOFTBR:
        add_break(false);
        break;
    case MD_TEXT_HTML:
        add_html(text);
        break;
    case MD_TEXT_CODE:
        code_ += text;
        break;
    case MD_TEXT_ENTITY:
        text_.source += text;
        add_plain(entity_text(text));
        break;
    default:
        add_normal(text);
    }
}

void MarkdownInline::add_normal(std::string_view text) {
    // md4c reports an escaped character by itself; its backslash stands before it in the document.
    const bool is_escaped = text.size() == 1 && is_in_document(text.data()) &&
                            text.data() != document_.data() && text.data()[-1] == '\\';
    // A line that goes on a paragraph and was indented too far to begin a block would begin one now.
    const bool would_begin =
        at_line_start_ && std::string_view("-+>#=").find(text.front()) != std::string_view::npos;
    if (is_escaped || would_begin) text_.source += '\\';
    at_line_start_ = false;
    text_.source += text;
    add_plain(text);
}

void MarkdownInline::add_break(bool hard) {
    text_.source += hard ? "\\\n" : "\n";
    at_line_start_ = true;
    text_.has_breaks = true;
    if (hard && !has_hard_break_) {
        has_hard_break_ = true;
        text_.title_end = text_.plain.size();
    }
    text_.plain += ' ';
}

void MarkdownInline::add_code() {
    const std::string fence = code_fence(code_, 1);
    const bool padded =
        code_.starts_with('`') || code_.ends_with('`') || trimmed(code_).size() != code_.size();
    const std::string_view pad = padded ? " " : "";
    text_.source += fence;
    text_.source += pad;
    text_.source += code_;
    text_.source += pad;
    text_.source += fence;
    const std::size_t at = text_.plain.size();
    add_plain(code_);
    command_at_ = at;
    text_.command = is_command(code_) ? code_ : std::string();
}

void MarkdownInline::add_html(std::string_view text) {
    if (text.starts_with("<!--")) is_comment_ = true;
    if (is_comment_) {
        if (text.ends_with("-->")) is_comment_ = false;
        return;
    }
    if (text.starts_with('<')) is_tag_ = is_html_tag(text);
    at_line_start_ = false;
    text_.source += text;
    if (!is_tag_)
        add_plain(text == "\n" ? std::string_view(" ") : text);
    else if (text.starts_with("<br"))
        text_.plain += ' ';
}

void MarkdownInline::add_plain(std::string_view text) {
    text_.plain += text;
    if (says_something(text)) {
        (links_ > 0 ? has_link_ : has_other_than_link_) = true;
        text_.command.clear();
    }
    if (says_more_than_colon(text)) (strong_ > 0 ? has_strong_ : has_other_than_strong_) = true;
}

void MarkdownInline::next_cell() {
    text_.source += text_.source.empty() ? "| " : " | ";
    if (!text_.plain.empty()) text_.plain += ' ';
}

MarkdownText MarkdownInline::take() {
    // These two grow piece by piece: they are copied to their size, and the room is there for the next text.
    std::string source = std::move(text_.source), plain = std::move(text_.plain);
    MarkdownText made = std::move(text_);
    made.source = source;
    made.plain = plain;
    if (!has_hard_break_) made.title_end = made.plain.size();
    made.is_strong = has_strong_ && !has_other_than_strong_;
    made.is_link = has_link_ && !has_other_than_link_;
    const std::string_view lead = trimmed(std::string_view(made.plain).substr(0, command_at_));
    if (!lead.empty() && !lead.ends_with(':')) made.command.clear();
    *this = MarkdownInline(document_, begin_);
    source.clear();
    plain.clear();
    text_.source = std::move(source);
    text_.plain = std::move(plain);
    return made;
}

} // namespace shipshape
