#include "core/storage/backup.h"

#include "core/base/sort.h"
#include "core/storage/rows.h"
#include "core/storage/schema.h"

#include <algorithm>

namespace shipshape {
namespace {

constexpr std::size_t k_header_bytes = 100;
constexpr std::size_t k_page_bytes = 4096;
constexpr std::string_view k_magic{"SQLite format 3\0", 16};
constexpr const char* k_file_name = "backup.db";

constexpr std::int64_t k_steps_at_least = 2'000'000; // migrations and the schema, whatever the size

std::unexpected<Error> refuse(std::string sentence, std::string place) {
    return fail(ErrorKind::invalid_input, std::move(sentence), std::move(place));
}
std::unexpected<Error> not_ours(std::string place) {
    return refuse("This file is not a database that Shipshape wrote. Nothing was read: choose another file.",
                  std::move(place));
}
std::unexpected<Error> damaged(std::string place) {
    return refuse("This database is damaged, so nothing of it was read: choose another backup.",
                  std::move(place));
}

/// The errors of storage speak of the app's own database.
template<class T>
std::unexpected<Error> as_foreign(const Result<T>& failed) {
    const Error& error = failed.error();
    if (error.kind == ErrorKind::too_large || error.kind == ErrorKind::storage_full)
        return fail(ErrorKind::too_large, "This database would take too long or too much memory to read.",
                    error.place);
    return damaged(error.place);
}

// ------------------------------------------------------------------------------------------------ header

/// A big-endian number of the header (SQLite file format, 1.3).
std::uint32_t number_at(std::string_view bytes, std::size_t offset, std::size_t count) {
    std::uint32_t number = 0;
    for (char c : bytes.substr(offset, count)) number = number << 8 | static_cast<unsigned char>(c);
    return number;
}

struct HeaderNumber {
    std::size_t offset, count;
    std::uint32_t least, most;
    const char* name;
};

constexpr std::array k_expected = {
    HeaderNumber{16, 2, k_page_bytes, k_page_bytes, "page size"},
    HeaderNumber{18, 1, 1, 2, "write version"},
    HeaderNumber{19, 1, 1, 2, "read version"},
    HeaderNumber{20, 1, 0, 0, "reserved bytes"},
    HeaderNumber{21, 1, 64, 64, "payload fraction"},
    HeaderNumber{22, 1, 32, 32, "payload fraction"},
    HeaderNumber{23, 1, 32, 32, "payload fraction"},
    HeaderNumber{44, 4, 4, 4, "schema format"},
    HeaderNumber{52, 4, 0, 0, "largest root page"},
    HeaderNumber{56, 4, 1, 1, "text encoding"},
};

/// The number of the schema.
Result<int> check_header(std::string_view bytes) {
    if (bytes.size() > k_backup_limit_bytes)
        return fail(ErrorKind::too_large, "This database is too large: files of up to 128 MiB are read.",
                    "size");
    if (bytes.size() < k_header_bytes || !bytes.starts_with(k_magic)) return not_ours("header");
    if (number_at(bytes, 68, 4) != k_application_id) return not_ours("application_id");
    const std::uint32_t version = number_at(bytes, 60, 4);
    const auto newest = static_cast<std::uint32_t>(migrations().back().to_version);
    if (version == 0 || version > INT32_MAX) return not_ours("user_version");
    if (version > newest)
        return fail(ErrorKind::newer_version,
                    "This database was written by a newer version of Shipshape. Nothing was read: reload the "
                    "page to get the newer version, then try again.",
                    "schema " + std::to_string(version) + ", known up to " + std::to_string(newest));
    for (const HeaderNumber& expected : k_expected) {
        const std::uint32_t number = number_at(bytes, expected.offset, expected.count);
        if (number < expected.least || number > expected.most)
            return damaged(std::string("header, ") + expected.name);
    }
    if (bytes.size() % k_page_bytes != 0 || number_at(bytes, 28, 4) != bytes.size() / k_page_bytes)
        return damaged("header, number of pages");
    return static_cast<int>(version);
}

// ------------------------------------------------------------------------------------------------ schema

/// Every object of the schema as one text, sorted.
Result<std::vector<std::string>> objects_of(Database& database) {
    Result<Statement> statement = database.prepare("SELECT type,name,tbl_name,sql FROM sqlite_schema");
    if (!statement) return pass_on(statement);
    std::vector<std::string> objects;
    Result<void> done = statement->query([&](const Statement& row) {
        std::string object;
        for (int column = 0; column < 4; ++column)
            object += value_text(row.column(column).value_or(Value{})) + '\0';
        objects.push_back(std::move(object));
        return Result<void>();
    });
    if (!done) return pass_on(done);
    sort(objects, std::less<>{});
    return objects;
}

std::span<const Migration> steps_up_to(int version) {
    const std::span<const Migration> all = migrations();
    const auto end = std::ranges::find(all, version, &Migration::to_version);
    return all.first(static_cast<std::size_t>(end - all.begin()) + 1);
}

Result<void> check_schema(Vfs& vfs, Database& database, int version) {
    Result<Database> fresh = Database::open(vfs.name(), ":memory:");
    if (!fresh) return as_foreign(fresh);
    if (Result<void> made = migrate(*fresh, steps_up_to(version)); !made) return as_foreign(made);
    const Result<std::vector<std::string>> expected = objects_of(*fresh), found = objects_of(database);
    if (!expected) return as_foreign(expected);
    if (!found) return as_foreign(found);
    if (*found != *expected) return not_ours("schema " + std::to_string(version));
    return {};
}

// ------------------------------------------------------------------------------------------------ content

/// What descriptions cannot say: ids that follow from references, and steps that belong to the run's version.
Result<void> check_sense(const Workspace& workspace) {
    Result<void> found;
    workspace.for_each([&]<class E>(const E& entity) {
        if (!found) return;
        const std::optional<Id> derived = derived_id(entity);
        if (derived && *derived != entity.id) found = damaged_value(describe<E>(), entity.id, "id");
        if constexpr (std::is_same_v<E, StepState>) {
            const Step* step = workspace.find(entity.step);
            const Run* run = workspace.find(entity.run);
            const Section* section = step ? workspace.find(step->section) : nullptr;
            if (section && run && section->version != run->version)
                found = damaged_value(describe<E>(), entity.id, "step");
        }
    });
    return found;
}

Result<void> check_references(Database& database) {
    Result<Value> violation = database.scalar("PRAGMA foreign_key_check");
    if (!violation) return as_foreign(violation);
    if (*violation == Value{}) return {};
    return damaged("table " + value_text(*violation));
}

Result<Workspace> load(Database& database) {
    Workspace workspace;
    for (std::size_t index = 0; index < k_entity_count; ++index) {
        if (!entity_info(index).exchanged) continue;
        if (Result<void> done = Rows(database, index).load({}, workspace); !done) return as_foreign(done);
    }
    workspace.close_references();
    if (Result<void> sense = check_sense(workspace); !sense) return as_foreign(sense);
    return workspace;
}

/// The copy in memory; goes with its journal when it is no longer needed.
class Copy {
  public:
    explicit Copy(Vfs& vfs) : vfs_(vfs) {}
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() {
        for (const char* ending : {"", "-journal", "-wal"})
            vfs_.take_memory_file(std::string(k_file_name) + ending);
    }

