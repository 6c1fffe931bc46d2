#pragma once
#include "core/app/clock.h"
#include "core/storage/vfs.h"

namespace shipshape {

/// Time and chance as the browser gives them.
class BrowserClock final : public Clock, public Environment {
  public:
    Instant now() override;
    WallTime wall() override;
    std::array<std::uint8_t, 10> random() override;

    std::int64_t unix_milliseconds() override { return now().ms; }
    void random_bytes(std::span<std::byte> into) override;
};

} // namespace shipshape
