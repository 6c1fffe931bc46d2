#include "core/storage/hybrid_clock.h"

#include <algorithm>

namespace shipshape {

void HybridClock::observe(std::int64_t stamp) {
    last_ = std::max(last_, stamp);
}

std::int64_t HybridClock::next(Instant wall_clock) {
    const std::int64_t wall_ms = std::clamp(wall_clock.ms, std::int64_t{0}, k_limit_ms - 1);
    last_ = std::max(last_ + 1, wall_ms << 16); // a full counter carries into the milliseconds
    return last_;
}

} // namespace shipshape
