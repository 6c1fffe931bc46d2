#include "core/interchange/yaml_text.h"

#include "core/base/text.h"

namespace shipshape {
namespace {

constexpr std::string_view k_hex = "0123456789ABCDEF";

/// What stands at `at` in well-formed UTF-8: how many bytes, and whether a reader may refuse it or take it
/// for a line break (sections 5.1 and 5.4, and U+2028 and U+2029, which YAML 1.1 breaks lines at).
struct Character {
    std::size_t size = 1;
    unsigned code = 0; ///< of those up to U+FFFF
    bool is_special = false;
};
Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned first = byte(0);
    if (first < 0x80) return {1, first, (first < 0x20 && first != '\t' && first != '\n') || first == 0x7f};
    if (first < 0xe0) {
        const unsigned code = (first & 0x1fu) << 6 | (byte(1) & 0x3fu);
        return {2, code, code < 0xa0};
    }
    if (first < 0xf0) {
        const unsigned code = (first & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
        return {3, code, code == 0x2028 || code == 0x2029 || code == 0xfeff || code >= 0xfffe};
    }
    return {4, 0, false};
}

std::string escape_of(unsigned code) {
    std::string out = code < 0x100 ? "\\x" : "\\u";
    for (int shift = code < 0x100 ? 4 : 12; shift >= 0; shift -= 4) out += k_hex[code >> shift & 15];
    return out;
}

bool fits_block(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        if (c.is_special) return false;
        at += c.size;
    }
    return true;
}

} // namespace

std::string yaml_quoted(std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    std::string out = "\"";
    for (std::size_t at = 0; at < valid.size();) {
        const Character c = character_at(valid, at);
        if (c.code == '"' || c.code == '\\') out += '\\';
        if (c.code == '\n')
            out += "\\n";
        else if (c.code == '\t')
            out += "\\t";
        else if (c.is_special)
            out += escape_of(c.code);
        else
            out += std::string_view(valid).substr(at, c.size);
        at += c.size;
    }
    return out + "\"";
}

std::string yaml_block(std::string_view text, std::size_t indent) {
    std::string valid;
    for (char c : to_valid_utf8(text))
        if (c != '\r') valid += c;
    while (valid.ends_with('\n')) valid.pop_back();
    if (valid.empty() || !fits_block(valid)) return yaml_quoted(valid);
    // The 2 says how deep lines are, which a first line that begins with blanks would not.
    std::string out = "|2-";
    for (std::size_t from = 0; from <= valid.size();) {
        const std::size_t end = std::min(valid.find('\n', from), valid.size());
        out += '\n';
        if (end > from) out += std::string(indent, ' ') + valid.substr(from, end - from);
        from = end + 1;
    }
    return out;
}

std::string yaml_list(std::span<const std::string> texts) {
    std::string out = "[";
    for (const std::string& text : texts) {
        if (out.size() > 1) out += ", ";
        out += yaml_quoted(text);
    }
    return out + "]";
}

} // namespace shipshape
