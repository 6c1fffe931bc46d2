#pragma once
#include "core/domain/due.h"

namespace shipshape {

/// Reads a rule as a person writes it: plain words, or RFC 5545 where it holds a "=". Errors: those of
/// read_rule_words() and parse_rule().
Result<Rule> read_rule(std::string_view text, Date start);

/// The schedule with its rule as RFC 5545 writes it, provided that it can be followed. The place of an error
/// names the field: "rule", "end", "days_before", "days_after", "grace".
Result<Schedule> checked_schedule(Schedule wished);

/// A schedule as it becomes, and dates that it would no longer ask for but that stay owed: to be kept as
/// decisions that "defer" them to themselves.
struct ScheduleEdit {
    Schedule schedule;
    std::vector<Date> kept;
};

/// What becomes of a schedule when a person changes its fields to those of `wished` (which is checked): what
/// was settled stays settled, what is owed stays owed, and a new rule asks for nothing before today that was
/// not owed. An earlier start does: it was said on purpose. A new start, and leaving the chained mode, end
/// counting from the day it was last done.
ScheduleEdit edited_schedule(const Schedule& before, const Schedule& wished,
                             std::span<const Occurrence* const> decided, Date today);

} // namespace shipshape
