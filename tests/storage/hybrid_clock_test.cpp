#include "core/storage/hybrid_clock.h"

#include <doctest/doctest.h>

#include <limits>

namespace shipshape {
namespace {

TEST_CASE("stamps follow the wall clock and keep growing when it jumps back") {
    HybridClock clock;
    const std::int64_t first = clock.next({1'000});
    CHECK(first == (std::int64_t{1'000} << 16));
    CHECK(clock.next({1'000}) == first + 1);
    CHECK(clock.next({2'000}) == (std::int64_t{2'000} << 16));
    CHECK(clock.next({5}) == (std::int64_t{2'000} << 16) + 1);
    CHECK(clock.next({-5}) == (std::int64_t{2'000} << 16) + 2);
    CHECK(clock.next({2'001}) == (std::int64_t{2'001} << 16));
}

TEST_CASE("a full counter carries into the milliseconds") {
    HybridClock clock;
    clock.observe((std::int64_t{7} << 16) + 0xffff);
    CHECK(clock.next({7}) == (std::int64_t{8} << 16));
}

TEST_CASE("a stamp from elsewhere is never followed by an earlier one") {
    HybridClock clock;
    clock.observe(std::int64_t{9'000} << 16);
    clock.observe(std::int64_t{100} << 16);
    CHECK(clock.next({50}) == (std::int64_t{9'000} << 16) + 1);
}

TEST_CASE("no wall clock makes a stamp that is not one") {
    HybridClock clock;
    CHECK(HybridClock::is_stamp(clock.next({std::numeric_limits<std::int64_t>::min()})));
    for (int i = 0; i < 70'000; ++i) clock.next({std::numeric_limits<std::int64_t>::max()});
    CHECK(HybridClock::is_stamp(clock.next({0})));
    CHECK(!HybridClock::is_stamp(-1));
    CHECK(!HybridClock::is_stamp(std::numeric_limits<std::int64_t>::max()));
}

} // namespace
} // namespace shipshape
