// A phone: fingers, no hover, 390 px wide.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { count_changed_rows } from './png.mjs';
import { until } from './poll.mjs';
import { words } from './words.mjs';

const k_screen = { width: 390, height: 844 };
const k_phone = { viewport: k_screen, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/** Moves a finger upwards by `distance` in the middle of the screen. */
async function swipe_up(app, distance) {
    const session = await app.context.newCDPSession(app.page);
    const touch = (type, ...ys) => {
        const touchPoints = ys.map((y) => ({ x: k_screen.width / 2, y }));
        return session.send('Input.dispatchTouchEvent', { type, touchPoints });
    };
    const start = k_screen.height - 200;
    await touch('touchStart', start);
    for (let moved = 10; moved <= distance; moved += 15) await touch('touchMove', start - moved);
    await touch('touchEnd');
}

test('tap, write and scroll by finger', async (t) => {
    const app = await t.open(k_phone);
    await app.heading(words.welcome, 1).waitFor();
    await app.role('textbox', 'Project name').fill('Lighthouse');
    await app.role('radio', 'Rust').tap();
    await until('the choice', () => app.role('radio', 'Rust').isChecked());
    await app.button('Start with this guide').tap();
    await app.heading('Today', 1).waitFor();
    await app.button('Start Daily round').tap();
    await app.run_is_shown('Daily round');
    const names = await app.step_names();
    t.step('tick by finger');
    await app.checkbox(names[0]).tap();
    await app.progress_is(1);
    t.step('note by finger');
    await app.button(`More about ${names[1]}`).tap();
    await app.role('menuitem', 'Add a note').tap();
    const note = app.role('textbox', `Note on ${names[1]}`);
    await note.tap();
    await until('the field has the focus', () => note.evaluate((field) => document.activeElement === field));
    await app.page.keyboard.type('ok');
    await until('the text', async () => (await note.inputValue()) === 'ok');
});

test('the page scrolls by finger, and what is drawn moves along', async (t) => {
    const app = await t.open(k_phone);
    await app.start_with_guide();
    await app.role('navigation', 'Main').getByRole('link', { name: 'Checklists' }).tap();
    await app.heading('Checklists', 1).waitFor();
    await app.calm();
    const scrolled = () => app.page.evaluate(() =>
        Math.max(...[...document.querySelectorAll('.region')].map(({ scrollTop }) => scrollTop)));
    assert.equal(await scrolled(), 0);
    const before = await app.picture({ clip: { x: 0, y: 100, width: 390, height: 600 } });
    await swipe_up(app, 400);
    await until('the page has scrolled', async () => (await scrolled()) > 200);
    await app.calm();
    const after = await app.picture({ clip: { x: 0, y: 100, width: 390, height: 600 } });
    const changed = count_changed_rows(before, after);
    assert.ok(changed > after.height / 4, `only ${changed} rows of ${after.height} changed`);
});

test('the navigation is a bar at the bottom, and everything to tap is large enough', async (t) => {
    const app = await t.open(k_phone);
    await app.begin_daily_round();
    const bar = await app.role('navigation', 'Main').boundingBox();
    assert.ok(bar.y > 844 / 2 && bar.y + bar.height <= 845, `the bar is at ${JSON.stringify(bar)}`);
    const targets = app.page.locator('#overlay a, #overlay button, #overlay label');
    const small = await targets.evaluateAll((elements) => elements.flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const fits = width === 0 || (width >= 44 && height >= 44);
        return fits ? [] : [`${element.textContent || element.ariaLabel}: ${width} × ${height}`];
    }));
    assert.deepEqual(small, []);
});
