// Today with many schedules as a module for node: tests/bench/today.mjs times its frames.
#include "tests/bench/today.h"

#include <optional>

namespace {

std::optional<shipshape::bench::TodayBench> bench;

} // namespace

extern "C" {

/// 1 when Today is shown with so many schedules.
int bench_open(int schedules) {
    bench.emplace(schedules);
    return bench->is_shown() ? 1 : 0;
}

/// Makes it another day; then bench_frame() works out anew what is due.
void bench_turn_day(int round) {
    bench->turn_day(round);
}

void bench_frame() {
    bench->frame();
}
}
