#include "tests/bench/frames.h"

#include "shell/route.h"
#include "tests/bench/median.h"
#include "tests/bench/today.h"
#include "tests/support/ui/ui_driver.h"

#include <algorithm>
#include <chrono>

namespace shipshape::bench {

namespace {

using namespace shipshape::testing;
using Clock = std::chrono::steady_clock;

constexpr int k_rounds = 15, k_frames = 40;

StarterGuide::Template checklist(std::size_t steps) {
    StarterGuide::Template made;
    made.id = "steps-" + std::to_string(steps);
    made.title = std::to_string(steps) + " steps";
    for (std::size_t i = 0; i < steps; ++i) {
        if (i % 100 == 0) {
            const std::string number = std::to_string(i / 100);
            made.sections.push_back({"section-" + number, "Section " + number, {}});
        }
        StarterGuide::Step step;
        step.id = "step-" + std::to_string(i);
        step.title = "Look through part " + std::to_string(i) + " and write down what is new in it";
        step.details = "Only what changed since the last time.";
        made.sections.back().steps.push_back(std::move(step));
    }
    return made;
}

/// The route of a run of each checklist.
std::vector<std::string> start_runs(Session& session) {
    StarterGuide guide{{{"any", "Any"}}, {checklist(100), checklist(10'000)}};
    command::CreateProject create{"Bench", "any", std::make_shared<const StarterGuide>(std::move(guide))};
    if (!session.dispatch(create)) return {};
    std::vector<std::pair<std::string, Id>> templates;
    for (const auto& [id, one] : session.workspace().all<Template>()) templates.push_back({one.title, id});
    std::ranges::sort(templates); // "100 steps" comes before "10000 steps"
    std::vector<std::string> routes;
    for (const auto& [title, id] : templates) {
        const Result<Done> started = session.dispatch(command::StartRun{id, {}});
        if (started && started->run) routes.push_back(run_route(started->run->id));
    }
    return routes;
}

double frame_ms(UiDriver& ui) {
    const auto start = Clock::now();
    for (int i = 0; i < k_frames; ++i) ui.frame();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count() / k_frames;
}

} // namespace

double measure_today_ms(int schedules) {
    TodayBench today(schedules);
    if (!today.is_shown()) return 0;
    std::vector<double> all;
    for (int round = 0; round < k_rounds; ++round) {
        today.turn_day(round);
        const auto start = Clock::now();
        today.frame();
        all.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return median(all);
}

FrameFigures measure_frames() {
    FakeStore store;
    UiDriver ui(&store);
    const std::vector<std::string> routes = start_runs(ui.session());
    if (routes.size() != 2) return {};
    std::vector<double> small, large;
    for (int round = 0; round < k_rounds; ++round) { // in turns, so that a busy moment hits both
        ui.go(routes[0]);
        small.push_back(frame_ms(ui));
        ui.go(routes[1]);
        large.push_back(frame_ms(ui));
    }
    return {median(small), median(large)};
}

} // namespace shipshape::bench
