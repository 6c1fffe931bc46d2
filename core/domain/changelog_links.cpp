#include "core/domain/changelog_links.h"

#include "core/base/sort.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_max_label_bytes = 999; // CommonMark, section 6.3

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

/// Reads what makes up a definition, one part after the other.
class DefinitionReader {
  public:
    DefinitionReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

    std::optional<LinkDefinition> read() {
        LinkDefinition found;
        found.lines.begin = at_;
        if (!read_label(found.label)) return std::nullopt;
        skip_blanks();
        skip_line_ending();
        skip_blanks();
        if (!read_address(found.address)) return std::nullopt;
        const std::size_t before = at_;
        skip_blanks();
        if (!at_line_end() && (at_ == before || !read_title(found.title))) return std::nullopt;
        found.lines.end = at_;
        return found;
    }

  private:
    bool at_line_end() const { return at_ == text_.size() || ends_line(text_[at_]); }
    bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }
    void skip_line_ending() {
        if (is_at('\r')) ++at_;
        if (is_at('\n')) ++at_;
    }

    bool read_label(TextRange& label) {
        if (!is_at('[')) return false;
        label.begin = ++at_;
        while (!at_line_end() && text_[at_] != ']') {
            if (text_[at_] == '[') return false;
            if (text_[at_] == '\\' && at_ + 1 < text_.size() && !ends_line(text_[at_ + 1])) ++at_;
            ++at_;
        }
        label.end = at_;
        if (!is_at(']') || label.size() > k_max_label_bytes) return false;
        const std::string_view said = label.of(text_);
        if (std::ranges::all_of(said, is_blank) || said.front() == '^') return false;
        ++at_;
        if (!is_at(':')) return false;
        ++at_;
        return true;
    }

    bool read_address(TextRange& address) {
        const bool bracketed = is_at('<');
        if (bracketed) ++at_;
        address.begin = at_;
        while (!at_line_end()) {
            const char c = text_[at_];
            if (bracketed ? c == '>' || c == '<' : is_blank(c) || is_ascii_control(c)) break;
            ++at_;
        }
        address.end = at_;
        if (!bracketed) return !address.empty();
        if (!is_at('>')) return false;
        ++at_;
        return true;
    }

    /// On the rest of the line, and nothing behind it.
    bool read_title(TextRange& title) {
        std::size_t end = at_;
        while (end < text_.size() && !ends_line(text_[end])) ++end;
        title = {at_, end};
        while (!title.empty() && is_blank(text_[title.end - 1])) --title.end;
        at_ = end;
        const std::string_view said = title.of(text_);
        if (said.size() < 2) return false;
        const char close = said.front() == '(' ? ')' : said.front();
        return (close == ')' || close == '"' || close == '\'') && said.find(close, 1) == said.size() - 1;
    }

    std::string_view text_;
    std::size_t at_;
};

} // namespace

std::optional<LinkDefinition> read_link_definition(std::string_view text, std::size_t at) {
    return DefinitionReader(text, at).read();
}

std::string folded_label(std::string_view label) {
    std::string out;
    for (char c : label) {
        if (is_blank(c) || ends_line(c)) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

LinkIndex::LinkIndex(std::string_view text, const std::vector<LinkDefinition>& definitions) {
    sorted_.reserve(definitions.size());
    for (const LinkDefinition& each : definitions)
        sorted_.push_back({folded_label(each.label.of(text)), &each});
    sort(sorted_, [](const Named& a, const Named& b) { return a.label < b.label; });
}

const LinkDefinition* LinkIndex::find(std::string_view label) const {
    const std::string wanted = folded_label(label);
    const auto found =
        std::ranges::partition_point(sorted_, [&](const Named& each) { return each.label < wanted; });
    return found != sorted_.end() && found->label == wanted ? found->definition : nullptr;
}

std::vector<const LinkDefinition*> LinkIndex::repeated() const {
    std::vector<const LinkDefinition*> found;
    for (std::size_t i = 1; i < sorted_.size(); ++i)
        if (sorted_[i].label == sorted_[i - 1].label) found.push_back(sorted_[i].definition);
    sort(found, [](const LinkDefinition* a, const LinkDefinition* b) { return a->line < b->line; });
    return found;
}

std::optional<SectionLink> find_link(std::string_view text, const LinkIndex& index,
                                     const VersionHeading& heading) {
    if (!heading.address.empty()) return SectionLink{heading.address, nullptr};
    const LinkDefinition* found = nullptr;
    if (!heading.label.empty()) {
        found = index.find(heading.label.of(text));
    } else {
        const std::string version(heading.version.of(text));
        found = index.find(version);
        if (!found) found = index.find("v" + version);
    }
    return found ? std::optional(SectionLink{found->address, found}) : std::nullopt;
}

} // namespace shipshape
