#pragma once
#include <sqlite3.h>

#include <string>

namespace shipshape::crash {

/// A negative control around a registered VFS: xCheckReservedLock of the main file says 1, the fault of some
/// pooled VFSs, with which SQLite never rolls a hot journal back. One at a time.
class ReservedLockLie {
  public:
    explicit ReservedLockLie(const char* real_name);
    ~ReservedLockLie();
    ReservedLockLie(const ReservedLockLie&) = delete;
    ReservedLockLie& operator=(const ReservedLockLie&) = delete;

    const char* name() const { return record_.zName; }

  private:
    sqlite3_vfs record_;
};

} // namespace shipshape::crash
