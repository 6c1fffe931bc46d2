#pragma once
#include <cstdint>
#include <string_view>

namespace shipshape {

/// CRC-32 as in ISO 3309, ITU-T V.42, gzip and PNG (polynomial 0x04c11db7, reflected): notices what happens
/// to bytes by accident, such as every change within 32 bits in a row. No protection against intent.
std::uint32_t crc32(std::string_view bytes);

} // namespace shipshape
