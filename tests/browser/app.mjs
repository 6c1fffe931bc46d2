// The app as a person meets it: by role and name only, plus the page as a whole: its address, its picture.
import { readFileSync } from 'node:fs';
import { until, until_calm, until_equal } from './poll.mjs';
import { read_png } from './png.mjs';
import { words } from './words.mjs';

export class App {
    constructor(context, page, site) {
        this.context = context;
        this.page = page;
        this.site = site;
    }

    // ---- finding ------------------------------------------------------------------------------------------

    role(role, name, options = {}) {
        return this.page.getByRole(role, name === undefined ? options : { name, exact: true, ...options });
    }
    button(name) {
        return this.role('button', name);
    }
    checkbox(name) {
        return this.role('checkbox', name);
    }
    heading(name, level) {
        return this.role('heading', name, level ? { level } : {});
    }
    async sees(role, name) {
        await this.role(role, name).first().waitFor();
    }
    async never_sees(role, name) {
        if (await this.role(role, name).count()) throw new Error(`the ${role} “${name}” should not be here`);
    }
    /** Text of the first alert whose text fits. */
    async alert(pattern = /./) {
        const alerts = this.page.getByRole('alert').filter({ hasText: pattern });
        await alerts.first().waitFor();
        return alerts.first().innerText();
    }
    async dismiss(message) {
        await message.getByRole('button', { name: words.close_message, exact: true }).click();
        await message.waitFor({ state: 'detached' });
    }
    async status(pattern) {
        await this.page.getByRole('status').filter({ hasText: pattern }).first().waitFor();
    }

    // ---- moving about -------------------------------------------------------------------------------------

    /** Loads the page and waits until it shows something to read. */
    async go(route = '') {
        await this.page.goto(this.site.url + route);
        await this.ready();
    }
    async reload() {
        await this.page.reload();
        await this.ready();
    }
    async ready() {
        await this.page.getByRole('heading', { level: 1 }).first().waitFor();
        await this.page.locator('#skeleton').waitFor({ state: 'detached' });
    }
    /** As a person does: by the navigation. */
    async show(title) {
        await this.role('navigation', 'Main').getByRole('link', { name: title, exact: true }).click();
        await this.heading(title, 1).waitFor();
    }
    /** Everything for later visits is stored in the browser. */
    async offline_ready() {
        await until('everything is there', () => this.page.evaluate(async () => {
            const registration = await navigator.serviceWorker.getRegistration();
            return registration?.active?.state === 'activated';
        }));
    }
    route() {
        return new URL(this.page.url()).hash;
    }

    // ---- the main job -------------------------------------------------------------------------------------

    async start_with_guide({ project = 'Lighthouse', ecosystem = 'Rust' } = {}) {
        await this.heading(words.welcome, 1).waitFor();
        await this.role('textbox', 'Project name').fill(project);
        await this.role('radio', ecosystem).check();
        await this.button('Start with this guide').click();
        await this.heading('Today', 1).waitFor();
    }
    async start_run(title) {
        await this.button(`Start ${title}`).first().click();
        await this.run_is_shown(title);
    }
    async open_template(title) {
        await this.show('Checklists');
        await this.role('link', title).first().click();
        await this.heading(title).first().waitFor();
        await this.button(`Start ${title}`).first().waitFor();
    }
    async run_is_shown(title) {
        await this.heading(title, 1).waitFor();
        await this.role('progressbar', 'Progress').waitFor();
    }
    /** A workspace with a Daily round that has just been started. */
    async begin_daily_round() {
        await this.start_with_guide();
        await this.start_run('Daily round');
    }
    /** What the worker says of the run that is shown: it counts a step only after it is stored. */
    async progress() {
        const bar = this.role('progressbar', 'Progress');
        const read = (name) => bar.getAttribute(name).then(Number);
        return { now: await read('aria-valuenow'), max: await read('aria-valuemax') };
    }
    async progress_is(now) {
        await until_equal('steps done', now, async () => (await this.progress()).now);
    }
    /** Name and state of every step of the run that is shown. */
    async steps() {
        return this.page.getByRole('checkbox').evaluateAll((boxes) =>
            boxes.map((box) => ({ name: (box.labels?.[0] ?? box).textContent, checked: box.checked })));
    }
    async step_names() {
        await this.page.getByRole('checkbox').first().waitFor();
        return (await this.steps()).map(({ name }) => name);
    }
    /** Ticks by mouse and waits until that is stored. */
    async tick(name) {
        const { now } = await this.progress();
        await this.checkbox(name).click();
        await this.progress_is(now + 1);
        if (!(await this.checkbox(name).isChecked())) throw new Error(`“${name}” is not ticked`);
    }
    async choose(menu, item) {
        await this.button(menu).click();
        await this.role('menuitem', item).click();
    }
    async write_note(step, text) {
        await this.choose(`More about ${step}`, 'Add a note');
        const note = this.role('textbox', `Note on ${step}`);
        await note.waitFor();
        await note.fill(text);
        await note.blur();
    }

    // ---- files --------------------------------------------------------------------------------------------

    /** The bytes of the file that a click on the button saves. */
    async download(button) {
        const saved = this.page.waitForEvent('download');
        await this.button(button).click();
        const file = await saved;
        return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    }
    async export_json() {
        await this.show('Settings');
        const { bytes } = await this.download('Export as JSON');
        return JSON.parse(bytes.toString('utf8'));
    }
    /** Gives a file ({name, mimeType, buffer} or a path) to the button that asks for one. */
    async give_file(file, button = 'Import a document') {
        const chooser = this.page.waitForEvent('filechooser');
        await this.button(button).click();
        await (await chooser).setFiles(file);
    }
    async give_json(document, name = 'shipshape.json') {
        const buffer = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
        await this.give_file({ name, mimeType: 'application/json', buffer });
    }

    // ---- the picture --------------------------------------------------------------------------------------

    async picture(options = {}) {
        return read_png(await this.page.screenshot({ animations: 'disabled', ...options }));
    }
    /** The elements have come to rest: nothing was added, removed, moved or renamed for a while. */
    async calm() {
        await until_calm('the elements of the page', () =>
            this.page.locator('#overlay').evaluate((root) => root.innerHTML.length + root.innerText));
    }
    /** Where the keyboard is: role and name of the focused element. */
    async focused() {
        return this.page.evaluate(() => {
            const element = document.activeElement;
            const kind = element.tagName === 'INPUT' ? element.type : element.tagName;
            const roles = { A: 'link', BUTTON: 'button', TEXTAREA: 'textbox', text: 'textbox' };
            const label = element.labels?.[0] ?? element;
            return {
                role: element.getAttribute('role') ?? roles[kind] ?? kind,
                name: element.getAttribute('aria-label') ?? label.textContent,
            };
        });
    }
}
