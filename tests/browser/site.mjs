// The site under test: dist/ or a changed copy of it, below a path of a server of its own.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../web/serve.mjs';

export const k_root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const k_dist = resolve(process.env.SHIPSHAPE_DIST ?? join(k_root, 'dist'));
const k_base = '/some/place/';

export class Site {
    #server = null;
    #port = 0;
    #folder;
    #copy = null;

    constructor(folder = k_dist) {
        this.#folder = folder;
        const is_built = existsSync(join(folder, 'index.html'));
        if (!is_built) throw new Error(`there is no site in ${folder}: run ./shipshape build`);
    }

    /** The address of the app, with the slash at its end. The same after stop and start. */
    get url() {
        return `http://localhost:${this.#port}${k_base}`;
    }
    get folder() {
        return this.#folder;
    }
    get origin() {
        return `http://localhost:${this.#port}`;
    }

    async start() {
        if (this.#server) return this;
        this.#server = await startServer({ root: this.#folder, port: this.#port, base: k_base });
        this.#port = this.#server.port;
        return this;
    }

    /** From now on there is no server at the address. */
    async stop() {
        await this.#server?.close();
        this.#server = null;
    }

    async close() {
        await this.stop();
        if (this.#copy) rmSync(this.#copy, { recursive: true, force: true });
    }

    /** Works on a copy of the folder from now on. */
    #own() {
        if (this.#copy) return;
        this.#copy = mkdtempSync(join(tmpdir(), 'shipshape-site-'));
        cpSync(this.#folder, this.#copy, { recursive: true });
        this.#folder = this.#copy;
    }

    files(pattern) {
        const all = readdirSync(this.#folder, { recursive: true }).map(String);
        return all.filter((name) => pattern.test(name)).sort();
    }

    read(name) {
        return readFileSync(join(this.#folder, name), 'utf8');
    }

    /** Changes the one file whose name fits, in a copy. Call before `start`, or while stopped. */
    edit(pattern, change) {
        this.#own();
        const names = this.files(pattern);
        if (names.length !== 1) throw new Error(`${pattern} means ${names.length} files, not one`);
        const file = join(this.#folder, names[0]);
        writeFileSync(file, change(readFileSync(file, 'utf8')));
        return this;
    }

    add(name, content) {
        this.#own();
        writeFileSync(join(this.#folder, name), content);
        return this;
    }

    /** Runs `script` in the worker before the app's own code. */
    before_worker(script) {
        this.#own();
        const [worker] = this.files(/^assets.worker\.[0-9a-f]+\.js$/);
        this.#replace_hashed(worker, `${script};\n${this.read(worker)}`);
        return this;
    }

    /** Browsers keep files with a hash in their name for good: a changed one gets a new name everywhere. */
    #replace_hashed(name, text) {
        const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
        const fresh = name.replace(/[0-9a-f]{12}(?=\.js$)/, hash);
        rmSync(join(this.#folder, name));
        writeFileSync(join(this.#folder, fresh), text);
        for (const user of this.files(/\.(js|html)$/)) {
            const before = this.read(user);
            const after = before.replaceAll(basename(name), basename(fresh));
            if (after === before) continue;
            if (dirname(user) === dirname(name)) this.#replace_hashed(user, after);
            else writeFileSync(join(this.#folder, user), after);
        }
    }
}
