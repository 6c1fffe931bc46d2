// All bytes that a first visit fetches before the first usable screen, compressed as a static host would;
// beside it what a page on the official SQLite package would fetch for its database alone.
import esbuild from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { until } from '../browser/poll.mjs';
import { k_root } from '../browser/site.mjs';

const k_most_gzip = 530_000;
const k_sqlite = join(k_root, 'node_modules/@sqlite.org/sqlite-wasm/dist');

const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
const brotli = (bytes) => brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;

function sizes_of(contents) {
    const sum = (measure) => contents.reduce((total, bytes) => total + measure(bytes), 0);
    return { raw: sum((bytes) => bytes.length), gzip: sum(gzip), brotli: sum(brotli) };
}

/** The rest of the program is fetched when the first screen is there (web/split.mjs). */
const is_rest = (address) => /\/rest\.[0-9a-f]+\.wasm$/.test(address);

/** The files of a first visit: those it takes until a person can choose on the Welcome screen, and the rest. */
async function first_visit(browser, site) {
    // The service worker fetches the site once more, for later visits: it is left out.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const answers = [];
    page.on('response', (response) => answers.push(response));
    await page.goto(site.url);
    await page.getByRole('radio', { name: 'Rust', exact: true }).waitFor();
    await until('the rest of the program', () => answers.some((response) => is_rest(response.url())));
    const fetched = answers.splice(0);
    const files = new Map();
    for (const response of fetched) files.set(response.url(), await response.body());
    await context.close();
    const at_first = [...files].filter(([address]) => !is_rest(address));
    return { files: new Map(at_first), rest: [...files].filter(([address]) => is_rest(address)).map(([, bytes]) => bytes) };
}

/** The script as the package has it, and as a bundler would make it smaller. */
async function peer() {
    const script = await esbuild.build({
        entryPoints: [join(k_sqlite, 'index.mjs')],
        bundle: true, minify: true, write: false, format: 'esm', target: 'chrome108',
    });
    const program = readFileSync(join(k_sqlite, 'sqlite3.wasm'));
    return {
        shipped: sizes_of([readFileSync(join(k_sqlite, 'index.mjs')), program]),
        minified: sizes_of([Buffer.from(script.outputFiles[0].contents), program]),
    };
}

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

export async function bench_bytes(table, browser, site) {
    const { files, rest } = await first_visit(browser, site);
    const ours = sizes_of([...files.values()]);
    const { shipped, minified } = await peer();
    table.must('all bytes before the first usable screen, gzip -9', ours.gzip, k_most_gzip, kb);
    table.note('  the same, brotli 11', kb(ours.brotli));
    table.note('  the same, as they are', kb(ours.raw));
    for (const [address, bytes] of files) {
        table.note(`    ${address.slice(site.url.length) || 'index.html'}, gzip`, kb(gzip(bytes)));
    }
    table.note('  after it: the rest of the program, gzip', kb(sizes_of(rest).gzip));
    const both = ({ gzip: zipped, brotli: smaller }) => `${kb(zipped)}, ${kb(smaller)}`;
    table.note('  the official SQLite package alone, wasm and JS as shipped, gzip and brotli', both(shipped));
    table.note('  the same with its JS minified', both(minified));
    table.note('  ours / the package as shipped, gzip', (ours.gzip / shipped.gzip).toFixed(2));
}
