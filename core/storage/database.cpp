#include "core/storage/database.h"

#include <sqlite3.h>

#include <algorithm>

namespace shipshape {
namespace {

// The longest record of ours is an imported document of k_source_limit_bytes and its entry in the log; a
// damaged or hostile file must not make us allocate gigabytes.
constexpr int k_record_limit_bytes = 2'500'000;

// In this order: a file in WAL mode cannot be opened before the connection is exclusive, since the VFS has no
// shared memory.
constexpr const char* k_connection_pragmas = "PRAGMA locking_mode=EXCLUSIVE;"
                                             "PRAGMA cell_size_check=ON;"
                                             "PRAGMA trusted_schema=OFF;"
                                             "PRAGMA foreign_keys=ON;"
                                             "PRAGMA temp_store=MEMORY;"
                                             "PRAGMA cache_size=-16000;";

constexpr const char* k_log_pragmas = "PRAGMA synchronous=FULL;"
                                      "PRAGMA wal_autocheckpoint=1000;"
                                      "PRAGMA journal_size_limit=4194304;";

void configure(sqlite3* connection) {
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, k_record_limit_bytes);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

/// The longest definition of a table of ours has some 700 bytes.
constexpr std::pair<int, int> k_foreign_limits[] = {
    {SQLITE_LIMIT_SQL_LENGTH, 2'000},
    {SQLITE_LIMIT_COLUMN, 40},
    {SQLITE_LIMIT_PARSER_DEPTH, 60},
    {SQLITE_LIMIT_COMPOUND_SELECT, 2},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 8},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    {SQLITE_LIMIT_SCHEMA, 100},
};
constexpr int k_steps_between_looks = 1'000;

int spend(void* budget) {
    std::int64_t& left = static_cast<WorkBudget*>(budget)->steps;
    left -= k_steps_between_looks;
    return left < 0 ? 1 : 0;
}

void limit_foreign(sqlite3* connection, WorkBudget& budget) {
    for (const auto& [limit, most] : k_foreign_limits) sqlite3_limit(connection, limit, most);
    sqlite3_progress_handler(connection, k_steps_between_looks, spend, &budget);
}

int bind_value(sqlite3_stmt* statement, int at, const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return sqlite3_bind_int(statement, at, *flag ? 1 : 0);
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, at, *number);
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (const auto* id = std::get_if<Id>(&value))
        return sqlite3_bind_blob64(statement, at, id->bytes.data(), id->bytes.size(), SQLITE_TRANSIENT);
    return sqlite3_bind_null(statement, at);
}

} // namespace

Error storage_error(int result_code, std::string message) {
    switch (result_code & 0xff) {
    case SQLITE_FULL:
        return {
            ErrorKind::storage_full,
            "The disk or the browser's storage is full, so nothing was saved. Free some space and try again; "
            "what is already stored can still be exported.",
            std::move(message)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_TOOBIG:
        return {ErrorKind::storage_damaged,
                "The stored database is damaged. Nothing is deleted: download it, then start with a new one.",
                std::move(message)};
    case SQLITE_INTERRUPT:
        return {ErrorKind::too_large, "This database would take too long to read.", std::move(message)};
    case SQLITE_CONSTRAINT:
        return {ErrorKind::invalid_input,
                "This change refers to something that is not there; nothing was saved.", std::move(message)};
    default:
        return {ErrorKind::storage_failed,
                "The storage of this browser could not be read or written. Reload the page and try again.",
                std::move(message)};
    }
}

// ------------------------------------------------------------------------------------------------ Statement

void Statement::Finalizer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement& Statement::bind(int parameter, const Value& value) {
    const int result = bind_value(statement_.get(), parameter, value);
    if (bind_result_ == SQLITE_OK) bind_result_ = result;
    return *this;
}

Result<bool> Statement::step() {
    const int result = bind_result_ == SQLITE_OK ? sqlite3_step(statement_.get()) : bind_result_;
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    sqlite3* connection = sqlite3_db_handle(statement_.get());
    return std::unexpected(storage_error(result, sqlite3_errmsg(connection)));
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    bind_result_ = SQLITE_OK;
}

Result<void> Statement::execute() {
    return query([](const Statement&) { return Result<void>(); });
}

std::optional<Value> Statement::column(int index) const {
    sqlite3_stmt* row = statement_.get();
    switch (sqlite3_column_type(row, index)) {
    case SQLITE_NULL:
        return Value{};
    case SQLITE_INTEGER:
        return Value(std::int64_t{sqlite3_column_int64(row, index)});
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, index));
        if (!text) return std::nullopt;
        return Value(std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(row, index))));
    }
    case SQLITE_BLOB: {
        Id id;
        const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(row, index));
        if (!bytes || sqlite3_column_bytes(row, index) != static_cast<int>(id.bytes.size()))
            return std::nullopt;
        std::copy_n(bytes, id.bytes.size(), id.bytes.begin());
        return Value(id);
    }
    default:
        return std::nullopt;
    }
}

