// The Content-Security-Policy, and that nothing leaves the origin; every other test is watched for both too.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until } from './poll.mjs';

test('the policy blocks inline scripts, foreign hosts and eval', async (t) => {
    const foreign = await t.open_site();
    await t.open_site();
    const app = await t.open({ site: foreign });
    t.allow_console(/policy breached|Content Security Policy|Refused|blocked/i);
    const breached = (directive) => until(`a report of ${directive}`, () =>
        t.watch.log.some((line) => line.includes(`policy breached: ${directive}`)));
    await app.page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'self.inline_ran = true';
        document.body.append(script);
    });
    await breached('script-src');
    assert.equal(await app.page.evaluate(() => self.inline_ran ?? false), false);
    const other = await t.open_site();
    await app.page.evaluate((address) => fetch(address).catch(() => undefined).then(() => true), other.url);
    await breached('connect-src');
    await app.page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<img src="http://example.org/x.png">');
    });
    await breached('img-src');
});

test('a whole visit makes no breach of the policy and no request to another host', async (t) => {
    const app = await t.open();
    await app.begin_daily_round();
    await app.tick((await app.step_names())[0]);
    await app.export_json();
    await app.show('Checklists');
    await app.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await app.reload();
    t.watch.check();
    assert.deepEqual(t.watch.log.filter((line) => /^(error|warning)/.test(line)), []);
});

test('every link to another host opens apart and without a way back', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.open_template('Release');
    const outside = app.page.locator('#overlay a:not([href^="#"])');
    await outside.first().waitFor();
    const wrong = await outside.evaluateAll((links) => {
        const is_safe = ({ target, rel }) => target === '_blank' && rel.split(' ').includes('noopener');
        return links.map(({ href, target, rel }) => ({ href, target, rel }))
            .filter((link) => !link.href.startsWith('https:') || !is_safe(link));
    });
    assert.deepEqual(wrong, []);
});
