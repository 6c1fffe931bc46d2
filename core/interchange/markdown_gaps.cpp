#include "core/interchange/markdown_gaps.h"

#include "core/base/text.h"
#include "core/domain/variables.h"
#include "core/interchange/markdown_inline.h"

#include <algorithm>
#include <array>

namespace shipshape {
namespace {

constexpr std::size_t k_longest_word = 40; ///< between the marks of a gap

constexpr std::array<std::string_view, 14> k_shell_names = {
    "PATH",   "HOME", "USER",     "PWD",    "OLDPWD", "SHELL", "TMPDIR",
    "EDITOR", "LANG", "HOSTNAME", "RANDOM", "IFS",    "UID",   "PYTHONPATH"};
/// What people put in brackets without leaving a gap; a blank at each end of a word.
constexpr std::string_view k_tags =
    " BREAKING BUGFIX CAUTION CHANGE DONE DRAFT ENHANCEMENT EXTERNAL FEATURE FINAL IMPORTANT INTERNAL NOTE "
    "OPTIONAL PATCH README REQUIRED RFC SECURITY SKIP TIP TO"
    "DO WARNING WIP ";

constexpr bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// What each byte is to the search: every text of a guide goes through it twice, so that it looks up.
enum class Sort : std::uint8_t { other, alnum, mark };
constexpr std::array<Sort, 256> k_sorts = [] {
    std::array<Sort, 256> sorts{};
    for (std::size_t i = 0; i < sorts.size(); ++i) {
        const char c = static_cast<char>(i);
        if (is_upper(c) || is_lower(c) || is_digit(c)) sorts[i] = Sort::alnum;
        if (c == '<' || c == '$' || c == '{' || c == '[') sorts[i] = Sort::mark;
    }
    return sorts;
}();
Sort sort_of(char c) {
    return k_sorts[static_cast<unsigned char>(c)];
}
bool is_alnum(char c) {
    return sort_of(c) == Sort::alnum;
}

/// Tries one way after the other at one place.
class Matcher {
  public:
    Matcher(std::string_view text, GapStyles styles, bool is_code)
        : text_(text), styles_(styles), is_code_(is_code) {}

    /// The first one that begins at `at` or behind it. A word is looked at once, at its ends: no way begins
    /// amid one.
    std::optional<Gap> first(std::size_t at) const {
        while (at < text_.size()) {
            const Sort sort = sort_of(text_[at]);
            const std::size_t end = sort == Sort::alnum ? end_of_word(at) : at + 1;
            std::optional<Gap> gap;
            if (sort == Sort::mark) gap = marked(at);
            if (sort == Sort::alnum) gap = version_in(at, end);
            if (gap) return gap;
            at = end;
        }
        return std::nullopt;
    }

  private:
    std::optional<Gap> marked(std::size_t at) const {
        switch (text_[at]) {
        case '<':
            return angle(at);
        case '$':
            return dollar(at);
        case '{':
            return curly(at);
        default:
            return square(at);
        }
    }

    std::size_t end_of_word(std::size_t at) const {
        while (at < text_.size() && is_alnum(text_[at])) ++at;
        return at;
    }

    /// A version has something behind its first part, and may stand behind a v.
    std::optional<Gap> version_in(std::size_t from, std::size_t end) const {
        const char behind = at(end);
        if (behind != '.' && behind != '-' && behind != '/') return std::nullopt;
        if (starts_version(from))
            if (std::optional<Gap> gap = version(from)) return gap;
        return from + 1 < end && starts_version(from + 1) ? version(from + 1) : std::nullopt;
    }

    char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
    char before(std::size_t i) const { return i > 0 ? text_[i - 1] : '\0'; }
    std::optional<Gap> made(std::size_t begin, std::size_t end, GapStyle style, std::string name) const {
        if (!styles_.has(style) || !is_variable_name(name)) return std::nullopt;
        return Gap{begin, end, style, std::move(name)};
    }
    /// What stands between the mark before `from` and the next `closer`, if only such characters do.
    template<class Allowed>
    std::string_view word(std::size_t from, char closer, Allowed allowed) const {
        std::size_t end = from;
        while (end < text_.size() && end - from <= k_longest_word && allowed(text_[end])) ++end;
        return at(end) == closer && end > from ? text_.substr(from, end - from) : std::string_view();
    }

