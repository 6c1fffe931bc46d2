// Style that matters is a test and a ratchet. The limits are those of the README; a file may not grow past them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const k_file_limit = 400;

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path && existsSync(join(root, path)));
const code = tracked.filter((path) => /\.(h|cpp|ts|mjs|js|css|sh|cmake)$/.test(path) || path === 'shipshape');

test(`no file of code has more than ${k_file_limit} lines`, () => {
    const long = [];
    for (const path of code) {
        const lines = readFileSync(join(root, path), 'utf8').split('\n').length - 1;
        if (lines > k_file_limit) long.push(`${path}: ${lines} lines`);
    }
    assert.deepEqual(long, []);
});

test('nothing is left unfinished in the code', () => {
    const marks = new RegExp('\\b(' + ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'not imple' + 'mented'].join('|') + ')\\b');
    const found = [];
    for (const path of code)
        if (!path.includes('share_dictionary_')) // texts of checklists, some of which look for these marks
        readFileSync(join(root, path), 'utf8').split('\n').forEach((line, at) => {
            if (marks.test(line)) found.push(`${path}:${at + 1}: ${line.trim()}`);
        });
    assert.deepEqual(found, []);
});

test('text files end with one line feed, have no trailing blanks, no tabs in code, no CRLF', () => {
    const found = [];
    for (const path of code) {
        const text = readFileSync(join(root, path), 'utf8');
        if (text.includes('\r')) found.push(`${path}: CRLF`);
        if (text && !text.endsWith('\n')) found.push(`${path}: no line feed at the end`);
        if (text.endsWith('\n\n')) found.push(`${path}: empty lines at the end`);
        text.split('\n').forEach((line, at) => {
            if (/[ \t]$/.test(line)) found.push(`${path}:${at + 1}: trailing blank`);
            if (/\t/.test(line) && !/\.sh$|^shipshape$/.test(path)) found.push(`${path}:${at + 1}: tab`);
        });
    }
    assert.deepEqual(found, []);
});

test('no path of one machine stands in the tree', () => {
    const paths = new RegExp('(^|[^A-Za-z0-9_.])/(' + ['wo' + 'rk', 'ro' + 'ot', 'ho' + 'me'].join('|') + ')/[a-z.]');
    const found = [];
    for (const path of tracked.filter((each) => /\.(h|cpp|ts|mjs|js|css|sh|cmake|md|json|html|tsv|txt)$/.test(each)))
        readFileSync(join(root, path), 'utf8').split('\n').forEach((line, at) => {
            if (paths.test(line)) found.push(`${path}:${at + 1}: ${line.trim().slice(0, 120)}`);
        });
    assert.deepEqual(found, []);
});