    /// Without the mark of a WAL: there is none, and SQLite would want one.
    bool make(std::string_view bytes) {
        const auto all = std::as_bytes(std::span(bytes));
        std::vector<std::byte> copy(all.begin(), all.end());
        copy[18] = copy[19] = std::byte{1};
        return vfs_.put_memory_file(k_file_name, copy);
    }

  private:
    Vfs& vfs_;
};

Result<Workspace> read_copy(Vfs& vfs, int version, WorkBudget& budget) {
    Result<Database> database = Database::open_foreign(vfs.name(), k_file_name, budget);
    if (!database) return as_foreign(database);
    if (Result<void> same = check_schema(vfs, *database, version); !same) return pass_on(same);
    if (Result<void> sound = quick_check(*database); !sound) return as_foreign(sound);
    if (Result<void> done = migrate(*database, migrations()); !done) return as_foreign(done);
    if (Result<void> closed = check_references(*database); !closed) return pass_on(closed);
    return load(*database);
}

} // namespace

Result<Workspace> read_backup(Vfs& vfs, std::string_view bytes) {
    const Result<int> version = check_header(bytes);
    if (!version) return pass_on(version);
    Copy copy(vfs);
    if (!copy.make(bytes)) return fail(ErrorKind::too_large, "There is no memory for this database.", "size");
    WorkBudget budget{k_steps_at_least + k_backup_steps_per_byte * static_cast<std::int64_t>(bytes.size())};
    return read_copy(vfs, *version, budget);
}

} // namespace shipshape
