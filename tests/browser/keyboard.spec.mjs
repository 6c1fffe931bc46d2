// Everything by keyboard: Tab, Enter, Space, Escape, arrows, Ctrl+Z.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { k_most_tabs, press_on, tab_to } from './keys.mjs';
import { count_differences } from './png.mjs';
import { until } from './poll.mjs';

/** The picture around the focused element differs from the same place without focus. */
async function focus_is_visible(app) {
    const clip = await app.page.evaluate(() => {
        const { activeElement } = document;
        const whole = activeElement.closest('label') ?? activeElement;
        const { x, y, width, height } = whole.getBoundingClientRect();
        return { x: Math.max(0, x - 4), y: Math.max(0, y - 4), width: width + 8, height: height + 8 };
    });
    const take = () => app.picture({ clip });
    await app.calm();
    const focused = await take();
    await app.page.evaluate(() => document.activeElement.blur());
    await until('the focus ring goes away', async () => count_differences(focused, await take(), 24) > 20);
}

test('the whole main job', async (t) => {
    const app = await t.open();
    await app.sees('radio', 'Rust');
    t.step('welcome');
    await tab_to(app, 'textbox', 'Project name');
    await app.page.keyboard.type('Lighthouse');
    await app.page.keyboard.press('Tab');
    for (let count = 0; (await app.focused()).name !== 'Rust'; count += 1) {
        assert.ok(count < 10, `arrows lead to ${JSON.stringify(await app.focused())}`);
        await app.page.keyboard.press('ArrowDown');
        await app.page.keyboard.press('Space');
    }
    await press_on(app, 'button', 'Start with this guide');
    await app.heading('Today', 1).waitFor();
    t.step('start');
    await press_on(app, 'button', 'Start Daily round');
    await app.run_is_shown('Daily round');
    const names = await app.step_names();
    t.step('tick');
    await press_on(app, 'checkbox', names[0], 'Space');
    await app.progress_is(1);
    await press_on(app, 'checkbox', names[1], 'Space');
    await app.progress_is(2);
    t.step('undo and redo');
    await app.page.keyboard.press('Control+z');
    await app.progress_is(1);
    await app.page.keyboard.press('Control+Shift+z');
    await app.progress_is(2);
    t.step('note by the menu');
    await press_on(app, 'button', `More about ${names[2]}`);
    await app.page.getByRole('menu').waitFor();
    await until('the menu has the focus', async () => (await app.focused()).role === 'menuitem');
    for (let count = 0; (await app.focused()).name !== 'Add a note'; count += 1) {
        assert.ok(count < 10, 'arrows lead to the item');
        await app.page.keyboard.press('ArrowDown');
    }
    await app.page.keyboard.press('Enter');
    const note = `Note on ${names[2]}`;
    await until('the new field has the focus', async () => (await app.focused()).name === note);
    await app.page.keyboard.type('by keyboard');
    t.step('finish');
    for (const name of names.slice(2)) {
        const { now } = await app.progress();
        await press_on(app, 'checkbox', name, 'Space');
        await app.progress_is(now + 1);
    }
    await press_on(app, 'button', 'Finish run');
    await app.page.getByText(/^Finished /).first().waitFor();
    await app.page.getByText('by keyboard').first().waitFor();
});

test('Escape closes a menu and gives the focus back', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const [name] = await app.step_names();
    await press_on(app, 'button', `More about ${name}`);
    await until('the menu has the focus', async () => (await app.focused()).role === 'menuitem');
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('menu').waitFor({ state: 'detached' });
    await until('the focus is back', async () => (await app.focused()).name === `More about ${name}`);
});

test('a dialog takes the focus, keeps it, and gives it back', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    const document = await app.export_json();
    // Early: it takes the browser a moment to hand choosers over to a test, and a key is faster.
    const chooser = app.page.waitForEvent('filechooser');
    await tab_to(app, 'button', 'Import a document');
    await app.page.keyboard.press('Enter');
    const buffer = Buffer.from(JSON.stringify(document));
    await (await chooser).setFiles({ name: 'shipshape.json', mimeType: 'application/json', buffer });
    const dialog = app.page.getByRole('dialog');
    await dialog.waitFor();
    const inside = () => app.page.evaluate(() => Boolean(document.activeElement.closest('[role=dialog]')));
    await until('the focus is in the dialog', inside);
    for (let count = 0; count < 12; count += 1) {
        await app.page.keyboard.press('Tab');
        const at = await app.focused();
        assert.ok((await inside()) || at.role === 'BODY', `Tab leaves the dialog for ${JSON.stringify(at)}`);
    }
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await until('the focus is back', async () => (await app.focused()).name === 'Import a document');
});

test('Tab goes through every screen and out again, forward and back', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    for (const screen of ['Today', 'Checklists', 'Settings']) {
        t.step(screen);
        await app.show(screen);
        for (const key of ['Tab', 'Shift+Tab']) {
            await app.page.evaluate(() => document.activeElement.blur());
            let left = false;
            const stops = new Set();
            for (let count = 0; count < k_most_tabs && !left; count += 1) {
                await app.page.keyboard.press(key);
                const at = await app.focused();
                left = at.role === 'BODY' && count > 0;
                if (!left) stops.add(`${at.role} ${at.name}`);
            }
            assert.ok(left, `${key} never leaves the page: ${[...stops].slice(-5).join(', ')}`);
            assert.ok(stops.size >= 4, `${key} stops only at ${[...stops].join(', ')}`);
        }
    }
});

test('the focus can be seen on links, buttons and boxes', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const [name] = await app.step_names();
    const stops = { link: 'Checklists', checkbox: name, button: `More about ${name}` };
    for (const [role, label] of Object.entries(stops)) {
        t.step(`${role} ${label}`);
        await tab_to(app, role, label);
        await focus_is_visible(app);
    }
});
