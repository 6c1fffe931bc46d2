#include "core/storage/schema.h"

namespace shipshape {
namespace {

std::string sql_text(std::string_view text) {
    return "'" + std::string(text) + "'";
}

std::unexpected<Error> foreign_file() {
    return fail(ErrorKind::storage_damaged,
                "The stored file is not a Shipshape database. Nothing was changed: download it, then start "
                "with a new one.",
                "application_id");
}

Result<void> check_foreign_keys(Database& database) {
    Result<Value> violation = database.scalar("PRAGMA foreign_key_check");
    if (!violation) return pass_on(violation);
    if (*violation == Value{}) return {};
    return fail(
        ErrorKind::storage_damaged,
        "The stored database is damaged: an entry refers to one that is not there. Nothing was changed.",
        "table " + value_text(*violation));
}

Result<void> take_step(Database& database, const Migration& step) {
    Result<AtomicWrite> write = AtomicWrite::begin(database);
    if (!write) return pass_on(write);
    if (Result<void> done = database.execute(step.sql); !done) return done;
    if (Result<void> done = check_foreign_keys(database); !done) return done;
    const std::string version = "PRAGMA user_version=" + std::to_string(step.to_version) +
                                ";PRAGMA application_id=" + std::to_string(k_application_id);
    if (Result<void> done = database.execute(version); !done) return done;
    return write->commit();
}

} // namespace

Result<FileState> identify(Database& database, std::span<const Migration> steps) {
    Result<std::int64_t> application = database.integer("PRAGMA application_id");
    if (!application) return pass_on(application);
    Result<std::int64_t> version = database.integer("PRAGMA user_version");
    if (!version) return pass_on(version);
    if (*application == 0 && *version == 0) {
        Result<std::int64_t> objects = database.integer("SELECT count(*) FROM sqlite_schema");
        if (!objects) return pass_on(objects);
        if (*objects == 0) return FileState::empty;
    }
    if (*application != k_application_id || *version < 1) return foreign_file();
    const int newest = steps.back().to_version;
    if (*version > newest)
        return fail(ErrorKind::newer_version,
                    "This database was written by a newer version of Shipshape. Nothing was changed: reload "
                    "the page to get "
                    "the newer version, or download the database.",
                    "schema " + std::to_string(*version) + ", known up to " + std::to_string(newest));
    return *version == newest ? FileState::present : FileState::older;
}

Result<void> migrate(Database& database, std::span<const Migration> steps) {
    Result<std::int64_t> version = database.integer("PRAGMA user_version");
    if (!version) return pass_on(version);
    // Inside a transaction this pragma does nothing; a step that rebuilds a table must not trip over
    // references.
    if (Result<void> done = database.execute("PRAGMA foreign_keys=OFF"); !done) return done;
    Result<void> taken;
    for (const Migration& step : steps) {
        if (step.to_version <= *version) continue;
        taken = take_step(database, step);
        if (!taken) break;
    }
    if (Result<void> done = database.execute("PRAGMA foreign_keys=ON"); taken && !done) return done;
    return taken;
}

Result<void> quick_check(Database& database, std::string_view table) {
    const std::string argument = table.empty() ? "1" : sql_text(table);
    Result<Value> finding = database.scalar("PRAGMA quick_check(" + argument + ")");
    if (!finding) return pass_on(finding);
    if (*finding == Value(std::string("ok"))) return {};
    return fail(ErrorKind::storage_damaged,
                "The stored database is damaged. Nothing is deleted: download it, then start with a new one.",
                value_text(*finding));
}

} // namespace shipshape
