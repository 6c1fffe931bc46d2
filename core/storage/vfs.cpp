#include "core/storage/vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/storage/io_methods.h"
#include "core/storage/memory_handle.h"
#include "core/storage/slot_handle.h"

namespace shipshape {

struct Vfs::State {
    std::string name;
    std::optional<SlotFiles> slots; // nothing in the default VFS, which has memory files only
    Environment* environment = nullptr;
    MemoryFiles memory_files;
    sqlite3_vfs record{};
};

namespace {

constexpr int k_max_path_bytes = 512;

// The Julian day number of 1970-01-01 in milliseconds, which is how SQLite counts time.
constexpr std::int64_t k_unix_epoch_julian_ms = 210'866'760'000'000;
constexpr double k_day_ms = 86'400'000.0;

Vfs::State& state_of(sqlite3_vfs* vfs) {
    return *static_cast<Vfs::State*>(vfs->pAppData);
}

int vfs_open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* flags_out) {
    file->pMethods = nullptr; // tells SQLite not to close a file that was never opened
    const std::optional<Slot> slot = name == nullptr ? std::nullopt : slot_for(name);
    Vfs::State& state = state_of(vfs);
    if (slot && !state.slots) return SQLITE_CANTOPEN;
    const int result = slot ? open_slot(*state.slots, *slot, file, flags)
                            : open_memory_file(state.memory_files, name, file, flags);
    if (result == SQLITE_OK && flags_out != nullptr) *flags_out = flags;
    return result;
}

int vfs_delete(sqlite3_vfs* vfs, const char* name, int) {
    Vfs::State& state = state_of(vfs);
    if (const auto slot = slot_for(name))
        return state.slots ? delete_slot(*state.slots, *slot) : SQLITE_IOERR_DELETE;
    const auto found = state.memory_files.find(name);
    if (found == state.memory_files.end()) return SQLITE_IOERR_DELETE_NOENT;
    state.memory_files.erase(found);
    return SQLITE_OK;
}

// A slot that cannot be asked is an error and not "no": SQLite would skip the journal that it needs.
int vfs_access(sqlite3_vfs* vfs, const char* name, int, int* exists_out) {
    Vfs::State& state = state_of(vfs);
    bool exists = false;
    if (const auto slot = slot_for(name)) {
        if (!state.slots || state.slots->exists(*slot, exists) != IoOutcome::ok) return SQLITE_IOERR_ACCESS;
    } else {
        exists = state.memory_files.contains(name);
    }
    *exists_out = exists ? 1 : 0;
    return SQLITE_OK;
}

int vfs_full_pathname(sqlite3_vfs*, const char* name, int capacity, char* out) {
    const std::size_t count = std::strlen(name) + 1;
    if (count > static_cast<std::size_t>(capacity)) return SQLITE_CANTOPEN;
    std::memcpy(out, name, count);
    return SQLITE_OK;
}

int vfs_randomness(sqlite3_vfs* vfs, int count, char* out) {
    const std::span<std::byte> bytes = bytes_at(static_cast<void*>(out), count);
    if (Environment* environment = state_of(vfs).environment)
        environment->random_bytes(bytes);
    else
        std::ranges::fill(bytes, std::byte{0});
    return count;
}

int vfs_sleep(sqlite3_vfs*, int) {
    return 0;
}

int vfs_current_time_ms(sqlite3_vfs* vfs, sqlite3_int64* julian_ms) {
    Environment* environment = state_of(vfs).environment;
    *julian_ms = k_unix_epoch_julian_ms + (environment ? environment->unix_milliseconds() : 0);
    return SQLITE_OK;
}

int vfs_current_time_days(sqlite3_vfs* vfs, double* julian_days) {
    sqlite3_int64 julian_ms = 0;
    vfs_current_time_ms(vfs, &julian_ms);
    *julian_days = static_cast<double>(julian_ms) / k_day_ms;
    return SQLITE_OK;
}

int vfs_last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

// Fills the record in place: SQLite keeps its address, and links it into a list while it is registered.
void describe(Vfs::State& state) {
    sqlite3_vfs& record = state.record;
    record.iVersion = 2;
    record.szOsFile = static_cast<int>(std::max(sizeof(SlotHandle), sizeof(MemoryHandle)));
    record.mxPathname = k_max_path_bytes;
    record.zName = state.name.c_str();
    record.pAppData = &state;
    record.xOpen = vfs_open;
    record.xDelete = vfs_delete;
    record.xAccess = vfs_access;
    record.xFullPathname = vfs_full_pathname;
    record.xRandomness = vfs_randomness;
    record.xSleep = vfs_sleep;
    record.xCurrentTime = vfs_current_time_days;
    record.xGetLastError = vfs_last_error;
    record.xCurrentTimeInt64 = vfs_current_time_ms;
}

} // namespace

Vfs::Vfs(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<Vfs>> Vfs::create(Slots& slots, Environment& environment, std::string name) {
    if (name.empty() || sqlite3_vfs_find(name.c_str()) != nullptr)
        return fail(ErrorKind::conflict, "A file system of this name is registered already.", name);
    auto state = std::make_unique<State>();
    state->name = std::move(name);
    state->slots.emplace(slots);
    state->environment = &environment;
    describe(*state);
    if (sqlite3_vfs_register(&state->record, 1) != SQLITE_OK)
        return fail(ErrorKind::storage_failed, "SQLite could not be started. Reload the page.", state->name);
    sqlite3_randomness(0, nullptr); // what SQLite seeded itself with before was no randomness
    return std::unique_ptr<Vfs>(new Vfs(std::move(state)));
}

Vfs::~Vfs() {
    sqlite3_vfs_unregister(&state_->record);
}

const char* Vfs::name() const {
    return state_->name.c_str();
}

StorageHealth Vfs::health() const {
    return state_->slots->health();
}

void Vfs::release() {
    state_->slots->release();
}

bool Vfs::put_memory_file(std::string name, std::span<const std::byte> bytes) {
    auto file = std::make_shared<MemoryFile>();
    if (!file->write(bytes, 0)) return false;
    state_->memory_files.insert_or_assign(std::move(name), std::move(file));
    return true;
}

std::optional<std::vector<std::byte>> Vfs::take_memory_file(std::string_view name) {
    const auto found = state_->memory_files.find(name);
    if (found == state_->memory_files.end()) return std::nullopt;
    std::vector<std::byte> bytes = found->second->take_bytes();
    state_->memory_files.erase(found);
    return bytes;
}

} // namespace shipshape

// Called by SQLite itself when it starts and ends (SQLITE_OS_OTHER=1).
extern "C" int sqlite3_os_init(void);
extern "C" int sqlite3_os_end(void);

int sqlite3_os_init(void) {
    static shipshape::Vfs::State state;
    state.name = "memory-only";
    shipshape::describe(state);
    return sqlite3_vfs_register(&state.record, 1);
}

int sqlite3_os_end(void) {
    return SQLITE_OK;
}