    std::optional<Gap> angle(std::size_t from) const {
        const auto allowed = [](char c) { return is_alnum(c) || c == '_' || c == '-' || c == ' '; };
        const std::string_view name = word(from + 1, '>', allowed);
        if (name.empty() || is_digit(name.front()) || !is_alnum(name.front()) || is_alnum(before(from)))
            return std::nullopt;
        if (is_html_tag(name)) return std::nullopt;
        return made(from, from + name.size() + 2, GapStyle::angle, variable_name(name));
    }

    std::optional<Gap> dollar(std::size_t from) const {
        const auto allowed = [](char c) { return is_alnum(c) || c == '_'; };
        const bool braced = at(from + 1) == '{';
        const std::size_t first = from + (braced ? 2 : 1);
        std::string_view name;
        if (braced) {
            name = word(first, '}', allowed);
        } else {
            std::size_t end = first;
            while (end < text_.size() && end - first <= k_longest_word && allowed(text_[end])) ++end;
            name = text_.substr(first, end - first);
        }
        if (name.size() < 3 || name.size() > k_longest_word || is_digit(name.front())) return std::nullopt;
        if (before(from) == '\\' || before(from) == '$' || name.starts_with("GITHUB_")) return std::nullopt;
        if (is_code_ && std::ranges::any_of(name, is_lower)) return std::nullopt;
        if (std::ranges::find(k_shell_names, name) != k_shell_names.end()) return std::nullopt;
        return made(from, first + name.size() + (braced ? 1 : 0), GapStyle::dollar, variable_name(name));
    }

    std::optional<Gap> curly(std::size_t from) const {
        if (at(from + 1) == '{') return double_curly(from);
        const auto allowed = [](char c) { return is_upper(c) || is_digit(c) || c == '_'; };
        const std::string_view name = word(from + 1, '}', allowed);
        const char last = before(from);
        if (name.size() < 2 || is_digit(name.front()) || last == '$' || last == '{' || last == '\\')
            return std::nullopt;
        return made(from, from + name.size() + 2, GapStyle::brace, variable_name(name));
    }

    std::optional<Gap> double_curly(std::size_t from) const {
        const std::size_t end = text_.substr(0, from + k_longest_word * 2).find("}}", from + 2);
        if (end == text_.npos || before(from) == '$') return std::nullopt;
        std::string_view name = trimmed(text_.substr(from + 2, end - from - 2));
        if (!name.starts_with('.')) return made(from, end + 2, GapStyle::braces, std::string(name));
        name.remove_prefix(1);
        const bool is_plain = std::ranges::all_of(name, [](char c) { return is_alnum(c) || c == '_'; });
        return is_plain ? made(from, end + 2, GapStyle::go, variable_name(name)) : std::nullopt;
    }

    std::optional<Gap> square(std::size_t from) const {
        const auto allowed = [](char c) {
            return is_upper(c) || is_digit(c) || c == '_' || c == ' ' || c == '-';
        };
        const std::string_view name = word(from + 1, ']', allowed);
        if (name.size() < 3 || !is_upper(name.front()) ||
            std::string_view("!]\\[").find(before(from)) != std::string_view::npos)
            return std::nullopt;
        const std::size_t end = from + name.size() + 2;
        const bool is_range = name.find('-') != name.npos; // [A-Z]
        if (is_range || at(end) == '(' || at(end) == '[' || at(end) == ':') return std::nullopt;
        if (k_tags.find(" " + std::string(name) + " ") != k_tags.npos) return std::nullopt;
        return made(from, end, GapStyle::square, variable_name(name));
    }

    bool starts_version(std::size_t from) const {
        const char c = text_[from];
        if (!is_alnum(c)) return false;
        char last = before(from);
        if (last == 'v' || last == 'V') last = from > 1 ? text_[from - 2] : '\0';
        return !is_alnum(last) && last != '.' && last != '$';
    }

