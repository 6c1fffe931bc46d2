// The benchmarks of the module and the page. Prints one table: figure, budget, verdict. Ends with exit code 1 where
// a budget that must hold is broken or could not be measured.
//
//   node tests/bench/run.mjs [WORD...]    all, or those named: bytes commits idle load markdown recurrence tick today
//
// Expects the built site in dist/ (or $SHIPSHAPE_DIST).
import { SharedBrowser } from '../browser/harness.mjs';
import { Site } from '../browser/site.mjs';
import { bench_bytes } from './bytes.mjs';
import { bench_commits } from './commits.mjs';
import { bench_markdown } from './markdown.mjs';
import { bench_idle, bench_page_load } from './page_load.mjs';
import { bench_recurrence } from './recurrence.mjs';
import { Table } from './table.mjs';
import { bench_tick } from './tick.mjs';
import { bench_today } from './today.mjs';

const benchmarks = {
    bytes: bench_bytes, commits: bench_commits, idle: bench_idle, load: bench_page_load, markdown: bench_markdown,
    recurrence: bench_recurrence, tick: bench_tick, today: bench_today,
};

async function main(words) {
    const unknown = words.filter((word) => !(word in benchmarks));
    if (unknown.length > 0) throw new Error(`there is no benchmark ${unknown.join(', ')}`);
    const chosen = Object.keys(benchmarks).filter((name) => words.length === 0 || words.includes(name));
    const table = new Table();
    const site = await new Site().start();
    const shared = new SharedBrowser();
    for (const name of chosen) {
        console.error(`   measuring: ${name}`);
        try {
            await benchmarks[name](table, await shared.get('direct://'), site);
        } catch (error) {
            table.missing(name, error.message.split('\n')[0]);
        }
    }
    await shared.close();
    await site.close();
    table.print();
    process.exitCode = table.holds ? 0 : 1;
}

main(process.argv.slice(2)).catch((error) => {
    console.error(`tests/bench/run.mjs: ${error.stack}`);
    process.exitCode = 1;
});
