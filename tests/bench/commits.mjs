// 10,000 commits: ours in WebAssembly as shipped, from the text of the log to its commits, and the npm package
// conventional-commits-parser with its preset, from messages that are split already; in node and in one run. Both must
// give the same types, scopes, descriptions and marks of what breaks.
import assert from 'node:assert/strict';
import create_preset from 'conventional-changelog-conventionalcommits';
import { CommitParser } from 'conventional-commits-parser';
import { make_commits } from '../data/random_commits.mjs';
import { open_engines } from './engines.mjs';
import { median, timed } from './table.mjs';

const k_count = 10_000;
const k_least_ratio = 2;
const k_rounds = 5;

const as_record = ({ hash, author, date, message }) => `${hash}\n${author}\n${date}\n${message}\n\0`;

export async function bench_commits(table) {
    const commits = make_commits(k_count, 4);
    const messages = commits.map(({ message }) => message);
    const log = commits.map(as_record).join('');
    const { module, put } = await open_engines();
    const parser = new CommitParser((await create_preset()).parser);

    put(log);
    const size = module._bench_commits_answer();
    const from = module._bench_commits_found();
    const ours = new TextDecoder().decode(module.HEAPU8.subarray(from, from + size)).trimEnd().split('\n');
    const peer = messages.map((message) => {
        const { type, scope, subject, notes } = parser.parse(message);
        return [type, scope ?? '', subject, notes.length > 0].join('\t');
    });
    assert.deepEqual(ours, peer);

    const times = { ours: [], peer: [] };
    for (let round = 0; round < k_rounds; round += 1) {
        times.ours.push(timed(() => {
            put(log);
            assert.equal(module._bench_commits(), k_count);
        }));
        times.peer.push(timed(() => messages.forEach((message) => parser.parse(message))));
    }
    table.at_least('10,000 commits: conventional-commits-parser / ours', median(times.peer) / median(times.ours),
        k_least_ratio, (value) => value.toFixed(1));
    table.note(`  ours, WebAssembly in node (a log of ${(log.length / 1e6).toFixed(1)} MB)`, `${median(times.ours).toFixed(1)} ms`);
    table.note('  conventional-commits-parser', `${median(times.peer).toFixed(0)} ms`);
}
