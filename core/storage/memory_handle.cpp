#include "core/storage/memory_handle.h"

#include <algorithm>
#include <new>
#include <utility>

#include "core/storage/io_methods.h"

namespace shipshape {
namespace {

MemoryHandle& handle_of(sqlite3_file* file) {
    return *static_cast<MemoryHandle*>(file);
}

int memory_close(sqlite3_file* file) {
    MemoryHandle& handle = handle_of(file);
    if (!handle.delete_name.empty()) handle.files->erase(handle.delete_name);
    handle.~MemoryHandle();
    return SQLITE_OK;
}

int memory_read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    const std::span<std::byte> bytes = bytes_at(into, count);
    const std::size_t got = handle_of(file).content->read(bytes, offset);
    if (got == bytes.size()) return SQLITE_OK;
    std::ranges::fill(bytes.subspan(got), std::byte{0});
    return SQLITE_IOERR_SHORT_READ;
}

int memory_write(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    return handle_of(file).content->write(bytes_at(from, count), offset) ? SQLITE_OK : SQLITE_FULL;
}

int memory_truncate(sqlite3_file* file, sqlite3_int64 size_bytes) {
    return handle_of(file).content->truncate(size_bytes) ? SQLITE_OK : SQLITE_FULL;
}

int memory_sync(sqlite3_file*, int) {
    return SQLITE_OK;
}

int memory_file_size(sqlite3_file* file, sqlite3_int64* size_bytes) {
    *size_bytes = handle_of(file).content->size();
    return SQLITE_OK;
}

int memory_file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

const sqlite3_io_methods k_methods = [] {
    sqlite3_io_methods methods = shared_io_methods();
    methods.xClose = memory_close;
    methods.xRead = memory_read;
    methods.xWrite = memory_write;
    methods.xTruncate = memory_truncate;
    methods.xSync = memory_sync;
    methods.xFileSize = memory_file_size;
    methods.xFileControl = memory_file_control;
    return methods;
}();

std::shared_ptr<MemoryFile> find_or_create(MemoryFiles& files, const char* name, int flags) {
    if (name == nullptr) return std::make_shared<MemoryFile>();
    if (auto found = files.find(name); found != files.end()) return found->second;
    if ((flags & SQLITE_OPEN_CREATE) == 0) return nullptr;
    return files.emplace(name, std::make_shared<MemoryFile>()).first->second;
}

} // namespace

int open_memory_file(MemoryFiles& files, const char* name, sqlite3_file* file, int flags) {
    std::shared_ptr<MemoryFile> content = find_or_create(files, name, flags);
    if (!content) return SQLITE_CANTOPEN;
    const bool ends_with_handle = name != nullptr && (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
    new (file) MemoryHandle{{&k_methods}, &files, std::move(content), ends_with_handle ? name : ""};
    return SQLITE_OK;
}

} // namespace shipshape
