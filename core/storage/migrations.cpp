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

// Recurrence rules instead of four cadences; drafts, gates, evidence, steps of one run; people, variables,
// resources. SQLite is built without ALTER TABLE, so each table is copied, dropped, made anew and filled
// again. occurrence_schedule lets the app open without decisions about settled dates.
constexpr const char* k_schema_2 = R"sql(
CREATE TEMP TABLE old_template AS SELECT * FROM template;
CREATE TEMP TABLE old_template_version AS SELECT * FROM template_version;
CREATE TEMP TABLE old_section AS SELECT * FROM section;
CREATE TEMP TABLE old_step AS SELECT * FROM step;
CREATE TEMP TABLE old_schedule AS SELECT * FROM schedule;
CREATE TEMP TABLE old_run AS SELECT * FROM run;
CREATE TEMP TABLE old_step_state AS SELECT * FROM step_state;
CREATE TEMP TABLE old_settings AS SELECT * FROM settings;
DROP TABLE step_state; DROP TABLE run; DROP TABLE schedule; DROP TABLE step; DROP TABLE section;
DROP TABLE template_version; DROP TABLE template; DROP TABLE settings;

CREATE TABLE variable (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, roles TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE resource (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL, title TEXT NOT NULL, link TEXT NOT NULL, checked TEXT, rank TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE template (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, summary TEXT NOT NULL, area TEXT NOT NULL, rank TEXT NOT NULL, archived INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO template SELECT id, deleted, project, title, summary, area, rank, 0 FROM old_template;

CREATE TABLE template_version (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    template BLOB NOT NULL REFERENCES template (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL, published INTEGER, content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO template_version SELECT id, deleted, template, number, published, '' FROM old_template_version;

CREATE TABLE section (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    version BLOB NOT NULL REFERENCES template_version (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, rank TEXT NOT NULL, key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO section SELECT id, deleted, version, title, rank, '' FROM old_section;

CREATE TABLE step (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    section BLOB NOT NULL REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, details TEXT NOT NULL, command TEXT NOT NULL, link TEXT NOT NULL,
    optional INTEGER NOT NULL, rank TEXT NOT NULL, key TEXT NOT NULL, evidence TEXT NOT NULL,
    gate INTEGER NOT NULL, role TEXT NOT NULL, minutes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO step SELECT id, deleted, section, title, details, command, link, optional, rank, '', 'none', 0, '', 0
    FROM old_step;

CREATE TABLE schedule (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    template BLOB NOT NULL REFERENCES template (id) DEFERRABLE INITIALLY DEFERRED,
    rule TEXT NOT NULL, starts TEXT NOT NULL, mode TEXT NOT NULL, miss TEXT NOT NULL,
    days_before INTEGER NOT NULL, days_after INTEGER NOT NULL, grace INTEGER NOT NULL,
    paused INTEGER NOT NULL, resumes TEXT, anchor TEXT, done_through TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO schedule SELECT id, deleted, template,
    CASE cadence WHEN 'daily' THEN 'FREQ=DAILY' WHEN 'weekly' THEN 'FREQ=WEEKLY'
        WHEN 'monthly' THEN 'FREQ=MONTHLY' ELSE 'FREQ=MONTHLY;INTERVAL=3' END ||
    CASE WHEN cadence IN ('daily', 'weekly') OR substr(starts, 9) < '29' THEN ''
        ELSE ';BYMONTHDAY=' || substr('28,29,30,31', 1, 2 + 3 * (substr(starts, 9) - 28)) || ';BYSETPOS=-1' END,
    starts, 'fixed_plus', CASE cadence WHEN 'daily' THEN 'habit' ELSE 'obligation' END, 0, 0, 0, 0, NULL, NULL,
    done_through FROM old_schedule;

CREATE TABLE occurrence (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    schedule BLOB NOT NULL REFERENCES schedule (id) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL, outcome TEXT NOT NULL, "to" TEXT, reason TEXT NOT NULL, person TEXT NOT NULL,
    decided INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_schedule ON occurrence (schedule, date);
CREATE INDEX occurrence_decided ON occurrence (decided);

CREATE TABLE run (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    version BLOB NOT NULL REFERENCES template_version (id) DEFERRABLE INITIALLY DEFERRED,
    schedule BLOB REFERENCES schedule (id) DEFERRABLE INITIALLY DEFERRED,
    occurrence TEXT, status TEXT NOT NULL, started INTEGER NOT NULL, finished INTEGER,
    finished_on TEXT, person TEXT NOT NULL, late_days INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX run_not_done ON run (status) WHERE status <> 'done';
CREATE INDEX run_finished ON run (project, finished) WHERE status = 'done';
CREATE INDEX run_finished_on ON run (project, finished_on) WHERE status = 'done';
INSERT INTO run SELECT id, deleted, project, version, schedule, occurrence, status, started, finished,
    CASE WHEN finished IS NULL THEN NULL ELSE occurrence END, '', NULL FROM old_run;

CREATE TABLE run_variable (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    run BLOB NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX run_variable_run ON run_variable (run);

CREATE TABLE step_state (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    run BLOB NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED,
    step BLOB REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL, changed INTEGER,
    title TEXT NOT NULL, rank TEXT NOT NULL, reason TEXT NOT NULL, overridden INTEGER NOT NULL, evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX step_state_run ON step_state (run);
INSERT INTO step_state SELECT id, deleted, run, step, status, note, person, changed, '', '', '', 0, '' FROM old_step_state;

CREATE TABLE settings (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    theme TEXT NOT NULL, person TEXT NOT NULL, last_exported INTEGER,
    project BLOB REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    day_start_hour INTEGER NOT NULL, triaged TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO settings SELECT id, deleted, theme, person, last_exported, project, 0, NULL FROM old_settings;

DROP TABLE old_template; DROP TABLE old_template_version; DROP TABLE old_section; DROP TABLE old_step;
DROP TABLE old_schedule; DROP TABLE old_run; DROP TABLE old_step_state; DROP TABLE old_settings;
)sql";

// Release plans: versions and forge of a project, stages of sections, what steps of a release say, blockers.
// Documents that checklists were imported from. What was typed into forms.
constexpr const char* k_schema_3 = R"sql(
CREATE TEMP TABLE old_project AS SELECT * FROM project;
CREATE TEMP TABLE old_section AS SELECT * FROM section;
CREATE TEMP TABLE old_step AS SELECT * FROM step;
DROP TABLE step; DROP TABLE section; DROP TABLE project;

CREATE TABLE project (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    name TEXT NOT NULL, ecosystem TEXT NOT NULL, created INTEGER NOT NULL,
    repository TEXT NOT NULL, forge TEXT NOT NULL, scheme TEXT NOT NULL, calver TEXT NOT NULL,
    tag_prefix TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO project SELECT id, deleted, name, ecosystem, created, '', 'none', 'semver', '', 'v' FROM old_project;

CREATE TABLE section (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    version BLOB NOT NULL REFERENCES template_version (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, rank TEXT NOT NULL, key TEXT NOT NULL, stage TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO section SELECT id, deleted, version, title, rank, key, 'none' FROM old_section;

CREATE TABLE step (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    section BLOB NOT NULL REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, details TEXT NOT NULL, command TEXT NOT NULL, link TEXT NOT NULL,
    optional INTEGER NOT NULL, rank TEXT NOT NULL, key TEXT NOT NULL, evidence TEXT NOT NULL,
    gate INTEGER NOT NULL, role TEXT NOT NULL, minutes INTEGER NOT NULL, types TEXT NOT NULL,
    condition TEXT NOT NULL, "offset" INTEGER, working_days INTEGER NOT NULL, verify TEXT NOT NULL,
    undo TEXT NOT NULL, irreversible INTEGER NOT NULL, mark INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO step SELECT id, deleted, section, title, details, command, link, optional, rank, key, evidence, gate,
    role, minutes, '', '', NULL, 0, '', '', 0, NULL FROM old_step;

CREATE TABLE source (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    version BLOB NOT NULL REFERENCES template_version (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE release (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    project BLOB NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    run BLOB NOT NULL REFERENCES run (id) DEFERRABLE INITIALLY DEFERRED,
    version TEXT NOT NULL, previous TEXT NOT NULL, type TEXT NOT NULL, line TEXT NOT NULL, target TEXT NOT NULL,
    status TEXT NOT NULL, ended INTEGER, ended_on TEXT, reason TEXT NOT NULL,
    replaces BLOB REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    notes TEXT NOT NULL, next_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blocker (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    release BLOB NOT NULL REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL, link TEXT NOT NULL, resolved INTEGER, person TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form_field (
    id BLOB PRIMARY KEY, deleted INTEGER NOT NULL,
    form TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

DROP TABLE old_project; DROP TABLE old_section; DROP TABLE old_step;
)sql";

constexpr std::array k_migrations = {Migration{1, k_schema_1}, Migration{2, k_schema_2},
                                     Migration{3, k_schema_3}};

} // namespace

std::span<const Migration> migrations() {
    return k_migrations;
}

} // namespace shipshape
