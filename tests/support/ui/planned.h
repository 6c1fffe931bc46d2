#pragma once
#include "tests/support/planning.h"
#include "tests/support/ui/ui_driver.h"

namespace shipshape::testing {

/// The app over checklists of one step with schedules. Add them first, then call `open()`.
struct Planned {
    FakeStore store;
    const Date today = FakeClock().date;
    std::unique_ptr<UiDriver> driver;

    Planned() { store.kept.put(Project{.id = Id::derive(Id{}, "project"), .name = "Ship"}); }

    Id checklist(std::string title, std::int64_t minutes = 0) {
        return add_checklist(store.kept, std::move(title), minutes);
    }
    /// With a schedule, which is returned.
    Schedule planned(std::string title, std::string_view rule, Date starts,
                     ScheduleMode mode = ScheduleMode::fixed_plus, MissPolicy miss = MissPolicy::obligation) {
        Schedule made = schedule(rule, starts, mode);
        made.of = checklist(title, 25);
        made.id = Id::derive(made.of.id, "schedule");
        made.miss = miss;
        store.kept.put(made);
        return made;
    }
    UiDriver& open(std::string_view hash = "#/today") {
        driver = std::make_unique<UiDriver>(&store);
        driver->go(hash);
        return *driver;
    }
    const Workspace& workspace() const { return driver->session().workspace(); }
};

} // namespace shipshape::testing
