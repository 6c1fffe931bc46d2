#pragma once
#include "core/domain/due.h"

#include <string>

namespace shipshape {

/// One of the next dates of a schedule.
struct PreviewDate {
    Date on;              ///< the day it is due
    std::string reason;   ///< plain words: "every other week on Friday", "moved here from 3 December" …
    bool skipped = false; ///< it will not be asked for
    Date date = on;       ///< as the rule gives it: what names the occurrence
};

struct SchedulePreview {
    std::vector<PreviewDate> dates; ///< by day: what is owed now, then what comes
    std::string why_no_more;        ///< where fewer than wanted come: a sentence
};
inline constexpr std::size_t k_preview_dates = 5;

/// The next dates a schedule will ask for, at most `wanted`, and those between them that were skipped. Of a
/// chained schedule all after the first suppose that it is done in time.
SchedulePreview schedule_preview(const Schedule& schedule, std::span<const Occurrence* const> decided,
                                 Date today, std::size_t wanted = k_preview_dates);

/// "3 December", with the year where it is not that of `today`.
std::string day_words(Date date, Date today);

} // namespace shipshape
