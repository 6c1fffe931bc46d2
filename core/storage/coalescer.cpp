#include "core/storage/coalescer.h"

namespace shipshape {

bool Coalescer::accepts(std::int64_t offset, std::size_t size_bytes) const {
    if (size_bytes > k_limit_bytes - run_.size()) return false;
    return run_.empty() || offset == offset_ + static_cast<std::int64_t>(run_.size());
}

void Coalescer::append(std::int64_t offset, std::span<const std::byte> bytes) {
    if (run_.empty()) offset_ = offset;
    run_.insert(run_.end(), bytes.begin(), bytes.end());
}

bool Coalescer::overlaps(std::int64_t offset, std::size_t size_bytes) const {
    const auto run_end = offset_ + static_cast<std::int64_t>(run_.size());
    const auto end = offset + static_cast<std::int64_t>(size_bytes);
    return !run_.empty() && offset < run_end && offset_ < end;
}

} // namespace shipshape
