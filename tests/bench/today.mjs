// The first frame of Today on a day, with 2,000 schedules, in WebAssembly as shipped: all that is due is worked out anew.
// Without the drawing of the picture, which the graphics processor does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { k_root } from '../browser/site.mjs';
import { median } from './table.mjs';

const k_schedules = 2000;
const k_most_ms = 16; // a frame
const k_rounds = 41;

export async function bench_today(table) {
    const path = process.env.SHIPSHAPE_BENCH_TODAY ?? join(k_root, 'build/web-release/tests/bench_today.mjs');
    if (!existsSync(path)) throw new Error(`there is no ${path}: ./shipshape bench builds it`);
    const { default: make } = await import(pathToFileURL(path).href);
    const module = await make();
    if (module._bench_open(k_schedules) !== 1) throw new Error('Today was not shown');
    const times = [];
    for (let round = 0; round < k_rounds; round += 1) {
        module._bench_turn_day(round);
        const start = performance.now();
        module._bench_frame();
        times.push(performance.now() - start);
    }
    table.must('Today with 2,000 schedules, worked out anew, WebAssembly in node', median(times), k_most_ms,
        (value) => `${value.toFixed(1)} ms`);
}
