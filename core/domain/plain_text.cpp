#include "core/domain/plain_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <optional>

namespace shipshape {
namespace {

/// How far ahead the end of a mark is looked for: hostile text does not search to its end at each character.
constexpr std::size_t k_reach_bytes = 2000;

/// "[text](address)" at the start.
struct Link {
    std::string_view text, address;
    std::size_t size = 0;
};
std::optional<Link> leading_link(std::string_view text) {
    text = text.substr(0, k_reach_bytes);
    const std::size_t middle = text.find_first_of("[]", 1);
    if (!text.starts_with('[') || middle == text.npos || !text.substr(middle).starts_with("]("))
        return std::nullopt;
    const std::size_t end = text.find(')', middle);
    if (end == text.npos) return std::nullopt;
    return Link{text.substr(1, middle - 1), text.substr(middle + 2, end - middle - 2), end + 1};
}

/// "<https://...>" at the start, without its brackets.
std::string_view leading_address(std::string_view text) {
    const std::size_t end = text.substr(0, k_reach_bytes).find('>');
    return text.starts_with("<http") && end != text.npos ? text.substr(1, end - 1) : std::string_view();
}

class PlainLine {
  public:
    PlainLine(std::string_view line, std::string& out) : rest_(line), out_(out) {}

    void write() {
        while (!rest_.empty()) {
            const char c = rest_.front();
            if (c == '\\' && rest_.size() > 1 && std::string_view("\\`*_[]#<>").find(rest_[1]) != rest_.npos)
                put(rest_.substr(1, 1), 2);
            else if (c == '`')
                write_code();
            else if (c == '*')
                write_stars();
            else if (c == '[' || c == '<')
                write_link();
            else
                put(rest_.substr(0, std::min(rest_.find_first_of("\\`*[<", 1), rest_.size())));
        }
    }

  private:
    void put(std::string_view text, std::size_t size) {
        out_ += text;
        is_after_blank_ = text.ends_with(' ');
        rest_.remove_prefix(size);
    }
    void put(std::string_view text) { put(text, text.size()); }

    std::string_view leading_run() const {
        return rest_.substr(0, std::min(rest_.find_first_not_of(rest_.front()), rest_.size()));
    }
    bool comes_again(std::string_view run) const {
        return rest_.substr(run.size(), k_reach_bytes).find(run) != rest_.npos;
    }

    void write_code() {
        const std::string_view run = leading_run();
        if (!comes_again(run)) return put(run);
        const std::size_t end = rest_.find(run, run.size());
        put(rest_.substr(run.size(), end - run.size()), end + run.size());
    }
    void write_stars() {
        const std::string_view run = leading_run();
        bool& is_open = is_open_[std::min<std::size_t>(run.size(), 3)];
        const std::string_view after = rest_.substr(run.size());
        const bool closes = is_open && !is_after_blank_;
        const bool opens = !is_open && !after.empty() && !after.starts_with(' ') && comes_again(run);
        if (!opens && !closes) return put(run);
        is_open = !is_open;
        rest_ = after;
    }
    void write_link() {
        const std::string_view address = leading_address(rest_);
        if (!address.empty()) return put(address, address.size() + 2);
        const std::optional<Link> link = leading_link(rest_);
        if (!link) return put(rest_.substr(0, 1));
        PlainLine(link->text, out_).write();
        if (link->text != link->address) out_.append(" (").append(link->address).append(")");
        put({}, link->size);
    }

    std::string_view rest_;
    std::string& out_;
    bool is_open_[4] = {}; ///< emphasis by one, two and three stars
    bool is_after_blank_ = true;
};

/// The mark that begins or ends a code block; empty where the line has none.
std::string_view fence_of(std::string_view line) {
    line = trimmed(line);
    for (std::string_view fence : {"```", "~~~"})
        if (line.starts_with(fence)) return fence;
    return {};
}

std::string_view without_heading_mark(std::string_view line) {
    const std::size_t end = std::min(line.find_first_not_of('#'), line.size());
    return end >= 1 && end <= 6 && line.substr(end).starts_with(' ') ? trimmed(line.substr(end)) : line;
}

} // namespace

std::string plain_text(std::string_view markdown) {
    std::string out;
    std::string_view fence; // of the code block that is open
    while (!markdown.empty()) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size());
        const std::string_view line = markdown.substr(0, end);
        const bool has_end = end < markdown.size();
        markdown.remove_prefix(end + (has_end ? 1 : 0));
        const std::string_view mark = fence_of(line);
        if (!mark.empty() && (fence.empty() || mark == fence)) {
            fence = fence.empty() ? mark : std::string_view();
            continue;
        }
        if (fence.empty())
            PlainLine(without_heading_mark(line), out).write();
        else
            out += line;
        if (has_end) out += '\n';
    }
    return out;
}

} // namespace shipshape
