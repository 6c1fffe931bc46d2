// A new version of the site: offered, never forced.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { sleep, until } from './poll.mjs';
import { words } from './words.mjs';

/** Replaces the site by one with another build id, marked in its page. */
async function publish_next(site) {
    await site.stop();
    const next = 'abcdef012345';
    let build = '';
    site.edit(/^sw\.js$/, (text) => {
        [, build] = /"([0-9a-f]{12})"/.exec(text);
        return text.replaceAll(build, next);
    });
    for (const file of [/^index\.html$/, /^assets.main\.[0-9a-f]+\.js$/, /^assets.worker\.[0-9a-f]+\.js$/]) {
        site.edit(file, (text) => text.replaceAll(build, next));
    }
    const mark = '<meta name="version-for-test" content="next">';
    site.edit(/^index\.html$/, (text) => text.replace('<head>', `<head>${mark}`));
    await site.start();
}

const is_next = async (app) => (await app.page.locator('meta[name=version-for-test]').count()) > 0;

/** What the page itself does now and then. */
const look_for_update = (app) => app.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => undefined);
});

const controlled = (app) => until('the service worker controls the page', () =>
    app.page.evaluate(() => Boolean(navigator.serviceWorker.controller)));

test('a new version is offered, waits, and is there after Reload now', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    const names = await app.step_names();
    await app.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await app.reload();
    await controlled(app);
    await app.tick(names[0]);
    await publish_next(t.site);
    t.step('the new version is found');
    await app.page.evaluate(() => {
        self.not_reloaded = true;
    });
    await look_for_update(app);
    await app.status(words.new_version);
    t.step('it waits');
    await app.tick(names[1]);
    await sleep(1500);
    assert.ok(await app.page.evaluate(() => self.not_reloaded), 'the page was reloaded by itself');
    t.step('an ordinary reload keeps the old version and offers the new one again');
    await app.reload();
    assert.equal(await is_next(app), false);
    await app.status(words.new_version);
    t.step('switch');
    await app.button(words.reload_now).click();
    await until('the new version', () => is_next(app));
    await app.ready();
    await app.run_is_shown('Daily round');
    await app.progress_is(2);
    const caches_left = await app.page.evaluate(() => caches.keys());
    assert.equal(caches_left.length, 1, `caches: ${caches_left}`);
});

test('a new version that cannot be fetched whole is not installed', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await app.reload();
    await controlled(app);
    t.allow_console(/404|Failed to load resource|ServiceWorker/);
    await publish_next(t.site);
    t.site.edit(/^sw\.js$/, (text) => text.replace('"index.html"', '"index.html","missing.js"'));
    await look_for_update(app);
    await until('the installation has failed', () => app.page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return !registration.installing && !registration.waiting;
    }));
    await app.never_sees('button', words.reload_now);
    await app.reload();
    await app.heading('Today', 1).waitFor();
    assert.equal(await is_next(app), false);
});
