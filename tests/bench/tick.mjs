// One durable tick: ours, as a person makes it, against the official SQLite package over its opfs-sahpool
// VFS. Same browser, same disk, in turns. Ours is the shipped module from the click to the return of the
// commit: it includes the frame that hears of the click, the decision and the log; the peer only writes the
// same rows.
import esbuild from 'esbuild';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch_profile } from '../browser/chromium.mjs';
import { k_root, Site } from '../browser/site.mjs';
import { serve_files } from './server.mjs';
import { median, quantile } from './table.mjs';

const k_rounds = 8;
const k_ticks = 50;
const k_most_ratio = 0.4;
const k_here = dirname(fileURLToPath(import.meta.url));

async function bundle(file, define = {}) {
    const { outputFiles } = await esbuild.build({
        entryPoints: [join(k_here, file)], external: ['./app.js'], logLevel: 'warning',
        bundle: true, minify: true, write: false, format: 'esm', target: 'chrome108', define,
    });
    return outputFiles[0].contents;
}

async function make_files() {
    const site = new Site();
    const asset = (pattern) => readFileSync(join(site.folder, site.files(pattern)[0]));
    const program = (pattern) => {
        const file = site.files(pattern)[0];
        return [file.split(/[\\/]/).pop(), readFileSync(join(site.folder, file))];
    };
    const app = program(/^assets.app\.[0-9a-f]+\.wasm$/);
    const rest = program(/^assets.rest\.[0-9a-f]+\.wasm$/);
    const sqlite = join(k_root, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm');
    return new Map([
        ['', '<!doctype html><title>Benchmark</title>'],
        ['peer.js', await bundle('tick_peer.mjs')],
        ['sqlite3.wasm', readFileSync(sqlite)],
        ['ours.js', await bundle('tick_ours.mjs', {
            PROGRAM: JSON.stringify(app[0]), REST_PROGRAM: JSON.stringify(rest[0]),
        })],
        ['app.js', asset(/^assets.app\.[0-9a-f]+\.js$/)],
        app,
        rest,
        ['starter.json', asset(/^starter.starter\.json$/)],
    ]);
}

/** Runs in the page: starts both workers and makes their functions callable. */
function connect(names) {
    self.workers = {};
    for (const name of names) {
        // The official package's other file systems would print that they cannot start here.
        const worker = new Worker(`${name}.js?opfs-disable&opfs-wl-disable`, { type: 'module' });
        const waiting = new Map();
        let last = 0;
        worker.onmessage = ({ data: { id, answer, error } }) => {
            const { done, refuse } = waiting.get(id);
            if (error) refuse(new Error(error));
            else done(answer);
        };
        worker.onerror = (event) => waiting.forEach(({ refuse }) => refuse(new Error(event.message)));
        self.workers[name] = (call, ...words) => new Promise((done, refuse) => {
            waiting.set((last += 1), { done, refuse });
            worker.postMessage({ id: last, call, words });
        });
    }
}

async function measure(page) {
    const forward = ([worker, ...words]) => self.workers[worker](...words);
    const call = (...words) => page.evaluate(forward, words);
    const times = { ours: [], shown: [], standard: [], wal: [] };
    const info = { peer: await call('peer', 'open'), ours: await call('ours', 'open') };
    for (let round = 0; round <= k_rounds; round += 1) {
        const ours = await call('ours', 'ticks', k_ticks);
        const standard = await call('peer', 'ticks', 'default', k_ticks);
        const wal = await call('peer', 'ticks', 'wal', k_ticks);
        if (round === 0) continue; // the first round warms up
        times.ours.push(...ours.stored);
        times.shown.push(...ours.shown);
        times.standard.push(...standard);
        times.wal.push(...wal);
    }
    return { times, info, still: await call('ours', 'still', k_ticks) };
}

const ms = (values) => `${median(values).toFixed(2)} ms (90 %: ${quantile(values, 0.9).toFixed(2)})`;

export async function bench_tick(table) {
    const server = await serve_files(await make_files());
    const folder = mkdtempSync(join(tmpdir(), 'shipshape-bench-'));
    const context = await launch_profile(folder, 'direct://');
    try {
        const page = context.pages()[0];
        page.on('console', (message) => console.error(`   ${message.text()}`));
        await page.goto(server.url);
        await page.evaluate(connect, ['peer', 'ours']);
        const { times, info, still } = await measure(page);
        const ratio = median(times.ours) / median(times.standard);
        table.must('one durable tick, ours / opfs-sahpool', ratio, k_most_ratio, (value) => value.toFixed(2));
        table.note(`  ours, from click to commit (${info.ours})`, ms(times.ours));
        table.note('  ours, from click to the end of the frame that shows the answer', ms(times.shown));
        table.note('  a frame without a commit', ms(still));
        const { version, default: settings, wal } = info.peer;
        table.note(`  opfs-sahpool ${version} as it ships (${settings})`, ms(times.standard));
        table.note(`  opfs-sahpool, its best durable setting (${wal})`, ms(times.wal));
        table.note('  ours / its best durable setting', (median(times.ours) / median(times.wal)).toFixed(2));
    } finally {
        await context.close();
        rmSync(folder, { recursive: true, force: true });
        await server.close();
    }
}
