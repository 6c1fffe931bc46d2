#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace shipshape {

/// A file in memory: growing bytes with an upper limit.
class MemoryFile {
  public:
    static constexpr std::int64_t k_default_limit_bytes = 256 * 1024 * 1024;

    explicit MemoryFile(std::int64_t limit_bytes = k_default_limit_bytes) : limit_bytes_(limit_bytes) {}

    /// Copies what there is at `offset` and returns how many bytes that were (0 past the end).
    std::size_t read(std::span<std::byte> into, std::int64_t offset) const;

    /// Writes all of `from`, filling a gap with zeros. False, and nothing changed, where the limit would be
    /// exceeded.
    [[nodiscard]] bool write(std::span<const std::byte> from, std::int64_t offset);

    /// Cuts or extends with zeros. False, and nothing changed, where the limit would be exceeded.
    [[nodiscard]] bool truncate(std::int64_t size_bytes);

    std::int64_t size() const { return static_cast<std::int64_t>(bytes_.size()); }
    const std::vector<std::byte>& bytes() const { return bytes_; }

    /// Moves the bytes out and leaves an empty file.
    std::vector<std::byte> take_bytes();

  private:
    std::int64_t limit_bytes_;
    std::vector<std::byte> bytes_;
};

} // namespace shipshape
