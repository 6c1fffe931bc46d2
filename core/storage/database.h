#pragma once
#include "core/base/result.h"
#include "core/domain/field.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace shipshape {

/// What SQLite's result code means for a person; `message` is SQLite's own and becomes the place. FULL:
/// storage_full; CORRUPT, NOTADB and TOOBIG (only a damaged record is): storage_damaged; CONSTRAINT (a
/// reference to nothing): invalid_input; INTERRUPT (a WorkBudget is used up): too_large; others:
/// storage_failed.
Error storage_error(int result_code, std::string message);

/// A prepared statement, kept for the whole life of its call site. Must not outlive its database.
class Statement {
  public:
    Statement() = default;

    /// Sets a parameter, counted from 1; flags become 0 and 1, ids blobs of 16 bytes. What cannot be bound is
    /// told by the next query or execute.
    Statement& bind(int parameter, const Value& value);

    /// Calls `on_row(*this)`, a Result<void>, for each row until one fails. Ready for new parameters
    /// afterwards.
    template<class OnRow>
    Result<void> query(OnRow&& on_row) {
        struct Reset {
            Statement& statement;
            ~Reset() { statement.reset(); }
        } reset_at_end{*this};
        for (;;) {
            Result<bool> has_row = step();
            if (!has_row) return pass_on(has_row);
            if (!*has_row) return {};
            if (Result<void> done = on_row(*this); !done) return done;
        }
    }

    /// Runs a statement whose rows, if any, do not matter.
    Result<void> execute();

    /// A column of the present row, counted from 0: INTEGER as int64, TEXT as string (any bytes), a blob of
    /// 16 bytes as Id, NULL as absent. Nothing for what this program never stores: REAL and blobs of other
    /// sizes.
    std::optional<Value> column(int index) const;

  private:
    friend class Database;
    struct Finalizer {
        void operator()(sqlite3_stmt* statement) const;
    };
    Result<bool> step();
    void reset();

    std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
    int bind_result_ = 0;
};

/// How many more steps of its virtual machine SQLite may take on a connection.
struct WorkBudget {
    std::int64_t steps = 0;
};

/// One connection. Errors of every function: see storage_error.
class Database {
  public:
    /// Connects and prepares the connection; the file is neither read nor written. The connection is
    /// exclusive, takes no triggers and no views from the file, and leaves the file and its WAL as they are
    /// when it is closed, until `merge_wal_on_close(true)`.
    static Result<Database> open(const std::string& vfs_name, const std::string& file_name);

    /// The same for a file that somebody else made. Limits what SQLite takes before it reads anything of it:
    /// statements and definitions of 2,000 bytes, 40 columns, 100 objects, little nesting, nothing attached,
    /// and the budget, which must outlive the connection. All that the migrations do is within these limits.
    static Result<Database> open_foreign(const std::string& vfs_name, const std::string& file_name,
                                         WorkBudget& budget);

    /// Turns to write-ahead logging with full synchronisation. Writes to a file that was in another mode, so
    /// the file must be known to be ours by then. Error storage_failed where SQLite does not answer "wal".
    Result<void> start_write_ahead_log();

    /// Whether closing moves the content of the WAL into the file and empties the WAL.
    void merge_wal_on_close(bool merge);

    /// Runs one or several statements.
    Result<void> execute(const std::string& sql);

    /// For a statement that is run again and again.
    Result<Statement> prepare(const std::string& sql);

    /// First column of the first row; absent where there is no row, or where its value is none that is ever
    /// stored.
    Result<Value> scalar(const std::string& sql);
    Result<std::int64_t> integer(const std::string& sql);

  private:
    friend class AtomicWrite;
    static Result<Database> connect(const std::string& vfs_name, const std::string& file_name,
                                    WorkBudget* budget);
    struct Closer {
        void operator()(sqlite3* connection) const;
    };
    Error last_error() const;

    std::unique_ptr<sqlite3, Closer> connection_;
};

/// The statement of a call site, prepared when it is used first.
Result<Statement*> prepare_once(Database& database, std::optional<Statement>& slot, const std::string& sql);

/// A database transaction: everything between `begin` and `commit`, or nothing.
class AtomicWrite {
  public:
    static Result<AtomicWrite> begin(Database& database);
    AtomicWrite(AtomicWrite&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    AtomicWrite& operator=(AtomicWrite&&) = delete;
    /// Takes back what was not committed.
    ~AtomicWrite();

    /// Durable when it returns. On an error everything is taken back.
    Result<void> commit();

  private:
    explicit AtomicWrite(Database& database) : database_(&database) {}
    void roll_back();
    Database* database_;
};

} // namespace shipshape
