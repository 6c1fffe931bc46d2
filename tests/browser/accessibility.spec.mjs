// axe on every screen, and what axe cannot see: names of landmarks, one first-level heading, a title.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { each_screen } from './screens.mjs';
import { k_root } from './site.mjs';

const k_axe = readFileSync(join(k_root, 'node_modules/axe-core/axe.min.js'), 'utf8');

async function violations(app) {
    if (!(await app.page.evaluate(() => 'axe' in self))) await app.page.evaluate(k_axe);
    return app.page.evaluate(async () => {
        const { violations: found } = await self.axe.run(document, { resultTypes: ['violations'] });
        return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id} (${help}): ${html}`));
    });
}

/** Texts of the overlay that are seen: the canvas has the ink, a second one above it would blur the first. */
const seen_twice = (app) => app.page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.getElementById('overlay'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { parentElement: parent, data } = texts.currentNode;
        if (data.trim() === '' || parent instanceof HTMLTextAreaElement) continue;
        const clear = getComputedStyle(parent).webkitTextFillColor === 'rgba(0, 0, 0, 0)';
        if (!clear && parent.checkVisibility({ opacityProperty: true })) found.push(`“${data}” is seen`);
    }
    return found;
});

const landmarks = (app) => app.page.evaluate(() => ({
    mains: document.querySelectorAll('main').length,
    first_headings: document.querySelectorAll('h1').length,
    title: document.title.length > 0,
    language: document.documentElement.lang,
}));

const k_shapes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

for (const colorScheme of ['light', 'dark']) {
    for (const [shape, viewport] of Object.entries(k_shapes)) {
        test(`every screen, ${colorScheme}, ${shape}`, async (t) => {
            const app = await t.open({ colorScheme, viewport });
            const found = [];
            await each_screen(app, async (screen, page) => {
                t.step(screen);
                await page.calm();
                found.push(...(await violations(page)).map((violation) => `${screen}: ${violation}`));
                found.push(...(await seen_twice(page)).map((text) => `${screen}: ${text}`));
                const right = { mains: 1, first_headings: 1, title: true, language: 'en' };
                const there = JSON.stringify(await landmarks(page));
                if (there !== JSON.stringify(right)) found.push(`${screen}: ${there}`);
            });
            assert.deepEqual(found, []);
        }, { limit_s: 120 });
    }
}
