// Releases from plan to archive: dates, the next safe step, a failure and how to go on, security releases.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from './harness.mjs';
import { until, until_equal } from './poll.mjs';

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Plans a release of the starter's checklist, which takes those steps and not these; ends on its page. */
async function plan(app, { type = 'Minor', target = day(10), version = '0.1.0', takes = [], leaves = [] } = {}) {
    await app.show('Releases');
    await app.button('Plan a release').or(app.role('link', 'Plan a release')).click();
    await app.heading('Plan a release', 1).waitFor();
    await app.role('radio', type).check();
    await app.role('textbox', 'Version').fill(version);
    await app.role('textbox', 'Target date').fill(target);
    for (const step of takes) await app.page.getByText(step, { exact: true }).first().waitFor();
    for (const step of leaves) assert.equal(await app.page.getByText(step, { exact: true }).count(), 0, step);
    await app.button(`Plan release ${version}`).click();
    await app.heading(`Release ${version}`, 1).waitFor();
}

/** Settles what stands on top until that step does; answers how many were done. */
async function work_up_to(app, step) {
    const done = app.page.getByRole('button', { name: /^Done: / });
    for (let count = 0; count < 60; ++count) {
        await done.first().waitFor();
        const name = await done.first().getAttribute('aria-label') ?? await done.first().textContent();
        if (step && name === `Done: ${step}`) return count;
        const { now } = await app.progress();
        await done.first().click();
        await until('the step is stored', async () => (await app.progress()).now > now);
        const { now: after, max } = await app.progress();
        if (after === max) return count + 1;
    }
    throw new Error('the release has no end');
}

test('a minor release goes from plan to archive, and its report is kept', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await plan(app);
    assert.match(app.route(), /^#\/release\//);
    await app.page.getByText(/tag v0\.1\.0/).first().waitFor();
    await app.never_sees('checkbox', 'Publish the advisory with the fixed versions');
    t.step('blockers');
    await app.role('textbox', 'What blocks the release').fill('It crashes on start');
    await app.button('Add the blocker').click();
    await app.button('Resolve: It crashes on start').waitFor();
    await work_up_to(app, 'Tag the tested commit, signed');
    await app.page.getByText('git tag -s "v0.1.0"').first().waitFor();
    await app.button('Done: Tag the tested commit, signed').click();
    await app.page.getByText(/^None: what comes next cannot be undone/).waitFor();
    await app.button('Resolve: It crashes on start').click();
    t.step('to the end');
    await work_up_to(app);
    await app.button('Archive release 0.1.0').click();
    await app.page.getByText(/^Released /).first().waitFor();
    t.step('report');
    await app.button('More about this release').click();
    const saved = app.page.waitForEvent('download');
    await app.role('menuitem', 'Download the report as JSON').click();
    const report = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
    assert.equal(report.release, '0.1.0');
    assert.equal(report.settled, report.steps);
    assert.ok(report.sections.every(({ steps }) => steps.every(({ changed }) => changed)));
    t.step('another visit');
    await app.reload();
    await app.heading('Release 0.1.0', 1).waitFor();
    assert.equal(await app.checkbox('Confirm that the version fits the changes').isDisabled(), true);
    await app.show('Releases');
    await app.role('table', 'Releases by date').waitFor();
    await app.show('History');
    await app.role('list', 'Journal').getByRole('link', { name: 'Release 0.1.0' }).waitFor();
});

test('a failure at “publish” is resumed, and a patch stands in for the broken release', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await plan(app, { version: '1.4.0' });
    await work_up_to(app, 'Publish the package');
    t.step('it fails');
    await app.button('It failed: Publish the package').click();
    await app.role('textbox', 'What happened at Publish the package').fill('The registry refused half of it');
    await app.button('Mark as failed').click();
    await app.heading('“Publish the package” failed', 2).waitFor();
    await app.role('list', 'What is public already').getByText('Push the tag').first().waitFor();
    await app.never_sees('button', 'Abort…');
    t.step('resume');
    await app.button('Try again').click();
    await app.button('Done: Publish the package').click();
    await app.button('It failed: Install it the way a user does').click();
    await app.button('Mark as failed').click();
    t.step('replace it');
    await app.button('Plan the patch…').click();
    await until_equal('the next version', '1.4.1', () => app.role('textbox', 'Version').inputValue());
    await app.button('Plan release 1.4.1').click();
    await app.heading('Release 1.4.1', 1).waitFor();
    await app.role('link', 'Stands in for 1.4.0').click();
    await app.role('link', 'Replaced by 1.4.1').waitFor();
    await app.button('Yank…').first().click();
    await app.role('textbox', 'Reason').fill('Half of it is missing');
    await app.page.getByRole('dialog').getByRole('button', { name: 'Yank', exact: true }).click();
    await app.page.getByText(/^Yanked .*Half of it is missing/).first().waitFor();
});

test('moving the target shows what moves, and moves what is open', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await plan(app, { target: day(20) });
    const due = () => app.page.getByText(/^due in/).first().textContent();
    const before = await due();
    await app.button('Move the target date').click();
    const field = app.role('textbox', 'New target date');
    await field.fill(day(-1));
    await app.page.getByText(/is in the past/).waitFor();
    await field.fill(day(27));
    await app.role('list', 'What moves').getByRole('listitem').first().waitFor();
    await app.page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
    await until('the date of the next step has moved', async () => (await due()) !== before);
    t.step('the calendar');
    await app.page.goto(`${app.site.url}#/calendar`);
    await app.button('Next month').click();
    await app.page.getByText(/0\.1\.0/).first().waitFor();
});

test('a security release has steps of its own and is planned beside another one', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await plan(app, { version: '2.0.0', type: 'Major', target: day(30) });
    await plan(app, {
        version: '1.9.1', type: 'Security',
        takes: ['Agree on the embargo and on who is told before', 'Publish the advisory with the fixed versions'],
        leaves: ['Say when the branch is frozen'],
    });
    await app.checkbox('Agree on the embargo and on who is told before').waitFor();
    await app.page.getByText(/^security: nobody/).first().waitFor();
    await app.show('Releases');
    const open = app.role('list', 'Open releases');
    await open.getByRole('link', { name: 'Release 1.9.1' }).waitFor();
    await open.getByRole('link', { name: 'Release 2.0.0' }).waitFor();
    await app.show('Today');
    await app.button('Continue Release 1.9.1').click();
    await app.heading('Release 1.9.1', 1).waitFor();
});
