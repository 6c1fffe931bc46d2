#pragma once
#include <sqlite3.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "core/storage/memory_file.h"

namespace shipshape {

/// The named files in memory of one VFS.
using MemoryFiles = std::map<std::string, std::shared_ptr<MemoryFile>, std::less<>>;

/// What SQLite holds of an open file in memory. The content lives on while any handle or its name is there.
struct MemoryHandle : sqlite3_file {
    MemoryFiles* files;
    std::shared_ptr<MemoryFile> content;
    std::string delete_name; // of a named file that ends with this handle; else empty
};

/// Makes a MemoryHandle in SQLite's memory at `file`. Without a name it is a temporary file of its own.
/// SQLITE_CANTOPEN where no file has the name and `flags` lack SQLITE_OPEN_CREATE.
int open_memory_file(MemoryFiles& files, const char* name, sqlite3_file* file, int flags);

} // namespace shipshape
