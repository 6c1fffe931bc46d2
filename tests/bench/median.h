#pragma once
#include <algorithm>
#include <vector>

namespace shipshape::bench {

/// The middle one, the higher of two; there must be one.
inline double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

} // namespace shipshape::bench
