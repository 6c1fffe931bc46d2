#include "tests/crash/reserved_lock_lie.h"

#include "core/storage/slots.h"

namespace shipshape::crash {
namespace {

decltype(sqlite3_vfs::xOpen) real_open = nullptr;
sqlite3_io_methods lying_methods{};

int say_reserved(sqlite3_file*, int* reserved) {
    *reserved = 1;
    return SQLITE_OK;
}

int open_and_lie(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
    const int result = real_open(vfs, name, file, flags, flags_out);
    if (result != SQLITE_OK || name == nullptr || slot_for(name) != Slot::main) return result;
    lying_methods = *file->pMethods;
    lying_methods.xCheckReservedLock = say_reserved;
    file->pMethods = &lying_methods;
    return result;
}

} // namespace

ReservedLockLie::ReservedLockLie(const char* real_name) : record_(*sqlite3_vfs_find(real_name)) {
    real_open = record_.xOpen;
    record_.pNext = nullptr;
    record_.zName = "reserved-lock-lie";
    record_.xOpen = open_and_lie;
    sqlite3_vfs_register(&record_, 0);
}

ReservedLockLie::~ReservedLockLie() {
    sqlite3_vfs_unregister(&record_);
}

} // namespace shipshape::crash
