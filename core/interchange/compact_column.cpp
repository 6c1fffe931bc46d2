#include "core/interchange/compact_column.h"

#include "core/base/text.h"

namespace shipshape::compact {

std::string continued_rank(std::string_view before) {
    constexpr std::size_t k_digits = 8, k_tens = k_digits - 1;
    const int tens = before.size() < k_digits ? 0 : read_digits(before.substr(0, k_tens)).value_or(0);
    const std::string next = std::to_string(tens + 1) + "0";
    return next.size() < k_digits ? std::string(k_digits - next.size(), '0') + next : next;
}

// The same as slug_of() today, which may change; this may not.
std::string key_for_title(std::string_view title) {
    constexpr std::size_t k_most_bytes = 48;
    std::string key;
    for (char c : title) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
        if (key.size() >= k_most_bytes) break;
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))
            key += lower;
        else if (!key.empty() && key.back() != '-')
            key += '-';
    }
    while (key.ends_with('-')) key.pop_back();
    return key;
}

} // namespace shipshape::compact
