#include "core/base/sort.h"

#include <algorithm>
#include <numeric>

namespace shipshape {

std::vector<std::uint32_t> sorted_order(std::size_t count,
                                        bool (*less)(const void* context, std::uint32_t, std::uint32_t),
                                        const void* context) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [=](std::uint32_t a, std::uint32_t b) { return less(context, a, b); });
    return order;
}

} // namespace shipshape
