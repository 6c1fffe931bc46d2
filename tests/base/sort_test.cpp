#include "core/base/sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace shipshape;

TEST_CASE("values are sorted and equal ones keep their order") {
    std::vector<std::pair<int, std::string>> values;
    for (int i = 0; i < 500; ++i) values.emplace_back((i * 7919) % 37, std::to_string(i));
    auto expected = values;
    auto by_number = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(expected.begin(), expected.end(), by_number);
    sort(values, by_number);
    CHECK(values == expected);
    std::vector<int> none;
    sort(none, std::less<>{});
    CHECK(none.empty());
}
