#include "core/domain/schedule.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr int months_of(Cadence cadence) {
    return cadence == Cadence::monthly ? 1 : cadence == Cadence::quarterly ? 3 : 0;
}
constexpr int days_of(Cadence cadence) {
    return cadence == Cadence::daily ? 1 : cadence == Cadence::weekly ? 7 : 0;
}

/// The number of the last occurrence on or before `date`; -1 when the first is still to come.
int last_number_by(const Schedule& schedule, Date date) {
    if (date < schedule.starts) return -1;
    if (int step = days_of(schedule.cadence)) return (date - schedule.starts) / step;
    int step = std::max(1, months_of(schedule.cadence));
    int months = (date.year() - schedule.starts.year()) * 12 + date.month() - schedule.starts.month();
    int number = months / step;
    while (schedule.starts.plus_months(number * step) > date) --number;
    return number;
}

} // namespace

std::string_view cadence_words(Cadence cadence) {
    static constexpr std::array<std::string_view, Choices<Cadence>::names.size()> words = {
        "every day", "every week", "every month", "every quarter"};
    return words[static_cast<std::size_t>(cadence)];
}

std::optional<Date> occurrence(const Schedule& schedule, int number) {
    if (int step = days_of(schedule.cadence)) {
        std::int64_t days = std::int64_t{schedule.starts.days} + std::int64_t{number} * step;
        if (days > k_last_date.days) return std::nullopt;
        return Date{static_cast<std::int32_t>(days)};
    }
    std::int64_t months = std::int64_t{number} * months_of(schedule.cadence);
    if (months > 12 * 9999 ||
        (schedule.starts.year() * 12 + schedule.starts.month() - 1 + months) / 12 > 9999)
        return std::nullopt;
    return schedule.starts.plus_months(static_cast<int>(months));
}

std::optional<Date> occurrence_after(const Schedule& schedule, Date date) {
    return occurrence(schedule, last_number_by(schedule, date) + 1);
}

std::optional<Due> due_occurrence(const Schedule& schedule, Date today) {
    int first_open = schedule.done_through ? last_number_by(schedule, *schedule.done_through) + 1 : 0;
    int newest = std::max(last_number_by(schedule, today), first_open);
    std::optional<Date> date = occurrence(schedule, newest);
    if (!date) return std::nullopt;
    return Due{*date, newest - first_open};
}

Date first_start(Cadence cadence, Date today) {
    switch (cadence) {
    case Cadence::daily:
        return today;
    case Cadence::weekly:
        return today + (8 - today.weekday()) % 7;
    case Cadence::monthly:
    case Cadence::quarterly:
        break;
    }
    if (today.day() == 1 && (cadence == Cadence::monthly || today.month() % 3 == 1)) return today;
    Date first = (today + (1 - today.day())).plus_months(1);
    while (cadence == Cadence::quarterly && first.month() % 3 != 1) first = first.plus_months(1);
    return first;
}

} // namespace shipshape
