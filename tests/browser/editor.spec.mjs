// Changing a checklist: draft, publication, and that both outlive the page, offline too.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { focus_is } from './keys.mjs';
import { until, until_equal } from './poll.mjs';

const k_first = 'Confirm that the default branch is green';

/** The editor of the Daily round. */
async function edit_daily_round(app) {
    await app.open_template('Daily round');
    await app.button('Edit').click();
    await app.heading('Edit Daily round', 1).waitFor();
}

/** Titles of the steps in their order, as the editor shows them. */
async function titles(app) {
    const edits = app.page.getByRole('button', { name: /^Edit / });
    return (await edits.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent)))
        .map((name) => name.replace(/^Edit /, ''));
}

test('a step is edited, the draft published, and all of it is there after a reload without a network', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.offline_ready();
    await edit_daily_round(app);
    t.step('edit');
    await app.button(`Edit ${k_first}`).click();
    const title = app.role('textbox', 'Step title');
    await title.waitFor();
    await focus_is(app, 'Step title');
    await title.fill('Is the default branch green?');
    await app.role('textbox', 'Command').focus();
    const [color, ink, family] = await app.role('textbox', 'Command').evaluate((field) => {
        const style = getComputedStyle(field);
        return [style.color, style.webkitTextFillColor, style.fontFamily];
    });
    assert.equal(ink, color, 'what is typed is seen');
    assert.match(family, /monospace/);
    await app.role('textbox', 'Minutes').fill('5');
    await app.role('checkbox', 'Gate').check();
    await app.role('radio', 'Yes or no').check();
    await app.button('Done with Is the default branch green?').click();
    await title.waitFor({ state: 'detached' });
    await app.page.getByText('Draft with 1 change').first().waitFor();
    t.step('add');
    await app.page.getByRole('button', { name: /^Add a step to / }).first().click();
    await app.role('textbox', 'Step title').fill('Thank somebody');
    await app.button('Done with Thank somebody').waitFor(); // the draft counts two changes before it has the title
    await app.page.getByText('Draft with 2 changes').first().waitFor();
    t.step('reload the draft without a network');
    t.allow_console(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await app.context.setOffline(true);
    await app.reload();
    await app.page.getByText('Draft with 2 changes').first().waitFor();
    await until('the new step is there', async () => (await titles(app)).includes('Thank somebody'));
    t.step('publish');
    await app.button('Publish version 2').click();
    await app.page.getByText('Version 2 is published').first().waitFor();
    t.step('reload what is published without a network');
    await app.reload();
    await app.page.getByText('Version 2 is published').first().waitFor();
    const { template_versions: versions, steps } = await app.export_json();
    const daily = steps.filter(({ title: text }) => text === 'Is the default branch green?');
    assert.equal(daily.length, 1);
    assert.deepEqual([daily[0].minutes, daily[0].gate, daily[0].evidence], [5, true, 'yes_no']);
    const second = versions.filter(({ number }) => number === 2);
    assert.equal(second.length, 1);
    assert.match(second[0].content, /^[0-9a-f]{16}$/);
    await app.show('Today');
    await app.start_run('Daily round');
    await app.checkbox('Is the default branch green?').waitFor();
});

test('steps are put in another order by the keyboard and by dragging', async (t) => {
    const app = await t.open({ viewport: { width: 1280, height: 1400 } });
    await app.start_with_guide();
    await edit_daily_round(app);
    const before = await titles(app);
    const order = (...indexes) => indexes.map((at) => before[at]);
    const first = async (count) => JSON.stringify((await titles(app)).slice(0, count));
    t.step('keyboard');
    await app.button(`Edit ${before[0]}`).focus();
    await app.page.keyboard.press('Alt+ArrowDown');
    await until_equal('the order', JSON.stringify(order(1, 0, 2)), () => first(3));
    await focus_is(app, `Edit ${before[0]}`);
    await app.page.keyboard.press('Alt+ArrowUp');
    await until_equal('the order', JSON.stringify(order(0, 1, 2)), () => first(3));
    t.step('drag');
    const middle = async (name) => {
        const { x, y, width, height } = await app.button(name).boundingBox();
        return [x + width / 2, y + height / 2];
    };
    const [from_x, from_y] = await middle(`More about ${before[0]}`);
    const [, to_y] = await middle(`More about ${before[1]}`);
    await app.page.mouse.move(from_x, from_y);
    await app.page.mouse.down();
    await app.page.mouse.move(from_x, (from_y + to_y) / 2, { steps: 4 });
    await app.page.mouse.move(from_x, to_y + 12, { steps: 4 });
    await app.page.mouse.up();
    await until_equal('the order', JSON.stringify(order(1, 0, 2)), () => first(3));
    await app.never_sees('menu'); // the click that ended the drag opened nothing
    t.step('a drag that is given up');
    const [again_x, again_y] = await middle(`More about ${before[1]}`);
    await app.page.mouse.move(again_x, again_y);
    await app.page.mouse.down();
    await app.page.mouse.move(again_x, again_y + 100, { steps: 4 });
    await app.page.keyboard.press('Escape');
    await app.page.mouse.up();
    assert.equal(await first(3), JSON.stringify(order(1, 0, 2)));
    t.step('undo');
    await app.role('banner').getByRole('button', { name: 'Undo', exact: true }).click();
    await until_equal('the order', JSON.stringify(order(0, 1, 2)), () => first(3));
    t.step('a click still opens the menu');
    await app.choose(`More about ${before[0]}`, 'Remove');
    await until('the step is gone', async () => !(await titles(app)).includes(before[0]));
});

test('a checklist is written from nothing, archived and restored', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Checklists');
    await app.button('New checklist').click();
    await app.heading('Edit New checklist', 1).waitFor();
    await app.role('textbox', 'Checklist title').fill('Party');
    await app.heading('Edit Party', 1).waitFor();
    await app.button('Add a step to Steps').click();
    await app.role('textbox', 'Step title').fill('Cake');
    await app.button('Publish version 1').click();
    await app.page.getByText('Version 1 is published').first().waitFor();
    await app.role('link', 'Back to the checklist').click();
    await app.button('Start Party').waitFor();
    await app.button('Archive').click();
    await app.button('Start Party').waitFor({ state: 'detached' });
    await app.heading('Archived').waitFor();
    await app.button('Restore').click();
    await app.button('Start Party').waitFor();
});
