// Pictures of every screen, for people to look at: test-results/screens/<screen>-<shape>-<scheme>.png
//
//   node tests/browser/screenshots.mjs [--readme]    --readme: also those in public/screenshots
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App } from './app.mjs';
import { SharedBrowser, k_results, without_save_dialog } from './harness.mjs';
import { each_screen } from './screens.mjs';
import { k_root, Site } from './site.mjs';

const k_shapes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
const for_readme = process.argv.includes('--readme');

async function take(page, path) {
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path, animations: 'disabled' });
}

async function take_all(browser, site, shape, colorScheme) {
    const context = await browser.newContext({ viewport: k_shapes[shape], colorScheme });
    await without_save_dialog(context);
    const app = new App(context, await context.newPage(), site);
    await app.go();
    await each_screen(app, async (screen, { page, calm }) => {
        await page.mouse.move(0, 0);
        await calm.call({ page });
        await take(page, join(k_results, 'screens', `${screen}-${shape}-${colorScheme}.png`));
        if (for_readme && screen === 'run' && colorScheme === 'light')
            await take(page, join(k_root, `public/screenshots/run-${shape}.png`));
    });
    await context.close();
    console.log(`${shape}, ${colorScheme}`);
}

const site = await new Site().start();
const shared = new SharedBrowser();
try {
    const browser = await shared.get('direct://');
    for (const shape of Object.keys(k_shapes)) {
        for (const colorScheme of ['light', 'dark']) await take_all(browser, site, shape, colorScheme);
    }
} finally {
    await shared.close();
    await site.close();
}