    enum class Part { none, digits, letter, word, year };

    /// One part of a version: how long it is, and what.
    Part part(std::size_t from, std::size_t& size) const {
        std::size_t end = from;
        while (end < text_.size() && is_alnum(text_[end]) && end - from < 6) ++end;
        const std::string_view text = text_.substr(from, end - from);
        size = text.size();
        if (text.empty()) return Part::none;
        if (text == "YYYY" || text == "YY" || text == "20YY" || text == "yyyy") return Part::year;
        if (text == "MAJOR" || text == "MINOR" || text == "PATCH" || text == "MICRO") return Part::word;
        if (text == "DD" || text == "dd" || text == "0M") return Part::word;
        if (std::ranges::all_of(text, is_digit)) return text.size() <= 4 ? Part::digits : Part::none;
        const bool same = std::ranges::all_of(text, [&](char c) { return c == text.front(); });
        const bool known = std::string_view("xyzmnXYZMN").find(text.front()) != std::string_view::npos;
        return same && known && text.size() <= 3 ? Part::letter : Part::none;
    }

    std::optional<Gap> version(std::size_t from) const {
        std::size_t size = 0, end = from;
        Part kind = part(from, size);
        if (kind == Part::none) return std::nullopt;
        const bool is_calendar = kind == Part::year;
        const char separator =
            is_calendar && (at(from + size) == '-' || at(from + size) == '/') ? at(from + size) : '.';
        int parts = 0, letters = 0;
        bool has_day = false;
        while (kind != Part::none && parts < 4) {
            ++parts;
            if (kind != Part::digits) ++letters;
            has_day = has_day || at(end) == 'D' || at(end) == 'd';
            end += size;
            if (at(end) != separator || !is_alnum(at(end + 1))) break;
            kind = part(end + 1, size);
            if (kind != Part::none) ++end;
        }
        if (parts < 2 || is_alnum(at(end)) || !is_sound_end(end, separator, parts)) return std::nullopt;
        if (!is_calendar && !is_gap(text_.substr(from, end - from), before(from), parts, letters))
            return std::nullopt;
        const bool is_date = has_day || separator != '.';
        std::optional<Gap> gap = made(from, end, is_calendar ? GapStyle::calendar : GapStyle::letters,
                                      is_calendar && is_date ? (has_day ? "date" : "month") : "version");
        if (gap && !is_calendar) gap->parts = parts;
        return gap;
    }

    /// X.Y+1 is the next one, and x.y.com no version.
    bool is_sound_end(std::size_t end, char separator, int parts) const {
        if (at(end) == '+' && is_digit(at(end + 1))) return false;
        return at(end) != separator || !is_alnum(at(end + 1)) || parts >= 3;
    }

    /// 12.x and 1.0.x name a series, and x.y may be anything.
    static bool is_gap(std::string_view text, char before, int parts, int letters) {
        const bool has_capital = std::ranges::any_of(text, is_upper);
        if (letters == 0) return false;
        if (letters == 1) return has_capital || (parts >= 3 && is_digit(text.back()));
        return parts >= 3 || has_capital || before == 'v' || before == 'V';
    }

    std::string_view text_;
    GapStyles styles_;
    bool is_code_;
};

} // namespace

std::optional<Gap> next_gap(std::string_view text, std::size_t from, GapStyles styles, bool is_code) {
    return Matcher(text, styles, is_code).first(from);
}

std::string variable_name(std::string_view words) {
    std::string name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        const bool begins_word = i > 0 && is_upper(c) && is_lower(words[i - 1]);
        if ((begins_word || !is_alnum(c)) && !name.empty() && name.back() != '_') name += '_';
        if (is_alnum(c)) name += is_upper(c) ? static_cast<char>(c | 0x20) : c;
    }
    while (name.ends_with('_')) name.pop_back();
    return std::string(cut_utf8(name, 60));
}

} // namespace shipshape
