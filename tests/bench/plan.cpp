#include "tests/bench/plan.h"

#include "core/domain/release_preview.h"
#include "tests/bench/median.h"
#include "tests/support/release_fixture.h"

#include <chrono>

namespace shipshape::bench {

using namespace shipshape::testing;

double measure_plan_ms(int steps) {
    ReleaseFixture made;
    for (int i = 0; i < steps; ++i) {
        if (i % 20 == 0) made.stage("Stage " + std::to_string(i), Stage::check);
        const Step step = made.add_step("Step " + std::to_string(i), [&](Step& each) {
            each.offset = i % 30 - 20;
            each.working_days = i % 3 == 0;
            each.types = i % 5 == 0 ? "minor, major" : "";
            each.condition = i % 7 == 0 ? "not draft" : "";
            each.details =
                "What {{version}} changes since {{previous}} is looked at in part " + std::to_string(i);
            each.command = "check --of {{tag}} --part " + std::to_string(i);
            each.gate = i % 50 == 49;
        });
        if (i % 2 == 0) made.set_status(step, StepStatus::done);
    }
    const Date today = *Date::of(2026, 12, 1);
    std::vector<double> times;
    for (int round = 0; round < 15; ++round) {
        const auto start = std::chrono::steady_clock::now();
        const std::optional<ReleaseSheet> sheet = sheet_of(made.workspace, made.release, today);
        const Outline all = outline_of(made.workspace, made.version.id);
        const ReleasePreview preview =
            release_preview(all, made.release, values_of(made.workspace, made.release, {}), today);
        if (!sheet || preview.steps < static_cast<std::size_t>(steps)) return 0;
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return median(times);
}

} // namespace shipshape::bench
