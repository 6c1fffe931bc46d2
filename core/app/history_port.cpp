#include "core/app/history_port.h"

namespace shipshape {

Instant happened_at(const Entity& entry) {
    if (const auto* run = std::get_if<Run>(&entry)) return run->finished.value_or(run->started);
    const auto* occurrence = std::get_if<Occurrence>(&entry);
    return occurrence ? occurrence->decided : Instant{};
}

} // namespace shipshape
