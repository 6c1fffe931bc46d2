#pragma once
#include "shell/views/views.h"

/// What the views about schedules share (today_*.cpp, triage_view.cpp, schedule_*.cpp).
namespace shipshape {

/// "about 25 min", "about 2 h", "about 1 h 30 min"; empty for none.
std::string minutes_words(std::int64_t minutes);

/// The day that was typed, or a sentence that says how to type one, at that field.
Result<Date> typed_day(std::string_view text);

/// What a command would be refused for now; empty where it would be done.
std::string refusal_of(const ViewContext& view, const Command& command);

/// One line of Today, in its own scope.
void today_item(ViewContext& view, const TodayItem& item);
/// The same as a box to choose it.
void today_choice(ViewContext& view, const TodayItem& item);
/// What can be done with those that were chosen.
void today_selection(ViewContext& view, const TodayList& list);

/// The dialog of `view.state.plan.question`, where one is asked.
void date_dialog(ViewContext& view);

/// The card with the schedules of a checklist, on its page.
void schedule_section(ViewContext& view, const Template& of);
/// Whether the form of a schedule of that checklist is open; with a zero id that of a new one.
bool is_edited(const Workspace& workspace, const Id& of, const Id& schedule);
/// Opens it, with what the schedule says now.
void open_schedule_form(ViewContext& view, const Schedule& schedule);
/// The form of a schedule as it is now: its template counts, and of one that exists its id.
void schedule_form(ViewContext& view, const Schedule& schedule);

} // namespace shipshape
