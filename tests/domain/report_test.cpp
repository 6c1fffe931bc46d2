#include "core/domain/report.h"

#include <doctest/doctest.h>

using namespace shipshape;

TEST_CASE("a report tells by checklist what was finished, skipped and moved, oldest first") {
    const Date day = *Date::of(2026, 11, 23);
    Workspace workspace;
    Template of{.id = Id::derive(Id{}, "t"), .title = "Daily *round*"};
    TemplateVersion version{.id = Id::derive(Id{}, "v"), .of = of.id};
    Schedule schedule{.id = Id::derive(Id{}, "s"), .of = of.id};
    for (Entity entity : std::initializer_list<Entity>{of, version, schedule}) workspace.put(entity);
    Run late{.version = version.id};
    late.finished_on = day + 1;
    late.person = "Zoë";
    late.late_days = 2;
    Run in_time{.version = version.id};
    in_time.finished_on = day;
    const Occurrence skipped{.schedule = schedule.id, .date = day + 2, .reason = "away\n# not a heading"};
    Occurrence moved{.schedule = schedule.id, .date = day + 3, .outcome = Outcome::deferred, .to = day + 5};
    const Run orphan;
    const std::vector<Entity> entries = {moved, skipped, late, in_time, orphan};
    CHECK(report(workspace, "Light_house", entries, day, day + 7) ==
          R"(# Light_house: what was done from 2026-11-23 to 2026-11-30

3 runs finished, 2 in time.

## Deleted checklists

- before: finished

## Daily \*round\*

- 2026-11-23: finished
- 2026-11-24: finished by Zoë, 2 days late
- 2026-11-25: skipped: away \# not a heading
- 2026-11-26: moved to Saturday, 28 November
)");
}