// ------------------------------------------------------------------------------------------------ Database

void Database::Closer::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

Error Database::last_error() const {
    return storage_error(sqlite3_extended_errcode(connection_.get()), sqlite3_errmsg(connection_.get()));
}

Result<Database> Database::open(const std::string& vfs_name, const std::string& file_name) {
    return connect(vfs_name, file_name, nullptr);
}
Result<Database> Database::open_foreign(const std::string& vfs_name, const std::string& file_name,
                                        WorkBudget& budget) {
    return connect(vfs_name, file_name, &budget);
}

Result<Database> Database::connect(const std::string& vfs_name, const std::string& file_name,
                                   WorkBudget* budget) {
    sqlite3* connection = nullptr;
    const int result = sqlite3_open_v2(file_name.c_str(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs_name.c_str());
    Database database;
    database.connection_.reset(connection);
    if (!connection) return std::unexpected(storage_error(result, "SQLite has no memory"));
    if (result != SQLITE_OK) return std::unexpected(database.last_error());
    configure(connection);
    if (budget) limit_foreign(connection, *budget);
    if (Result<void> done = database.execute(k_connection_pragmas); !done) return pass_on(done);
    return database;
}

Result<void> Database::start_write_ahead_log() {
    if (Result<void> done = execute("PRAGMA page_size=4096"); !done) return done;
    Result<Value> mode = scalar("PRAGMA journal_mode=WAL");
    if (!mode) return pass_on(mode);
    if (*mode != Value(std::string("wal")))
        return std::unexpected(storage_error(SQLITE_CANTOPEN, "journal mode: " + value_text(*mode)));
    if (sqlite3_db_readonly(connection_.get(), "main") !=
        0) // a write version in the header that SQLite does not know
        return std::unexpected(storage_error(SQLITE_CORRUPT, "the header of the file forbids writing"));
    return execute(k_log_pragmas);
}

void Database::merge_wal_on_close(bool merge) {
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, merge ? 0 : 1, nullptr);
}

Result<void> Database::execute(const std::string& sql) {
    const int result = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) return std::unexpected(last_error());
    return {};
}

Result<Statement> Database::prepare(const std::string& sql) {
    sqlite3_stmt* prepared = nullptr;
    const int result = sqlite3_prepare_v3(connection_.get(), sql.c_str(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (result == SQLITE_ERROR) // our SQL is right, so a table or column it names is not in this file
        return std::unexpected(storage_error(SQLITE_CORRUPT, sqlite3_errmsg(connection_.get())));
    if (result != SQLITE_OK) return std::unexpected(last_error());
    Statement statement;
    statement.statement_.reset(prepared);
    return statement;
}

Result<Value> Database::scalar(const std::string& sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return pass_on(statement);
    std::optional<Value> first;
    Result<void> done = statement->query([&](const Statement& row) {
        if (!first) first = row.column(0).value_or(Value{});
        return Result<void>();
    });
    if (!done) return pass_on(done);
    return first.value_or(Value{});
}

Result<std::int64_t> Database::integer(const std::string& sql) {
    Result<Value> value = scalar(sql);
    if (!value) return pass_on(value);
    const auto* number = std::get_if<std::int64_t>(&*value);
    if (!number) return std::unexpected(storage_error(SQLITE_CORRUPT, "no number: " + sql));
    return *number;
}

Result<Statement*> prepare_once(Database& database, std::optional<Statement>& slot, const std::string& sql) {
    if (!slot) {
        Result<Statement> statement = database.prepare(sql);
        if (!statement) return pass_on(statement);
        slot = std::move(*statement);
    }
    return &*slot;
}

// ------------------------------------------------------------------------------------------------
// AtomicWrite

Result<AtomicWrite> AtomicWrite::begin(Database& database) {
    if (Result<void> begun = database.execute("BEGIN IMMEDIATE"); !begun) return pass_on(begun);
    return AtomicWrite(database);
}

AtomicWrite::~AtomicWrite() {
    if (database_) roll_back();
}

// After some errors SQLite has rolled back by itself; asking again would be an error of its own.
void AtomicWrite::roll_back() {
    sqlite3* connection = std::exchange(database_, nullptr)->connection_.get();
    if (sqlite3_get_autocommit(connection) == 0)
        sqlite3_exec(connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> AtomicWrite::commit() {
    Result<void> done = database_->execute("COMMIT");
    if (done)
        database_ = nullptr;
    else
        roll_back();
    return done;
}

} // namespace shipshape
