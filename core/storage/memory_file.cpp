#include "core/storage/memory_file.h"

#include <algorithm>
#include <utility>

namespace shipshape {

std::size_t MemoryFile::read(std::span<std::byte> into, std::int64_t offset) const {
    if (offset < 0 || offset >= size()) return 0;
    const std::size_t count = std::min(into.size(), bytes_.size() - static_cast<std::size_t>(offset));
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), count, into.begin());
    return count;
}

bool MemoryFile::write(std::span<const std::byte> from, std::int64_t offset) {
    const auto count = static_cast<std::int64_t>(from.size());
    if (offset < 0 || count > limit_bytes_ || offset > limit_bytes_ - count) return false;
    if (offset + count > size()) bytes_.resize(static_cast<std::size_t>(offset + count));
    std::ranges::copy(from, bytes_.begin() + static_cast<std::ptrdiff_t>(offset));
    return true;
}

bool MemoryFile::truncate(std::int64_t size_bytes) {
    if (size_bytes < 0 || size_bytes > limit_bytes_) return false;
    bytes_.resize(static_cast<std::size_t>(size_bytes));
    return true;
}

std::vector<std::byte> MemoryFile::take_bytes() {
    return std::exchange(bytes_, {});
}

} // namespace shipshape
