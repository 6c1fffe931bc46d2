#include "core/base/id.h"

#include "core/base/hash.h"

#include <bit>
#include <cstring>

namespace shipshape {
namespace {

constexpr std::string_view k_hex = "0123456789abcdef";

void set_version(Id& id, unsigned version) {
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | (version << 4));
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

std::uint64_t big_endian(const std::uint8_t* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return std::endian::native == std::endian::little ? std::byteswap(word) : word;
}

bool is_hyphen_position(std::size_t at) {
    return at == 8 || at == 13 || at == 18 || at == 23;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

// Copied into every look-up of every map it would add 38 kB to the site.
[[gnu::noinline]] std::strong_ordering Id::operator<=>(const Id& other) const {
    const std::uint64_t mine = big_endian(bytes.data()), theirs = big_endian(other.bytes.data());
    if (mine != theirs) return mine <=> theirs;
    return big_endian(bytes.data() + 8) <=> big_endian(other.bytes.data() + 8);
}

Id Id::version7(std::int64_t unix_ms, std::array<std::uint8_t, 10> random) {
    Id id;
    for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(unix_ms >> (8 * (5 - i)));
    for (std::size_t i = 0; i < random.size(); ++i) id.bytes[6 + i] = random[i];
    set_version(id, 7);
    return id;
}

Id Id::derive(const Id& parent, std::string_view name) {
    Id id;
    std::string_view parent_bytes(reinterpret_cast<const char*>(parent.bytes.data()), parent.bytes.size());
    for (std::size_t half = 0; half < 2; ++half) {
        std::uint64_t hash = Hash64(half + 1).add(parent_bytes).add(name).value();
        for (std::size_t i = 0; i < 8; ++i)
            id.bytes[half * 8 + i] = static_cast<std::uint8_t>(hash >> (8 * i));
    }
    set_version(id, 8);
    return id;
}

std::string Id::text() const {
    std::string out;
    out.reserve(36);
    for (std::uint8_t byte : bytes) {
        if (is_hyphen_position(out.size())) out += '-';
        out += k_hex[byte >> 4];
        out += k_hex[byte & 15];
    }
    return out;
}

std::optional<Id> Id::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    Id id;
    std::size_t nibble = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_hyphen_position(at)) {
            if (text[at] != '-') return std::nullopt;
            continue;
        }
        int value = hex_value(text[at]);
        if (value < 0) return std::nullopt;
        id.bytes[nibble / 2] = static_cast<std::uint8_t>((id.bytes[nibble / 2] << 4) | value);
        ++nibble;
    }
    return id;
}

} // namespace shipshape
