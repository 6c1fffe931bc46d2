// The browser is ended by SIGKILL while a person ticks: every tick shown as stored is there afterwards.
import assert from 'node:assert/strict';
import { can_kill } from './chromium.mjs';
import { test } from './harness.mjs';
import { sleep, until } from './poll.mjs';

const k_rounds = 10;
const k_shortest_ms = 300;
const k_spread_ms = 900;
/** A list has elements only for what can be seen: here all steps can. */
const k_tall = { width: 1000, height: 3000 };
const k_seed = 20261122;

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function make_random(seed) {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

/**
 * Runs in the page: clicks one box after the other and tells each state once the worker has confirmed it. The
 * worker counts a step in the progress bar only after the commit, so the count is the confirmation; the box
 * alone is not, for the page shows a click at once.
 */
async function tick_without_end() {
    const count = () => Number(document.querySelector('[role=progressbar]').getAttribute('aria-valuenow'));
    const boxes = () => [...document.querySelectorAll('input[type=checkbox]')];
    for (let at = 0; ; at += 1) {
        const box = boxes()[at % boxes().length];
        const name = box.labels[0].textContent;
        const wanted = count() + (box.checked ? -1 : 1);
        box.click();
        while (count() !== wanted) await new Promise((done) => setTimeout(done, 1));
        await self.tell_stored(name, box.checked);
    }
}

/** Ticks until a kill; confirmed states go into `stored`. Returns how many they were and the last name. */
async function tick_and_kill(profile, app, stored, wait_ms) {
    let count = 0;
    let last = '';
    await app.page.exposeFunction('tell_stored', (name, checked) => {
        stored.set(name, checked);
        last = name;
        count += 1;
    });
    app.page.evaluate(tick_without_end).catch(() => undefined); // ends with the page
    await until('the first tick is stored', () => count > 0);
    await sleep(wait_ms);
    await profile.kill();
    return { count, last };
}

test(`${k_rounds} times SIGKILL while ticking: no stored tick is lost`, async (t) => {
    if (!can_kill()) t.skip('processes cannot be looked up on this system');
    const random = make_random(k_seed);
    const profile = await t.open_profile();
    let app = await profile.launch({ viewport: k_tall });
    await app.start_with_guide();
    await app.open_template('Release');
    await app.start_run('Release');
    const route = app.route();
    const names = await app.step_names();
    const stored = new Map(names.map((name) => [name, false]));
    let total = 0;
    for (let round = 1; round <= k_rounds; round += 1) {
        t.step(`round ${round}, ${total} ticks so far`);
        const wait_ms = k_shortest_ms + random() * k_spread_ms;
        const { count, last } = await tick_and_kill(profile, app, stored, wait_ms);
        total += count;
        app = await profile.launch({ route, viewport: k_tall });
        await app.run_is_shown('Release');
        const steps = await app.steps();
        assert.deepEqual(steps.map(({ name }) => name), names);
        // The one click after the last confirmed one may have reached the disk or not.
        const unsure = names[(names.indexOf(last) + 1) % names.length];
        const lost = steps.filter(({ name, checked }) => name !== unsure && stored.get(name) !== checked);
        assert.deepEqual(lost, [], `round ${round}: stored ticks are gone`);
        for (const { name, checked } of steps) stored.set(name, checked);
    }
    assert.ok(total >= k_rounds, `only ${total} ticks were made`);
    console.log(`    ${total} ticks were stored, 0 lost`);
}, { limit_s: 180 });
