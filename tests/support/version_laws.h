#pragma once
#include "core/base/result.h"

#include <compare>
#include <doctest/doctest.h>
#include <string>
#include <vector>

namespace shipshape::testing {

/// The error, or an empty one where there is none although the test wants one.
template<class T>
Error error_of(const Result<T>& result) {
    return result ? Error{} : result.error();
}

/// -1, 0 or 1, which doctest can print and take apart.
inline int sign(std::weak_ordering order) {
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// Checks that compare() puts these versions into a total preorder: reflexive, antisymmetric, transitive,
/// also through equivalent ones. Looks at all triples: some dozens of versions are plenty.
template<class Version>
void check_total_preorder(const std::vector<Version>& all) {
    const auto name = [](const Version& version) { return text(version); };
    std::size_t equivalent = 0, triples = 0;
    for (const Version& a : all) {
        if (compare(a, a) != 0) FAIL_CHECK(name(a) << " is not equivalent to itself");
        for (const Version& b : all) {
            const std::weak_ordering order = compare(a, b);
            if (order == 0) ++equivalent;
            if ((0 <=> order) != compare(b, a)) FAIL_CHECK(name(a) << " and " << name(b) << " disagree");
            for (const Version& c : all) {
                if (order > 0 || compare(b, c) > 0) continue;
                ++triples;
                const bool is_strict = order < 0 || compare(b, c) < 0;
                if (is_strict ? compare(a, c) >= 0 : compare(a, c) != 0)
                    FAIL_CHECK(name(a) << ", " << name(b) << ", " << name(c) << " are in no order");
            }
        }
    }
    CHECK(equivalent >= all.size());
    CHECK(triples > all.size() * all.size());
}

/// The list goes up: each comes before every later one.
template<class Version>
void check_ascending(const std::vector<Version>& all) {
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j)
            CHECK_MESSAGE(sign(compare(all[i], all[j])) == sign(i <=> j), text(all[i])
                                                                              << " and " << text(all[j]));
}

} // namespace shipshape::testing
