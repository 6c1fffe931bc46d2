// Smaller things of every day: details and commands, names and colours, beginning empty, discarding.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { pixel } from './png.mjs';
import { until, until_equal } from './poll.mjs';

test('the details of a step show its command, which can be copied', async (t) => {
    const app = await t.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await app.begin_daily_round();
    const name = 'Confirm that the default branch is green';
    const details = app.button(`Details of ${name}`);
    assert.equal(await details.getAttribute('aria-expanded'), 'false');
    await details.click();
    await until_equal('the state of the details', 'true', () => details.getAttribute('aria-expanded'));
    const command = await app.page.locator('pre').first().innerText();
    assert.match(command, /gh run list/);
    await app.button(`Copy the command of ${name}`).click();
    await app.status('Copied');
    assert.equal(await app.page.evaluate(() => navigator.clipboard.readText()), command);
    await details.click();
    await app.page.locator('pre').first().waitFor({ state: 'detached' });
});

test('colours can be chosen, against those of the system, and stay', async (t) => {
    const app = await t.open({ colorScheme: 'light' });
    await app.start_with_guide();
    const is_dark = async () => Math.max(...pixel(await app.picture(), 2, 2)) < 60;
    assert.equal(await is_dark(), false);
    await app.show('Settings');
    await app.role('radio', 'Dark').check();
    await until('a dark picture', is_dark);
    await app.reload();
    await until('a dark picture', is_dark);
    await app.role('radio', 'System').check();
    await until('a light picture', async () => !(await is_dark()));
    await app.page.emulateMedia({ colorScheme: 'dark' });
    await until('a dark picture', is_dark);
});

test('a name given in the settings stands beside the steps one ticks', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Settings');
    await app.role('textbox', 'Your name').fill('Zoë');
    await app.show('Project');
    await app.role('textbox', 'Project name').fill('Beacon');
    await app.role('textbox', 'Project name').blur();
    await app.role('banner').getByText('Beacon').waitFor();
    await app.show('Today');
    await app.start_run('Daily round');
    await app.tick((await app.step_names())[0]);
    const { step_states: states } = await app.export_json();
    assert.deepEqual(states.map(({ person }) => person), ['Zoë']);
});

test('one can begin empty, and add a guide later', async (t) => {
    const app = await t.open();
    await app.role('textbox', 'Project name').fill('Empty');
    await app.button('Start empty').click();
    await app.heading('Today', 1).waitFor();
    assert.equal((await app.export_json()).templates.length, 0);
    await app.show('Project');
    await app.role('link', 'Add a project').click();
    await app.start_with_guide({ project: 'Full', ecosystem: 'Go' });
    await app.role('banner').getByText('Full').waitFor();
    await app.button('Start Daily round').waitFor();
});

test('a run that was discarded comes back by undo, a finished one can be reopened', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    await app.tick((await app.step_names())[0]);
    t.step('discard');
    await app.choose('More about this run', 'Discard this run');
    await app.heading('Today', 1).waitFor();
    await app.button('Start Daily round').waitFor();
    await app.role('banner').getByRole('button', { name: 'Undo', exact: true }).click();
    await app.button('Continue Daily round').click();
    await app.progress_is(1);
    t.step('finish with what is open');
    await app.choose('More about this run', 'Skip what is open and finish');
    await app.button('Reopen').click();
    await app.button('Finish run').waitFor();
});
