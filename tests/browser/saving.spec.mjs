// Files out and in by what newer browsers have for it: a dialog that asks where to save, and files opened from outside.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until } from './poll.mjs';

/**
 * A dialog of the browser that answers at once: `cancelled`, `forbidden` (as long after a click), `broken` (what is
 * written fails), or with a file that keeps what is written in `self.saved`.
 */
function fake_dialog(page, answer = 'a file') {
    return page.evaluate((how) => {
        self.asked = [];
        self.saved = [];
        const fail = (name) => { throw new DOMException('As the test wants it', name); };
        self.showSaveFilePicker = async (options) => {
            self.asked.push(options);
            if (how === 'cancelled') fail('AbortError');
            if (how === 'forbidden') fail('SecurityError');
            const parts = [];
            return {
                createWritable: async () => ({
                    write: async (part) => (how === 'broken' ? fail('QuotaExceededError') : parts.push(part)),
                    close: async () => { self.saved.push(await new Blob(parts).text()); },
                    abort: async () => undefined,
                }),
            };
        };
    }, answer);
}

const saved = (app) => until('a file that is saved', () => app.page.evaluate(() => self.saved[0]));
const asked = (app) => until('the dialog', () => app.page.evaluate(() => self.asked[0]));

async function no_download(app, deed) {
    let downloads = 0;
    const count = () => { downloads += 1; };
    app.page.on('download', count);
    await deed();
    await app.calm();
    app.page.off('download', count);
    assert.equal(downloads, 0, 'nothing may be downloaded');
}

async function open_settings(t) {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Settings');
    await app.page.getByText('Never exported.').waitFor();
    return app;
}

test('a file is written where the person wants it', async (t) => {
    const app = await open_settings(t);
    await fake_dialog(app.page);
    await no_download(app, async () => {
        await app.button('Export as JSON').click();
        assert.equal(JSON.parse(await saved(app)).format, 'shipshape');
    });
    const { suggestedName, types } = await asked(app);
    assert.match(suggestedName, /^shipshape-\d{4}-\d\d-\d\d\.json$/);
    assert.deepEqual(types, [{ accept: { 'application/json': ['.json'] } }]);
    await app.page.getByText(/^Last exported: /).waitFor();
});

test('whoever cancels the dialog saves nothing, and no message blames them', async (t) => {
    const app = await open_settings(t);
    await fake_dialog(app.page, 'cancelled');
    await no_download(app, async () => {
        await app.button('Export as JSON').click();
        await asked(app);
    });
    await app.page.getByText('Never exported.').waitFor();
    assert.equal(await app.page.getByRole('alert').count(), 0);
});

test('what cannot be written is said, and nothing counts as saved', async (t) => {
    const app = await open_settings(t);
    await fake_dialog(app.page, 'broken');
    await no_download(app, () => app.button('Export as JSON').click());
    assert.match(await app.alert(/There is no room left where it should go. Nothing was saved/), /^shipshape-.*\.json: /);
    await app.page.getByText('Never exported.').waitFor();
});

test('where the browser does not let the dialog open, the file is downloaded', async (t) => {
    const app = await open_settings(t);
    await fake_dialog(app.page, 'forbidden');
    const { bytes } = await app.download('Export as JSON');
    await asked(app);
    assert.equal(JSON.parse(bytes.toString('utf8')).format, 'shipshape');
    await app.page.getByText(/^Last exported: /).waitFor();
});

test('an answer that comes too late after the click is downloaded without asking', async (t) => {
    const app = await open_settings(t);
    await fake_dialog(app.page);
    await app.page.evaluate(() => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } }));
    await app.download('Export as JSON');
    assert.deepEqual(await app.page.evaluate(() => self.asked), []);
});

test('a file that is opened with the installed app is shown before it is imported', async (t) => {
    const app = await t.open({
        before_load: (context) => context.addInitScript(() => {
            Object.defineProperty(window, 'launchQueue', {
                value: { setConsumer(consumer) { self.launch = consumer; } },
            });
        }),
    });
    await app.start_with_guide();
    const launch = (file) => app.page.evaluate(({ name, text, fails }) => self.launch({
        files: [{ getFile: async () => (fails ? Promise.reject(new Error('gone')) : new File([text], name)) }],
        targetURL: location.href,
    }), file);
    t.step('one that cannot be read');
    await launch({ fails: true });
    await app.alert(/The browser could not read it/);
    t.step('a document');
    await launch({ name: 'ship.json', text: JSON.stringify(await app.export_json()) });
    const dialog = app.page.getByRole('dialog', { name: 'Import ship.json' });
    await dialog.getByText('Everything in it is here already').waitFor();
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
});
