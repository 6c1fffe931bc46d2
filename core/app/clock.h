#pragma once
#include "core/base/date.h"

#include <array>
#include <cstdint>

namespace shipshape {

/// What a calendar and a clock on the wall show.
struct WallTime {
    Date date;
    int hour = 0; ///< 0 to 23
};

/// Time and chance come in through this port, so that everything above it can be repeated exactly.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
    /// Where the person is, at `now()`.
    virtual WallTime wall() = 0;
    virtual std::array<std::uint8_t, 10> random() = 0;

    /// The day it is for somebody whose days begin at that hour: before it, still the day before.
    Date today(std::int64_t day_start_hour) {
        const WallTime wall = this->wall();
        return wall.hour < day_start_hour ? wall.date + -1 : wall.date;
    }
};

} // namespace shipshape
