// The folders are the architecture: this reads every #include and refuses an arrow that the README does not draw.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What each folder may include besides itself. A folder that is not named may include nothing of ours. */
const arrows = {
    'core/base': [],
    'core/domain': ['core/base'],
    'core/app': ['core/base', 'core/domain'],
    'core/storage': ['core/base', 'core/domain', 'core/app'],
    'core/interchange': ['core/base', 'core/domain'],
    'shell': ['core/base', 'core/domain', 'core/app', 'core/interchange'],
    'web': ['core/base', 'core/domain', 'core/app', 'core/interchange', 'core/storage', 'shell'],
};

/** Third-party headers and the only folders that may include them. */
const owners = [
    [/^sqlite3(ext)?\.h$/, ['core/storage', 'tests/storage', 'tests/crash', 'tests/fuzz', 'tests/bench']],
    [/^nlohmann\//, ['core/interchange']],
    [/^md4c/, ['core/interchange']],
    [/^((zlib|qrcodegen)\.h|zopfli\/)/, ['core/interchange']],
    [/^(imgui|imstb|misc\/freetype)/, ['shell/widgets', 'shell/theme', 'shell/app', 'shell/frame_policy', 'tests/support', 'tests/shell', 'web']],
    [/^backends\/imgui_impl/, ['web']],
    [/^(imgui_impl|emscripten|GLES)/, ['web']],
];

function sources(folder) {
    const found = [];
    for (const name of readdirSync(join(root, folder))) {
        const path = join(folder, name);
        if (statSync(join(root, path)).isDirectory()) found.push(...sources(path));
        else if (/\.(h|cpp)$/.test(name)) found.push(path);
    }
    return found;
}

function includes(path) {
    const found = [];
    readFileSync(join(root, path), 'utf8').split('\n').forEach((line, at) => {
        const match = line.match(/^\s*#\s*include\s*[<"]([^>"]+)[>"]/);
        if (match) found.push({ what: match[1], where: `${path}:${at + 1}` });
    });
    return found;
}

const within = (path, folder) => path === folder || path.startsWith(folder + '/') || path.startsWith(folder + '.');
const home = (path) => Object.keys(arrows).find((folder) => within(path, folder));
const product = ['core', 'shell', 'web'].flatMap(sources);
const everything = [...product, ...sources('tests')];

test('includes follow the arrows between the folders', () => {
    const wrong = [];
    for (const path of product) {
        const from = home(path);
        assert.ok(from, `${path} lies in no folder of the architecture`);
        for (const { what, where } of includes(path)) {
            const to = home(what);
            if (!to) continue;
            if (to !== from && !arrows[from].includes(to)) wrong.push(`${where} includes ${what}: ${from} may not know ${to}`);
        }
    }
    assert.deepEqual(wrong, []);
});

test('third-party headers are included only where they belong', () => {
    const wrong = [];
    for (const path of everything)
        for (const { what, where } of includes(path))
            for (const [header, folders] of owners)
                if (header.test(what) && !folders.some((folder) => within(path, folder))) wrong.push(`${where} includes ${what}`);
    assert.deepEqual(wrong, []);
});

test('views include neither the session nor a store nor each other', () => {
    const wrong = [];
    for (const path of product.filter((each) => each.startsWith('shell/views/')))
        for (const { what, where } of includes(path)) {
            const own = relative('.', path).replace(/\.(h|cpp)$/, '') === what.replace(/\.h$/, '');
            const shared = /^shell\/views\/(views|view_context)\.h$/.test(what);
            if (/core\/app\/(session|store_port)\.h|core\/storage\//.test(what)) wrong.push(`${where} includes ${what}`);
            if (what.startsWith('shell/views/') && !own && !shared) wrong.push(`${where} includes another view, ${what}`);
        }
    assert.deepEqual(wrong, []);
});

test('own headers are included by their path from the root, and every header guards itself', () => {
    const wrong = [];
    for (const path of everything) {
        const text = readFileSync(join(root, path), 'utf8');
        if (path.endsWith('.h') && !text.startsWith('#pragma once')) wrong.push(`${path}: no #pragma once on the first line`);
        for (const { what, where } of includes(path))
            if (/^\.\.?\//.test(what)) wrong.push(`${where} includes ${what} by a relative path`);
    }
    assert.deepEqual(wrong, []);
});

test('the portable folders name no browser', () => {
    const wrong = [];
    for (const path of product.filter((each) => !each.startsWith('web/')))
        readFileSync(join(root, path), 'utf8').split('\n').forEach((line, at) => {
            const code = line.replace(/\/\/.*$/, '').replace(/"([^"\\]|\\.)*"/g, '""');
            if (/\b(__EMSCRIPTEN__|emscripten|EM_JS|EM_ASM|OffscreenCanvas|indexedDB|navigator\.)/.test(code))
                wrong.push(`${path}:${at + 1}: ${line.trim()}`);
        });
    assert.deepEqual(wrong, []);
});
