#include "tests/bench/today.h"

#include "tests/support/planning.h"

namespace shipshape::bench {

namespace {

using namespace shipshape::testing;

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

FakeStore TodayBench::filled(int schedules) {
    FakeStore store;
    store.kept = with_checklist("By hand");
    const Date today = FakeClock().date;
    for (int number = 0; number < schedules; ++number) add_planned(store.kept, number, today);
    return store;
}

TodayBench::TodayBench(int schedules) : store_(filled(schedules)), ui_(&store_) {
    ui_.go("#/today");
}

} // namespace shipshape::bench
