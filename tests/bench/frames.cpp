#include "tests/bench/frames.h"

#include "shell/route.h"
#include "tests/bench/median.h"
#include "tests/support/planning.h"
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

/// Checklists of different rules and modes, whose last dates are a few days to two years away.
void add_planned(Workspace& workspace, int number, Date today) {
    static constexpr std::string_view k_rules[] = {
        "FREQ=DAILY",  "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY", "FREQ=WEEKLY;INTERVAL=2"};
    Schedule made;
    made.of = add_checklist(workspace, "Checklist " + std::to_string(number), 10);
    made.id = Id::derive(made.of.id, "schedule");
    made.rule = k_rules[static_cast<std::size_t>(number) % std::size(k_rules)];
    made.starts = today + -(number % 730);
    made.mode = static_cast<ScheduleMode>(number % 3);
    made.miss = number % 7 == 0 ? MissPolicy::habit : MissPolicy::obligation;
    if (number % 3 != 0) made.done_through = today + -(number % 5);
    workspace.put(std::move(made));
}

} // namespace

double measure_today_ms(int schedules) {
    FakeStore store;
    store.kept = with_checklist("By hand");
    const Date today = FakeClock().date;
    for (int number = 0; number < schedules; ++number) add_planned(store.kept, number, today);
    UiDriver ui(&store);
    ui.go("#/today");
    if (!ui.find(Role::heading, "Today")) return 0;
    std::vector<double> all;
    for (int round = 0; round < k_rounds; ++round) {
        ui.clock().date = today + (round + 1) % 2;
        const auto start = Clock::now();
        ui.frame();
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
