#pragma once
#include "core/domain/template.h"

namespace shipshape {

inline constexpr std::size_t k_rule_limit_bytes = 1'000;
inline constexpr std::int64_t k_most_window_days = 366; ///< each of before, after and grace

/// What the next date is counted from.
enum class ScheduleMode {
    fixed,      ///< every date of the rule is asked for, the oldest first
    fixed_plus, ///< the newest date that has come stands for all before it
    chained,    ///< counted from the day it was last finished
};
template<>
struct Choices<ScheduleMode> {
    static constexpr std::array<std::string_view, 3> names = {"fixed", "fixed_plus", "chained"};
};

/// What becomes of a date that was not met.
enum class MissPolicy {
    obligation, ///< it stays until it is done or skipped
    habit,      ///< it lapses by itself when its window is over
};
template<>
struct Choices<MissPolicy> {
    static constexpr std::array<std::string_view, 2> names = {"obligation", "habit"};
};

/// When a template is due: a rule with its start, and how its dates are met.
struct Schedule {
    Id id;
    bool deleted = false;
    Ref<Template> of;
    std::string rule; ///< RFC 5545 RRULE: "FREQ=WEEKLY;BYDAY=MO"
    Date starts;
    ScheduleMode mode = ScheduleMode::fixed_plus;
    MissPolicy miss{};
    std::int64_t days_before = 0; ///< how early doing it counts; 0 to k_most_window_days
    std::int64_t days_after = 0;  ///< how late doing it is still in time
    std::int64_t grace = 0;       ///< days after that before it is called overdue or lapses
    bool paused = false;
    std::optional<Date> resumes;      ///< the first day after the pause
    std::optional<Date> anchor;       ///< when set, dates are counted from here instead of `starts`
    std::optional<Date> done_through; ///< the last date that was settled; earlier ones count as settled

    static constexpr std::string_view entity_name = "schedule";
    static constexpr std::string_view plural_name = "schedules";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"template", &Schedule::of},
                          added_in(2, Field{"rule", &Schedule::rule, k_rule_limit_bytes}),
                          Field{"starts", &Schedule::starts},
                          added_in(2, Field{"mode", &Schedule::mode}),
                          added_in(2, Field{"miss", &Schedule::miss}),
                          added_in(2, Field{"days_before", &Schedule::days_before}),
                          added_in(2, Field{"days_after", &Schedule::days_after}),
                          added_in(2, Field{"grace", &Schedule::grace}),
                          added_in(2, Field{"paused", &Schedule::paused}),
                          added_in(2, Field{"resumes", &Schedule::resumes}),
                          added_in(2, Field{"anchor", &Schedule::anchor}),
                          Field{"done_through", &Schedule::done_through}};
    }
    bool operator==(const Schedule&) const = default;
};

enum class Outcome {
    skipped,
    deferred,
    met, ///< finished while a date before it is still open, so that Schedule::done_through cannot say it
};
template<>
struct Choices<Outcome> {
    static constexpr std::array<std::string_view, 3> names = {"skipped", "deferred", "met"};
};

/// What somebody decided about one date of a schedule. Dates that were met have a run, and this only where
/// Outcome says so.
struct Occurrence {
    Id id;
    bool deleted = false;
    Ref<Schedule> schedule;
    Date date; ///< as the rule gives it
    Outcome outcome{};
    std::optional<Date> to; ///< of one that was deferred, before it was met too: when it is due instead
    std::string reason;
    std::string person;
    Instant decided;

    static constexpr std::string_view entity_name = "occurrence";
    static constexpr std::string_view plural_name = "occurrences";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"schedule", &Occurrence::schedule}, Field{"date", &Occurrence::date},
                          Field{"outcome", &Occurrence::outcome},   Field{"to", &Occurrence::to},
                          Field{"reason", &Occurrence::reason},     Field{"person", &Occurrence::person},
                          Field{"decided", &Occurrence::decided}};
    }
    bool operator==(const Occurrence&) const = default;

    /// The same date has the same entry on every device.
    static Id id_for(Ref<Schedule> schedule, Date date) {
        return Id::derive(schedule.id, "occurrence " + date.text());
    }
};

} // namespace shipshape
