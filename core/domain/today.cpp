#include "core/domain/today.h"

#include "core/base/sort.h"
#include "core/base/text.h"

namespace shipshape {
namespace {

using State = TodayItem::State;

State state_at(Date date, Date today, bool started) {
    if (date < today) return State::overdue;
    if (date == today) return State::due;
    return started ? State::in_progress : State::coming;
}

const Template* template_of(const Workspace& workspace, const Run& run) {
    const TemplateVersion* version = workspace.find(run.version);
    return version ? workspace.find(version->of) : nullptr;
}

bool is_earlier(const TodayItem& a, const TodayItem& b) {
    if (a.state != b.state) return a.state < b.state;
    if (a.date != b.date) return a.date < b.date;
    return std::tie(a.of->rank, a.of->id) < std::tie(b.of->rank, b.of->id);
}

/// The next thing the schedule asks for, with its run if that is open.
std::optional<TodayItem> item_for(const Workspace& workspace, const Schedule& schedule, Date today,
                                  const std::map<Id, const Run*>& open_runs) {
    std::optional<Due> due = due_occurrence(schedule, today);
    if (!due) return std::nullopt;
    TodayItem item;
    item.of = workspace.find(schedule.of);
    item.schedule = &schedule;
    item.date = due->date;
    item.missed = due->missed;
    if (auto open = open_runs.find(schedule.id); open != open_runs.end()) {
        item.run = open->second;
        if (item.run->occurrence) item.date = item.run->occurrence;
    }
    item.state = state_at(*item.date, today, item.run != nullptr);
    return item;
}

} // namespace

TodayList today_list(const Workspace& workspace, const Ref<Project>& project, Date today) {
    TodayList list;
    std::map<Id, Outline> outlines = all_outlines(workspace);
    std::map<Id, const Run*> open_by_schedule;
    std::vector<TodayItem> items;
    for (const auto& [id, run] : workspace.all<Run>()) {
        if (run.project != project || run.status == RunStatus::done) continue;
        if (run.schedule && workspace.find(run.schedule)) {
            open_by_schedule[run.schedule->id] = &run;
        } else if (const Template* of = template_of(workspace, run)) {
            items.push_back({State::in_progress, of, nullptr, &run, std::nullopt, 0, {}});
        }
    }
    for (const auto& [id, schedule] : workspace.all<Schedule>()) {
        const Template* of = workspace.find(schedule.of);
        if (!of || of->project != project) continue;
        if (auto item = item_for(workspace, schedule, today, open_by_schedule)) items.push_back(*item);
    }
    for (TodayItem& item : items) {
        if (item.run) item.progress = progress_of(workspace, item.run->id, outlines[item.run->version.id]);
        if (item.state == State::overdue) ++list.overdue;
        if (item.state != State::coming)
            list.now.push_back(item);
        else if (*item.date - today <= k_coming_days)
            list.coming.push_back(item);
    }
    sort(list.now, is_earlier);
    sort(list.coming, is_earlier);
    return list;
}

std::string due_words(const TodayItem& item, Date today) {
    if (!item.date) return "started by hand";
    if (item.state == State::due) return "due today";
    if (item.state == State::overdue) {
        std::string words = "due " + item.date->words(today) + " (" + item.date->relative(today) + ")";
        if (item.missed > 0)
            words += ", " + counted(static_cast<std::size_t>(item.missed), "earlier time") + " missed";
        return words;
    }
    return item.date->words(today) + " (" + item.date->relative(today) + ")";
}

const Project* shown_project(const Workspace& workspace) {
    if (const Project* chosen = workspace.find(workspace.settings().project)) return chosen;
    const Project* oldest = nullptr;
    for (const auto& [id, project] : workspace.all<Project>())
        if (!oldest || project.created < oldest->created) oldest = &project;
    return oldest;
}

} // namespace shipshape
