#include "core/base/markdown.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return is_digit(c) || (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_ascii_word(char c) {
    return is_word(c) && static_cast<unsigned char>(c) < 0x80;
}
bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/// Where the address ends that begins at `at`; `at` itself where none does. A bare address is a link in which
/// nothing is escaped (GFM, 6.9); one with other characters than these, or with two marks of emphasis, is
/// text.
std::size_t end_of_address(std::string_view line, std::size_t at) {
    const std::string_view rest = line.substr(at);
    const bool begins = at == 0 || is_blank(line[at - 1]);
    if (!begins || !(rest.starts_with("https://") || rest.starts_with("http://"))) return at;
    std::size_t end = at, marks = 0;
    for (; end < line.size() && !is_blank(line[end]); ++end) {
        const char c = line[end];
        if (c == '_' || c == '~') ++marks;
        if (!is_ascii_word(c) && std::string_view("-._~/?#=%+:@,").find(c) == std::string_view::npos)
            return at;
    }
    return marks > 1 ? at : end;
}

/// Decides about one line, character by character.
class Escaper {
  public:
    explicit Escaper(std::string_view line)
        : line_(line), dollars_(std::ranges::count(line, '$') > 1), number_end_(end_of_number(line)) {}

    std::string escape() const {
        std::string out;
        for (std::size_t i = 0; i < line_.size(); ++i) {
            if (const std::size_t end = end_of_address(line_, i); end > i) {
                out += line_.substr(i, end - i);
                i = end - 1;
                continue;
            }
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
        const bool marks = end > 0 && end < line.size() && (line[end] == '.' || line[end] == ')');
        return marks && (end + 1 == line.size() || is_blank(line[end + 1])) ? end : line.npos;
    }
    char at(std::size_t i) const { return i < line_.size() ? line_[i] : ' '; }
    char before(std::size_t i) const { return i > 0 ? line_[i - 1] : ' '; }

    bool needs_escape(std::size_t i) const {
        const char next = at(i + 1);
        switch (line_[i]) {
        case '\\':
            return i + 1 == line_.size() || (!is_word(next) && !is_blank(next));
        case '*':
        case '`':
        case '[':
        case ']':
        case '<':
        case '~':
            return true;
        // Within a word it never marks emphasis (6.2, rule 2 and 6).
        case '_':
            return !(is_word(before(i)) && is_word(next));
        case '&':
            return is_word(next) || next == '#';
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
    bool dollars_;
    std::size_t number_end_;
};

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
