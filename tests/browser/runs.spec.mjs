// A run in full: gates, evidence, values that are asked for, steps of its own, a newer version.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { until } from './poll.mjs';
import { k_root } from './site.mjs';

const k_axe = readFileSync(join(k_root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const k_then = '2026-11-20T08:30:00.000Z';
const id = (number) => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;

const k_steps = [
    { key: 'plan', title: 'Plan the release', role: 'release manager', minutes: 10 },
    { key: 'green', title: 'CI is green', gate: true },
    { key: 'tag', title: 'Tag it', command: 'git tag v{{version}} # {{project}}' },
    { key: 'size', title: 'Weigh the package', evidence: 'number' },
    { key: 'signed', title: 'Is it signed?', evidence: 'yes_no' },
];

/** The parts of version `number` of the one template. */
function version_of(number, steps) {
    const base = number * 100;
    const rank = (at) => String((at + 1) * 10).padStart(8, '0');
    return {
        template_versions: [{ id: id(base), template: id(2), number, published: k_then, content: '' }],
        sections: [{ id: id(base + 1), version: id(base), title: 'All', rank: rank(0), key: 'all' }],
        steps: steps.map((step, at) => ({
            id: id(base + 10 + at), section: id(base + 1), rank: rank(at), details: '', command: '', link: '',
            optional: false, evidence: 'none', gate: false, role: '', minutes: 0, ...step,
        })),
    };
}

/** A project with an open run of version 1; version 2 lacks the first step and has another title of the third. */
function make_document({ with_second = false } = {}) {
    const second = k_steps.slice(1).map((step) => step.key === 'tag' ? { ...step, title: 'Tag and push it' } : step);
    const versions = [version_of(1, k_steps), ...(with_second ? [version_of(2, second)] : [])];
    const all = (name) => versions.flatMap((version) => version[name]);
    const nothing = ['variables', 'people', 'resources', 'schedules', 'occurrences', 'run_variables', 'step_states'];
    return {
        format: 'shipshape', version: 2, exported: k_then,
        ...Object.fromEntries(nothing.map((name) => [name, []])),
        projects: [{ id: id(1), name: 'Lighthouse', ecosystem: '', created: k_then }],
        templates: [{
            id: id(2), project: id(1), title: 'Release', summary: '', area: 'release', rank: '00000010', archived: false,
        }],
        template_versions: all('template_versions'), sections: all('sections'), steps: all('steps'),
        runs: [{ id: id(3), project: id(1), version: id(100), status: 'open', started: k_then, person: '' }],
    };
}

async function open_release(t, options = {}) {
    const app = await t.open({ permissions: ['clipboard-read', 'clipboard-write'], ...options.browser });
    await app.give_json(make_document(options));
    await app.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await app.button('Continue Release').click();
    await app.run_is_shown('Release');
    return app;
}

async function violations(app) {
    await app.calm();
    if (!(await app.page.evaluate(() => 'axe' in self))) await app.page.evaluate(k_axe);
    return app.page.evaluate(async () => {
        const { violations: found } = await self.axe.run(document, { resultTypes: ['violations'] });
        return found.flatMap(({ id: rule, help, nodes }) => nodes.map(({ html }) => `${rule} (${help}): ${html}`));
    });
}

const is_greyed = async (app, step) => (await app.checkbox(step).getAttribute('aria-disabled')) === 'true' ||
    app.checkbox(step).isDisabled();

test('what stands behind a gate waits; the gate is passed with a reason, and holds again', async (t) => {
    const app = await open_release(t);
    assert.equal(await is_greyed(app, 'Weigh the package'), true);
    assert.equal(await is_greyed(app, 'CI is green'), false);
    await app.page.getByText('release manager', { exact: true }).waitFor();
    t.step('pass it');
    await app.choose('More about CI is green', 'Pass this gate anyway');
    await app.role('textbox', 'Reason for CI is green').fill('The runner is down');
    await app.button('Pass the gate').click();
    await until('the way is free', async () => !(await is_greyed(app, 'Weigh the package')));
    await app.tick('Weigh the package');
    t.step('let it hold again');
    await app.choose('More about CI is green', 'Let this gate hold again');
    await until('it holds', () => is_greyed(app, 'Tag it'));
    assert.equal(await app.checkbox('Weigh the package').isChecked(), true);
    t.step('skip it');
    await app.choose('More about CI is green', 'Skip this step');
    await app.role('textbox', 'Reason for CI is green').fill('No CI here');
    await app.button('Skip the gate').click();
    await until('the way is free', async () => !(await is_greyed(app, 'Tag it')));
    const { step_states: states } = await app.export_json();
    assert.ok(states.some(({ status, reason }) => status === 'skipped' && reason === 'No CI here'));
});

test('evidence is asked for by its kind, and the run waits for it', async (t) => {
    const app = await open_release(t);
    for (const step of ['Plan the release', 'CI is green', 'Tag it', 'Weigh the package', 'Is it signed?'])
        await app.tick(step);
    await app.button('Finish run').click();
    const alert = app.page.getByRole('alert').filter({ hasText: 'evidence' });
    await app.dismiss(alert.first());
    t.step('a number');
    const number = app.role('textbox', 'Evidence for Weigh the package');
    await number.fill('heavy');
    await number.blur();
    await app.dismiss(app.page.getByRole('alert').filter({ hasText: 'number' }).first());
    assert.equal(await number.inputValue(), 'heavy');
    await number.fill('12.5');
    await number.blur();
    t.step('an answer');
    await app.role('radio', 'Yes').check();
    await app.button('Finish run').click();
    await app.page.getByText(/^Finished\./).first().waitFor();
    const { step_states: states } = await app.export_json();
    assert.deepEqual(states.map(({ evidence }) => evidence).filter(Boolean).sort(), ['12.5', 'yes']);
});

test('a value that is missing is asked for, and the command is copied with it', async (t) => {
    const app = await open_release(t);
    await app.button('Details of Tag it').click();
    const value = app.role('textbox', 'Value of version');
    await value.waitFor();
    assert.equal(await app.page.locator('pre').count(), 0);
    await value.fill('1.4.0');
    await value.blur();
    await app.page.locator('pre').waitFor();
    await app.button('Copy the command of Tag it').click();
    await app.status('Copied');
    const copied = await app.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, 'git tag v1.4.0 # Lighthouse');
    t.step('copy the run as Markdown');
    await app.choose('More about this run', 'Copy as Markdown');
    await app.page.getByRole('menu').waitFor({ state: 'detached' });
    await until('the run on the clipboard', async () =>
        (await app.page.evaluate(() => navigator.clipboard.readText())).startsWith('# Release\n'));
});

test('a step is added to one run, ticked and removed', async (t) => {
    const app = await open_release(t);
    const field = app.role('textbox', 'Add a step to this run');
    await field.fill('Thank Zoë');
    await app.button('Add step').click();
    await app.heading('Added in this run', 2).waitFor();
    await until('an empty field', async () => (await field.inputValue()) === '');
    await app.tick('Thank Zoë');
    await app.reload();
    await app.run_is_shown('Release');
    assert.equal(await app.checkbox('Thank Zoë').isChecked(), true);
    await app.choose('More about Thank Zoë', 'Remove this step');
    await app.checkbox('Thank Zoë').waitFor({ state: 'detached' });
    await app.role('banner').getByRole('button', { name: 'Undo', exact: true }).click();
    await app.checkbox('Thank Zoë').waitFor();
});

test('a live run moves to a newer version and keeps what was ticked', async (t) => {
    const app = await open_release(t, { with_second: true });
    await app.tick('Plan the release');
    await app.tick('CI is green');
    await app.page.getByText('Version 2 is published: 2 changes').waitFor();
    assert.equal(await app.role('list', 'Changes in the new version').getByRole('listitem').count(), 2);
    await app.button('Use the new version in this run').click();
    await app.checkbox('Tag and push it').waitFor();
    await app.heading('Added in this run', 2).waitFor();
    assert.equal(await app.checkbox('Plan the release').isChecked(), true);
    assert.equal(await app.checkbox('CI is green').isChecked(), true);
    await app.role('banner').getByRole('button', { name: 'Undo', exact: true }).click();
    await app.checkbox('Tag it').waitFor();
});

for (const colorScheme of ['light', 'dark']) {
    test(`a run with everything on it has no violation, ${colorScheme}`, async (t) => {
        const app = await open_release(t, { with_second: true, browser: { colorScheme } });
        const found = await violations(app);
        await app.choose('More about CI is green', 'Pass this gate anyway');
        await app.button('Details of Tag it').click();
        await app.role('textbox', 'Value of version').waitFor();
        await app.choose('More about Plan the release', 'Skip this step');
        await app.role('textbox', 'Reason for Plan the release').waitFor();
        await app.role('textbox', 'Add a step to this run').fill('Thank Zoë');
        await app.button('Add step').click();
        await app.heading('Added in this run', 2).waitFor();
        found.push(...await violations(app));
        assert.deepEqual(found, []);
    });
}
