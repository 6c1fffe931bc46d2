// The benchmarks that need no browser. Prints one line for each: figure, budget, verdict. Exit code 1 where a
// budget is broken or could not be measured.
#include "tests/bench/frames.h"

#include <cstdio>

int main() {
    constexpr double k_budget = 1.3;
    const auto frames = shipshape::bench::measure_frames();
    const double ratio =
        frames.with_100_steps_ms > 0 ? frames.with_10000_steps_ms / frames.with_100_steps_ms : 0;
    const bool holds = ratio > 0 && ratio <= k_budget;
    std::printf("frame with 10,000 steps / with 100 steps: %.2f (%.3f ms / %.3f ms), budget %.1f: %s\n",
                ratio, frames.with_10000_steps_ms, frames.with_100_steps_ms, k_budget,
                holds ? "holds" : "BROKEN");
    return holds ? 0 : 1;
}
