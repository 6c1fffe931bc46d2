#include "web/browser_clock.h"

#include "web/host.h"

namespace shipshape {

Instant BrowserClock::now() {
    return {static_cast<std::int64_t>(ship_host_now())};
}

WallTime BrowserClock::wall() {
    const int hours = ship_host_wall_hours();
    return {{hours / 24}, hours % 24};
}

std::array<std::uint8_t, 10> BrowserClock::random() {
    std::array<std::uint8_t, 10> bytes{};
    random_bytes(std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

void BrowserClock::random_bytes(std::span<std::byte> into) {
    ship_host_random(into.data(), static_cast<int>(into.size()));
}

} // namespace shipshape
