#include "core/domain/today.h"

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/domain/release_sheet.h"
#include "core/domain/rule_words.h"

#include <algorithm>

namespace shipshape {
namespace {

using State = TodayItem::State;

State state_of(DueState state, bool started) {
    switch (state) {
    case DueState::overdue:
        return State::overdue;
    case DueState::due:
        return State::due;
    case DueState::window:
        return started ? State::in_progress : State::window;
    case DueState::coming:
        break;
    }
    return started ? State::in_progress : State::coming;
}

bool is_earlier(const TodayItem& a, const TodayItem& b) {
    if (a.state != b.state) return a.state < b.state;
    if (a.on != b.on) return a.on < b.on;
    return std::tie(a.of->rank, a.of->id) < std::tie(b.of->rank, b.of->id);
}

/// The next thing the schedule asks for, with its run if that is open. A run that is open keeps its own date:
/// it may be for an earlier one than the schedule would ask for by now.
std::optional<TodayItem> item_for(const Schedule& schedule, const Template& of, const Run* run,
                                  std::span<const Occurrence* const> decided, Date today) {
    std::optional<Due> due = due_occurrence(schedule, decided, today);
    if (!due && !run) return std::nullopt;
    TodayItem item{.state = State::in_progress, .of = &of, .schedule = &schedule, .run = run};
    if (due) {
        item.date = due->date;
        item.on = due->on;
        item.missed = due->missed;
    }
    if (run && run->occurrence) {
        item.date = run->occurrence;
        item.on = due_day(decided, *run->occurrence);
    }
    if (item.on) item.state = state_of(due_state(schedule, *item.on, today), run != nullptr);
    return item;
}

std::int64_t minutes_left(const Workspace& workspace, const Run& run, const Outline& outline) {
    std::int64_t minutes = 0;
    for (const Outline::Part& part : outline.parts)
        for (const Step* step : part.steps)
            if (step->minutes > 0 && !is_settled(status_of(workspace, run.id, step->id)))
                minutes += step->minutes;
    return minutes;
}

/// Says how far the runs are and how long all of it takes. Of the many versions only those of runs are looked
/// into.
void measure(const Workspace& workspace, std::vector<TodayItem>& items) {
    std::set<Id> of_runs;
    for (const TodayItem& item : items)
        if (item.run) of_runs.insert(item.run->version.id);
    std::map<Id, Outline> outlines = outlines_of(workspace, of_runs);
    std::map<Id, AddedSteps> added = all_added_steps(workspace);
    const std::map<Id, const TemplateVersion*> newest = newest_versions(workspace);
    const std::map<Id, std::int64_t> minutes = all_minutes(workspace);
    for (TodayItem& item : items) {
        if (item.run) {
            const Outline* all = &outlines[item.run->version.id];
            const Outline shown =
                release_of(workspace, *item.run) ? shown_steps(workspace, *item.run, *all) : Outline{};
            const Outline& outline = shown.parts.empty() ? *all : shown;
            item.progress = progress_of(workspace, item.run->id, outline, added[item.run->id]);
            item.minutes = minutes_left(workspace, *item.run, outline);
        } else if (auto version = newest.find(item.of->id); version != newest.end()) {
            auto at = minutes.find(version->second->id);
            if (at != minutes.end()) item.minutes = at->second;
        }
    }
}

std::string next_step_of(const ReleaseSheet& sheet) {
    const ReleasePlan& plan = sheet.plan;
    if (plan.hold == PlanHold::failed)
        return "Failed: " + fill(plan.failed.front()->title(), sheet.values).text;
    if (plan.hold == PlanHold::blockers) return "Waits for " + counted(plan.open_blockers, "blocker");
    if (plan.next) return "Next: " + fill(plan.next->title(), sheet.values).text;
    return plan.open == 0 ? "All steps are settled: archive it" : std::string();
}

/// A release asks for what its plan asks for: the earliest date of its open steps.
void look_at_release(const Workspace& workspace, TodayItem& item, Date today) {
    const Release* release = item.run ? release_of(workspace, *item.run) : nullptr;
    const std::optional<ReleaseSheet> sheet =
        release ? sheet_of(workspace, *release, today) : std::optional<ReleaseSheet>();
    if (!sheet) return;
    item.release = release;
    item.next_step = next_step_of(*sheet);
    item.overdue_steps = sheet->plan.overdue;
    item.on = std::nullopt;
    for (const ReleasePlan::Part& part : sheet->plan.parts)
        for (const PlanStep& planned : part.steps)
            if (planned.is_open() && planned.due)
                item.on = std::min(item.on.value_or(*planned.due), *planned.due);
    if (!item.on) item.on = release->target;
    item.state = item.overdue_steps > 0 ? State::overdue
                 : *item.on == today    ? State::due
                                        : State::in_progress;
}

} // namespace

TodayList today_list(const Workspace& workspace, const Ref<Project>& project, Date today) {
    TodayList list;
    const Decisions decisions = all_decisions(workspace);
    std::map<Id, const Run*> open_by_schedule;
    std::vector<TodayItem> items;
    for (const auto& [id, run] : workspace.all<Run>()) {
        if (run.project != project || run.status == RunStatus::done) continue;
        if (run.schedule && workspace.find(run.schedule)) {
            open_by_schedule[run.schedule->id] = &run;
        } else if (const Template* of = template_of(workspace, run)) {
            items.push_back({.state = State::in_progress, .of = of, .run = &run});
        }
    }
    for (const auto& [id, schedule] : workspace.all<Schedule>()) {
        const Template* of = workspace.find(schedule.of);
        if (!of || of->project != project) continue;
        auto open = open_by_schedule.find(id);
        const Run* run = open == open_by_schedule.end() ? nullptr : open->second;
        if (of->archived && !run) continue;
        if (auto item = item_for(schedule, *of, run, decisions_of(decisions, id), today))
            items.push_back(*item);
    }
    measure(workspace, items);
    for (TodayItem& item : items) {
        look_at_release(workspace, item, today);
        if (item.state == State::overdue) ++list.overdue;
        if (item.state != State::coming) {
            list.minutes += item.minutes;
            list.now.push_back(item);
        } else if (*item.on - today <= k_coming_days) {
            list.coming.push_back(item);
        }
    }
    sort(list.now, is_earlier);
    sort(list.coming, is_earlier);
    return list;
}

std::string schedule_words(const Schedule& schedule, Date today) {
    const Result<Rule> rule = rule_of(schedule);
    if (!rule) return rule.error().sentence;
    return words(*rule) + (is_paused(schedule, today) ? ", paused" : "");
}

std::string title_of(const TodayItem& item) {
    return item.release ? "Release " + item.release->version : item.of->title;
}

std::string due_words(const TodayItem& item, Date today) {
    if (!item.on) return "started by hand";
    if (*item.on == today) return "due today";
    if (item.state == State::overdue || *item.on < today) {
        std::string words = "due " + item.on->words(today) + " (" + item.on->relative(today) + ")";
        if (item.missed > 0)
            words += ", " + counted(static_cast<std::size_t>(item.missed), "earlier time") + " missed";
        return words;
    }
    return item.on->words(today) + " (" + item.on->relative(today) + ")";
}

const Project* shown_project(const Workspace& workspace) {
    if (const Project* chosen = workspace.find(workspace.settings().project)) return chosen;
    const Project* oldest = nullptr;
    for (const auto& [id, project] : workspace.all<Project>())
        if (!oldest || project.created < oldest->created) oldest = &project;
    return oldest;
}

} // namespace shipshape
