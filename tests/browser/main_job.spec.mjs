// The main job from the first visit to the end of a run, with the network gone in between.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until, until_equal } from './poll.mjs';

const k_note = 'Zoë Ω 漢字 😀';

/** Ticks three steps, writes a note on the fourth, ticks the fifth and takes that back. Returns all names. */
async function work_on_round(t, app) {
    const names = await app.step_names();
    assert.ok(names.length >= 5, `the daily round has only ${names.length} steps`);
    t.step('tick by mouse');
    for (const name of names.slice(0, 3)) await app.tick(name);
    t.step('write a note');
    await app.write_note(names[3], k_note);
    t.step('undo a tick');
    await app.tick(names[4]);
    await app.button('Undo').first().click();
    await app.progress_is(3);
    await until('the box is empty again', async () => !(await app.checkbox(names[4]).isChecked()));
    return names;
}

async function round_is_as_left(app, names) {
    await app.progress_is(3);
    const checked = (await app.steps()).filter((step) => step.checked).map(({ name }) => name);
    assert.deepEqual(checked, names.slice(0, 3));
    assert.equal(await app.role('textbox', `Note on ${names[3]}`).inputValue(), k_note);
}

test('start, tick, write, undo, close, come back without a network, finish', async (t) => {
    const profile = await t.open_profile();
    let app = await profile.launch();
    t.step('start with the guide');
    await app.start_with_guide();
    assert.equal(app.route(), '#/today');
    await app.role('list', 'Due').getByText('Daily round').first().waitFor();
    await app.start_run('Daily round');
    const run_route = app.route();
    assert.match(run_route, /^#\/run\/[0-9a-f-]{36}$/);
    const names = await work_on_round(t, app);
    await app.offline_ready();
    t.step('come back without a network');
    await profile.close();
    await t.site.stop();
    t.allow_console(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED/);
    app = await profile.launch({ route: null });
    await app.context.setOffline(true);
    await app.go();
    await app.heading('Today', 1).waitFor();
    await app.button('Continue Daily round').click();
    await app.run_is_shown('Daily round');
    assert.equal(app.route(), run_route);
    await round_is_as_left(app, names);
    t.step('reload without a network');
    await app.reload();
    await app.run_is_shown('Daily round');
    await round_is_as_left(app, names);
    t.step('finish');
    for (const name of names.slice(3)) await app.tick(name);
    await app.button('Finish run').click();
    await app.page.getByText(/^Finished /).first().waitFor();
    await app.show('Today');
    const due = app.button('Continue Daily round').or(app.button('Start Daily round'));
    await until('the round is not due any more', async () => (await due.count()) === 0);
    await app.role('list', 'Coming up').getByText('Daily round').first().waitFor();
});

test('the address leads back and forward, and the title says where one is', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    await until('a title', async () => /Daily round/.test(await app.page.title()));
    await app.show('Settings');
    await app.show('Checklists');
    await app.page.goBack();
    await app.heading('Settings', 1).waitFor();
    await app.page.goBack();
    await app.run_is_shown('Daily round');
    await app.page.goForward();
    await app.heading('Settings', 1).waitFor();
    const link = app.role('navigation', 'Main').getByRole('link', { name: 'Settings' });
    await until_equal('the current link', 'page', () => link.getAttribute('aria-current'));
    assert.match(await app.page.title(), /Settings/);
});

test('every kind of mark can be put on a step and taken off again', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const [name] = await app.step_names();
    const choose = async (item, counts) => {
        t.step(item);
        await app.choose(`More about ${name}`, item);
        await app.page.getByRole('menu').waitFor({ state: 'detached' });
        await app.progress_is(counts);
    };
    for (const [item, counts] of [['Skip this step', 1], ['Not applicable', 1], ['Mark as failed', 0]]) {
        await choose(item, counts);
        await choose('Open again', 0);
    }
});
