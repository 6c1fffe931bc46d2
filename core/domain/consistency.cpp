#include "core/domain/consistency.h"

#include "core/base/sort.h"
#include "core/domain/expansion.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_most_dates = 4'000; // of a daily round in ten years

/// What became of one date; of several that are said of the same date the last one counts.
enum class Fate { open, missed, skipped, late, in_time };

struct DatedFate {
    Date date;
    Fate fate{};
    auto operator<=>(const DatedFate&) const = default;
};

Fate fate_of(KeptDate::Fate fate) {
    return fate == KeptDate::Fate::skipped ? Fate::skipped
           : fate == KeptDate::Fate::late  ? Fate::late
                                           : Fate::in_time;
}

/// What the rule asked for, as far as it is over.
void add_asked(const Schedule& schedule, std::span<const Occurrence* const> decided, Date from, Date today,
               std::vector<DatedFate>& fates) {
    if (schedule.mode == ScheduleMode::chained) {
        const std::optional<Due> due = due_occurrence(schedule, decided, today);
        if (due && due->state == DueState::overdue) fates.push_back({due->date, Fate::missed});
        return;
    }
    const Result<Rule> rule = parse_rule(schedule.rule);
    if (!rule) return;
    const DateWindow window{.from = from, .until = today, .limit = k_most_dates};
    for (Date date : dates(*rule, schedule.anchor.value_or(schedule.starts), window)) {
        const bool is_over = due_state(schedule, due_day(decided, date), today) == DueState::overdue;
        fates.push_back({date, is_over ? Fate::missed : Fate::open});
    }
}

void count(Fate fate, Consistency& kept) {
    if (fate == Fate::open) return;
    if (fate == Fate::skipped) {
        ++kept.skipped;
        return;
    }
    ++kept.expected;
    if (fate == Fate::missed) {
        kept.streak = 0;
        return;
    }
    ++kept.done;
    ++kept.streak;
    if (fate == Fate::in_time) ++kept.on_time;
}

} // namespace

Consistency consistency(const Schedule& schedule, std::span<const KeptDate> kept,
                        std::span<const Occurrence* const> decided, Date from, Date today) {
    std::vector<DatedFate> fates;
    add_asked(schedule, decided, from, today, fates);
    for (const KeptDate& one : kept) {
        const bool counts = one.date >= from && (one.fate != KeptDate::Fate::skipped || one.date <= today);
        if (one.schedule == schedule.id && counts) fates.push_back({one.date, fate_of(one.fate)});
    }
    sort(fates, [](const DatedFate& a, const DatedFate& b) { return a < b; });
    Consistency all;
    for (std::size_t at = 0; at < fates.size(); ++at)
        if (at + 1 == fates.size() || fates[at + 1].date != fates[at].date) count(fates[at].fate, all);
    return all;
}

std::vector<KeptSchedule> kept_schedules(const Workspace& workspace, const Ref<Project>& project,
                                         std::optional<Ref<Template>> of, std::span<const KeptDate> kept,
                                         std::optional<Date> from, Date today) {
    const Decisions decisions = all_decisions(workspace);
    std::vector<KeptSchedule> all;
    for (const auto& [id, schedule] : workspace.all<Schedule>()) {
        const Template* its = workspace.find(schedule.of);
        if (!its || its->project != project || (of && *of != schedule.of)) continue;
        const auto own = std::ranges::equal_range(kept, id, {}, &KeptDate::schedule);
        const Consistency found = consistency(schedule, {own.begin(), own.end()}, decisions_of(decisions, id),
                                              from.value_or(schedule.starts), today);
        if (found.expected + found.skipped > 0) all.push_back({&schedule, its, found});
    }
    return all;
}

int HeatMap::strength(std::size_t day) const {
    return counts[day] == 0 ? 0 : std::clamp((4 * counts[day] + most - 1) / most, 1, 4);
}

HeatMap heat_map(const std::map<Date, int>& finished_per_day, Date today) {
    HeatMap map;
    map.first = today + (1 - today.weekday()) + -7 * (HeatMap::k_weeks - 1);
    map.counts.resize(7 * HeatMap::k_weeks);
    for (const auto& [date, count] : finished_per_day) {
        const int day = date - map.first;
        if (day < 0 || day >= 7 * HeatMap::k_weeks) continue;
        map.counts[static_cast<std::size_t>(day)] = count;
        map.most = std::max(map.most, count);
        map.total += count;
    }
    return map;
}

} // namespace shipshape
