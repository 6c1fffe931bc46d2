// Worker: one durable tick as an app on the official SQLite package would do it, over its opfs-sahpool VFS.
// Tables and rows are those that our own store writes for a tick (core/storage/migrations.cpp); all
// statements are prepared.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';

const k_schema = `
    CREATE TABLE step_state (id BLOB PRIMARY KEY, deleted INTEGER NOT NULL, run BLOB NOT NULL,
        step BLOB NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL,
        changed INTEGER) STRICT, WITHOUT ROWID;
    CREATE INDEX step_state_run ON step_state (run);
    CREATE TABLE txn (device INTEGER NOT NULL, seq INTEGER NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (device, seq)) STRICT, WITHOUT ROWID;
    CREATE TABLE op (device INTEGER NOT NULL, seq INTEGER NOT NULL, hlc INTEGER NOT NULL,
        txn INTEGER NOT NULL, entity TEXT NOT NULL, id BLOB NOT NULL, field TEXT NOT NULL, value ANY,
        PRIMARY KEY (device, seq)) STRICT, WITHOUT ROWID;`;

/** The package's defaults, and the fastest setting that is as durable. */
const k_settings = {
    default: [],
    wal: ['PRAGMA locking_mode=EXCLUSIVE', 'PRAGMA journal_mode=WAL', 'PRAGMA synchronous=FULL'],
};

const uuid = () => crypto.getRandomValues(new Uint8Array(16));

class Peer {
    #database;
    #statements;
    #run = uuid();
    #steps = Array.from({ length: 20 }, () => ({ id: uuid(), step: uuid(), done: false }));
    #seq = 0;

    constructor(database, pragmas) {
        this.#database = database;
        for (const pragma of pragmas) database.exec(pragma);
        database.exec(k_schema);
        this.#statements = {
            begin: database.prepare('BEGIN IMMEDIATE'),
            row: database.prepare('INSERT OR REPLACE INTO step_state VALUES (?, 0, ?, ?, ?, ?, ?, ?)'),
            op: database.prepare("INSERT INTO op VALUES (1, ?, ?, ?, 'step_state', ?, ?, ?)"),
            txn: database.prepare('INSERT INTO txn VALUES (1, ?, ?, ?)'),
            commit: database.prepare('COMMIT'),
        };
    }

    pragma(name) {
        return this.#database.selectValue(`PRAGMA ${name}`);
    }

    #do(name, ...values) {
        const statement = this.#statements[name];
        if (values.length > 0) statement.bind(values);
        statement.step();
        statement.reset();
    }

    tick(at) {
        const step = this.#steps[at % this.#steps.length];
        step.done = !step.done;
        const now = Date.now();
        const status = step.done ? 'done' : 'open';
        const first = this.#seq + 1;
        this.#do('begin');
        this.#do('row', step.id, this.#run, step.step, status, '', '', now);
        for (const [field, value] of [['status', status], ['changed', now]]) {
            this.#do('op', (this.#seq += 1), now * 65536, first, step.id, field, value);
        }
        this.#do('txn', first, 'Ticked “Look through the error log of the last day”', now);
        this.#do('commit');
    }
}

const peers = {};

async function open() {
    const sqlite3 = await sqlite3InitModule();
    for (const [name, pragmas] of Object.entries(k_settings)) {
        const pool = await sqlite3.installOpfsSAHPoolVfs({ name: `peer-${name}`, clearOnInit: true });
        peers[name] = new Peer(new pool.OpfsSAHPoolDb(`/${name}.db`), pragmas);
    }
    const shown = ['journal_mode', 'synchronous', 'locking_mode'];
    const say = (name) => shown.map((pragma) => `${pragma}=${peers[name].pragma(pragma)}`).join(', ');
    return { version: sqlite3.version.libVersion, default: say('default'), wal: say('wal') };
}

/** Milliseconds of each of `count` ticks. */
function ticks(name, count) {
    const times = [];
    for (let at = 0; at < count; at += 1) {
        const start = performance.now();
        peers[name].tick(at);
        times.push(performance.now() - start);
    }
    return times;
}

self.onmessage = async ({ data: { id, call, words } }) => {
    try {
        postMessage({ id, answer: await { open, ticks }[call](...words) });
    } catch (error) {
        postMessage({ id, error: `${error.name}: ${error.message}` });
    }
};
