#pragma once
#include <sqlite3.h>

#include <cstddef>
#include <span>

namespace shipshape {

/// The part of sqlite3_io_methods that is the same for files in slots and in memory: locks do nothing (one
/// owner has the database to itself), no shared memory, sectors of 4096 bytes,
/// SQLITE_IOCAP_POWERSAFE_OVERWRITE.
sqlite3_io_methods shared_io_methods();

inline std::span<std::byte> bytes_at(void* data, int count) {
    return {static_cast<std::byte*>(data), static_cast<std::size_t>(count)};
}
inline std::span<const std::byte> bytes_at(const void* data, int count) {
    return {static_cast<const std::byte*>(data), static_cast<std::size_t>(count)};
}

} // namespace shipshape
