#pragma once
#include "core/storage/slots.h"

namespace shipshape {

/// The slots behind the handles that the worker has opened (web/worker/storage.ts): private files, or files
/// in memory of which an image is kept.
class BrowserSlots final : public Slots {
  public:
    int read(Slot slot, std::span<std::byte> into, std::int64_t offset) override;
    int write(Slot slot, std::span<const std::byte> from, std::int64_t offset) override;
    int truncate(Slot slot, std::int64_t size_bytes) override;
    std::int64_t size(Slot slot) override;
    int flush(Slot slot) override;
    void close(Slot slot) override;
};

} // namespace shipshape
