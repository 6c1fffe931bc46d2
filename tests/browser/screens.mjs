// Every screen of the app, reached as a person reaches it: for tests and pictures that look at all of them.
import { App } from './app.mjs';
import { words } from './words.mjs';

const k_guide = ['# Harbour guide', '', '## Weekly tasks', '', '- [ ] Look at the nets', '- [x] Oil the winch, then the chain of the old anchor',
    '', '## Release', '', '### Prepare', '', '- [ ] Write down what is new', '', '### Publish', '', '- [ ] Tag the version', '',
    '  ```sh', '  git tag vX.Y.Z', '  git push --tags', '  ```', '', '- [ ] Tell <CHANNEL> about X.Y.Z', ''].join('\n');

/** A database that a person would have after a while; ends on Today. */
async function prepare(app) {
    await app.start_with_guide({ project: 'Lighthouse' });
    await app.start_run('Daily round');
    const names = await app.step_names();
    await app.tick(names[0]);
    await app.tick(names[1]);
    await app.choose(`More about ${names[2]}`, 'Skip this step');
    await app.progress_is(3);
    await app.dismiss(app.page.getByRole('status').first());
    await app.write_note(names[3], 'Asked on the list; Zoë answers until Friday.');
    return names;
}

async function open_import(app) {
    const document = await app.export_json();
    document.projects[0].name = 'Lighthouse (renamed elsewhere)';
    await app.give_json(document, 'lighthouse.json');
    await app.page.getByRole('dialog').waitFor();
}

/** From Today: what is asked before a date is skipped, the choice of several, the calendar, what was missed. */
async function each_screen_of_plans(app, look) {
    await app.choose('More about Weekly round', 'Skip this time…');
    await app.page.getByRole('dialog').waitFor();
    await look('skip', app);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await app.button('Select').click();
    await app.checkbox('Weekly round').click();
    await look('select', app);
    await app.button('Cancel selecting').click();
    await app.role('link', 'Calendar').click();
    await app.page.getByRole('table').waitFor();
    await look('calendar', app);
    await app.show('Today');
}

/** From the page of a checklist: its schedule, and what is missed where that began a month ago; ends on Today. */
async function each_screen_of_schedules(app, look) {
    await app.button('Change the schedule').or(app.button('Add a schedule')).first().click();
    await app.role('textbox', 'When').fill('every monday and thursday');
    await app.role('textbox', 'Starts on').fill(new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10));
    await app.role('list', 'Next dates').waitFor();
    await look('schedule', app);
    await app.button('Save the schedule').click();
    await app.show('Today');
    await app.button('Sort it out…').waitFor();
    await look('away', app);
    await app.button('Sort it out…').click();
    await app.heading('What was missed', 1).waitFor();
    await look('triage', app);
    await app.role('radio', 'Skip all').first().check();
    await app.button('Apply').click();
    await app.heading('Today', 1).waitFor();
    await app.dismiss(app.page.getByRole('status').first());
}

/** From any page: no release, one that is planned, its plan, a failure; ends on Today. */
async function each_screen_of_releases(app, look) {
    await app.show('Releases');
    await look('releases-none', app);
    await app.role('link', 'Plan a release').click();
    await app.role('radio', 'Major').check();
    await app.heading('Publish', 3).waitFor();
    await look('release-form', app);
    await app.page.getByRole('button', { name: /^Plan release / }).click();
    await app.heading('Next safe step', 2).waitFor();
    await app.role('textbox', 'What blocks the release').fill('It crashes on start');
    await app.button('Add the blocker').click();
    await app.button('Resolve: It crashes on start').waitFor();
    await look('release', app);
    await app.button('Move the target date').click();
    await app.role('textbox', 'New target date').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
    await app.role('list', 'What moves').waitFor();
    await look('release-move', app);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    const done = app.page.getByRole('button', { name: /^Done: / });
    for (let count = 0; count < 3; ++count) {
        const { now } = await app.progress();
        await done.click();
        await app.progress_is(now + 1);
    }
    await app.page.getByRole('button', { name: /^It failed: / }).click();
    await app.page.getByRole('textbox', { name: /^What happened at / }).fill('The runner has no disk left');
    await app.button('Mark as failed').click();
    await app.heading('Safe next moves', 3).waitFor();
    await look('release-failed', app);
    await app.show('Releases');
    await app.role('table', 'Releases by date').waitFor();
    await look('releases', app);
    await app.show('Today');
}

