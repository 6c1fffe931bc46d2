#include "core/domain/consistency.h"

#include "core/domain/expansion.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_most_dates = 4'000; // of a daily round in ten years

/// What became of one date.
enum class Fate { open, missed, skipped, late, on_time };

struct Dates {
    std::map<Date, Fate> fates;

    void note(Date date, Fate fate) {
        Fate& known = fates.try_emplace(date, fate).first->second;
        known = std::max(known, fate);
    }
};

Dates dates_of(const Schedule& schedule, std::span<const Run* const> done,
               std::span<const Occurrence* const> decided, Date from, Date today) {
    Dates dates;
    const Result<Rule> rule = parse_rule(schedule.rule);
    if (rule && schedule.mode != ScheduleMode::chained) {
        const DateWindow window{.from = from, .until = today, .limit = k_most_dates};
        for (Date date : shipshape::dates(*rule, schedule.anchor.value_or(schedule.starts), window)) {
            const bool is_over = due_state(schedule, due_day(decided, date), today) == DueState::overdue;
            dates.note(date, is_over ? Fate::missed : Fate::open);
        }
    } else if (std::optional<Due> due = due_occurrence(schedule, decided, today)) {
        if (due->state == DueState::overdue) dates.note(due->date, Fate::missed);
    }
    for (const Occurrence* occurrence : decided)
        if (occurrence->schedule.id == schedule.id && occurrence->outcome == Outcome::skipped &&
            occurrence->date >= from && occurrence->date <= today)
            dates.note(occurrence->date, Fate::skipped);
    for (const Run* run : done) {
        if (!run->schedule || run->schedule->id != schedule.id || !run->occurrence) continue;
        if (*run->occurrence < from || run->status != RunStatus::done) continue;
        dates.note(*run->occurrence, run->late_days.value_or(0) == 0 ? Fate::on_time : Fate::late);
    }
    return dates;
}

} // namespace

Consistency consistency(const Schedule& schedule, std::span<const Run* const> done,
                        std::span<const Occurrence* const> decided, Date from, Date today) {
    Consistency kept;
    for (const auto& [date, fate] : dates_of(schedule, done, decided, from, today).fates) {
        if (fate == Fate::open) continue;
        if (fate == Fate::skipped) {
            ++kept.skipped;
            continue;
        }
        ++kept.expected;
        if (fate == Fate::missed) {
            kept.streak = 0;
            continue;
        }
        ++kept.done;
        ++kept.streak;
        if (fate == Fate::on_time) ++kept.on_time;
    }
    return kept;
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
