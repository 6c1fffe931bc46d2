// `inspect semver`: one answer for each line, also for bad ones, and the list of valid and invalid versions that semver.org
// links to. That list is looked for in SHIPSHAPE_SHARED or ../shared.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect_lines, inspect_missing } from "./inspect.mjs";

const shared = process.env.SHIPSHAPE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const suite = join(shared, "suites", "semver_official.json");
const skip_suite = existsSync(suite) ? inspect_missing : "no suites/semver_official.json in SHIPSHAPE_SHARED or ../shared";

const ask = (...lines) => inspect_lines("semver", lines);

test("the official list: all valid are read and printed again, all invalid refused", { skip: skip_suite }, () => {
    const { valid, invalid } = JSON.parse(readFileSync(suite, "utf8"));
    const answers = ask(...[...valid, ...invalid].map((version) => `parse ${version}`));
    valid.forEach((version, at) => {
        const { ok, version: printed, major, minor, patch, prerelease, build } = answers[at];
        assert.ok(ok, version);
        assert.equal(printed, version);
        const parts = [major, minor, patch].join(".") + (prerelease.length ? `-${prerelease.join(".")}` : "") +
            (build.length ? `+${build.join(".")}` : "");
        assert.equal(parts, version);
    });
    invalid.forEach((version, at) => {
        const { ok, error, where } = answers[valid.length + at];
        assert.equal(ok, false, version);
        assert.match(error, /^“.*” is no SemVer version: .{10,}\.$/, version);
        assert.match(where, /^column \d+$/, version);
    });
    assert.deepEqual([valid.length, invalid.length], [31, 40]);
});

test("the four questions", { skip: inspect_missing }, () => {
    assert.deepEqual(ask(
        "parse 1.2.3-rc.1+5",
        "compare 1.0.0-rc.1 1.0.0", "compare 1.0.0+1 1.0.0+2", "compare 1.0.10 1.0.9",
        "bump 1.2.3 minor", "bump 1.2.3 prerelease rc", "bump 1.2.4-rc.0 prerelease rc", "bump 1.2.3-rc.1 patch",
        "coerce v1.2", "coerce release-1.2.3", "coerce see v2.0.0-rc.1 for more",
    ), [
        { ok: true, major: "1", minor: "2", patch: "3", prerelease: ["rc", "1"], build: ["5"], version: "1.2.3-rc.1+5" },
        -1, 0, 1,
        { ok: true, version: "1.3.0" }, { ok: true, version: "1.2.4-rc.0" }, { ok: true, version: "1.2.4-rc.1" },
        { ok: true, version: "1.2.3" },
        { ok: true, version: "1.2.0" }, { ok: true, version: "1.2.3" }, { ok: true, version: "2.0.0-rc.1" },
    ]);
});

test("a number of a thousand digits is a number", { skip: inspect_missing }, () => {
    const nines = "9".repeat(1000), next = "1" + "0".repeat(1000);
    assert.deepEqual(ask(`bump 1.0.${nines} patch`, `compare 0.0.${nines} 0.0.${next}`), [
        { ok: true, version: `1.0.${next}` }, -1,
    ]);
});

test("a bad line is answered with a sentence, and the next lines go on", { skip: inspect_missing }, () => {
    const bad = [
        "", " ", "parse", "parse ", "parse 1.2.3 ", "parse  1.2.3", "parse 1.2.3\r", "PARSE 1.2.3", "nonsense 1.2.3",
        "parse 1.2.3\0", "parse \u{1f680}", `parse ${"1".repeat(30000)}.0.0`, "compare", "compare 1.0.0",
        "compare 1.0.0 2", "compare 1.0.0 2.0.0 3.0.0", "bump", "bump 1.2.3", "bump 1.2.3 huge", "bump 1.2 patch",
        "bump 1.2.3 patch a b", "bump 1.2.3 prerelease r_c", "bump 1.2.3 release", "bump 1.2.3 post", "coerce",
        "coerce none",
    ];
    const answers = ask(...bad.flatMap((line) => [line, "parse 1.2.3"]));
    bad.forEach((line, at) => {
        assert.equal(answers[2 * at].ok, false, line);
        assert.match(answers[2 * at].error, /^.{20,}/s, line);
        assert.equal(answers[2 * at + 1].version, "1.2.3", `after ${line}`);
    });
});
