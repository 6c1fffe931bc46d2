#pragma once
#include "core/domain/due.h"
#include "core/domain/outline.h"
#include "core/domain/workspace.h"
#include "tests/support/fake_store.h"

namespace shipshape::testing {

/// Terse ways to say schedules and decisions in tests.
Date date(int year, int month, int day);

/// The rule in plain words or as RFC 5545 writes it.
Schedule schedule(std::string_view rule, Date starts, ScheduleMode mode = ScheduleMode::fixed_plus);

Occurrence decided(Date date, Outcome outcome, std::optional<Date> to = {}, std::string reason = {});

std::vector<const Occurrence*> pointers(const std::vector<Occurrence>& decided);

/// A project with one published checklist of one step.
Workspace with_checklist(std::string title);
/// Another one, for the project that is there.
Id add_checklist(Workspace& workspace, std::string title, std::int64_t minutes = 0);

/// The first entity of its type.
template<class E>
const E& only(const Workspace& workspace) {
    static const E none;
    const Table<E>& table = workspace.all<E>();
    return table.empty() ? none : table.begin()->second;
}

} // namespace shipshape::testing