/** From the page of a run: its link, the same as a QR code, what somebody sees who opens it; ends on the run. */
async function each_screen_of_sharing(app, look) {
    const run = app.page.url();
    await app.button('Share').click();
    const link = await app.role('textbox', 'Link').inputValue();
    await look('share', app);
    await app.button('QR code').click();
    await app.page.getByRole('img').first().waitFor();
    await look('share-code', app);
    await app.button('Close').click();
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await app.page.goto(link);
    await app.button('Merge into my run').waitFor();
    await look('shared', app);
    await app.page.goto(link.slice(0, -40));
    await app.heading('This link cannot be opened', 1).waitFor();
    await look('shared-broken', app);
    await app.page.goto(run);
    await app.role('progressbar', 'Progress').waitFor();
}

/** From Checklists: no guide yet, one with its choices, its source where that has a page of its own; ends on Checklists. */
async function each_screen_of_guides(app, look) {
    await app.role('link', 'Import a guide').click();
    await app.heading('No guide yet', 2).waitFor();
    await look('guide-none', app);
    await app.give_file({ name: 'harbour.md', mimeType: 'text/markdown', buffer: Buffer.from(k_guide) }, 'Choose a guide');
    await app.heading('Weekly tasks', 3).waitFor();
    await look('guide', app);
    const source = app.role('radio', 'Source');
    if (await source.count()) {
        await source.check();
        await app.page.getByText('Line 5: - [ ] Look at the nets').waitFor();
        await look('guide-source', app);
        await app.role('radio', 'Result').check();
        await app.button('How it is read').click();
    }
    await app.button('Variables: 2 of 2 gaps').click();
    await app.checkbox('<CHANNEL>').waitFor();
    await look('guide-choices', app);
    await app.button('Cancel').click();
    await app.show('Checklists');
}

/**
 * Shows one screen after the other and calls `look(name, app)` on each, at the end also for a second tab.
 * Needs an app on the Welcome screen.
 */
export async function each_screen(app, look) {
    await app.heading(words.welcome, 1).waitFor();
    await app.role('radio', 'Rust').waitFor();
    await look('welcome', app);
    const names = await prepare(app);
    await look('run', app);
    await each_screen_of_sharing(app, look);
    await app.button(`More about ${names[4]}`).click();
    await app.page.getByRole('menu').waitFor();
    await look('menu', app);
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('menu').waitFor({ state: 'detached' });
    await app.show('Today');
    await look('today', app);
    await each_screen_of_plans(app, look);
    await app.show('Checklists');
    await look('checklists', app);
    await each_screen_of_guides(app, look);
    await app.open_template('Release');
    await look('template', app);
    await app.choose('Export', 'Issue form for GitHub');
    await app.role('textbox', 'What is in it').waitFor();
    await look('export', app);
    await app.button('Close').click();
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await app.button('Edit').click();
    await app.heading('Edit Release', 1).waitFor();
    await app.page.getByRole('button', { name: /^Edit / }).first().click();
    await app.role('textbox', 'Step title').fill('Decide what goes in');
    await app.page.getByText('Draft with 1 change').first().waitFor();
    await look('editor', app);
    await app.role('link', 'Back to the checklist').click();
    await each_screen_of_schedules(app, look);
    await each_screen_of_releases(app, look);
    await open_import(app);
    await look('import', app);
    await app.page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).click();
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await look('settings', app);
    await app.give_json('{"format":');
    await app.alert();
    await look('refused', app);
    await app.show('Today');
    await app.button('Continue Daily round').click();
    await app.run_is_shown('Daily round');
    for (const name of names.slice(3)) await app.tick(name);
    await app.button('Finish run').click();
    await app.page.getByText(/^Finished /).first().waitFor();
    await look('finished', app);
    await app.show('History');
    await app.role('table', 'Runs finished on each day').waitFor();
    await look('history', app);
    await app.page.locator('a[href^="#/history/"]').first().click();
    await app.heading('Daily round', 1).waitFor();
    await look('past-run', app);
    await app.show('Project');
    await app.role('textbox', 'Name of new variable').fill('package');
    await app.button('Add the variable').click();
    await app.role('textbox', 'Value of package').waitFor();
    await look('project', app);
    await app.role('link', 'Changelog workbench').click();
    await app.role('textbox', 'Or paste it').fill('# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A lamp\n\n## [1.0.0] - 2026-10-01\n\n### Fixed\n\n- The stairs\n');
    await app.page.keyboard.press('Tab');
    await app.page.getByText('Line 3: ## [Unreleased]').waitFor();
    await look('changelog', app);
    await app.page.goto(`${app.site.url}#/nowhere`);
    await app.ready();
    await look('not-found', app);
    const second = new App(app.context, await app.context.newPage(), app.site);
    await second.go();
    await second.heading(words.other_tab, 1).waitFor();
    await look('other-tab', second);
    await second.button('Use here').click();
    await app.heading(words.handed_over, 1).waitFor();
    await look('moved', app);
    await second.page.close();
}
