// What is half typed survives the page.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until_equal } from './poll.mjs';

/** What came before the way to another page has been taken in when that is shown. */
async function away_and_back(app, title) {
    const route = app.route();
    await app.show(title);
    await app.page.goBack();
    await until_equal('the address', route, async () => app.route());
}

const value_is = (field, text) => until_equal('the text', text, () => field.inputValue());

test('a schedule that is half typed is still there after a reload, and gone once it is dismissed', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Critical bug');
    await app.button('Add a schedule').click();
    await app.role('textbox', 'When').pressSequentially('every 3 months on the fir');
    await app.role('radio', 'It lapses').check();
    t.step('reload');
    await away_and_back(app, 'Today');
    await app.reload();
    await value_is(app.role('textbox', 'When'), 'every 3 months on the fir');
    await app.role('radio', 'It lapses').and(app.page.locator(':checked')).waitFor();
    t.step('go on where it was left');
    await app.role('textbox', 'When').fill('every 3 months on the first monday');
    await app.button('Save the schedule').click();
    await app.button('Change the schedule').waitFor();
    t.step('dismiss another change');
    await app.button('Change the schedule').click();
    await app.role('textbox', 'When').fill('every day');
    await app.button('Leave the schedule as it is').click();
    await app.button('Change the schedule').waitFor();
    await app.reload();
    await app.button('Change the schedule').waitFor();
    assert.equal(await app.role('textbox', 'When').count(), 0);
});

test('half an entry of the project and half a step of a run are still there after a reload', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    await app.role('textbox', 'Add a step to this run').pressSequentially('Ask Zo');
    await away_and_back(app, 'Today');
    await app.reload();
    await value_is(app.role('textbox', 'Add a step to this run'), 'Ask Zo');
    await app.show('Project');
    await app.role('textbox', 'Name of new variable').pressSequentially('pack');
    await away_and_back(app, 'Today');
    await app.reload();
    await value_is(app.role('textbox', 'Name of new variable'), 'pack');
});

test('a button counts that is pressed before the page knows that what was typed enables it', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Critical bug');
    await app.button('Add a schedule').click();
    const rule = app.role('textbox', 'When');
    await rule.fill('');
    const save = app.button('Save the schedule');
    await until_equal('it is disabled', 'true', () => save.getAttribute('aria-disabled'));
    const button = await save.elementHandle();
    await rule.evaluate((field, [pressed]) => {
        field.focus();
        field.select();
        document.execCommand('insertText', false, 'every week');
        pressed.click(); // in the same task: no answer of the worker can come between
    }, [button]);
    await app.button('Change the schedule').waitFor();
    await app.page.getByText('every week', { exact: false }).first().waitFor();
});
