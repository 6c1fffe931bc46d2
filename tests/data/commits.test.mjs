// `inspect commits`: what git itself prints in the three forms, and the npm package conventional-commits-parser as a second
// opinion on messages. That package fails examples of the specification ("refactor!: ...") without its preset.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect_missing, inspect_with } from "./inspect.mjs";
import { make_commits } from "./random_commits.mjs";

const peer = await Promise.all([import("conventional-commits-parser"), import("conventional-changelog-conventionalcommits")])
    .catch(() => null);
const skip_peer = inspect_missing || (peer ? false : "the npm packages are not there: ./shipshape setup brings them in");

const ask = (options, text) => JSON.parse(inspect_with("commits", options, text).text);
const inspect_log = (text, current = "1.2.3") => ask(["--current", current], text);
const as_record = ({ hash, author, date, message }) => `${hash}\n${author}\n${date}\n${message}\n\0`;
const as_entry = ({ type, scope, description, breaking }) => ({ type, scope, description, breaking });

test("type, scope, description and what breaks: the same as conventional-commits-parser", { skip: skip_peer }, async () => {
    const [{ CommitParser }, { default: create_preset }] = peer;
    const parser = new CommitParser((await create_preset()).parser);
    const by_peer = (message) => {
        const { type, scope, subject, notes } = parser.parse(message);
        return { type, scope: scope ?? "", description: subject, breaking: notes.length > 0 };
    };
    const messages = [
        "refactor!: leave sails behind", "refactor(rigging)!: leave sails behind",
        "refactor!: leave sails behind\n\nBREAKING CHANGE: engines only", "feat: sail\n\nBREAKING CHANGE: at night",
        "docs: spell harbour", "feat(charts): add the north sea",
        "fix: caulk the hull\n\nsee the log\n\nof last week.\n\nReviewed-by: Z\nRefs #133",
        ...make_commits(3000, 1).map(({ message }) => message),
    ];
    const commits = messages.map((message, at) => ({ hash: at.toString(16).padStart(40, "0"), author: "A", date: "2026-11-23T00:00:00Z", message }));
    const { entries } = inspect_log(commits.map(as_record).join(""));
    assert.equal(entries.length, messages.length);
    messages.forEach((message, at) => assert.deepEqual(as_entry(entries[at]), by_peer(message), message));
});

/** What git prints about a repository with these commits. */
function print_logs(commits, ...commands) {
    const folder = mkdtempSync(join(tmpdir(), "shipshape-log-"));
    const git = (words, input) => {
        const { status, stdout, stderr } = spawnSync("git", ["-c", "core.abbrev=9", ...words], {
            cwd: folder, input, maxBuffer: 1 << 28, env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
        });
        assert.equal(status, 0, stderr?.toString());
        return stdout;
    };
    try {
        git(["init", "--quiet", "--bare"]);
        // oldest first
        const stream = [...commits].reverse().map(({ author, message }, at) => {
            const who = `${author} <who@example.org> ${1_700_000_000 + at * 86_400} +0100`;
            const bytes = Buffer.byteLength(message);
            return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${bytes}\n${message}\n`;
        });
        git(["fast-import", "--quiet"], stream.join(""));
        return commands.map((words) => git(["log", ...words, "main"]));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

test("what git prints, in each form", { skip: inspect_missing }, () => {
    const header = readFileSync(fileURLToPath(new URL("../../core/domain/commit_log.h", import.meta.url)), "utf8");
    const [, format] = header.match(/git log -z --output=commits\.txt --format="([^"]+)"/);
    const commits = make_commits(300, 2).map((commit) => ({ ...commit, message: `${commit.message}\n` }));
    const [medium, patch, oneline, records] = print_logs(commits,
        ["--decorate=short"], ["--patch", "--format=fuller"], ["--oneline", "--decorate"], ["-z", `--format=${format}`]);
    const expected = inspect_log(commits.map(as_record).join(""));
    assert.equal(expected.entries.length, commits.length);
    const without_names = (log) => log.entries.map(({ hash, date, ...entry }) => entry);
    for (const log of [medium, patch, records]) {
        const read = inspect_log(log);
        assert.deepEqual(without_names(read), without_names(expected));
        assert.equal(read.passed_over, 0);
        assert.match(read.entries[0].hash, /^[0-9a-f]{40}$/);
        assert.equal(read.entries.at(-1).date, "2023-11-14");
    }
    const headers = ({ entries }) => entries.map(({ type, scope, description }) => ({ type, scope, description }));
    assert.deepEqual(headers(inspect_log(oneline)), headers(expected));
});

test("bump, groups and cancelled commits in one line of JSON", { skip: inspect_missing }, () => {
    const log = [
        "1111111 Revert \"feat: sail at night\"", "2222222 feat(charts): add the north sea (#12)", "3333333 feat: sail at night",
        "4444444 Tidy the deck", "5555555 fix!: steer",
    ].join("\n");
    const answer = inspect_log(log, "0.4.0");
    assert.equal(answer.bump, "minor");
    assert.equal(inspect_log(log, "1.4.0").bump, "major");
    assert.equal(ask([], log).bump, "major");
    assert.equal(inspect_log("1111111 docs: x").bump, "none");
    assert.deepEqual(answer.entries.map(({ group }) => group), ["", "Added", "", "", "Fixed"]);
    assert.deepEqual(answer.entries.map(({ cancelled = false }) => cancelled), [true, false, true, false, false]);
    assert.equal(answer.entries[3].type, "other");
    assert.match(answer.entries[3].reason, /type, a colon and a space/);
    assert.deepEqual(answer.entries[1].issues, ["#12"]);
    assert.equal(answer.markdown, "### Added\n\n- **charts:** add the north sea (#12)\n\n### Fixed\n\n- **Breaking:** steer\n");
});

test("what is no log is answered with a sentence", { skip: inspect_missing }, () => {
    for (const text of ["nonsense", "{}", "\xff\xfe\0", "* commit 1234567\n"]) {
        const { ok, error } = inspect_log(Buffer.from(text, "latin1"));
        assert.equal(ok, false);
        assert.match(error, /^.{20,}\.$/);
    }
    assert.deepEqual(inspect_log("").entries, []);
});
