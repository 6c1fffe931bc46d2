#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/storage/slot_files.h"
#include "core/storage/slots.h"

namespace shipshape {

/// What SQLite wants to know about the world besides files.
class Environment {
  public:
    virtual ~Environment() = default;

    /// Milliseconds since 1970-01-01T00:00:00Z.
    virtual std::int64_t unix_milliseconds() = 0;

    /// Fills `into` with bytes nobody can foresee.
    virtual void random_bytes(std::span<std::byte> into) = 0;
};

/// SQLite's file system over the slots (sqlite3_vfs version 2, io methods version 1: no shared memory, so WAL
/// needs locking_mode=EXCLUSIVE as the first statement of the connection).
///
/// - "main.db", "main.db-wal" and "main.db-journal" are slots; without an open handle they answer
/// SQLITE_CANTOPEN.
///   The backup and probe slots are not for SQLite and answer SQLITE_CANTOPEN as well.
/// - Every other name is a file in memory of this Vfs, such as the target of VACUUM INTO; no name is a
/// temporary one.
/// - Locks do nothing; instead a second open of a slot is refused with SQLITE_CANTOPEN.
/// - A write counts only when all its bytes were written: else SQLITE_FULL.
/// - A failed flush (and any unexplained failure) poisons: every write and sync fails until `release`.
///
/// Before the first Vfs exists SQLite has a default one of our own: memory files only, no randomness, the
/// clock at 1970. It exists because ":memory:" databases need some VFS.
class Vfs {
  public:
    /// Registers under `name` as SQLite's default, and reseeds SQLite's random numbers from `environment`.
    /// Both references must outlive the Vfs. Errors: conflict where the name is taken, storage_failed.
    static Result<std::unique_ptr<Vfs>> create(Slots& slots, Environment& environment,
                                               std::string name = "shipshape");

    /// Unregisters. All connections must be closed; handles stay open (see `release`).
    ~Vfs();
    Vfs(const Vfs&) = delete;
    Vfs& operator=(const Vfs&) = delete;

    /// The name to give to sqlite3_open_v2.
    const char* name() const;

    /// The last failure since creation or `release`; a poisoning one stays until then.
    StorageHealth health() const;

    /// Closes all handles, for hand-over, shutdown, or after poison. Close the connection first: one that is
    /// still open gets errors from then on and never touches a slot again. Once the port has opened its
    /// handles anew, a database can be opened again through the same Vfs.
    void release();

    /// Puts a file into memory, in place of one of that name. The name must be no slot's, and no connection
    /// may have the file open. False where it is larger than a memory file may be.
    bool put_memory_file(std::string name, std::span<const std::byte> bytes);

    /// Takes a memory file out of the Vfs; nothing where no file has this name.
    std::optional<std::vector<std::byte>> take_memory_file(std::string_view name);

    struct State;

  private:
    explicit Vfs(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace shipshape
