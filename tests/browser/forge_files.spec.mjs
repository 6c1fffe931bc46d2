// Checklists and runs as Markdown and as files for a forge.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until_equal } from './poll.mjs';

/** Bytes that a program which only half understands them would change. */
const k_guide = '\ufeff# Harbour round\r\n\r\nIntro *kept* as it is.  \r\n\r\n## Watch\r\n\r\n* [ ] Count the boats\r\n'
    + '  + [X] Mind the ferry\r\n* [ ] Light the lamp\t\r\n\r\n<!-- - [ ] no box -->\r\n\r\n## After\r\n\r\n1. [x] Sleep';

/** Through what is shown before an import: the one place that knows how that is answered. */
async function import_guide(app, name, text) {
    await app.show('Settings');
    await app.give_file({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });
    await app.role('button', 'Import').click();
    await app.role('button', 'Import').waitFor({ state: 'detached' });
}

/** The bytes of the file that an item of a menu saves. */
async function save_from_menu(app, menu, item) {
    await app.button(menu).click();
    const saved = app.page.waitForEvent('download');
    await app.role('menuitem', item).click();
    const file = await saved;
    const parts = [];
    for await (const part of await file.createReadStream()) parts.push(part);
    return { name: file.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
}

/** Saves one of the files of a checklist, whose page is shown, and reads what the dialog shows of it. */
async function save_file(app, item) {
    await app.choose('Export', item);
    const dialog = app.page.getByRole('dialog', { name: item });
    await dialog.waitFor();
    const shown = await app.role('textbox', 'What is in it').inputValue();
    const { name, bytes } = await app.download('Save as file');
    const text = bytes.toString('utf8');
    assert.equal(shown, text, `what is shown of ${name} is what is saved`);
    const path = item === 'As Markdown' ? name : await dialog.locator('code').innerText();
    await app.button('Close').click();
    await dialog.waitFor({ state: 'detached' });
    return { name, path, text };
}

test('an imported guide comes back with only the bytes of the ticked boxes changed', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await import_guide(app, 'harbour.md', k_guide);
    await app.open_template('Harbour round');
    await app.start_run('Harbour round');
    await app.tick('Count the boats');
    await app.tick('Mind the ferry');
    const { name, text } = await save_from_menu(app, 'More about this run', 'Save the guide with these ticks');
    assert.equal(name, 'harbour.md');
    const wanted = k_guide.replace('[ ] Count', '[x] Count').replace('[x] Sleep', '[ ] Sleep');
    assert.equal(text, wanted);
    const before = Buffer.from(k_guide), after = Buffer.from(text);
    const differs = [...after.keys()].filter((at) => after[at] !== before[at]);
    assert.equal(after.length, before.length);
    assert.deepEqual(differs, [before.indexOf('[ ] Count') + 1, before.indexOf('[x] Sleep') + 1]);

    t.step('once more after the page was loaded again');
    await app.reload();
    await app.tick('Light the lamp');
    const again = await save_from_menu(app, 'More about this run', 'Save the guide with these ticks');
    assert.equal(again.text, wanted.replace('[ ] Light', '[x] Light'));
    t.step('the run as Markdown');
    const run = await save_from_menu(app, 'More about this run', 'Save as Markdown');
    assert.match(run.name, /^harbour-round-\d{4}-\d\d-\d\d\.md$/);
    assert.match(run.text, /^- \[x\] Light the lamp/m);
});

test('a checklist goes out as Markdown and comes in again', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Weekly round');
    const { name, text } = await save_file(app, 'As Markdown');
    assert.equal(name, 'weekly-round.md');
    const titles = text.match(/^- \[ \] /gm);
    assert.ok(titles.length > 3);
    const other = await t.open();
    await other.start_with_guide({ project: 'Another' });
    await other.show('Checklists');
    const count = () => other.role('link', /^Weekly round/).count();
    await until_equal('checklists of that name', 1, count);
    await import_guide(other, name, text);
    await other.show('Checklists');
    await until_equal('checklists of that name', 2, count);
});

test('files for the forge are named after the checklist and lie where the forge looks', async (t) => {
    const app = await t.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await app.start_with_guide();
    await app.show('Project');
    await app.role('textbox', 'Repository').fill('https://github.com/ada/lighthouse');
    await app.role('textbox', 'Repository').blur();
    await app.open_template('Weekly round');
    const template = await save_file(app, 'Issue template for GitHub');
    assert.equal(template.path, '.github/ISSUE_TEMPLATE/weekly-round.md');
    assert.match(template.text, /^---\nname: "Weekly round"\n/);
    const form = await save_file(app, 'Issue form for GitHub');
    assert.equal(form.name, 'weekly-round.yml');
    assert.equal(form.path, '.github/ISSUE_TEMPLATE/weekly-round.yml');
    assert.match(form.text, /^name: "Weekly round"\n/);
    const workflow = await save_file(app, 'Workflow that opens it on schedule');
    assert.equal(workflow.path, '.github/workflows/weekly-round.yml');
    assert.match(workflow.text, /\n {4}- cron: "17 6 \* \* \d"\n/);
    t.step('copy it');
    await app.choose('Export', 'Workflow that opens it on schedule');
    await app.button('Copy the text').click();
    await until_equal('the clipboard', workflow.text, () => app.page.evaluate(() => navigator.clipboard.readText()));
});

test('where the forge has no such file, a sentence says so', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Critical bug');
    await app.choose('Export', 'Workflow that opens it on schedule');
    await app.page.getByText(/^This checklist has no schedule\./).waitFor();
    await app.never_sees('button', 'Save as file');
});
