// Guides, files, share links and releases by keyboard alone.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { choose_in, choose_item, focus_is, press_on, tab_to, type_into } from './keys.mjs';
import { until_equal } from './poll.mjs';

const dialog_goes = (app) => app.page.getByRole('dialog').waitFor({ state: 'detached' });

test('a guide is pasted, read as chosen, imported, and comes out as a file', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await press_on(app, 'link', 'Checklists');
    await app.heading('Checklists', 1).waitFor();
    await press_on(app, 'link', 'Import a guide');
    await app.heading('No guide yet', 2).waitFor();
    await type_into(app, 'Or paste it', '# Harbour\n\n- [ ] Tell <CHANNEL>\n- Ask the crew\n');
    await app.page.keyboard.press('Tab');
    await app.page.getByText('1 checklist, 1 step, 1 variable').waitFor();
    t.step('choices');
    await choose_in(app, 'Bullets as steps', 'All');
    await app.page.getByText('1 checklist, 2 steps, 1 variable').waitFor();
    await press_on(app, 'button', 'Variables: 1 of 1 gap');
    await press_on(app, 'checkbox', '<CHANNEL>', 'Space');
    await app.page.getByText('1 checklist, 2 steps', { exact: true }).waitFor();
    await app.page.evaluate(() => document.activeElement.blur());
    await press_on(app, 'button', 'Import');
    await app.heading('Checklists', 1).waitFor();
    t.step('file');
    await press_on(app, 'link', 'Harbour');
    await app.button('Start Harbour').waitFor();
    await choose_item(app, 'Export', 'As Markdown');
    await app.page.getByRole('dialog').waitFor();
    await tab_to(app, 'textbox', 'What is in it');
    assert.match(await app.role('textbox', 'What is in it').inputValue(), /- \[ \] Ask the crew/);
    const saved = app.page.waitForEvent('download');
    await press_on(app, 'button', 'Save as file');
    await saved;
    await app.page.keyboard.press('Escape');
    await dialog_goes(app);
    await focus_is(app, 'Export');
});

test('a run is shared by a link, and opened from it', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const [first] = await app.step_names();
    await app.page.evaluate(() => document.activeElement.blur());
    await press_on(app, 'button', 'Share');
    await app.role('textbox', 'Link').waitFor();
    await choose_in(app, 'What to share', 'Everything in it');
    await press_on(app, 'checkbox', 'Commands', 'Space');
    await tab_to(app, 'textbox', 'Link');
    const link = await app.role('textbox', 'Link').inputValue();
    await app.page.keyboard.press('Escape');
    await dialog_goes(app);
    await focus_is(app, 'Share');
    t.step('elsewhere');
    const other = await t.open({ route: link.slice(link.indexOf('#')) });
    await other.heading('Daily round', 1).waitFor();
    await press_on(other, 'button', 'Use once');
    await other.run_is_shown('Daily round');
    await press_on(other, 'checkbox', first, 'Space');
    await other.progress_is(1);
});

test('a release is planned, worked on, and fails', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await press_on(app, 'link', 'Releases');
    await app.heading('Releases', 1).waitFor();
    await app.role('link', 'Plan a release').waitFor();
    await press_on(app, 'link', 'Plan a release');
    await app.heading('Plan a release', 1).waitFor();
    await choose_in(app, 'Type', 'Patch');
    await until_equal('the version of a patch', '0.0.1', () => app.role('textbox', 'Version').inputValue());
    await type_into(app, 'Version', '0.0.7');
    await press_on(app, 'button', 'Plan release 0.0.7');
    await app.heading('Release 0.0.7', 1).waitFor();
    t.step('the next safe step');
    const step = 'Confirm that the version fits the changes';
    await press_on(app, 'button', `Done: ${step}`);
    await until_equal('the steps done', 1, async () => (await app.progress()).now);
    t.step('a failure');
    await press_on(app, 'button', 'It failed: Check that the documentation describes this version');
    await until_equal('the focus', 'textbox', async () => (await app.focused()).role);
    await app.page.keyboard.type('The machine is down');
    await press_on(app, 'button', 'Mark as failed');
    await app.heading('“Check that the documentation describes this version” failed', 2).waitFor();
    await until_equal('the reason', 'The machine is down', () =>
        app.role('textbox', 'Reason for Check that the documentation describes this version').inputValue());
});
