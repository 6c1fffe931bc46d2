#pragma once
#include "core/base/date.h"

#include <cstdint>
#include <string>
#include <string_view>

/// What the writer and the reader of the compact form agree on. Part of format 1: never changes.
namespace shipshape::compact {

enum class Mode : std::uint8_t {
    none,    ///< all values are zero (of ids: all are as usual)
    all,     ///< all are written
    some,    ///< a bit for each says whether it is written; the others are as in `none`
    guessed, ///< the same of ranks and keys, where the others are what is guessed
};
inline constexpr std::size_t k_modes_a_byte = 4;

/// What the first date and the first instant are differences to: 2026-01-01, at midnight UTC.
inline constexpr Date k_first_date{20'454};
inline constexpr Instant k_first_instant{1'767'225'600'000};

/// Numbers are written as differences, which wrap around where they are too large.
constexpr std::int64_t wrapped_difference(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
/// What comes out is checked as any other number.
constexpr std::int64_t wrapped_sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

/// The rank that most likely follows among siblings: the next multiple of ten in eight digits. `before` is
/// empty for the first. Siblings are rows whose first column, where that is a reference, is the same.
std::string continued_rank(std::string_view before);

/// The key that a part with this title most likely has: its Latin letters, in lower case, and digits, at most
/// 48, with a hyphen for all between them.
std::string key_for_title(std::string_view title);

} // namespace shipshape::compact
