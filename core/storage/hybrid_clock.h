#pragma once
#include "core/base/date.h"

#include <cstdint>

namespace shipshape {

/// A hybrid logical clock (Kulkarni et al., 2014): 48 bits of milliseconds since 1970 over 16 bits of
/// counter, so that stamps compare as numbers. They follow the wall clock while that goes forward and keep
/// growing when it jumps back.
class HybridClock {
  public:
    /// Wall clock times and stamps from here on (the year 4199) are not believed, so that a stamp never runs
    /// out of bits.
    static constexpr std::int64_t k_limit_ms = std::int64_t{1} << 46;

    /// False for a number that no clock of ours would have made.
    static bool is_stamp(std::int64_t stamp) {
        return stamp >= 0 && (stamp >> 16) < k_limit_ms + k_limit_ms / 2;
    }

    /// When it was, by the wall clock, as far as that went forward.
    static Instant time_of(std::int64_t stamp) { return {stamp >> 16}; }

    /// Moves past a stamp that was made elsewhere or earlier. Requires is_stamp.
    void observe(std::int64_t stamp);

    /// The last stamp that was made or observed; 0 before.
    std::int64_t last() const { return last_; }

    /// A stamp later than every stamp made or observed so far.
    std::int64_t next(Instant wall_clock);

  private:
    std::int64_t last_ = 0;
};

} // namespace shipshape
