#pragma once
#include "core/base/date.h"

#include <array>
#include <cstdint>

namespace shipshape {

/// Time and chance come in through this port, so that everything above it can be repeated exactly.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;
    /// The calendar date where the person is, at `now()`.
    virtual Date today() = 0;
    virtual std::array<std::uint8_t, 10> random() = 0;
};

} // namespace shipshape
