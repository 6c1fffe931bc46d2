#include "core/base/text.h"

#include <cstdint>
#include <cstring>

namespace shipshape {
namespace {

/// Length of the well-formed sequence at the start of `bytes`, or 0. Ranges by Unicode 16, table 3-7.
std::size_t sequence_length(std::string_view bytes) {
    auto at = [&](std::size_t i) -> unsigned {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
    };
    auto is_between = [](unsigned value, unsigned low, unsigned high) {
        return value >= low && value <= high;
    };
    auto continues = [&](std::size_t i) { return is_between(at(i), 0x80, 0xbf); };
    unsigned first = at(0);
    if (first < 0x80) return 1;
    if (is_between(first, 0xc2, 0xdf)) return continues(1) ? 2 : 0;
    if (is_between(first, 0xe0, 0xef)) {
        unsigned low = first == 0xe0 ? 0xa0 : 0x80, high = first == 0xed ? 0x9f : 0xbf;
        return is_between(at(1), low, high) && continues(2) ? 3 : 0;
    }
    if (is_between(first, 0xf0, 0xf4)) {
        unsigned low = first == 0xf0 ? 0x90 : 0x80, high = first == 0xf4 ? 0x8f : 0xbf;
        return is_between(at(1), low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

/// How many bytes at the start are ASCII for certain: eight are looked at together.
std::size_t ascii_length(std::string_view bytes) {
    constexpr std::uint64_t k_beyond_ascii = 0x8080808080808080u;
    std::size_t length = 0;
    for (std::uint64_t eight = 0; length + sizeof eight <= bytes.size(); length += sizeof eight) {
        std::memcpy(&eight, bytes.data() + length, sizeof eight);
        if ((eight & k_beyond_ascii) != 0) break;
    }
    return length;
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::optional<std::size_t> find_bad_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        if (const std::size_t plain = ascii_length(bytes.substr(at)); plain > 0) {
            at += plain;
            continue;
        }
        std::size_t length = sequence_length(bytes.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::nullopt;
}

std::string to_valid_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t length = sequence_length(bytes.substr(at));
        if (length == 0) {
            out += "\xef\xbf\xbd";
            ++at;
        } else {
            out += bytes.substr(at, length);
            at += length;
        }
    }
    return out;
}

std::string_view cut_utf8(std::string_view text, std::size_t limit_bytes) {
    if (text.size() <= limit_bytes) return text;
    std::size_t end = limit_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    return text.substr(0, end);
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return out;
}

std::optional<int> read_digits(std::string_view text) {
    if (text.empty() || text.size() > 7) return std::nullopt;
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string counted(std::uint64_t count, std::string_view noun) {
    std::string out = std::to_string(count) + " ";
    out += noun;
    if (count != 1) out += 's';
    return out;
}

std::string slug_of(std::string_view text, std::size_t limit_bytes) {
    std::string slug;
    for (char c : text) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        const bool is_plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (slug.size() >= limit_bytes) break;
        if (is_plain)
            slug += lower;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    while (slug.ends_with('-')) slug.pop_back();
    return slug;
}

std::string quoted(std::string_view title) {
    const std::string_view cut = cut_utf8(title, 60);
    return "“" + std::string(cut) + (cut.size() < title.size() ? "…”" : "”");
}

} // namespace shipshape
