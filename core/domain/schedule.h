#pragma once
#include "core/domain/template.h"

namespace shipshape {

enum class Cadence { daily, weekly, monthly, quarterly };
template<>
struct Choices<Cadence> {
    static constexpr std::array<std::string_view, 4> names = {"daily", "weekly", "monthly", "quarterly"};
};
/// As shown: "every day", "every week" …
std::string_view cadence_words(Cadence cadence);

/// When a template is due: on `starts` and every cadence after it.
/// Monthly and quarterly dates are counted from `starts`, so the 31st gives 28 February and 31 March: short
/// months give their last day and later months are not shifted by it.
struct Schedule {
    Id id;
    bool deleted = false;
    Ref<Template> of;
    Cadence cadence{};
    Date starts;
    std::optional<Date>
        done_through; ///< the last occurrence that was finished; earlier ones count as settled

    static constexpr std::string_view entity_name = "schedule";
    static constexpr std::string_view plural_name = "schedules";
    static constexpr bool exchanged = true;
    static constexpr auto fields() {
        return std::tuple{Field{"template", &Schedule::of}, Field{"cadence", &Schedule::cadence},
                          Field{"starts", &Schedule::starts}, Field{"done_through", &Schedule::done_through}};
    }
    bool operator==(const Schedule&) const = default;
};

/// The occurrence of that number, 0 = `starts`. Nothing past the last date a Date can hold.
std::optional<Date> occurrence(const Schedule& schedule, int number);

/// The first occurrence after `date`.
std::optional<Date> occurrence_after(const Schedule& schedule, Date date);

/// What a schedule asks for now. Occurrences that were missed do not pile up: the newest one that has come is
/// asked for, and `missed` says how many before it were not done.
struct Due {
    Date date;
    int missed = 0;
};
std::optional<Due> due_occurrence(const Schedule& schedule, Date today);

/// Where a schedule made on `today` starts, so that a new guide asks only for the daily round at once: daily
/// today, weekly on the next Monday, monthly on the next first of a month, quarterly on the next first of a
/// quarter; today counts as next.
Date first_start(Cadence cadence, Date today);

} // namespace shipshape
