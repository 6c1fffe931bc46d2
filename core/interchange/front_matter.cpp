#include "core/interchange/front_matter.h"

#include "core/base/text.h"

#include <algorithm>
#include <optional>

namespace shipshape {
namespace {

constexpr std::size_t k_most_values = 50; ///< of one list

struct Line {
    std::string_view text; ///< without its end
    std::size_t next = 0;  ///< where the following one begins
};

Line line_at(std::string_view document, std::size_t from) {
    const std::size_t end = std::min(document.find('\n', from), document.size());
    std::string_view text = document.substr(from, end - from);
    if (text.ends_with('\r')) text.remove_suffix(1);
    return {text, std::min(end + 1, document.size())};
}

bool is_name(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/// Where the value begins behind "name:" or "name ="; nothing where the line is none.
std::optional<std::size_t> value_at(std::string_view line, char separator) {
    std::size_t at = 0;
    while (at < line.size() && is_name(line[at])) ++at;
    if (at == 0) return std::nullopt;
    while (separator == '=' && at < line.size() && line[at] == ' ') ++at;
    if (at >= line.size() || line[at] != separator) return std::nullopt;
    const bool ends =
        at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t' || separator == '=';
    return ends ? std::optional(at + 1) : std::nullopt;
}

/// Whether the line may stand in front matter besides "name: value".
bool goes_on(std::string_view line) {
    if (trimmed(line).empty()) return true;
    return line.front() == ' ' || line.front() == '\t' || line.front() == '#' || line.front() == '[' ||
           line.starts_with("- ") || line == "-";
}

/// 'it''s', "a \"b\"", plain # comment
std::string unquoted(std::string_view value) {
    value = trimmed(value);
    const char quote = value.empty() ? ' ' : value.front();
    if (quote != '"' && quote != '\'') {
        const std::size_t comment = value.find(" #");
        return std::string(trimmed(value.substr(0, comment)));
    }
    std::string out;
    for (std::size_t i = 1; i < value.size(); ++i) {
        const char next = i + 1 < value.size() ? value[i + 1] : '\0';
        if (quote == '\'' && value[i] == '\'' && next == '\'') {
            out += value[i++];
        } else if (quote == '"' && value[i] == '\\' && (next == '"' || next == '\\')) {
            out += next;
            ++i;
        } else if (value[i] == quote) {
            break;
        } else {
            out += value[i];
        }
    }
    return out;
}

/// "a, b" and "[a, 'b, c']"
std::vector<std::string> list_of(std::string_view value) {
    value = trimmed(value);
    if (value.starts_with('['))
        value.remove_prefix(1);
    else if (value.starts_with('"') || value.starts_with('\''))
        return list_of(std::string("[") + unquoted(value));
    if (value.ends_with(']')) value.remove_suffix(1);
    std::vector<std::string> out;
    std::size_t from = 0;
    char quote = '\0';
    for (std::size_t i = 0; i <= value.size() && out.size() < k_most_values; ++i) {
        const char c = i < value.size() ? value[i] : ',';
        if (quote != '\0') {
            if (c == quote) quote = '\0';
            if (i < value.size()) continue;
        }
        if (c == '"' || c == '\'') quote = c;
        if (c != ',') continue;
        std::string each = unquoted(value.substr(from, i - from));
        if (!each.empty()) out.push_back(std::move(each));
        from = i + 1;
    }
    return out;
}

/// Takes what is known from the lines between the marks.
class Reader {
  public:
    Reader(char separator, FrontMatter& out) : separator_(separator), out_(out) {}

    /// False where no front matter has such a line.
    bool read(std::string_view line) {
        const auto value = value_at(line, separator_);
        if (!value) {
            if (list_ && line.find('-') != line.npos) add_to_list(line);
            return goes_on(line);
        }
        has_names_ = true;
        list_ = nullptr;
        set(trimmed(line.substr(0, line.find(separator_))), trimmed(line.substr(*value)));
        return true;
    }
    bool has_names() const { return has_names_; }

  private:
    void set(std::string_view name, std::string_view value) {
        if (value.starts_with('>') || value.starts_with('|')) value = {}; // the next lines say it
        if (name == "name") out_.name = unquoted(value);
        if (name == "title") out_.title = unquoted(value);
        if (name == "about" || name == "description") out_.about = unquoted(value);
        if (name == "labels" || name == "tags") set_list(out_.labels, value);
        if (name == "assignees") set_list(out_.assignees, value);
    }
    void set_list(std::vector<std::string>& list, std::string_view value) {
        list = list_of(value);
        if (value.empty()) list_ = &list;
    }
    void add_to_list(std::string_view line) {
        const std::string_view item = trimmed(line);
        if (item.starts_with("- ") && list_->size() < k_most_values)
            list_->push_back(unquoted(item.substr(2)));
    }

    char separator_;
    FrontMatter& out_;
    std::vector<std::string>* list_ = nullptr; ///< whose items the next lines are
    bool has_names_ = false;
};

} // namespace

FrontMatter read_front_matter(std::string_view document) {
    FrontMatter none;
    if (document.starts_with("\xef\xbb\xbf")) none.begin = 3;
    Line line = line_at(document, none.begin);
    const std::string_view mark = trimmed(line.text);
    if (mark != "---" && mark != "+++") return none;
    FrontMatter found = none;
    Reader reader(mark == "---" ? ':' : '=', found);
    while (line.next < document.size() && line.next - none.begin < k_most_front_matter_bytes) {
        line = line_at(document, line.next);
        const bool ends = line.text.starts_with(mark) && trimmed(line.text) == mark;
        if (ends || (mark == "---" && trimmed(line.text) == "...")) {
            found.begin = line.next;
            return reader.has_names() ? found : none;
        }
        if (!reader.read(line.text)) return none;
    }
    return none;
}

} // namespace shipshape
