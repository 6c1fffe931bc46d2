// The first frame of Today on a day, with 2,000 schedules, in WebAssembly as shipped: all that is due is worked out anew.
// Without the drawing of the picture, which the graphics processor does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { k_root } from '../browser/site.mjs';
import { least, median, timed } from './table.mjs';

const k_schedules = 2000;
const k_most_ms = 16; // a frame
const k_days = 41;
const k_sweeps = 9;

export async function bench_today(table) {
    const path = process.env.SHIPSHAPE_BENCH_TODAY ?? join(k_root, 'build/web-release/tests/bench_today.mjs');
    if (!existsSync(path)) throw new Error(`there is no ${path}: ./shipshape bench builds it`);
    const { default: make } = await import(pathToFileURL(path).href);
    const of_day = Array.from({ length: k_days }, () => []);
    for (let sweep = 0; sweep < k_sweeps; sweep += 1) {
        const module = await make();
        if (module._bench_open(k_schedules) !== 1) throw new Error('Today was not shown');
        of_day.forEach((times, day) => {
            module._bench_turn_day(day);
            times.push(timed(() => module._bench_frame()));
        });
    }
    const show = (value) => `${value.toFixed(1)} ms`;
    const figure = median(of_day.map(least));
    table.must('Today with 2,000 schedules, worked out anew, WebAssembly in node', figure, k_most_ms, show);
    table.note('  with what else the machine did', show(median(of_day.flat())));
}
