#include "core/interchange/markdown_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shipshape {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return is_digit(c) || (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Decides about one line, character by character.
class Escaper {
  public:
    explicit Escaper(std::string_view line)
        : line_(line), tildes_(std::ranges::count(line, '~') > 1),
          dollars_(std::ranges::count(line, '$') > 1), number_end_(end_of_number(line)) {}

    std::string escape() const {
        std::string out;
        for (std::size_t i = 0; i < line_.size(); ++i) {
            if (needs_escape(i)) out += '\\';
            out += line_[i];
        }
        return out;
    }

  private:
    /// Where "." or ")" ends a number that would begin a list.
    static std::size_t end_of_number(std::string_view line) {
        std::size_t end = 0;
        while (end < line.size() && is_digit(line[end])) ++end;
        return end > 0 && end < line.size() && (line[end] == '.' || line[end] == ')') ? end : line.npos;
    }
    char at(std::size_t i) const { return i < line_.size() ? line_[i] : ' '; }
    char before(std::size_t i) const { return i > 0 ? line_[i - 1] : ' '; }

    bool needs_escape(std::size_t i) const {
        const char next = at(i + 1);
        switch (line_[i]) {
        case '\\':
            return !is_word(next) && !is_blank(next);
        case '*':
        case '`':
        case '[':
        case ']':
        case '<':
            return true;
        // Within a word it never marks emphasis (6.2, rule 2 and 6).
        case '_':
            return !(is_word(before(i)) && is_word(next));
        case '&':
            return is_word(next) || next == '#';
        case '~':
            return tildes_;
        case '$':
            return dollars_; // forges set what stands between two of them as a formula
        case '#':
            return is_blank(before(i)) || before(i) == '#';
        case '>':
        case '=':
        case '|':
            return i == 0;
        case '-':
        case '+':
            return i == 0;
        case '.':
        case ')':
            return i == number_end_;
        default:
            return false;
        }
    }

    std::string_view line_;
    bool tildes_, dollars_;
    std::size_t number_end_;
};

struct NamedEntity {
    std::string_view name;
    std::string_view text;
};
constexpr std::array<NamedEntity, 28> k_entities = {{
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},          {"quot", "\""},       {"apos", "'"},
    {"nbsp", "\u00a0"},  {"ndash", "\u2013"}, {"mdash", "\u2014"},  {"hellip", "\u2026"}, {"lsquo", "\u2018"},
    {"rsquo", "\u2019"}, {"ldquo", "\u201c"}, {"rdquo", "\u201d"},  {"laquo", "\u00ab"},  {"raquo", "\u00bb"},
    {"rarr", "\u2192"},  {"larr", "\u2190"},  {"copy", "\u00a9"},   {"reg", "\u00ae"},    {"trade", "\u2122"},
    {"times", "\u00d7"}, {"bull", "\u2022"},  {"middot", "\u00b7"}, {"check", "\u2713"},  {"sect", "\u00a7"},
    {"deg", "\u00b0"},   {"lbrack", "["},     {"rbrack", "]"},
}};

std::string utf8(std::uint32_t code) {
    std::string out;
    const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xc0 | code >> 6);
        add(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        add(0xe0 | code >> 12);
        add(0x80 | (code >> 6 & 0x3f));
        add(0x80 | (code & 0x3f));
    } else {
        add(0xf0 | code >> 18);
        add(0x80 | (code >> 12 & 0x3f));
        add(0x80 | (code >> 6 & 0x3f));
        add(0x80 | (code & 0x3f));
    }
    return out;
}

/// "#39" or "#x27" as a character; nothing for what is none that a text may hold.
std::string numeric_entity(std::string_view digits) {
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t code = 0;
    for (char c : digits) {
        const char lower = static_cast<char>(c | 0x20);
        const std::uint32_t digit =
            is_digit(c) ? static_cast<std::uint32_t>(c - '0') : static_cast<std::uint32_t>(lower - 'a') + 10;
        code = code * (hex ? 16 : 10) + digit;
        if (code > 0x10ffff) return {};
    }
    const bool is_control = code < 0x20 && code != '\t' && code != '\n';
    if (is_control || (code >= 0xd800 && code < 0xe000)) return {};
    return code == '\n' || code == '\t' ? " " : utf8(code);
}

template<class Use>
void for_each_line(std::string_view text, Use use) {
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        std::string_view line = text.substr(from, end - from);
        if (line.ends_with('\r')) line.remove_suffix(1);
        use(line);
        from = end + 1;
    }
}

} // namespace

std::string escaped_markdown(std::string_view text) {
    std::string line;
    for (char c : trimmed(text))
        line += c == '\n' || c == '\r' || c == '\t' || c == '\v' || c == '\f' ? ' ' : c;
    return Escaper(line).escape();
}

std::string escaped_markdown_lines(std::string_view text) {
    std::string out;
    for_each_line(trimmed(text), [&](std::string_view line) {
        if (!out.empty()) out += '\n';
        out += escaped_markdown(line);
    });
    return out;
}

std::string code_fence(std::string_view code, std::size_t least) {
    std::size_t longest = 0, run = 0;
    for (char c : code) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(std::max(longest + 1, least), '`');
}

std::string entity_text(std::string_view entity) {
    if (!entity.starts_with('&') || !entity.ends_with(';') || entity.size() < 3) return std::string(entity);
    const std::string_view name = entity.substr(1, entity.size() - 2);
    if (name.front() == '#') {
        const std::string text = numeric_entity(name.substr(1));
        return text.empty() ? std::string(entity) : text;
    }
    for (const NamedEntity& known : k_entities)
        if (known.name == name) return std::string(known.text);
    return std::string(entity);
}

std::string indented(std::string_view text, std::string_view indent) {
    std::string out;
    bool is_first = true;
    for_each_line(text, [&](std::string_view line) {
        if (!is_first) {
            out += '\n';
            if (!line.empty()) out += indent;
        }
        is_first = false;
        out += line;
    });
    return out;
}

} // namespace shipshape
