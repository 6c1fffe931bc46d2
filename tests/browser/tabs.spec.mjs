// Two tabs on one database: one owns it, the other offers to take over; neither shows an empty workspace.
import assert from 'node:assert/strict';
import { App } from './app.mjs';
import { test } from './harness.mjs';
import { words } from './words.mjs';

/** Runs in the page: keeps every first-level heading that was ever there. */
function note_headings() {
    self.headings_seen = [];
    new MutationObserver(() => {
        for (const { textContent } of document.querySelectorAll('h1')) {
            if (!self.headings_seen.includes(textContent)) self.headings_seen.push(textContent);
        }
    }).observe(document, { childList: true, subtree: true, characterData: true });
}

async function never_empty(app) {
    const seen = await app.page.evaluate(() => self.headings_seen);
    assert.ok(!seen.includes(words.welcome), `headings so far: ${seen.join(', ')}`);
}

async function open_second(t, first) {
    const second = await t.adopt(new App(first.context, await first.context.newPage(), first.site), null);
    await second.page.addInitScript(note_headings);
    await second.go();
    return second;
}

async function take_over(from, to) {
    await to.page.bringToFront();
    await to.button('Use here').click();
    await to.role('navigation', 'Main').waitFor();
    await from.heading(words.handed_over, 1).waitFor();
}

test('a second tab takes over, and the first one takes back, without losing a tick', async (t) => {
    const first = await t.open();
    await first.begin_daily_round();
    const names = await first.step_names();
    await first.tick(names[0]);
    t.step('the second tab only offers to take over');
    const second = await open_second(t, first);
    await second.heading(words.other_tab, 1).waitFor();
    assert.equal(await second.page.getByRole('checkbox').count(), 0);
    await first.page.bringToFront();
    await first.tick(names[1]);
    t.step('take over');
    await take_over(first, second);
    await second.button('Continue Daily round').click();
    await second.progress_is(2);
    await second.tick(names[2]);
    t.step('take back');
    await take_over(second, first);
    await first.show('Today');
    await first.button('Continue Daily round').click();
    await first.progress_is(3);
    await never_empty(second);
});

test('a text that is being typed goes along when another tab takes over', async (t) => {
    const first = await t.open();
    await first.begin_daily_round();
    const [name] = await first.step_names();
    await first.choose(`More about ${name}`, 'Add a note');
    const second = await open_second(t, first);
    await second.heading(words.other_tab, 1).waitFor();
    await first.page.bringToFront();
    await first.role('textbox', `Note on ${name}`).click();
    await first.page.keyboard.type('half a sen');
    await take_over(first, second);
    await second.button('Continue Daily round').click();
    await second.role('textbox', `Note on ${name}`).waitFor();
    assert.equal(await second.role('textbox', `Note on ${name}`).inputValue(), 'half a sen');
});

test('after the owner is closed, a reload of the other tab opens the workspace', async (t) => {
    const first = await t.open();
    await first.start_with_guide();
    const second = await open_second(t, first);
    await second.heading(words.other_tab, 1).waitFor();
    await first.page.close();
    await second.reload();
    await second.heading('Today', 1).waitFor();
    await never_empty(second);
});

test('a reload keeps the workspace, ten times in a row', async (t) => {
    const app = await t.open();
    await app.page.addInitScript(note_headings);
    await app.start_with_guide();
    for (let count = 0; count < 10; count += 1) {
        await app.page.reload({ waitUntil: 'commit' });
        await app.heading('Today', 1).waitFor();
        await never_empty(app);
    }
});
