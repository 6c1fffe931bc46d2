#include "core/interchange/base64url.h"

#include <array>
#include <cstdint>

namespace shipshape {
namespace {

constexpr std::uint8_t k_none = 64;

constexpr std::array<std::uint8_t, 256> make_values() {
    std::array<std::uint8_t, 256> values{};
    values.fill(k_none);
    for (std::size_t i = 0; i < k_base64url_alphabet.size(); ++i)
        values[static_cast<unsigned char>(k_base64url_alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}
constexpr std::array<std::uint8_t, 256> k_values = make_values();

std::unexpected<Error> wrong_at(std::size_t at, std::string sentence) {
    return fail(ErrorKind::invalid_input, std::move(sentence), "character " + std::to_string(at + 1));
}

} // namespace

std::string write_base64url(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t held = 0;
    int bits = 0;
    for (char c : bytes) {
        held = (held << 8) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6; bits -= 6) out += k_base64url_alphabet[(held >> (bits - 6)) & 63];
    }
    if (bits > 0) out += k_base64url_alphabet[(held << (6 - bits)) & 63];
    return out;
}

Result<std::string> read_base64url(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t held = 0;
    int bits = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::uint8_t value = k_values[static_cast<unsigned char>(text[at])];
        if (value == k_none)
            return wrong_at(at, "There is a character that is none of base64url's letters and digits.");
        held = (held << 6) | value;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits);
    }
    if (bits == 6)
        return wrong_at(text.size() - 1, "The last character belongs to a byte that is not there.");
    if ((held & ((1u << bits) - 1)) != 0)
        return wrong_at(text.size() - 1, "The last character says more than the bytes take.");
    return out;
}

} // namespace shipshape
