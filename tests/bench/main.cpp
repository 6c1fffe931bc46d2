// The benchmarks that need no browser. Prints one line for each: figure, budget, verdict. Exit code 1 where a
// budget is broken or could not be measured.
#include "tests/bench/changelog.h"
#include "tests/bench/frames.h"
#include "tests/bench/history_page.h"
#include "tests/bench/links.h"
#include "tests/bench/opening.h"
#include "tests/bench/plan.h"

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

const char* verdict(bool holds) {
    return holds ? "holds" : "BROKEN";
}

bool long_checklists() {
    constexpr double k_budget = 1.3;
    const auto frames = shipshape::bench::measure_frames();
    const double ratio =
        frames.with_100_steps_ms > 0 ? frames.with_10000_steps_ms / frames.with_100_steps_ms : 0;
    const bool holds = ratio > 0 && ratio <= k_budget;
    std::printf("frame with 10,000 steps / with 100 steps: %.2f (%.3f ms / %.3f ms), budget %.1f: %s\n",
                ratio, frames.with_10000_steps_ms, frames.with_100_steps_ms, k_budget, verdict(holds));
    return holds;
}

bool many_schedules() {
    constexpr double k_budget_ms = 16;
    const double ms = shipshape::bench::measure_today_ms(2'000);
    const bool holds = ms > 0 && ms <= k_budget_ms;
    std::printf("Today with 2,000 schedules, worked out anew: %.1f ms, budget %.0f ms: %s\n", ms, k_budget_ms,
                verdict(holds));
    return holds;
}

bool long_plans() {
    constexpr double k_budget_ms = 5;
    const double ms = shipshape::bench::measure_plan_ms(300);
    const bool holds = ms > 0 && ms <= k_budget_ms;
    std::printf("plan of a release with 300 steps compiled: %.2f ms, budget %.0f ms: %s\n", ms, k_budget_ms,
                verdict(holds));
    return holds;
}

bool long_history() {
    constexpr double k_budget = 1.3;
    const auto opening = shipshape::bench::measure_opening(100'000);
    const double ratio = opening.without_ms > 0 ? opening.with_closed_runs_ms / opening.without_ms : 0;
    const bool holds = ratio > 0 && ratio <= k_budget;
    std::printf("open with 100,000 closed runs / with none: %.2f (%.2f ms / %.2f ms), budget %.1f: %s\n",
                ratio, opening.with_closed_runs_ms, opening.without_ms, k_budget, verdict(holds));
    const double killed =
        opening.killed_without_ms > 0 ? opening.killed_with_closed_runs_ms / opening.killed_without_ms : 0;
    std::printf(
        "  the same after a kill, when the whole file is checked first: %.1f (%.0f ms / %.2f ms, %.0f "
        "MB), no budget\n",
        killed, opening.killed_with_closed_runs_ms, opening.killed_without_ms,
        static_cast<double>(opening.file_bytes) / 1e6);
    return holds;
}

bool long_journal() {
    constexpr double k_budget_ms = 16;
    const auto page = shipshape::bench::measure_history_page();
    const bool holds = page.next_ms > 0 && page.next_ms <= k_budget_ms;
    std::printf(
        "History of 100,000 runs of 50 schedules, all of it: %.2f ms a frame, budget %.0f ms: %s; %.0f ms "
        "the first one, which reads it\n",
        page.next_ms, k_budget_ms, verdict(holds), page.first_ms);
    return holds;
}

bool long_changelog() {
    constexpr double k_budget_ms = 20;
    const double ms = shipshape::bench::measure_changelog_cut_ms();
    const bool holds = ms > 0 && ms <= k_budget_ms;
    std::printf("cut of a 1 MB changelog: %.1f ms, budget %.0f ms: %s\n", ms, k_budget_ms, verdict(holds));
    return holds;
}

} // namespace

int main() {
    const bool all[] = {long_checklists(),
                        many_schedules(),
                        long_history(),
                        long_journal(),
                        long_plans(),
                        long_changelog(),
                        shipshape::bench::measure_links()};
    return std::ranges::all_of(all, std::identity()) ? 0 : 1;
}
