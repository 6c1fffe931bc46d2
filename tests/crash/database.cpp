#include "tests/crash/database.h"

#include <cstdlib>

namespace shipshape::crash {
namespace {

constexpr const char* k_tables =
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS m(k INTEGER PRIMARY KEY, n INT);"
    "INSERT OR IGNORE INTO m VALUES (1, 0);"
    "CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, tx INT, h INT, pad BLOB);"
    "CREATE INDEX IF NOT EXISTS ti ON t(h);"
    "COMMIT";
constexpr const char* k_upsert = "INSERT INTO t VALUES (?1, ?2, ?3, ?4) ON CONFLICT(id) DO UPDATE SET "
                                 "tx = excluded.tx, h = excluded.h, pad = excluded.pad";

bool step_and_reset(sqlite3_stmt* statement) {
    const bool done = sqlite3_step(statement) == SQLITE_DONE;
    return sqlite3_reset(statement) == SQLITE_OK && done;
}

} // namespace

Database::Database(FakeSlots& slots, const Configuration& configuration, std::uint64_t seed)
    : environment_(seed) {
    auto vfs = Vfs::create(slots, environment_, "crash-simulator");
    if (!vfs) std::abort();
    vfs_ = std::move(*vfs);
    if (configuration.reserved_lock_lies) lie_.emplace(vfs_->name());
    const char* name = lie_ ? lie_->name() : vfs_->name();
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    open_ = sqlite3_open_v2("main.db", &db_, flags, name) == SQLITE_OK && set_pragmas(configuration);
}

Database::~Database() {
    upsert_.reset();
    delete_.reset();
    mark_.reset();
    if (sqlite3_close(db_) != SQLITE_OK) std::abort();
    vfs_->release();
}

bool Database::set_pragmas(const Configuration& configuration) {
    return execute(std::string("PRAGMA locking_mode=") + configuration.locking_mode +
                   "; PRAGMA page_size=4096") &&
           ask((std::string("PRAGMA journal_mode=") + configuration.journal_mode).c_str()) ==
               configuration.journal_mode &&
           execute(std::string("PRAGMA synchronous=") + configuration.synchronous +
                   "; PRAGMA cache_size=12; PRAGMA wal_autocheckpoint=" +
                   std::to_string(configuration.checkpoint_frames));
}

bool Database::create_tables() {
    if (execute(k_tables) && prepare_changes()) return true;
    execute("ROLLBACK");
    return false;
}

bool Database::prepare_changes() {
    upsert_ = prepare(k_upsert);
    delete_ = prepare("DELETE FROM t WHERE id = ?1");
    mark_ = prepare("UPDATE m SET n = ?1 WHERE k = 1");
    return upsert_ && delete_ && mark_;
}

Attempt Database::run(const Transaction& transaction) {
    const bool applied = execute("BEGIN IMMEDIATE") && apply(transaction);
    if (applied && execute("COMMIT")) return Attempt::committed;
    execute("ROLLBACK"); // fails where SQLite has rolled back by itself
    return applied ? Attempt::commit_failed : Attempt::refused;
}

bool Database::apply(const Transaction& transaction) {
    for (const auto& [row, delete_id] : transaction.steps) {
        sqlite3_bind_int(upsert_.get(), 1, row.id);
        sqlite3_bind_int(upsert_.get(), 2, row.transaction);
        sqlite3_bind_int(upsert_.get(), 3, row.hash);
        sqlite3_bind_blob(upsert_.get(), 4, row.blob.data(), static_cast<int>(row.blob.size()),
                          SQLITE_STATIC);
        if (!step_and_reset(upsert_.get())) return false;
        if (delete_id == 0) continue;
        sqlite3_bind_int(delete_.get(), 1, delete_id);
        if (!step_and_reset(delete_.get())) return false;
    }
    sqlite3_bind_int(mark_.get(), 1, transaction.number);
    return step_and_reset(mark_.get());
}

std::optional<int> Database::last_commit() {
    const auto tables = ask("SELECT count(*) FROM sqlite_schema WHERE name = 'm'");
    if (!tables) return std::nullopt;
    if (*tables == "0") return -1;
    const auto number = ask("SELECT n FROM m WHERE k = 1");
    if (!number) return std::nullopt;
    return std::atoi(number->c_str());
}

Finding Database::inspect(const Ledger& ledger) {
    Finding finding;
    if (!open_) return {-1, "does not open: " + std::string(sqlite3_errmsg(db_))};
    const auto number = last_commit();
    if (!number) return {-1, "cannot be read: " + std::string(sqlite3_errmsg(db_))};
    finding.last_commit = *number;
    const auto integrity = ask("PRAGMA integrity_check");
    if (integrity != "ok") {
        finding.trouble = integrity.value_or(sqlite3_errmsg(db_));
    } else if (*number > ledger.last()) {
        finding.trouble = "commit " + std::to_string(*number) + " was never made";
    } else if (*number >= 0 && digest() != ledger.digest_after(*number)) {
        finding.trouble = "the content is not that of commit " + std::to_string(*number);
    }
    return finding;
}

std::optional<std::uint64_t> Database::digest() {
    const Statement rows = prepare("SELECT id, tx, h, pad FROM t");
    if (!rows) return std::nullopt;
    std::uint64_t sum = 0;
    int result = 0;
    while ((result = sqlite3_step(rows.get())) == SQLITE_ROW) {
        const auto* blob = static_cast<const char*>(sqlite3_column_blob(rows.get(), 3));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(rows.get(), 3));
        const Row row{sqlite3_column_int(rows.get(), 0), sqlite3_column_int(rows.get(), 1),
                      sqlite3_column_int(rows.get(), 2), blob ? std::string(blob, size) : std::string()};
        sum += row.digest();
    }
    if (result != SQLITE_DONE) return std::nullopt;
    return sum;
}

bool Database::execute(const std::string& sql) {
    return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

Database::Statement Database::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr);
    return Statement(statement);
}

std::optional<std::string> Database::ask(const char* sql) {
    const Statement statement = prepare(sql);
    if (!statement || sqlite3_step(statement.get()) != SQLITE_ROW) return std::nullopt;
    const unsigned char* text = sqlite3_column_text(statement.get(), 0);
    std::string answer = text ? reinterpret_cast<const char*>(text) : "";
    return sqlite3_reset(statement.get()) == SQLITE_OK ? std::optional(std::move(answer)) : std::nullopt;
}

} // namespace shipshape::crash
