#include "tests/bench/history_page.h"

#include "core/domain/outline.h"
#include "tests/bench/median.h"
#include "tests/storage/memory_store.h"
#include "tests/support/planning.h"
#include "tests/support/ui/ui_driver.h"

#include <chrono>

namespace shipshape::bench {

namespace {

using namespace shipshape::testing;
using Clock = std::chrono::steady_clock;

constexpr int k_schedules = 50, k_days = 2'000, k_rounds = 5, k_frames = 20;

bool commit(MemoryStore& memory, std::vector<Entity> entities) {
    Transaction transaction{"Bench", Instant{1}, {}};
    for (Entity& entity : entities) transaction.rows.push_back({std::nullopt, std::move(entity)});
    return memory.store->commit(transaction).has_value();
}

/// Daily rounds that were met on each day, some of them late.
bool make_history(MemoryStore& memory, Date today) {
    if (memory.open()) return false;
    Workspace workspace = with_checklist("By hand");
    std::vector<Schedule> schedules;
    for (int number = 0; number < k_schedules; ++number) {
        Schedule made = schedule("FREQ=DAILY", today + -k_days);
        made.of = add_checklist(workspace, "Checklist " + std::to_string(number), 10);
        made.id = Id::derive(made.of.id, "schedule");
        made.done_through = today;
        schedules.push_back(made);
    }
    std::vector<Entity> all;
    workspace.for_each([&](const auto& entity) { all.emplace_back(entity); });
    for (const Schedule& one : schedules) all.emplace_back(one);
    if (!commit(memory, std::move(all))) return false;
    for (const Schedule& one : schedules) {
        std::vector<Entity> runs;
        for (int ago = 1; ago <= k_days; ++ago) {
            Run run{.id = Run::id_for(one.id, today + -ago), .project = workspace.find(one.of)->project};
            run.version = newest_version(workspace, one.of)->id;
            run.schedule = Ref<Schedule>(one.id);
            run.occurrence = run.finished_on = today + -ago;
            run.status = RunStatus::done;
            run.finished = Instant{std::int64_t{(today + -ago).days} * 86'400'000};
            run.late_days = ago % 9 == 0 ? 1 : 0;
            runs.emplace_back(std::move(run));
        }
        if (!commit(memory, std::move(runs))) return false;
    }
    return true;
}

double timed_ms(UiDriver& ui) {
    const auto start = Clock::now();
    ui.frame();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace

HistoryPageFigures measure_history_page() {
    MemoryStore memory("history");
    if (!make_history(memory, FakeClock().date)) return {};
    std::vector<double> first, next;
    for (int round = 0; round < k_rounds; ++round) {
        UiDriver ui(memory.store.get());
        ui.go("#/history");
        const Node* all = ui.find(Role::radio, "All");
        if (!all || !ui.find(Role::heading, "History")) return {};
        ui.handle(event::Activate{all->id});
        first.push_back(timed_ms(ui));
        for (int frame = 0; frame < k_frames; ++frame) next.push_back(timed_ms(ui));
    }
    return {median(first), median(next)};
}

} // namespace shipshape::bench
