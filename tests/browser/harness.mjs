// What a browser test gets: sites, browsers, pages, and a watch over what must never happen in any test.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from './app.mjs';
import { kill_profile, launch_browser, launch_profile } from './chromium.mjs';
import { k_wait_ms, until } from './poll.mjs';
import { k_root, Site } from './site.mjs';
import { Watch } from './watch.mjs';

export const k_results = join(k_root, 'test-results');
const k_limit_s = 60;
const k_desk = { width: 1280, height: 800 };

/** All tests of the loaded specs, in order. */
export const tests = [];
let spec_name = '';
export const begin_spec = (name) => {
    spec_name = name;
};

/** Registers a test: `run` gets a Scenario and fails by throwing. */
export function test(name, run, { limit_s = k_limit_s } = {}) {
    tests.push({ name: `${spec_name}: ${name}`, run, limit_s });
}

export class Skip extends Error {}

/** A dialog of the browser itself, which asks where to save, cannot be answered: files are downloaded instead. */
export const without_save_dialog = (context) => context.addInitScript(() => { delete self.showSaveFilePicker; });

/** A folder of the browser's data that stays while browsers come and go. */
class Profile {
    #scenario;
    #context = null;
    folder = mkdtempSync(join(tmpdir(), 'shipshape-profile-'));

    constructor(scenario) {
        this.#scenario = scenario;
    }

    /** Starts the browser; the answer is an App at `route`, with null at an empty page. */
    async launch({ route = '', site = this.#scenario.site, ...options } = {}) {
        const all = { viewport: k_desk, acceptDownloads: true, ...options };
        this.#context = await launch_profile(this.folder, this.#scenario.watch.proxy_url, all);
        this.#context.setDefaultTimeout(k_wait_ms);
        await this.#scenario.watch.context(this.#context);
        await without_save_dialog(this.#context);
        return this.#scenario.adopt(new App(this.#context, this.#context.pages()[0], site), route);
    }

    async close() {
        await this.#context?.close().catch(() => undefined);
        this.#context = null;
    }

    /** Ends the browser without warning. */
    async kill() {
        const gone = new Promise((done) => this.#context.on('close', done));
        const count = kill_profile(this.folder);
        if (count === 0) throw new Error('there was no browser to kill');
        await gone;
        this.#context = null;
    }

    async remove() {
        await this.close();
        const remove = () => (rmSync(this.folder, { recursive: true, force: true }), true);
        await until('the profile folder can be removed', remove, { limit_ms: 5000 });
    }
}

/** One browser for all tests that need no profile of their own. */
export class SharedBrowser {
    #browser = null;

    async get(proxy) {
        if (!this.#browser?.isConnected()) this.#browser = await launch_browser(proxy);
        return this.#browser;
    }
    async close() {
        await this.#browser?.close();
    }
}

export class Scenario {
    #browser;
    #name;
    #sites = [];
    #contexts = [];
    #profiles = [];
    #apps = [];
    #step = '';

    constructor(name, browser, watch) {
        this.#name = name;
        this.#browser = browser;
        this.watch = watch;
        watch.begin();
    }

    /** The first site, which pages open unless told otherwise. */
    get site() {
        return this.#sites[0];
    }
    /** What the test is doing now: stands in the message of a failure. */
    step(what) {
        this.#step = what;
    }
    get current_step() {
        return this.#step;
    }
    skip(reason) {
        throw new Skip(reason);
    }
    /** Errors on the console that belong to the test. */
    allow_console(pattern) {
        this.watch.allow(pattern);
    }

    /** A site of its own address; `change` may edit its files before it is served. */
    async open_site(change) {
        const site = new Site();
        this.#sites.push(site);
        change?.(site);
        await site.start();
        this.watch.allow_origin(site.origin);
        return site;
    }

    /** The app in a fresh browser context; `before_load` gets that. With route null the page stays empty. */
    async open({ route = '', site, before_load, ...options } = {}) {
        const place = site ?? this.site ?? (await this.open_site());
        const browser = await this.#browser.get(this.watch.proxy_url);
        const context = await browser.newContext({ viewport: k_desk, ...options });
        this.#contexts.push(context);
        context.setDefaultTimeout(k_wait_ms);
        await this.watch.context(context);
        await without_save_dialog(context);
        await before_load?.(context);
        return this.adopt(new App(context, await context.newPage(), place), route);
    }

    async adopt(app, route) {
        this.#apps.push(app);
        if (route !== null) await app.go(route);
        return app;
    }

    async open_profile() {
        if (!this.site) await this.open_site();
        const profile = new Profile(this);
        this.#profiles.push(profile);
        return profile;
    }

    /** Picture and elements of every page that is still open, into test-results/. */
    async save_evidence(error) {
        const folder = join(k_results, this.#name.replace(/[^a-z0-9]+/gi, '-').slice(0, 80));
        mkdirSync(folder, { recursive: true });
        const lines = [this.#step, error.stack, ...this.watch.log];
        writeFileSync(join(folder, 'error.txt'), `${lines.join('\n')}\n`);
        const pages = this.#apps.flatMap((app) => app.context.pages());
        for (const [at, page] of [...new Set(pages)].entries()) {
            if (page.isClosed()) continue;
            const limit = { timeout: 5000 };
            await page.screenshot({ path: join(folder, `page-${at}.png`), ...limit }).catch(() => undefined);
            const tree = await page.locator('body').ariaSnapshot(limit).catch((reason) => String(reason));
            const dom = await page.content().catch(() => '');
            writeFileSync(join(folder, `page-${at}.txt`), `${page.url()}\n\n${tree}\n\n${dom}\n`);
        }
        return folder;
    }

    async close() {
        for (const context of this.#contexts) await context.close().catch(() => undefined);
        for (const profile of this.#profiles) await profile.remove().catch(() => undefined);
        for (const site of this.#sites) await site.close();
    }
}

export { Watch };
