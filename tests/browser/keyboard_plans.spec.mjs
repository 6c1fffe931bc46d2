// Checklists, schedules, Today, what was missed, the project and the history by keyboard alone.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { choose_in, choose_item, focus_is, press_on, tab_to, type_into } from './keys.mjs';
import { until, until_equal } from './poll.mjs';

async function add_step(app, title) {
    await press_on(app, 'button', 'Add a step to Steps');
    await focus_is(app, 'Step title');
    await app.page.keyboard.type(title);
    await press_on(app, 'button', `Done with ${title}`);
    await focus_is(app, `Edit ${title}`);
}

test('a checklist is written, put in order, published and started', async (t) => {
    const app = await t.open({ viewport: { width: 1280, height: 1400 } });
    await app.start_with_guide();
    await press_on(app, 'link', 'Checklists');
    await app.heading('Checklists', 1).waitFor();
    await press_on(app, 'button', 'New checklist');
    await app.heading('Edit New checklist', 1).waitFor();
    await type_into(app, 'Checklist title', 'Party');
    await app.heading('Edit Party', 1).waitFor();
    for (const title of ['Cake', 'Music']) await add_step(app, title);
    t.step('order');
    await app.page.keyboard.press('Alt+ArrowUp');
    const order = () => app.page.getByRole('button', { name: /^Edit (Cake|Music)$/ })
        .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent).join(', '));
    await until_equal('the order', 'Edit Music, Edit Cake', order);
    await focus_is(app, 'Edit Music');
    await choose_item(app, 'More about Music', 'Move down');
    await until_equal('the order', 'Edit Cake, Edit Music', order);
    t.step('publish');
    await app.page.evaluate(() => document.activeElement.blur());
    await press_on(app, 'button', 'Publish version 1');
    await app.page.getByText('Version 1 is published').first().waitFor();
    await press_on(app, 'link', 'Back to the checklist');
    await press_on(app, 'button', 'Start Party');
    await app.run_is_shown('Party');
    await press_on(app, 'checkbox', 'Cake', 'Space');
    await app.progress_is(1);
});

test('a schedule is typed, chosen and saved; then paused', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Critical bug');
    await press_on(app, 'button', 'Add a schedule');
    await app.role('textbox', 'When').waitFor();
    await type_into(app, 'When', 'every other friday');
    await app.page.getByText('Understood as: every other week on Friday').waitFor();
    await choose_in(app, 'What counts', 'Counted from the last time');
    await choose_in(app, 'When a date is missed', 'It lapses');
    await type_into(app, 'Days of grace', '2');
    await press_on(app, 'button', 'Save the schedule');
    await app.button('Change the schedule').waitFor();
    t.step('pause');
    await press_on(app, 'button', 'Pause the schedule');
    await app.page.getByRole('dialog').waitFor();
    await focus_is(app, 'First day after the pause');
    await press_on(app, 'button', 'Pause');
    await app.page.getByText('Paused until you resume it.').waitFor();
    const [made] = (await app.export_json()).schedules.filter(({ grace }) => grace === 2);
    assert.deepEqual([made.mode, made.miss, made.paused], ['chained', 'habit', true]);
});

test('several dates of Today are skipped at once, with a reason', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await press_on(app, 'button', 'Select');
    await press_on(app, 'checkbox', 'Daily round', 'Space');
    await until('it is chosen', () => app.checkbox('Daily round').isChecked());
    await press_on(app, 'checkbox', 'Weekly round', 'Space');
    await app.page.getByText('2 dates selected').waitFor();
    await app.page.evaluate(() => document.activeElement.blur());
    await press_on(app, 'button', 'Skip…');
    await app.page.getByRole('dialog').waitFor();
    await focus_is(app, 'Reason');
    await app.page.keyboard.type('a holiday');
    await press_on(app, 'button', 'Skip');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    const reasons = (await app.export_json()).occurrences.map(({ reason }) => reason);
    assert.deepEqual(reasons, ['a holiday', 'a holiday']);
});

test('what was missed is sorted out', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Monthly round');
    await press_on(app, 'button', 'Change the schedule');
    await app.role('textbox', 'When').waitFor();
    await type_into(app, 'When', 'every week');
    await type_into(app, 'Starts on', new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10));
    await press_on(app, 'button', 'Save the schedule');
    await app.button('Change the schedule').waitFor();
    await press_on(app, 'link', 'Today', 'Enter');
    await press_on(app, 'button', 'Sort it out…');
    await app.heading('What was missed', 1).waitFor();
    await type_into(app, 'Reason', 'at sea');
    await choose_in(app, 'What to do about Monthly round', 'Skip all');
    await press_on(app, 'button', 'Apply');
    await app.heading('Today', 1).waitFor();
    const { occurrences } = await app.export_json();
    assert.ok(occurrences.length >= 5);
    assert.ok(occurrences.every(({ reason }) => reason === 'at sea'));
});

test('the project is described, and the history filtered', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await press_on(app, 'link', 'Project');
    await app.heading('Project', 1).waitFor();
    await type_into(app, 'Name of new variable', 'package');
    await type_into(app, 'Value of new variable', 'ship');
    await press_on(app, 'button', 'Add the variable');
    await app.role('textbox', 'Value of package').waitFor();
    await choose_item(app, 'Contributing guide', 'Security policy');
    await type_into(app, 'Title of new resource', 'Policy');
    await type_into(app, 'Address of new resource', 'https://example.org/security');
    await press_on(app, 'button', 'Add the resource');
    await press_on(app, 'button', 'Checked today: Policy');
    await app.page.getByText('Last checked today').waitFor();
    t.step('history');
    await press_on(app, 'link', 'History');
    await app.heading('History', 1).waitFor();
    await choose_in(app, 'Period', 'A year');
    await choose_item(app, 'All checklists', 'Weekly round');
    await app.button('Weekly round').waitFor();
    await type_into(app, 'Person', 'Ann');
    await app.page.getByText('Nothing in this period').first().waitFor();
});
