// The workspace as a file: out, in again somewhere else, in twice, in as a copy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import add_formats from 'ajv-formats';
import { test } from './harness.mjs';
import { until_equal } from './poll.mjs';

const without_date = ({ exported, ...rest }) => rest;

/** A document with some life in it, made by hand in a first browser. */
async function make_document(t) {
    const app = await t.open();
    await app.begin_daily_round();
    const names = await app.step_names();
    await app.tick(names[0]);
    await app.tick(names[2]);
    await app.write_note(names[1], 'Zoë Ω 漢字 😀\n<b>not bold</b>');
    return { app, document: await app.export_json() };
}

/** Says yes in the dialog; with `changes` false it must have nothing to say yes to. */
async function answer_import(app, { as_copy = false, changes = true } = {}) {
    const dialog = app.page.getByRole('dialog');
    await dialog.waitFor();
    assert.match(await dialog.getAttribute('aria-label') ?? '', /^Import /);
    await dialog.getByRole('radio', { name: as_copy ? 'Add as a copy' : 'Merge' }).check();
    const accept = dialog.getByRole('button', { name: 'Import', exact: true });
    const disabled = () => accept.getAttribute('aria-disabled');
    await until_equal('the state of Import', changes ? null : 'true', disabled);
    await (changes ? accept : dialog.getByRole('button', { name: 'Cancel', exact: true })).click();
    await dialog.waitFor({ state: 'detached' });
}

test('an export keeps to the published schema', async (t) => {
    const { app, document } = await make_document(t);
    const schema = JSON.parse(readFileSync(join(t.site.folder, 'schema/shipshape-3.json'), 'utf8'));
    const ajv = new Ajv({ allErrors: true, strict: false });
    add_formats(ajv);
    const fits = ajv.validate(schema, document);
    assert.ok(fits, ajv.errorsText());
    assert.equal(document.format, 'shipshape');
    const { name } = await app.download('Export as JSON');
    assert.match(name, /\.json$/);
});

test('an import into an empty browser gives the same, and once more changes nothing', async (t) => {
    const { document } = await make_document(t);
    const other = await t.open();
    t.step('import into an empty browser');
    await other.give_json(document);
    await answer_import(other);
    await other.role('navigation', 'Main').waitFor();
    assert.deepEqual(without_date(await other.export_json()), without_date(document));
    t.step('import again');
    await other.give_json(document);
    await answer_import(other, { changes: false });
    assert.deepEqual(without_date(await other.export_json()), without_date(document));
    t.step('look at the run');
    await other.show('Today');
    await other.button('Continue Daily round').click();
    await other.progress_is(2);
});

test('an import as a copy adds a project beside the other, and one undo takes it away', async (t) => {
    const { app, document } = await make_document(t);
    await app.give_json(document);
    await answer_import(app, { as_copy: true });
    const projects = async () => (await app.export_json()).projects.length;
    await until_equal('the projects with the copy', document.projects.length + 1, projects);
    t.step('undo');
    await app.button('Undo').first().click();
    await until_equal('the projects without the copy', document.projects.length, projects);
    assert.deepEqual(without_date(await app.export_json()), without_date(document));
});

test('an import that is cancelled changes nothing', async (t) => {
    const { app, document } = await make_document(t);
    document.projects[0].name = 'Another name';
    await app.give_json(document);
    const dialog = app.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.notEqual((await app.export_json()).projects[0].name, 'Another name');
});

test('the database itself can be saved', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Settings');
    const { name, bytes } = await app.download('Download the database');
    assert.match(name, /\.db$/);
    assert.equal(bytes.subarray(0, 15).toString('latin1'), 'SQLite format 3');
    assert.ok(bytes.includes('Look through the error log'), 'the steps are in it');
});
