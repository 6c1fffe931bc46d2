#include "core/domain/changelog_lines.h"

#include "core/domain/changelog_links.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::size_t k_code_indent = 4, k_tab = 4;

/// Tags that begin a block which ends at the next blank line (CommonMark, section 4.6, kind 6): those that
/// occur in changelogs.
constexpr std::array<std::string_view, 24> k_block_tags = {
    "address", "article", "aside", "blockquote", "center", "dd", "details", "div",
    "dl",      "dt",      "h1",    "h2",         "h3",     "h4", "hr",      "li",
    "ol",      "p",       "table", "section",    "td",     "tr", "summary", "ul"};
/// Tags whose block ends at the closing tag (kind 1).
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> k_raw_tags = {
    {{"pre", "</pre>"}, {"script", "</script>"}, {"style", "</style>"}, {"textarea", "</textarea>"}}};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_blank_text(std::string_view text) {
    return std::ranges::all_of(text, is_blank);
}
std::size_t run_length(std::string_view text, char c) {
    const std::size_t end = text.find_first_not_of(c);
    return end == std::string_view::npos ? text.size() : end;
}

bool is_rule(std::string_view content) {
    const char mark = content.empty() ? '\0' : content.front();
    if (mark != '-' && mark != '*' && mark != '_') return false;
    return std::ranges::count(content, mark) >= 3 &&
           std::ranges::all_of(content, [=](char c) { return c == mark || is_blank(c); });
}
bool is_heading(std::string_view content) {
    const std::size_t level = run_length(content, '#');
    return level >= 1 && level <= 6 && (level == content.size() || is_blank(content[level]));
}
std::size_t fence_size(std::string_view content) {
    const char mark = content.empty() ? '\0' : content.front();
    if (mark != '`' && mark != '~') return 0;
    const std::size_t size = run_length(content, mark);
    const bool is_code_span = mark == '`' && content.find('`', size) != std::string_view::npos;
    return size < 3 || is_code_span ? 0 : size;
}

/// Bytes of the mark that a list's element begins with: "-", "12."; 0 where none stands there.
std::size_t marker_size(std::string_view content, bool interrupts_paragraph) {
    constexpr std::size_t k_most_digits = 9;
    std::size_t size = 0;
    if (!content.empty() && std::string_view("-+*").find(content.front()) != std::string_view::npos) {
        size = 1;
    } else {
        while (size < content.size() && is_digit(content[size])) ++size;
        if (size == 0 || size > k_most_digits || size == content.size()) return 0;
        if (content[size] != '.' && content[size] != ')') return 0;
        if (interrupts_paragraph && content.substr(0, size) != "1") return 0;
        ++size;
    }
    if (size < content.size() && !is_blank(content[size])) return 0;
    return interrupts_paragraph && is_blank_text(content.substr(size)) ? 0 : size;
}

std::string tag_name(std::string_view content) {
    std::string name;
    for (char c : content.substr(content.starts_with("</") ? 2 : 1)) {
        if (!is_letter(c) && !is_digit(c)) break;
        name += lower(c);
    }
    return name;
}
/// Whether a tag's name may end there.
bool ends_name(std::string_view rest) {
    return rest.empty() || is_blank(rest.front()) || rest.front() == '>' || rest.starts_with("/>");
}
/// A single tag that fills its line (kind 7).
bool is_lone_tag(std::string_view content, std::string_view name) {
    const std::size_t name_end = (content.starts_with("</") ? 2u : 1u) + name.size();
    return !name.empty() && ends_name(content.substr(name_end)) && content.ends_with('>') &&
           content.find_first_of("<>", 1) == content.size() - 1;
}

/// Whether raw HTML begins there, and what it ends with; an empty end means the next blank line.
std::optional<std::string_view> html_end(std::string_view content, bool interrupts_paragraph) {
    if (content.empty() || content.front() != '<') return std::nullopt;
    if (content.starts_with("<!--")) return "-->";
    if (content.starts_with("<?")) return "?>";
    if (content.starts_with("<![CDATA[")) return "]]>";
    if (content.starts_with("<!")) {
        if (content.size() > 2 && is_letter(content[2])) return ">";
        return std::nullopt;
    }
    const std::string name = tag_name(content);
    const bool closes = content.starts_with("</");
    if (ends_name(content.substr((closes ? 2u : 1u) + name.size()))) {
        for (const auto& [tag, end] : k_raw_tags)
            if (tag == name && !closes) return end;
        if (std::ranges::find(k_block_tags, name) != k_block_tags.end()) return "";
    }
    if (!interrupts_paragraph && is_lone_tag(content, name)) return "";
    return std::nullopt;
}

