#include "core/interchange/compact_column.h"

#include "core/base/text.h"

namespace shipshape::compact {

std::string continued_rank(std::string_view before) {
    constexpr std::size_t k_digits = 8, k_tens = k_digits - 1;
    const int tens = before.size() < k_digits ? 0 : read_digits(before.substr(0, k_tens)).value_or(0);
    const std::string next = std::to_string(tens + 1) + "0";
    return next.size() < k_digits ? std::string(k_digits - next.size(), '0') + next : next;
}

} // namespace shipshape::compact
