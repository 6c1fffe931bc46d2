// The browser tests.
//
//   node tests/browser/run.mjs [--list] [WORD...]    all tests, or those with every word in spec or name
//
// They run side by side, one for each processor but at most k_most_lanes ($SHIPSHAPE_LANES: another number): each lane
// has a browser and a watch of its own, and no test knows of another.
//
// Expects the built site in dist/ (or $SHIPSHAPE_DIST). What a failed test left behind is in test-results/.
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { find_chromium } from './chromium.mjs';
import { begin_spec, k_results, Scenario, SharedBrowser, Skip, tests, Watch } from './harness.mjs';
import { k_root } from './site.mjs';

const words = process.argv.slice(2).map((word) => word.toLowerCase().replaceAll('_', ' '));
const only_list = words[0] === '--list' && Boolean(words.shift());

const k_most_lines = 12;
const k_most_lanes = 2;

async function load_specs() {
    const folder = dirname(fileURLToPath(import.meta.url));
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.spec.mjs')).sort()) {
        begin_spec(file.replace('.spec.mjs', '').replaceAll('_', ' '));
        await import(pathToFileURL(join(folder, file)).href);
    }
    return tests.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

function limited(promise, limit_s) {
    let timer;
    const limit = new Promise((_, refuse) => {
        timer = setTimeout(() => refuse(new Error(`not finished within ${limit_s} s`)), limit_s * 1000);
    });
    return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/** Runs one test; the answer is 'passed', 'failed' or 'skipped'. */
async function run_one({ name, run, limit_s }, browser, watch) {
    const started = performance.now();
    const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
    const print = (mark, more = '') => console.log(`${mark} ${name} (${seconds()} s)${more}`);
    const scenario = new Scenario(name, browser, watch);
    const body = Promise.resolve().then(() => run(scenario)).then(() => watch.check());
    body.catch(() => undefined); // it may fail once more while the pages are closed after the time is over
    try {
        await limited(body, limit_s);
        print('✓');
        return 'passed';
    } catch (error) {
        if (error instanceof Skip) {
            print('-', `: skipped, ${error.message}`);
            return 'skipped';
        }
        const folder = await scenario.save_evidence(error);
        const step = scenario.current_step ? `at “${scenario.current_step}”: ` : '';
        // The rest, without a limit and without colours, is in the evidence.
        const lines = error.message.replace(/\u001b\[[0-9;]*m/g, '').split('\n').slice(0, k_most_lines);
        const what = lines.join('\n    ');
        print('✗', `\n    ${step}${what}\n    see ${relative(process.cwd(), folder)}`);
        return 'failed';
    } finally {
        await scenario.close();
    }
}

/** Takes tests from the front of `waiting` until none is left; counts how they ended. */
async function run_lane(waiting, counts) {
    const watch = await new Watch().start();
    const browser = new SharedBrowser();
    // What a test did not wait for any more, such as an event after its failure, must not end all the others.
    process.on('unhandledRejection', (error) => watch.note(`left alone: ${error.message.split('\n')[0]}`));
    for (let each = waiting.shift(); each; each = waiting.shift()) {
        counts[await run_one(each, browser, watch)] += 1;
    }
    await browser.close();
    await watch.stop();
}

/** The longest of those with a limit of their own go first, so that no lane waits for one at the end. */
const in_order = (chosen) => chosen.toSorted((a, b) => b.limit_s - a.limit_s);

async function main() {
    const chosen = await load_specs();
    if (only_list) {
        for (const { name } of chosen) console.log(name);
        return;
    }
    console.log(`Browser: ${find_chromium()}`);
    if (words.length === 0) rmSync(k_results, { recursive: true, force: true });
    const lanes = Number(process.env.SHIPSHAPE_LANES) || Math.min(k_most_lanes, availableParallelism());
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const waiting = in_order(chosen);
    await Promise.all(Array.from({ length: lanes }, () => run_lane(waiting, counts)));
    const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
    console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
    process.exitCode = counts.failed > 0 || counts.passed + counts.skipped === 0 ? 1 : 0;
}

process.chdir(k_root);
main().catch((error) => {
    console.error(`tests/browser/run.mjs: ${error.stack}`);
    process.exitCode = 1;
});
