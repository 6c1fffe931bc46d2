#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace shipshape {

/// The order in which elements 0 to count - 1 stand when sorted; equal ones keep theirs. `less` gets two of
/// these numbers.
std::vector<std::uint32_t> sorted_order(std::size_t count,
                                        bool (*less)(const void* context, std::uint32_t, std::uint32_t),
                                        const void* context);

/// Sorts stably. One sorting routine serves every type: std::sort would be made anew (2 kB of code) for each.
template<class T, class Less>
void sort(std::vector<T>& values, Less less) {
    const std::pair<const std::vector<T>*, Less*> context{&values, &less};
    const std::vector<std::uint32_t> order = sorted_order(
        values.size(),
        [](const void* at, std::uint32_t a, std::uint32_t b) {
            const auto& [items, is_less] = *static_cast<const std::pair<const std::vector<T>*, Less*>*>(at);
            return static_cast<bool>((*is_less)((*items)[a], (*items)[b]));
        },
        &context);
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (std::uint32_t at : order) sorted.push_back(std::move(values[at]));
    values = std::move(sorted);
}

} // namespace shipshape
