#include "core/storage/io_methods.h"

namespace shipshape {
namespace {

constexpr int k_sector_bytes = 4096;

int lock_nothing(sqlite3_file*, int) {
    return SQLITE_OK;
}

// Always 0: with 1 SQLite believes that another process owns a hot journal and never rolls it back.
int check_reserved_lock(sqlite3_file*, int* reserved) {
    *reserved = 0;
    return SQLITE_OK;
}

int sector_size(sqlite3_file*) {
    return k_sector_bytes;
}

int device_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

} // namespace

sqlite3_io_methods shared_io_methods() {
    sqlite3_io_methods methods{};
    methods.iVersion = 1;
    methods.xLock = lock_nothing;
    methods.xUnlock = lock_nothing;
    methods.xCheckReservedLock = check_reserved_lock;
    methods.xSectorSize = sector_size;
    methods.xDeviceCharacteristics = device_characteristics;
    return methods;
}

} // namespace shipshape
