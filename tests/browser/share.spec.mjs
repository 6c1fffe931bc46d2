// Share links: made in one browser, opened in another, where nothing happens until somebody says so.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until, until_equal } from './poll.mjs';

const without_date = ({ exported, ...rest }) => rest;

async function open_dialog(app) {
    await app.button('Share').click();
    await app.page.getByRole('dialog').waitFor();
    await app.role('textbox', 'Link').waitFor();
}
const link_of = (app) => app.role('textbox', 'Link').inputValue();
async function close_dialog(app) {
    await app.button('Close').click();
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The link of the run that is shown. */
async function share_run(app, mode = 'How far it is') {
    await open_dialog(app);
    await app.role('radio', mode).check();
    let before = '';
    // The length settles when the mode has taken effect.
    await until('the link', async () => {
        const link = await link_of(app);
        const same = link === before && link !== '';
        before = link;
        return same;
    });
    await close_dialog(app);
    return before;
}

/** Another person's browser at that address. */
async function open_link(t, link, options = {}) {
    const other = await t.open({ route: link.slice(link.indexOf('#')), ...options });
    return other;
}

test('a run shared by link goes on in another browser, and its progress comes back', async (t) => {
    const sender = await t.open();
    await sender.begin_daily_round();
    const names = await sender.step_names();
    await sender.tick(names[0]);
    await sender.write_note(names[1], 'A secret of the house');
    const link = await share_run(sender);
    assert.ok(link.startsWith(`${t.site.url}#/open/1.`), link.slice(0, 60));
    assert.ok(link.length <= 2000, `${link.length} characters`);

    t.step('open it elsewhere');
    const other = await open_link(t, link);
    await other.heading('Daily round', 1).waitFor();
    await other.page.getByText('It does not say who it is from.').waitFor();
    await other.page.getByText(/^A run of Lighthouse, 1 of \d+ steps done$/).waitFor();
    await other.page.getByText('Not your own: read before you run it').first().waitFor();
    assert.equal(await other.page.getByText('A secret of the house').count(), 0);
    t.step('take it over');
    await other.button('Use once').click();
    await other.run_is_shown('Daily round');
    await other.progress_is(1);
    await other.tick(names[2]);
    const answer = await share_run(other);

    t.step('merge the answer');
    await sender.page.evaluate((hash) => { location.hash = hash; }, answer.slice(answer.indexOf('#')));
    await sender.button('Merge into my run').click();
    const dialog = sender.page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await sender.role('link', 'Open my run').click();
    await sender.run_is_shown('Daily round');
    await sender.progress_is(2);
    assert.equal(await sender.checkbox(names[2]).isChecked(), true);
    assert.equal(await sender.role('textbox', `Note on ${names[1]}`).inputValue(), 'A secret of the house');
});

test('a checklist shared by link is kept by somebody who has never been here', async (t) => {
    const sender = await t.open();
    await sender.start_with_guide();
    await sender.show('Settings');
    await sender.role('textbox', 'Your name').fill('Zoë');
    await sender.role('textbox', 'Your name').blur();
    await sender.open_template('Weekly round');
    await open_dialog(sender);
    const link = await link_of(sender);
    const other = await open_link(t, link);
    await other.page.getByText('It says it is from Zoë. Nobody has checked that.').waitFor();
    t.step('nothing is stored by opening');
    await other.go();
    await other.heading('Keep your project in shape', 1).waitFor();
    t.step('keep it');
    await other.page.goto(`${t.site.url}${link.slice(link.indexOf('#'))}`);
    await other.button('Keep as a checklist').click();
    await other.button('Start Weekly round').first().waitFor();
    await other.reload();
    await other.button('Start Weekly round').first().waitFor();
    t.step('once more is a copy');
    await other.page.goto(`${t.site.url}${link.slice(link.indexOf('#'))}`);
    await other.role('link', 'This checklist is here already').waitFor();
});

test('links that were cut off, changed or written by hand show a sentence and change nothing', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const link = await share_run(app);
    const before = without_date(await app.export_json());
    const payload = link.slice(link.indexOf('#/open/'));
    const changed = payload.at(-8) === 'A' ? 'B' : 'A';
    const bad = {
        [payload.slice(0, -20)]: /^This link is cut off/,
        [`${payload.slice(0, -8)}${changed}${payload.slice(-7)}`]: /^This link (was changed|is cut off)/,
        '#/open/7.AAAA': /newer Shipshape/,
        '#/open/<img src=x onerror=alert(1)>': /^This is not a Shipshape link/,
        [`#/open/1.${'A'.repeat(250_000)}`]: /longer than Shipshape opens/,
    };
    for (const [hash, sentence] of Object.entries(bad)) {
        t.step(hash.slice(0, 40));
        await app.page.evaluate((to) => { location.hash = to; }, hash);
        await app.page.getByText(sentence).waitFor();
        await app.heading('This link cannot be opened', 1).waitFor();
        await app.never_sees('button', 'Use once');
    }
    assert.deepEqual(without_date(await app.export_json()), before);
});

