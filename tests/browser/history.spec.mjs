// What was done: the journal, the year as a table, the report, and a run of an earlier visit.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until, until_equal } from './poll.mjs';

async function finish_daily_round(app) {
    await app.start_run('Daily round');
    for (const name of await app.step_names()) await app.tick(name);
    await app.button('Finish run').click();
    await app.page.getByText(/^Finished\. Well done/).waitFor();
}

test('what is finished stands in the journal, in the table of the year and in the report', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Settings');
    await app.role('textbox', 'Your name').fill('Zoë');
    await app.show('Today');
    await finish_daily_round(app);
    t.step('journal');
    await app.show('History');
    await app.role('list', 'Journal').getByRole('link', { name: 'Daily round' }).waitFor();
    t.step('table');
    const cells = () => app.role('table', 'Runs finished on each day').getByRole('cell').allInnerTexts();
    await until('the numbers of a year', async () => (await cells()).length >= 365);
    assert.equal((await cells()).map(Number).reduce((sum, count) => sum + count), 1);
    t.step('report');
    const report = await app.download('Save a report as Markdown');
    assert.match(report.name, /^report-\d{4}-\d\d-\d\d\.md$/);
    assert.match(report.bytes.toString(), /^# Lighthouse: what was done[\s\S]*Daily round/);
    t.step('filters');
    await app.role('textbox', 'Person').fill('Ann');
    await app.page.getByText('Nothing in this period').first().waitFor();
    await app.role('textbox', 'Person').fill('Zoë');
    await app.role('list', 'Journal').getByRole('link', { name: 'Daily round' }).waitFor();
    await app.button('All checklists').click();
    await app.page.getByRole('menuitem', { name: 'Weekly round' }).or(
        app.page.getByRole('menuitemradio', { name: 'Weekly round' })).click();
    await app.page.getByText('Nothing in this period').first().waitFor();
});

test('a run of an earlier visit is read again, reopened, and finished anew', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await finish_daily_round(app);
    await app.reload();
    await app.show('History');
    await app.role('list', 'Journal').getByRole('link', { name: 'Daily round' }).click();
    await app.heading('Daily round', 1).waitFor();
    assert.equal(await app.page.getByRole('checkbox', { disabled: true }).count() > 0, true);
    await app.button('Reopen').click();
    await app.button('Finish run').waitFor();
    const names = await app.step_names();
    await until_equal('all steps are ticked', names.length, () => app.page.getByRole('checkbox', { checked: true }).count());
    await app.button('Finish run').click();
    await app.page.getByText(/^Finished\. Well done/).waitFor();
});
