#pragma once
#include "core/base/result.h"
#include "core/domain/schedule.h"

#include <vector>

namespace shipshape {

/// When a forge is to run a scheduled workflow: a line of crontab fields (POSIX.1-2017, crontab), and what
/// such a line cannot say, to be asked on the days it names.
struct WorkflowTime {
    enum class Check : std::uint8_t {
        none,         ///< the line says it all
        weekday,      ///< it must be `weekday`: the first Monday is one of the days 1 to 7
        last_weekday, ///< likewise, and a week later is another month
        last_day,     ///< tomorrow must be another month
        dates,        ///< it must be one of `dates`
    };
    std::string cron; ///< minute, hour, day of the month, month, day of the week; in UTC
    Check check{};
    int weekday = 1; ///< ISO 8601: Monday 1
    std::vector<Date> dates;
    std::optional<Date> from; ///< nothing before this day
};
inline constexpr std::size_t k_most_workflow_dates = 120;
inline constexpr int k_workflow_date_days = 3 * 366; ///< how far such dates reach

/// The time of day at which it is run, not the full hour, at which forges have most to do.
inline constexpr int k_workflow_minute = 17;
inline constexpr int k_workflow_hour = 6;

/// The days of the schedule's rule from `today` on. Exact for rules whose days follow from the weekday, the
/// day of the month or both; all others become dates, as many as the limits above allow. Pauses and what was
/// done before do not count: a forge knows nothing of them. Errors: those of rule_of(); invalid_input where
/// no date comes any more.
Result<WorkflowTime> workflow_time(const Schedule& schedule, Date today);

} // namespace shipshape
