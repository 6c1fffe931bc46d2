// Schedules as a person plans with them: plain words, previews, skipping and moving dates, coming back after weeks.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until } from './poll.mjs';

/** The worker's clock can be moved from the page, by hours; it goes on from there. */
const k_clock = `{
    const Real = Date;
    let ahead = 0;
    self.Date = class extends Real {
        constructor(...when) { super(...(when.length ? when : [Real.now() + ahead])); }
        static now() { return Real.now() + ahead; }
    };
    new BroadcastChannel('clock').onmessage = ({ data }) => { ahead = data * 3_600_000; };
}`;

/** The app with the guide, whose clock stands at noon of this day. */
async function open_ship(t) {
    await t.open_site((site) => site.before_worker(k_clock));
    const app = await t.open({ timezoneId: 'UTC' });
    await app.page.evaluate(() => { self.clock = new BroadcastChannel('clock'); });
    const to_noon = 12 - new Date().getUTCHours();
    const move = (hours) => app.page.evaluate((ahead) => self.clock.postMessage(ahead), to_noon + hours);
    await move(0);
    await app.start_with_guide();
    return { app, move };
}

/** A day from now as the app writes it: "2026-12-03". */
const day_text = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const dialog = (app) => app.page.getByRole('dialog');
const due_list = (app) => app.role('list', 'Due').getByRole('link', { name: 'Daily round', exact: true });

/** Something happens, so that the app looks at its clock. */
async function nudge(app, there) {
    await until('the app has noticed', async () => {
        await app.page.mouse.move(300, 300);
        await app.page.mouse.move(320, 320);
        return there();
    });
}

test('a schedule is made in plain words, previewed, corrected and changed', async (t) => {
    const { app } = await open_ship(t);
    await app.open_template('Critical bug');
    await app.button('Add a schedule').click();
    const when = app.role('textbox', 'When');
    t.step('words that mean nothing');
    await when.fill('when it rains');
    await when.blur();
    await until('no way to save', () => app.button('Save the schedule').isDisabled());
    t.step('a rule that never comes');
    await when.fill('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30');
    await app.page.getByText(/^No day from .* fits this rule/).waitFor();
    assert.equal(await app.role('list', 'Next dates').count(), 0);
    t.step('plain words');
    await when.fill('every 3 months on the first monday');
    await app.page.getByText('Understood as: every 3 months on the first Monday').waitFor();
    await until('five dates', async () => (await app.role('list', 'Next dates').getByRole('listitem').count()) === 5);
    await app.button('Save the schedule').click();
    await app.button('Change the schedule').waitFor();
    t.step('pause');
    await app.button('Pause the schedule').click();
    await app.role('textbox', 'First day after the pause').fill(day_text(40));
    await dialog(app).getByRole('button', { name: 'Pause', exact: true }).click();
    await app.page.getByText(/^Paused; it asks again from/).waitFor();
    t.step('what was written');
    const document = await app.export_json();
    const made = document.schedules.find(({ rule }) => rule === 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO');
    assert.equal(made.starts, day_text(0));
    assert.equal(made.paused, true);
    assert.equal(made.resumes, day_text(40));
});

test('a date is moved, another skipped with a reason, and both undone', async (t) => {
    const { app } = await open_ship(t);
    await due_list(app).waitFor();
    t.step('a day that does not do');
    await app.choose('More about Daily round', 'Defer to…');
    await app.role('textbox', 'New day').fill(day_text(-1));
    await app.page.getByText(/Choose today or a later day/).waitFor();
    t.step('skip it instead');
    await dialog(app).getByRole('button', { name: 'Cancel', exact: true }).click();
    await app.choose('More about Daily round', 'Skip this time…');
    await app.role('textbox', 'Reason').fill('a holiday');
    await dialog(app).getByRole('button', { name: 'Skip', exact: true }).click();
    await due_list(app).waitFor({ state: 'detached' });
    await app.show('History');
    await app.page.getByText(/skipped: a holiday/).first().waitFor();
    await app.button('Undo').first().click();
    await app.show('Today');
    await due_list(app).waitFor();
});

test('after three weeks away all that was missed is sorted out on one screen, with one undo', async (t) => {
    const { app, move } = await open_ship(t);
    await due_list(app).waitFor();
    await move(21 * 24);
    const sort_it_out = app.button('Sort it out…');
    await nudge(app, () => sort_it_out.isVisible());
    await sort_it_out.click();
    await app.heading('What was missed', 1).waitFor();
    for (const title of ['Weekly round', 'Monthly round']) {
        const choices = app.role('group', `What to do about ${title}`);
        await choices.getByRole('radio', { name: 'Skip all', exact: true }).check();
    }
    await app.role('textbox', 'Reason for Weekly round').fill('at sea');
    await app.role('textbox', 'Reason').fill('away');
    await app.button('Apply').click();
    await app.heading('Today', 1).waitFor();
    await sort_it_out.waitFor({ state: 'detached' });
    const decided = (await app.export_json()).occurrences;
    assert.ok(decided.filter(({ reason }) => reason === 'at sea').length >= 2);
    assert.ok(decided.some(({ reason }) => reason === 'away'));
    await app.show('Today');
    await app.button('Undo').first().click();
    await sort_it_out.waitFor();
    assert.deepEqual((await app.export_json()).occurrences, []);
});

test('the day changes under an open page, at the hour of the settings', async (t) => {
    const { app, move } = await open_ship(t);
    await app.show('Settings');
    const hour = app.role('textbox', 'Day starts at');
    await hour.fill('5');
    await hour.blur();
    await app.show('Today');
    await app.button('More about Daily round').waitFor();
    await app.choose('More about Daily round', 'Skip this time…');
    await dialog(app).getByRole('button', { name: 'Skip', exact: true }).click();
    await due_list(app).waitFor({ state: 'detached' });
    t.step('four in the morning: still the day before');
    await move(16);
    await nudge(app, async () => true);
    await app.calm();
    assert.equal(await due_list(app).count(), 0);
    t.step('five in the morning');
    await move(17);
    await nudge(app, async () => (await due_list(app).count()) > 0);
});

test('the calendar shows the months as a table', async (t) => {
    const { app } = await open_ship(t);
    await app.role('link', 'Calendar').click();
    const month = (months) => {
        const now = new Date();
        return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 1))
            .toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    };
    await app.role('table', month(0)).waitFor();
    assert.equal(await app.page.getByRole('columnheader').count(), 7);
    await app.page.getByRole('cell', { name: /Today. Due: .*Daily round/ }).waitFor();
    await app.button('Next month').click();
    await app.role('table', month(1)).waitFor();
    await app.button('This month').click();
    await app.button('Previous month').click();
    await app.role('table', month(-1)).waitFor();
});
