#include "core/storage/slot_handle.h"

#include <new>

#include "core/storage/io_methods.h"

namespace shipshape {
namespace {

SlotHandle& handle_of(sqlite3_file* file) {
    return *static_cast<SlotHandle*>(file);
}

bool is_stale(const SlotHandle& handle) {
    return handle.session != handle.files->session();
}

int to_sqlite(IoOutcome outcome, int failed_code) {
    switch (outcome) {
    case IoOutcome::ok:
        return SQLITE_OK;
    case IoOutcome::short_read:
        return SQLITE_IOERR_SHORT_READ;
    case IoOutcome::full:
        return SQLITE_FULL;
    case IoOutcome::failed:
        break;
    }
    return failed_code;
}

int slot_close(sqlite3_file* file) {
    SlotHandle& handle = handle_of(file);
    const int result =
        is_stale(handle) ? SQLITE_OK : to_sqlite(handle.files->close(handle.slot), SQLITE_IOERR_CLOSE);
    handle.~SlotHandle();
    return result;
}

int slot_read(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    SlotHandle& handle = handle_of(file);
    if (is_stale(handle)) return SQLITE_IOERR_READ;
    return to_sqlite(handle.files->read(handle.slot, bytes_at(into, count), offset), SQLITE_IOERR_READ);
}

int slot_write(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    SlotHandle& handle = handle_of(file);
    if (is_stale(handle)) return SQLITE_IOERR_WRITE;
    return to_sqlite(handle.files->write(handle.slot, bytes_at(from, count), offset), SQLITE_IOERR_WRITE);
}

int slot_truncate(sqlite3_file* file, sqlite3_int64 size_bytes) {
    SlotHandle& handle = handle_of(file);
    if (is_stale(handle)) return SQLITE_IOERR_TRUNCATE;
    return to_sqlite(handle.files->truncate(handle.slot, size_bytes), SQLITE_IOERR_TRUNCATE);
}

int slot_sync(sqlite3_file* file, int) {
    SlotHandle& handle = handle_of(file);
    if (is_stale(handle)) return SQLITE_IOERR_FSYNC;
    return to_sqlite(handle.files->sync(handle.slot), SQLITE_IOERR_FSYNC);
}

int slot_file_size(sqlite3_file* file, sqlite3_int64* size_bytes) {
    SlotHandle& handle = handle_of(file);
    if (is_stale(handle)) return SQLITE_IOERR_FSTAT;
    std::int64_t answer = 0;
    const IoOutcome outcome = handle.files->size(handle.slot, answer);
    *size_bytes = answer;
    return to_sqlite(outcome, SQLITE_IOERR_FSTAT);
}

// The end of a commit is told to the main file although the pending run belongs to the WAL.
int slot_file_control(sqlite3_file* file, int operation, void*) {
    if (operation != SQLITE_FCNTL_COMMIT_PHASETWO) return SQLITE_NOTFOUND;
    SlotHandle& handle = handle_of(file);
    if (is_stale(handle)) return SQLITE_IOERR_WRITE;
    const IoOutcome outcome = handle.files->drain_at_commit();
    return outcome == IoOutcome::ok ? SQLITE_NOTFOUND : to_sqlite(outcome, SQLITE_IOERR_WRITE);
}

const sqlite3_io_methods k_methods = [] {
    sqlite3_io_methods methods = shared_io_methods();
    methods.xClose = slot_close;
    methods.xRead = slot_read;
    methods.xWrite = slot_write;
    methods.xTruncate = slot_truncate;
    methods.xSync = slot_sync;
    methods.xFileSize = slot_file_size;
    methods.xFileControl = slot_file_control;
    return methods;
}();

} // namespace

int open_slot(SlotFiles& files, Slot slot, sqlite3_file* file, int flags) {
    if (slot != Slot::main && slot != Slot::wal && slot != Slot::journal) return SQLITE_CANTOPEN;
    bool exists = false;
    if (files.exists(slot, exists) != IoOutcome::ok) return SQLITE_CANTOPEN;
    if (!exists && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    if (files.open(slot) != IoOutcome::ok) return SQLITE_CANTOPEN;
    new (file) SlotHandle{{&k_methods}, &files, slot, files.session()};
    return SQLITE_OK;
}

int delete_slot(SlotFiles& files, Slot slot) {
    if (slot != Slot::wal && slot != Slot::journal) return SQLITE_IOERR_DELETE;
    bool exists = false;
    if (files.exists(slot, exists) != IoOutcome::ok) return SQLITE_IOERR_DELETE;
    if (!exists) return SQLITE_IOERR_DELETE_NOENT;
    return to_sqlite(files.remove(slot), SQLITE_IOERR_DELETE);
}

} // namespace shipshape
