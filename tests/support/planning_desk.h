#pragma once
#include "tests/support/planning.h"
#include "tests/support/test_desk.h"

namespace shipshape::testing {

/// A desk over a workspace with one checklist, and its schedule.
struct PlanningDesk : TestDesk {
    explicit PlanningDesk(Workspace workspace = with_checklist("Weekly care"))
        : TestDesk(std::move(workspace)) {}
    Ref<Template> checklist() const { return only<Template>(workspace()).id; }
    void add(std::string_view rule, Date starts, ScheduleMode mode = ScheduleMode::fixed_plus) {
        Schedule wished;
        wished.of = checklist();
        wished.rule = rule;
        wished.starts = starts;
        wished.mode = mode;
        CHECK(does(command::AddSchedule{wished}));
    }
    const Schedule& schedule() const { return only<Schedule>(workspace()); }
    std::optional<Due> due() const {
        const Decisions decisions = all_decisions(workspace());
        return due_occurrence(schedule(), decisions_of(decisions, schedule().id), clock_date());
    }
    Date clock_date() const { return session->today(); }
    bool edit(std::string_view rule, std::optional<Date> starts = {}) {
        Schedule wished = schedule();
        wished.rule = rule;
        if (starts) wished.starts = *starts;
        return does(command::EditSchedule{wished});
    }
    void finish() {
        const Result<Done> started =
            session->dispatch(command::StartRun{checklist(), Ref<Schedule>(schedule().id)});
        CHECK((started && started->run));
        if (started && started->run) CHECK(does(command::FinishRun{*started->run, true}));
    }
    command::DecideDates decide(Date date, Outcome outcome, std::optional<Date> to = {},
                                std::string reason = {}) const {
        return {{{schedule().id, date, outcome, to}}, std::move(reason)};
    }
};

} // namespace shipshape::testing
