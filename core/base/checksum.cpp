#include "core/base/checksum.h"

#include <array>

namespace shipshape {
namespace {

constexpr std::uint32_t k_reflected_polynomial = 0xedb88320;

/// The remainders of half bytes: what is checked is short, so a table of 64 bytes serves.
constexpr std::array<std::uint32_t, 16> make_table() {
    std::array<std::uint32_t, 16> table{};
    for (std::uint32_t nibble = 0; nibble < table.size(); ++nibble) {
        std::uint32_t remainder = nibble;
        for (int bit = 0; bit < 4; ++bit)
            remainder = (remainder >> 1) ^ (remainder & 1 ? k_reflected_polynomial : 0);
        table[nibble] = remainder;
    }
    return table;
}
constexpr std::array<std::uint32_t, 16> k_table = make_table();

} // namespace

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t sum = 0xffffffff;
    for (char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        sum = (sum >> 4) ^ k_table[sum & 15];
        sum = (sum >> 4) ^ k_table[sum & 15];
    }
    return ~sum;
}

} // namespace shipshape
