// Files that are not what they should be: a sentence says what is wrong and where, and nothing changes.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from './harness.mjs';
import { words } from './words.mjs';

const k_png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA'
    + 'AABJRU5ErkJggg==', 'base64');
const k_large_bytes = 100 * 1024 * 1024;

const json_file = (content) => {
    const buffer = Buffer.from(content);
    return { name: 'file.json', mimeType: 'application/json', buffer };
};

/** File, and what the sentence about it must say. */
const refused = {
    'malformed JSON': () => [json_file('{"format": "shipshape", "version": 1,\n "projects": [}'), /line 2/],
    'cut off JSON': (text) => [json_file(text.slice(0, text.length / 2)), /./],
    'an empty file': () => [json_file(''), /./],
    'JSON of something else': () => [json_file('{"name": "left-pad", "version": "1"}'), /Shipshape|format/],
    'a list': () => [json_file('[1, 2, 3]'), /./],
    'a newer version': (text) => [json_file(text.replace(/"version":\s*\d+\b/, '"version": 999')), /newer/i],
    'a wrong value deep inside': (text, document) => {
        document.steps[3].title = 42;
        return [json_file(JSON.stringify(document)), /steps/];
    },
    'a reference to nothing': (text, document) => {
        document.steps[0].section = '00000000-0000-7000-8000-000000000000';
        return [json_file(JSON.stringify(document)), /steps|section/];
    },
    'deep nesting': () => [json_file('['.repeat(100_000)), /./],
    'broken UTF-8': (text) => {
        const at = text.indexOf('Look');
        const broken = Buffer.from([0xc3, 0x28, 0xff]);
        const parts = [text.slice(0, at), broken, text.slice(at)].map((part) => Buffer.from(part));
        return [json_file(Buffer.concat(parts)), /UTF-8/i];
    },
    'a picture': () => [{ name: 'picture.png', mimeType: 'image/png', buffer: k_png }, /./],
};

const without_date = ({ exported, ...rest }) => rest;

test('each kind of wrong file gets a sentence, and the workspace stays as it is', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    const document = await app.export_json();
    const text = JSON.stringify(document);
    for (const [kind, make] of Object.entries(refused)) {
        t.step(kind);
        const [file, says] = make(text, structuredClone(document));
        await app.give_file(file);
        const sentence = await app.alert(says);
        assert.ok(sentence.length > 20, `“${sentence}” is no sentence`);
        assert.equal(await app.page.getByRole('dialog').count(), 0);
        await app.dismiss(app.page.getByRole('alert').filter({ hasText: says }).first());
    }
    assert.deepEqual(without_date(await app.export_json()), without_date(document));
});

test('a file of 100 MB is refused quickly', async (t) => {
    const app = await t.open();
    await app.start_with_guide();
    await app.show('Settings');
    const folder = mkdtempSync(join(tmpdir(), 'shipshape-large-'));
    try {
        const path = join(folder, 'large.json');
        writeFileSync(path, Buffer.alloc(k_large_bytes, 0x20));
        await app.give_file(path);
        assert.match(await app.alert(/MB/), /100 MB/);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
    await app.show('Today');
});

test('wrong files on the Welcome screen leave it as it is', async (t) => {
    const app = await t.open();
    await app.heading(words.welcome, 1).waitFor();
    await app.give_file(json_file('{"format": "shipshape"'));
    await app.alert();
    await app.start_with_guide();
});

test('markup in names and notes stays text', async (t) => {
    const app = await t.open();
    const name = '<img src=x onerror="document.title=\'broken\'"><script>alert(1)</script>';
    await app.start_with_guide({ project: name });
    await app.show('Project');
    assert.equal(await app.role('textbox', 'Project name').inputValue(), name);
    assert.equal(await app.page.locator('#overlay img, #overlay script').count(), 0);
    assert.doesNotMatch(await app.page.title(), /broken/);
});
