// Browsers that lack something: other places for the data, a plain page where nothing can work.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { sleep } from './poll.mjs';
import { words } from './words.mjs';

const k_no_files = 'delete StorageManager.prototype.getDirectory';
const k_no_database = "Object.defineProperty(self, 'indexedDB', { get: () => undefined })";
const k_no_webgl = `{
    const { getContext } = OffscreenCanvas.prototype;
    OffscreenCanvas.prototype.getContext = function (kind, ...words) {
        return kind === 'webgl2' ? null : getContext.call(this, kind, ...words);
    };
}`;
/** Above the 300 ms after which an image is saved. */
const k_saved_ms = 1000;

const warning = (app, text) => app.page.locator('#overlay').getByText(text).first();

test('without private files the data is kept as an image in IndexedDB', async (t) => {
    await t.open_site((site) => site.before_worker(k_no_files));
    const app = await t.open();
    await app.begin_daily_round();
    await app.tick((await app.step_names())[0]);
    await sleep(k_saved_ms);
    await app.reload();
    await app.run_is_shown('Daily round');
    await app.progress_is(1);
    t.step('the settings say so');
    await app.show('Settings');
    await app.page.getByText(words.image_only).first().waitFor();
});

test('without any storage the app works and a warning stays', async (t) => {
    await t.open_site((site) => site.before_worker(`${k_no_files};${k_no_database}`));
    const app = await t.open();
    app.page.on('dialog', (dialog) => void dialog.accept());
    await app.begin_daily_round();
    await app.tick((await app.step_names())[0]);
    for (const screen of ['Today', 'Checklists', 'Settings']) {
        await app.show(screen);
        await warning(app, words.memory_only).waitFor();
    }
    assert.ok((await app.export_json()).runs.length > 0);
    t.step('closing asks first');
    let asked = false;
    app.page.on('dialog', (dialog) => (asked ||= dialog.type() === 'beforeunload'));
    await app.page.mouse.click(640, 790);
    await app.page.goto('about:blank');
    assert.ok(asked, 'the page did not ask before it was left');
});

test('data that was there is not replaced by nothing when the storage is refused', async (t) => {
    const site = await t.open_site();
    const profile = await t.open_profile();
    let app = await profile.launch();
    await app.start_with_guide();
    await app.page.evaluate(async () => (await navigator.serviceWorker.ready).unregister());
    await profile.close();
    await site.stop();
    site.before_worker(`${k_no_files};${k_no_database}`);
    await site.start();
    app = await profile.launch();
    await app.page.getByText('kept your data at an earlier visit').first().waitFor();
    await app.never_sees('heading', words.welcome);
});

for (const [what, take_away] of [
    ['drawing in a background worker', () => delete HTMLCanvasElement.prototype.transferControlToOffscreen],
    ['WebAssembly', () => delete self.WebAssembly],
    ['background workers', () => delete self.Worker],
]) {
    test(`a browser without ${what} gets a plain page with the reason`, async (t) => {
        const app = await t.open({ route: null });
        await app.page.addInitScript(take_away);
        await app.page.goto(t.site.url);
        await app.heading(words.too_old, 1).waitFor();
        await app.page.getByText(what).first().waitFor();
        assert.equal(await app.page.locator('#stage').count(), 0);
    });
}

test('without WebGL the same elements are shown as a page of their own', async (t) => {
    await t.open_site((site) => site.before_worker(k_no_webgl));
    const app = await t.open();
    await app.begin_daily_round();
    await app.tick((await app.step_names())[0]);
    const opacity = await app.heading('Daily round', 1).evaluate((heading) => {
        let all = 1;
        for (let at = heading; at; at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
        return all;
    });
    assert.equal(opacity, 1);
});
