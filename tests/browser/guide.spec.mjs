// A guide in Markdown: given as a file, read in several ways, imported, run; its bytes come out as they came in.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';

const guide = [
    '# Harbour guide', '', '## Weekly tasks', '', '- [ ] Look at the nets', '- [x] Oil the winch', '- Ask the crew', '',
    '## Release', '', '- [ ] Tag: `git tag vX.Y.Z`', '- [ ] Tell <CHANNEL> about X.Y.Z', ''].join('\r\n');
const file_of = (name, text) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

async function open_guide(t, file) {
    const app = await t.open();
    await app.start_with_guide({ project: 'Lighthouse' });
    await app.show('Checklists');
    await app.role('link', 'Import a guide').click();
    await app.heading('No guide yet', 2).waitFor();
    await app.give_file(file, 'Choose a guide');
    return app;
}

test('a guide is read as chosen, imported, undone and run', async (t) => {
    const app = await open_guide(t, file_of('harbour.md', guide));
    await app.page.getByText('2 checklists, 1 schedule, 4 steps, 1 command, 2 variables').waitFor();
    await app.page.getByText('Line 6: - [x] Oil the winch').waitFor();
    t.step('options');
    await app.role('radio', 'All').check();
    await app.page.getByText('2 checklists, 1 schedule, 5 steps').waitFor();
    await app.role('radio', 'One for all').check();
    await app.page.getByText('1 checklist, 5 steps').waitFor();
    await app.role('radio', 'Automatic').check();
    await app.button('Variables: 2 of 2 gaps').click();
    await app.checkbox('<CHANNEL>').click();
    await app.page.getByText('2 checklists, 1 schedule, 5 steps, 1 command, 1 variable').waitFor();
    await app.button('Variables: 1 of 2 gaps').click();
    t.step('import, undo, import again');
    await app.button('Import').click();
    await app.heading('Checklists', 1).waitFor();
    await app.sees('link', 'Weekly tasks');
    await app.button('Undo').first().click();
    await app.role('link', 'Weekly tasks').waitFor({ state: 'detached' });
    await app.button('Redo').first().click();
    t.step('run');
    await app.role('link', 'Weekly tasks').click();
    await app.button('Start Weekly tasks').click();
    await app.run_is_shown('Weekly tasks');
    assert.deepEqual(await app.step_names(), ['Look at the nets', 'Oil the winch', 'Ask the crew']);
    await app.tick('Look at the nets');
});

test('a guide that is cancelled changes nothing, and what is no guide is refused on the page', async (t) => {
    const app = await open_guide(t, { ...file_of('broken.md', ''), buffer: Buffer.from([0xff, 0xfe, 0x23]) });
    await app.page.getByText(/^broken\.md: This file is not text in UTF-8\./).waitFor();
    await app.give_file(file_of('harbour.md', guide), 'Choose a guide');
    await app.button('Cancel').click();
    await app.heading('Checklists', 1).waitFor();
    const before = await app.export_json();
    assert.ok(!JSON.stringify(before).includes('Oil the winch'));
});

test('the file of a guide stays as it was given, every byte of it', async (t) => {
    const app = await open_guide(t, file_of('harbour.md', guide));
    await app.button('Import').click();
    await app.heading('Checklists', 1).waitFor();
    const document = await app.export_json();
    assert.deepEqual(document.sources.map(({ text }) => text), [guide, guide]); // of each of its two checklists
});
