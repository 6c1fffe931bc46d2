#include "core/domain/commit_parts.h"

#include "core/base/text.h"

#include <algorithm>

namespace shipshape {
namespace {

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool goes_on(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

bool is_blank(std::string_view line) {
    return trimmed(line).empty();
}

std::string_view leading_hash(std::string_view text) {
    constexpr std::size_t k_most_digits = 64;
    std::size_t end = 0;
    while (end < text.size() && is_hex(text[end])) ++end;
    const bool ends = end == text.size() || !goes_on(text[end]);
    return ends && end >= k_least_hash_digits && end <= k_most_digits ? text.substr(0, end)
                                                                      : std::string_view();
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const bool has_end = text.find('\n') != text.npos;
        std::string_view line = take_line(text);
        while (has_end && line.ends_with('\r')) line.remove_suffix(1);
        out += line;
        if (has_end) out += '\n';
    }
    return out;
}

std::string_view without_outer_lines(std::string_view text) {
    for (std::string_view rest = text; !rest.empty();) {
        if (!is_blank(take_line(rest))) break;
        text = rest;
    }
    const std::string_view end = trimmed(text);
    return end.empty() ? end
                       : text.substr(0, static_cast<std::size_t>(end.data() + end.size() - text.data()));
}

} // namespace shipshape
