#include "core/interchange/markdown_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace shipshape {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

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

} // namespace

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

} // namespace shipshape
