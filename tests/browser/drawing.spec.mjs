// When the worker draws, and when it must not; what happens when the drawing surface goes away.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { colours_of, count_differences, pixel } from './png.mjs';
import { sleep, until } from './poll.mjs';
import { count_activity, k_keep_canvas, lose_surface, restore_surface } from './worker_probe.mjs';

const k_idle_ms = 2000;
const k_settle_ms = 2600; // longer than any wake that follows an input, and than the tidying of the database

/** What the worker did in two seconds in which nobody did anything. */
async function idle_activity(activity) {
    let before = await activity.read();
    await until('rest', async () => {
        const { frames, timers } = before;
        await sleep(k_settle_ms);
        before = await activity.read();
        return before.frames === frames && before.timers === timers;
    });
    await sleep(k_idle_ms);
    const after = await activity.read();
    return Object.fromEntries(Object.keys(after).map((key) => [key, after[key] - before[key]]));
}

const k_nothing = { frames: 0, draws: 0, timers: 0, messages: 0 };

test('no frame, no drawing, no timer and no message while nothing happens', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    const activity = await count_activity(app);
    t.step('Today');
    assert.deepEqual(await idle_activity(activity), k_nothing);
    t.step('a run, after a tick');
    await app.start_run('Daily round');
    await app.tick((await app.step_names())[0]);
    assert.deepEqual(await idle_activity(activity), k_nothing);
});

test('a moving pointer makes frames, and then they end', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    const activity = await count_activity(app);
    await app.page.mouse.move(300, 300);
    await app.page.mouse.move(500, 400, { steps: 5 });
    await until('frames', async () => (await activity.read()).frames > 0);
    assert.deepEqual(await idle_activity(activity), k_nothing);
});

test('a tab in the background draws nothing', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    const activity = await count_activity(app);
    await app.page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { get: () => self.visibility_for_test });
        self.visibility_for_test = 'hidden';
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await idle_activity(activity);
    const before = await activity.read();
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await sleep(k_idle_ms);
    assert.equal((await activity.read()).draws, before.draws);
    t.step('in front again');
    await app.page.evaluate(() => {
        self.visibility_for_test = 'visible';
        document.dispatchEvent(new Event('visibilitychange'));
    });
    await until('the dark picture', async () => Math.max(...pixel(await app.picture(), 2, 2)) < 60);
});

test('the picture is the same after the drawing surface was lost and came back', async (t) => {
    await t.open_site((site) => site.before_worker(k_keep_canvas));
    t.allow_console(/CONTEXT_LOST_WEBGL|WebGL/);
    const app = await t.open();
    await app.begin_daily_round();
    const names = await app.step_names();
    await app.tick(names[0]);
    await app.page.mouse.move(1, 1);
    await app.calm();
    const before = await app.picture();
    assert.ok(colours_of(before).count > 20, 'there is a picture');
    for (let round = 0; round < 2; round += 1) {
        t.step(`loss ${round + 1}`);
        await lose_surface(app);
        await restore_surface(app);
        await until('the same picture', async () => count_differences(before, await app.picture()) === 0);
    }
    t.step('work while the surface is lost');
    await lose_surface(app);
    await app.checkbox(names[1]).click();
    await app.progress_is(2);
    await restore_surface(app);
    await until('a picture', async () => colours_of(await app.picture()).count > 20);
    await app.tick(names[2]);
});
