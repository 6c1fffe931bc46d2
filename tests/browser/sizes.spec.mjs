// The window: narrow ones, resizing, densities.
import assert from 'node:assert/strict';
import { test } from './harness.mjs';
import { colours_of, sharpest_edge } from './png.mjs';
import { until, until_equal } from './poll.mjs';
import { k_keep_canvas, surface_size } from './worker_probe.mjs';
import { words } from './words.mjs';

/** Elements that reach out of the window sideways. */
const overflowing = (app) => app.page.evaluate(() => {
    const found = [];
    for (const element of document.querySelectorAll('#overlay .node')) {
        const { left, right, width } = element.getBoundingClientRect();
        if (width === 0 || (left >= -0.5 && right <= innerWidth + 0.5)) continue;
        const name = (element.ariaLabel ?? element.textContent).slice(0, 40);
        found.push(`${element.className} “${name}” from ${left} to ${right}`);
    }
    const { scrollWidth } = document.scrollingElement;
    return scrollWidth > innerWidth ? [...found, `the page is ${scrollWidth} px wide`] : found;
});

async function each_screen(app, look) {
    await look('Welcome');
    await app.start_with_guide({ project: 'A project with a rather long name that goes on and on and on' });
    await look('Today');
    await app.start_run('Daily round');
    await look('Run');
    for (const screen of ['Checklists', 'Settings']) {
        await app.show(screen);
        await look(screen);
    }
    await app.open_template('Release');
    await look('Template');
}

for (const width of [390, 320]) {
    test(`nothing reaches out of a window ${width} px wide`, async (t) => {
        const app = await t.open({ viewport: { width, height: 844 } });
        await app.heading(words.welcome, 1).waitFor();
        await each_screen(app, async (screen) => {
            t.step(screen);
            await app.calm();
            assert.deepEqual(await overflowing(app), [], screen);
        });
    });
}

const not_blank = (picture) => {
    const { count, most_common } = colours_of(picture);
    return count > 20 && most_common < 0.995;
};

for (const density of [1, 1.5, 2]) {
    test(`crisp at ${density} device pixels per CSS pixel`, async (t) => {
        await t.open_site((site) => site.before_worker(k_keep_canvas));
        const app = await t.open({ deviceScaleFactor: density, viewport: { width: 1000, height: 700 } });
        await app.start_with_guide();
        const pixels = [1000 * density, 700 * density];
        await until_equal('the canvas in device pixels', pixels, () => surface_size(app));
        await until('a picture', async () => not_blank(await app.picture()));
        const { x, y, width, height } = await app.heading('Today', 1).boundingBox();
        const letters = await app.picture({ clip: { x, y, width, height } });
        const edge = sharpest_edge(letters);
        assert.ok(edge > 120, `the sharpest edge of the heading is ${edge} of 255`);
    });
}

test('the window changes its size and its density while the app runs', async (t) => {
    await t.open_site((site) => site.before_worker(k_keep_canvas));
    const app = await t.open();
    await app.start_with_guide();
    const session = await app.context.newCDPSession(app.page);
    const views = [[700, 500, 1], [699, 900, 2], [1400, 900, 1.5], [390, 844, 3], [1280, 800, 1]];
    for (const [width, height, deviceScaleFactor] of views) {
        t.step(`${width} × ${height} at ${deviceScaleFactor}`);
        const view = { width, height, deviceScaleFactor, mobile: false };
        await session.send('Emulation.setDeviceMetricsOverride', view);
        const pixels = [width, height].map((side) => Math.round(side * deviceScaleFactor));
        await until_equal('the canvas in device pixels', pixels, () => surface_size(app));
        await until_equal('the canvas on the page', [width, height], () => app.page.evaluate(() => {
            const { width: w, height: h } = document.getElementById('canvas').getBoundingClientRect();
            return [w, h];
        }));
        await until('a picture', async () => not_blank(await app.picture()));
        // The elements follow the canvas by a message: for a moment they have the size of before.
        await until_equal('elements that reach out', [], () => overflowing(app));
    }
});
