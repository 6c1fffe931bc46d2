// A project's own page: its name, variables, people and resources, and the change to another project.
import { test } from './harness.mjs';
import { until_equal } from './poll.mjs';

async function fill(app, fields) {
    for (const [name, text] of Object.entries(fields)) await app.role('textbox', name).fill(text);
}

test('variables, people and resources are kept, and a wrong name is refused in words', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Project');
    t.step('variable');
    await fill(app, { 'Name of new variable': 'no spaces', 'Value of new variable': 'x' });
    await app.button('Add the variable').click();
    await app.alert(/The name of a variable is made of letters/);
    await fill(app, { 'Name of new variable': 'tag_prefix', 'Value of new variable': 'v' });
    await app.button('Add the variable').click();
    await app.role('textbox', 'Value of tag_prefix').waitFor();
    t.step('person');
    await fill(app, { 'Name of new person': 'Zoë', 'Roles of new person': 'security' });
    await app.button('Add the person').click();
    await app.role('textbox', 'Roles of Zoë').waitFor();
    t.step('resource');
    await fill(app, { 'Title of new resource': 'How we answer', 'Address of new resource': 'https://example.org/answers' });
    await app.button('Add the resource').click();
    await app.button('Checked today: How we answer').click();
    await app.page.getByText('Last checked today').first().waitFor();
    t.step('after a reload');
    await app.reload();
    await app.show('Project');
    const value = (name) => app.role('textbox', name).inputValue();
    await until_equal('the variable', 'v', () => value('Value of tag_prefix'));
    await until_equal('the roles', 'security', () => value('Roles of Zoë'));
    await until_equal('the address', 'https://example.org/answers', () => value('Address of How we answer'));
    await app.page.getByText('Last checked today').first().waitFor();
    t.step('undo');
    await app.button('Remove person Zoë').click();
    await app.role('textbox', 'Roles of Zoë').waitFor({ state: 'detached' });
    await app.role('banner').getByRole('button', { name: 'Undo', exact: true }).click();
    await app.role('textbox', 'Roles of Zoë').waitFor();
});

test('each project has its own checklists, and the one that is shown stays so', async (t) => {
    const app = await t.open();
    await app.start_with_guide({ project: 'Lighthouse' });
    await app.show('Project');
    await app.role('link', 'Add a project').click();
    await app.start_with_guide({ project: 'Harbour', ecosystem: 'Python' });
    await app.start_run('Daily round');
    await app.show('Project');
    await until_equal('the name', 'Harbour', () => app.role('textbox', 'Project name').inputValue());
    await app.role('radio', 'Lighthouse').check();
    await app.show('Today');
    await app.button('Start Daily round').waitFor();
    await app.reload();
    await app.button('Start Daily round').waitFor();
    await app.show('Project');
    await app.role('radio', 'Harbour').check();
    await app.show('Today');
    await app.button('Continue Daily round').waitFor();
});
