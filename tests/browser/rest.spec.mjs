// The program in two parts: the first screen needs the first one alone, and the rest comes after it (web/split.mjs).
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { until } from './poll.mjs';

const k_rest = /\/rest\.[0-9a-f]+\.wasm$/;
const k_first_visit = { serviceWorkers: 'block' }; // it would fetch the whole site for later visits meanwhile

/** Requests for the rest: by the page ("fetch"), or by the worker, which cannot go on without it ("xhr"). */
function watch_rest(app) {
    const kinds = [];
    app.context.on('request', (request) => {
        if (k_rest.test(request.url())) kinds.push(request.resourceType());
    });
    return kinds;
}

async function without(t, app, ...kinds) {
    t.allow_console(/ERR_FAILED/);
    await app.context.route(k_rest, (route) =>
        kinds.includes(route.request().resourceType()) ? route.abort() : route.continue());
}

test('the page loads the rest after the first screen, and the worker has no need to', async (t) => {
    const app = await t.open(k_first_visit);
    const kinds = watch_rest(app);
    await app.reload();
    await until('the rest is asked for', () => kinds.length > 0);
    await app.begin_daily_round();
    assert.deepEqual(kinds, ['fetch']);
});

test('the rest is loaded by the worker where it is needed before it is there', async (t) => {
    const app = await t.open(k_first_visit);
    const kinds = watch_rest(app);
    await without(t, app, 'fetch');
    await app.reload();
    await app.begin_daily_round();
    assert.equal(kinds.filter((kind) => kind === 'xhr').length, 1);
});

test('where the rest cannot be had the page says so, and works again when it can', async (t) => {
    const app = await t.open(k_first_visit);
    await without(t, app, 'fetch', 'xhr');
    await app.reload();
    await app.role('textbox', 'Project name').fill('Lighthouse');
    await app.button('Start with this guide').click();
    await app.heading('Shipshape has stopped').waitFor();
    await app.page.getByText('a part of the program could not be loaded').waitFor();
    await app.context.unroute(k_rest);
    await app.button('Reload').click();
    await app.begin_daily_round();
});