/// The line "===" or "---" below a paragraph makes it a heading: its level, else 0.
int underline_level(std::string_view content) {
    while (!content.empty() && is_blank(content.back())) content.remove_suffix(1);
    if (content.empty() || (content.front() != '=' && content.front() != '-')) return 0;
    if (run_length(content, content.front()) != content.size()) return 0;
    return content.front() == '=' ? 1 : 2;
}

LineKind kind_of_html(std::string_view content) {
    return content.starts_with("<!--") ? LineKind::comment : LineKind::html;
}

bool starts_block(std::string_view content, bool interrupts_paragraph) {
    return is_heading(content) || is_rule(content) || fence_size(content) > 0 || content.starts_with('>') ||
           marker_size(content, interrupts_paragraph) > 0 ||
           html_end(content, interrupts_paragraph).has_value();
}

bool contains_folded(std::string_view text, std::string_view part) {
    return std::search(text.begin(), text.end(), part.begin(), part.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

} // namespace

ChangelogLines::Raw ChangelogLines::read_raw(std::size_t from) const {
    Raw raw;
    const std::size_t end = std::min(text_.find_first_of("\r\n", from), text_.size());
    raw.text = {from, end};
    raw.next = end;
    if (raw.next < text_.size()) raw.next += text_.substr(end).starts_with("\r\n") ? 2 : 1;
    raw.first = from;
    for (; raw.first < end && is_blank(text_[raw.first]); ++raw.first)
        raw.indent += text_[raw.first] == '\t' ? k_tab - raw.indent % k_tab : 1;
    return raw;
}

std::optional<ChangelogLine> ChangelogLines::next() {
    if (at_ >= text_.size()) return std::nullopt;
    const Raw raw = read_raw(at_);
    ChangelogLine line;
    line.number = ++number_;
    line.lines = {at_, raw.next};
    line.text = raw.text;
    at_ = raw.next;
    if (stays_open(raw, line)) return line;
    if (raw.first == raw.text.end) {
        in_paragraph_ = false;
        return line;
    }
    line.kind = LineKind::text;
    // what ends a list or a quotation does not interrupt the paragraph in it
    const bool is_within = list_indent_ > 0 || in_quotation_;
    const bool continues =
        in_paragraph_ && (raw.indent >= k_code_indent || !starts_block(content(raw), !is_within));
    if (list_indent_ > 0 && (raw.indent >= list_indent_ || continues)) {
        classify_in_list(raw, line);
        return line;
    }
    if (list_indent_ > 0 || (in_quotation_ && !continues)) in_paragraph_ = false;
    list_indent_ = 0;
    classify(raw, line);
    return line;
}

/// Takes the line for code or raw HTML where that is still open.
bool ChangelogLines::stays_open(const Raw& raw, ChangelogLine& line) {
    if (open_.kind == LineKind::text) return false;
    const bool is_empty = raw.first == raw.text.end;
    if (open_.in_list && !is_empty && raw.indent < list_indent_) {
        open_ = {}; // the end of a list's element ends all that is in it
        return false;
    }
    const std::string_view said = content(raw);
    line.kind = open_.kind;
    line.in_list = open_.in_list;
    bool closes = false;
    if (open_.kind == LineKind::code) {
        const std::size_t size = run_length(said, open_.fence);
        closes = size >= open_.fence_size && is_blank_text(said.substr(size)) &&
                 (open_.in_list || raw.indent < k_code_indent);
    } else if (open_.end.empty()) {
        closes = is_empty;
        if (closes) line.kind = LineKind::blank;
    } else {
        closes = contains_folded(said, open_.end);
    }
    if (closes) open_ = {};
    return true;
}

bool ChangelogLines::open_fence(std::string_view content, bool in_list) {
    const std::size_t size = fence_size(content);
    if (size == 0) return false;
    open_ = {LineKind::code, number_, content.front(), size, {}, in_list};
    in_paragraph_ = false;
    return true;
}

bool ChangelogLines::open_html(std::string_view content, bool in_list) {
    const std::optional<std::string_view> end = html_end(content, in_paragraph_);
    if (!end) return false;
    if (end->empty() || !contains_folded(content, *end))
        open_ = {kind_of_html(content), number_, 0, 0, *end, in_list};
    in_paragraph_ = false;
    return true;
}

void ChangelogLines::classify(const Raw& raw, ChangelogLine& line) {
    const std::string_view said = content(raw);
    if (raw.indent >= k_code_indent) {
        if (!in_paragraph_) line.kind = LineKind::code;
        return;
    }
    if (read_heading(raw, line)) return;
    if (open_fence(said, false)) {
        line.kind = LineKind::code;
    } else if (open_html(said, false)) {
        line.kind = kind_of_html(said);
    } else if (in_paragraph_ && !in_quotation_ && underline_level(said) > 0) {
        in_paragraph_ = false; // makes the lines above a heading of several lines, which nobody writes
    } else if (is_rule(said)) {
        line.kind = LineKind::rule;
        in_paragraph_ = false;
    } else if (said.starts_with('>')) {
        in_quotation_ = in_paragraph_ = true;
    } else if (!read_entry(raw, line) && !read_definition(raw, line)) {
        if (!in_paragraph_) in_quotation_ = false;
        if (!in_paragraph_ && read_underline(line)) return;
        in_paragraph_ = true;
    }
}

void ChangelogLines::classify_in_list(const Raw& raw, ChangelogLine& line) {
    const std::string_view said = content(raw);
    const bool within = raw.indent >= list_indent_;
    line.in_list = true;
    if (within && open_fence(said, true))
        line.kind = LineKind::code;
    else if (within && open_html(said, true))
        line.kind = kind_of_html(said);
    else if (!read_definition(raw, line))
        in_paragraph_ = !within || !is_heading(said);
}

bool ChangelogLines::read_heading(const Raw& raw, ChangelogLine& line) {
    const std::string_view said = content(raw);
    if (!is_heading(said)) return false;
    line.kind = LineKind::heading;
    line.level = static_cast<int>(run_length(said, '#'));
    TextRange text{raw.first + static_cast<std::size_t>(line.level), raw.text.end};
    const auto trim = [&] {
        while (!text.empty() && is_blank(text_[text.end - 1])) --text.end;
    };
    while (!text.empty() && is_blank(text_[text.begin])) ++text.begin;
    trim();
    std::size_t end = text.end; // of what stands before the "##" that may close the heading
    while (end > text.begin && text_[end - 1] == '#') --end;
    if (end == text.begin || is_blank(text_[end - 1])) text.end = end;
    trim();
    line.text = text;
    in_paragraph_ = false;
    return true;
}

bool ChangelogLines::read_entry(const Raw& raw, ChangelogLine& line) {
    const std::size_t marker = marker_size(content(raw), in_paragraph_);
    if (marker == 0) return false;
    line.kind = LineKind::entry;
    std::size_t at = raw.first + marker, column = raw.indent + marker;
    const std::size_t after_marker = column;
    for (; at < raw.text.end && is_blank(text_[at]); ++at)
        column += text_[at] == '\t' ? k_tab - column % k_tab : 1;
    const bool is_empty = at == raw.text.end;
    const bool is_code = column - after_marker > k_code_indent;
    list_indent_ = is_empty || is_code ? after_marker + 1 : column;
    line.text = {at, raw.text.end};
    const std::string_view said = line.text.of(text_);
    in_quotation_ = in_paragraph_ = false;
    if (!is_code && !open_fence(said, true) && !open_html(said, true))
        in_paragraph_ = !is_empty && !is_heading(said);
    return true;
}

/// Without a blank line above it Markdown takes a definition for text. It counts all the same where it
/// clearly is one: whoever wrote it meant it.
bool ChangelogLines::read_definition(const Raw& raw, ChangelogLine& line) {
    const std::optional<LinkDefinition> found = read_link_definition(text_, raw.first);
    if (!found) return false;
    if (in_paragraph_ && found->address.of(text_).find("://") == std::string_view::npos) return false;
    const Raw last = read_raw(found->lines.end);
    line.kind = LineKind::definition;
    line.after_text = in_paragraph_;
    if (last.next > line.lines.end) ++number_; // the address stands on the next line
    line.lines.end = at_ = last.next;
    line.text.end = found->lines.end;
    return true;
}

/// Looks ahead whether the next line makes this one a heading.
bool ChangelogLines::read_underline(ChangelogLine& line) {
    if (line.lines.end >= text_.size()) return false;
    const Raw below = read_raw(line.lines.end);
    const int level = below.indent < k_code_indent ? underline_level(content(below)) : 0;
    if (level == 0) return false;
    line.kind = LineKind::heading;
    line.level = level;
    line.underlined = true;
    while (is_blank(text_[line.text.begin])) ++line.text.begin;
    while (is_blank(text_[line.text.end - 1])) --line.text.end;
    ++number_;
    line.lines.end = at_ = below.next;
    return true;
}

} // namespace shipshape