test('markup in names and steps of a link stays text', async (t) => {
    const sender = await t.open();
    await sender.start_with_guide({ project: '<img src=x onerror=alert(1)>' });
    await sender.show('Settings');
    await sender.role('textbox', 'Your name').fill('<b>Eve</b>');
    await sender.role('textbox', 'Your name').blur();
    await sender.open_template('Weekly round');
    await open_dialog(sender);
    const other = await open_link(t, await link_of(sender));
    await other.page.getByText('It says it is from <b>Eve</b>. Nobody has checked that.').waitFor();
    await other.page.getByText('A checklist of <img src=x onerror=alert(1)>').waitFor();
    assert.equal(await other.page.locator('#overlay img, #overlay b').count(), 0);
});

test('the dialog copies the link, draws its QR code and saves that', async (t) => {
    const app = await t.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await app.begin_daily_round();
    await open_dialog(app);
    const link = await link_of(app);
    await app.button('Copy the link').click();
    await until_equal('the clipboard', link, () => app.page.evaluate(() => navigator.clipboard.readText()));
    await app.button('QR code').click();
    await app.role('img', 'QR code of the link to Daily round').waitFor();
    const svg = await app.download('Save QR code as SVG');
    assert.equal(svg.name, 'qr-daily-round.svg');
    assert.match(svg.bytes.toString('utf8'), /^<svg|^<\?xml/);
    const png = await app.download('Save QR code as PNG');
    assert.equal(png.name, 'qr-daily-round.png');
    assert.equal(png.bytes.subarray(1, 4).toString('latin1'), 'PNG');
});

test('the browser passes the link on where it can', async (t) => {
    const app = await t.open({
        before_load: (context) => context.addInitScript(() => {
            navigator.share = async (data) => { self.passed_on = data; };
        }),
    });
    await app.begin_daily_round();
    await open_dialog(app);
    await app.button('Share…').click();
    const passed = await until('what was passed on', () => app.page.evaluate(() => self.passed_on));
    assert.equal(passed.url ?? (await app.page.evaluate(() => self.passed_on.url)), await link_of(app));
});

test('runs of security checklists are not shared by link', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    const document = await app.export_json();
    const of = document.templates.find(({ area }) => area === 'security');
    await app.open_template(of.title);
    await app.button(`Start ${of.title}`).first().click();
    await app.run_is_shown(of.title);
    await app.button('Share').click();
    await app.page.getByText(/are not shared by link/).waitFor();
    await app.never_sees('button', 'Copy the link');
    await app.never_sees('button', 'Save as file');
});

test('pasted text is gone to where it is a link, and shown before an import otherwise', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const link = await share_run(app);
    const paste = (text) => app.page.evaluate((pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    t.step('a link among words');
    await paste(`Have a look: ${link} — thanks`);
    await app.button('Merge into my run').waitFor();
    t.step('a checklist in Markdown');
    await paste('# Harbour round\n\n- [ ] Count the boats\n');
    await app.heading('Import a guide', 1).waitFor();
    await app.page.getByText('1 checklist, 1 step').waitFor();
    await app.button('Cancel').click();
    await app.heading('Import a guide', 1).waitFor({ state: 'detached' });
    t.step('what other programs share');
    await app.page.goto(`${app.site.url}?text=${encodeURIComponent(`Look ${link}`)}`);
    await app.button('Merge into my run').waitFor();
    assert.equal(new URL(app.page.url()).search, '');
});
