// How long a page takes to show something, and what it does when nobody does anything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from '../browser/app.mjs';
import { launch_profile } from '../browser/chromium.mjs';
import { sleep, until } from '../browser/poll.mjs';
import { count_activity } from '../browser/worker_probe.mjs';
import { median } from './table.mjs';

const k_loads = 5;
const k_idle_s = 10;

/** Runs in the page before its own scripts: notes when the first picture and heading of the app are there. */
function note_times() {
    self.load_times = {};
    const look = () => {
        if (document.readyState === 'loading' || !document.getElementById('overlay')) return;
        if (!document.getElementById('skeleton')) self.load_times.picture ??= performance.now();
        if (document.querySelector('#overlay h1')) self.load_times.heading ??= performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

async function load(page, address) {
    await page.goto(address);
    return until('the first picture and heading', () =>
        page.evaluate(() => (self.load_times.picture && self.load_times.heading ? self.load_times : null)));
}

export async function bench_page_load(table, browser, site) {
    const cold = [];
    for (let at = 0; at < k_loads; at += 1) {
        const context = await browser.newContext();
        await context.addInitScript(note_times);
        cold.push(await load(await context.newPage(), site.url));
        await context.close();
    }
    const folder = mkdtempSync(join(tmpdir(), 'shipshape-bench-'));
    const context = await launch_profile(folder, 'direct://');
    await context.addInitScript(note_times);
    const page = context.pages()[0];
    const warm = [];
    await load(page, site.url);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    for (let at = 0; at < k_loads; at += 1) {
        await page.goto('about:blank');
        warm.push(await load(page, site.url));
    }
    await context.close();
    rmSync(folder, { recursive: true, force: true });
    const ms = (loads, key) => `${median(loads.map((each) => each[key])).toFixed(0)} ms`;
    table.note(`navigation to the first picture, first visit (median of ${k_loads})`, ms(cold, 'picture'));
    table.note('  to the first heading, first visit', ms(cold, 'heading'));
    table.note('  to the first picture, later visit', ms(warm, 'picture'));
    table.note('  to the first heading, later visit', ms(warm, 'heading'));
}

export async function bench_idle(table, browser, site) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const app = new App(context, await context.newPage(), site);
    await app.go();
    await app.start_with_guide();
    await app.calm();
    const activity = await count_activity(app);
    await until('rest', async () => {
        const { frames } = await activity.read();
        await sleep(1500);
        return (await activity.read()).frames === frames;
    });
    const before = await activity.read();
    await sleep(k_idle_s * 1000);
    const after = await activity.read();
    await context.close();
    table.must(`frames when idle, in ${k_idle_s} s`, after.frames - before.frames, 0, String);
    const rest = `${after.timers - before.timers}, ${after.messages - before.messages}`;
    table.note('  timers set, messages sent meanwhile', rest);
}
