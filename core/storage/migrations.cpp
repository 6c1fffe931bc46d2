#include "core/storage/schema.h"

#include <array>

namespace shipshape {
namespace {

// Entities: one table each, one column for each field (rows.h). References are checked at the end of a
// transaction, so that its rows may come in any order. run_not_done and step_state_run let the app open
// without reading history. Nothing is UNIQUE but ids: two devices may give the same name, and both entries
// must survive a merge.
//
// The log: `op` has one row for each changed field, stamped by a hybrid clock and numbered per device; `txn`
// has the label of the transaction whose first operation has that seq. `meta` holds 'device', the number of
// this device.
constexpr const char* k_schema_1 = R"sql(
CREATE TABLE project (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, ecosystem TEXT NOT NULL, created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, summary TEXT NOT NULL, area TEXT NOT NULL, rank TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE template_version (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    template BLOB NOT NULL REFERENCES template (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL, published INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    version BLOB NOT NULL REFERENCES template_version (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, rank TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    section BLOB NOT NULL REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, details TEXT NOT NULL, command TEXT NOT NULL, link TEXT NOT NULL,
    optional INTEGER NOT NULL, rank TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    template BLOB NOT NULL REFERENCES template (id) DEFERRABLE INITIALLY DEFERRED,
    cadence TEXT NOT NULL, starts TEXT NOT NULL, done_through TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    version BLOB NOT NULL REFERENCES template_version (id) DEFERRABLE INITIALLY DEFERRED,
    schedule BLOB REFERENCES schedule (id) DEFERRABLE INITIALLY DEFERRED,
    occurrence TEXT, status TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX run_not_done ON run (status) WHERE status <> 'done';

CREATE TABLE step_state (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    run BLOB NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED,
    step BLOB NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL, changed INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX step_state_run ON step_state (run);

CREATE TABLE settings (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    theme TEXT NOT NULL, person TEXT NOT NULL, last_exported INTEGER,
    project BLOB REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE device (number INTEGER PRIMARY KEY, id BLOB NOT NULL) STRICT;
CREATE TABLE txn (
    device INTEGER NOT NULL, seq INTEGER NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE op (
    device INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL, txn INTEGER NOT NULL,
    entity TEXT NOT NULL, id BLOB NOT NULL, field TEXT NOT NULL, value ANY,
    PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
)sql";

constexpr std::array k_migrations = {Migration{1, k_schema_1}};

} // namespace

std::span<const Migration> migrations() {
    return k_migrations;
}

} // namespace shipshape
