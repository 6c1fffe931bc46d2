#pragma once
#include <cstdint>
#include <string_view>

namespace shipshape {

/// FNV-1a, 64 bit (draft-eastlake-fnv): for change detection and derived ids, never for security.
class Hash64 {
  public:
    constexpr Hash64& add(std::string_view bytes) {
        for (char c : bytes) add_byte(static_cast<unsigned char>(c));
        return add_byte(
            0xff); // a separator, so that ("ab","c") and ("a","bc") differ (0xff is never in UTF-8)
    }
    constexpr Hash64& add(std::uint64_t number) {
        for (int shift = 0; shift < 64; shift += 8) add_byte(static_cast<unsigned char>(number >> shift));
        return *this;
    }
    constexpr std::uint64_t value() const { return state_; }

    explicit constexpr Hash64(std::uint64_t seed = 0) { add(seed); }

  private:
    constexpr Hash64& add_byte(unsigned char byte) {
        state_ = (state_ ^ byte) * 0x100000001b3ull;
        return *this;
    }
    std::uint64_t state_ = 0xcbf29ce484222325ull;
};

} // namespace shipshape
