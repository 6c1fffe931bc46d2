// The module of tests/bench/wasm: parts of the core in WebAssembly as shipped, for benchmarks against npm packages.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { k_root } from '../browser/site.mjs';

export async function open_engines() {
    const path = process.env.SHIPSHAPE_BENCH_ENGINES ?? join(k_root, 'build/web-release/tests/bench_engines.mjs');
    if (!existsSync(path)) throw new Error(`there is no ${path}: ./shipshape bench builds it`);
    const { default: make } = await import(pathToFileURL(path).href);
    const module = await make();
    return {
        module,
        /** Gives it a text to work on. */
        put(text) {
            const bytes = new TextEncoder().encode(text);
            const at = module._bench_input(bytes.length);
            module.HEAPU8.set(bytes, at);
        },
    };
}
