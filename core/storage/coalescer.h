#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace shipshape {

/// One contiguous run of bytes that were written but not yet handed on. A WAL frame arrives as two writes
/// (header and page) and a transaction as many frames in a row; the number of calls is what costs in a
/// browser.
class Coalescer {
  public:
    static constexpr std::size_t k_limit_bytes = 256 * 1024;

    /// True where `append` may be called: the run is empty, or `offset` is its end, and the limit holds.
    bool accepts(std::int64_t offset, std::size_t size_bytes) const;

    /// Adds bytes to the run. Requires `accepts`.
    void append(std::int64_t offset, std::span<const std::byte> bytes);

    /// True where the run holds any byte of [offset, offset + size_bytes).
    bool overlaps(std::int64_t offset, std::size_t size_bytes) const;

    bool empty() const { return run_.empty(); }
    std::int64_t offset() const { return offset_; }
    std::span<const std::byte> bytes() const { return run_; }
    void clear() { run_.clear(); }

  private:
    std::int64_t offset_ = 0;
    std::vector<std::byte> run_;
};

} // namespace shipshape
