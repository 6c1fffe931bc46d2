// `inspect changelog`: what is cut is cut to the byte, what cannot be cut is refused with nothing on standard output, and
// the difference it prints is one that `git apply` and `patch` take. Real files are looked for in SHIPSHAPE_SHARED or
// ../shared.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect_missing, inspect_with } from "./inspect.mjs";

const shared = process.env.SHIPSHAPE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const corpus = join(shared, "corpus");
const skip = inspect_missing;
const skip_corpus = existsSync(corpus) ? inspect_missing : "no corpus in SHIPSHAPE_SHARED or ../shared";
const missing = (program, argument) =>
    inspect_missing || (spawnSync(program, [argument]).status === 0 ? false : `${program} is not there`);

const k_text = `# Changelog

## [Unreleased]

### Added

- A thing, see [#12]

### Fixed

- A bug

## [1.0.0] - 2026-01-31 [YANKED]

- Start

[#12]: https://example.org/12
[unreleased]: https://github.com/owner/name/compare/v1.0.0...HEAD
[1.0.0]: https://github.com/owner/name/releases/tag/v1.0.0
`;
const k_cut = k_text
    .replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.1.0] - 2026-11-23\n")
    .replace("v1.0.0...HEAD\n", "v1.1.0...HEAD\n[1.1.0]: https://github.com/owner/name/compare/v1.0.0...v1.1.0\n");

const ask = (text, ...options) => inspect_with("changelog", options, text);
const cut = (text, ...options) => ask(text, "--cut", "1.1.0", "--date", "2026-11-23", ...options);

/** The same text in other clothes. */
const variants = {
    "line feeds": (text) => text,
    "CRLF": (text) => text.replaceAll("\n", "\r\n"),
    "the mark of UTF-8": (text) => "\ufeff" + text,
    "no last newline": (text) => text.trimEnd(),
    "CRLF and no last newline": (text) => text.trimEnd().replaceAll("\n", "\r\n"),
};

test("a changelog is cut to the byte", { skip }, () => {
    for (const [name, dress] of Object.entries(variants)) {
        const { status, text: after, remarks } = cut(dress(k_text));
        assert.equal(remarks, "", name);
        assert.equal(status, 0, name);
        assert.equal(after, dress(k_cut), name);
    }
});

test("links of the given repository, where the file has none", { skip }, () => {
    const { text: after } = cut("## [Unreleased]\n- a\n", "--repo", "https://gitlab.com/group/sub/name.git");
    assert.equal(after, "## [Unreleased]\n## [1.1.0] - 2026-11-23\n- a\n\n" +
        "[Unreleased]: https://gitlab.com/group/sub/name/-/compare/v1.1.0...HEAD\n" +
        "[1.1.0]: https://gitlab.com/group/sub/name/-/tags/v1.1.0\n");
});

test("without options: what is in it as JSON, remarks with their lines", { skip }, () => {
    const { status, text: after, remarks } = ask(k_text.replace("### Fixed", "### Bugs").replace("2026-01-31", "31.1.2026"));
    assert.equal(status, 0);
    const { ok, versions, counts, bump, line_ending } = JSON.parse(after);
    assert.deepEqual({ ok, counts, bump, line_ending },
        { ok: true, counts: { versions: 2, entries: 3, definitions: 3 }, bump: "minor", line_ending: "lf" });
    assert.deepEqual(versions[0], {
        version: "Unreleased", line: 3, date: "", yanked: false,
        groups: [{ name: "Added", entries: 1 }, { name: "Bugs", entries: 1 }],
    });
    assert.equal(versions[1].yanked, true);
    assert.match(remarks, /^line 9: “Bugs” is none of the six types.*\nline 13: Dates are written YYYY-MM-DD.*\n$/);
});

test("the words of a version, and the mark of a withdrawn one", { skip }, () => {
    assert.equal(ask(k_text, "--notes", "unreleased").text,
        "### Added\n\n- A thing, see [#12](https://example.org/12)\n\n### Fixed\n\n- A bug\n");
    assert.equal(ask(k_cut, "--yank", "v1.1.0").text, k_cut.replace("2026-11-23", "2026-11-23 [YANKED]"));
    assert.equal(ask(k_cut, "--yank", "1.0.0").status, 1);
});

test("what cannot be cut is refused: a reason, and nothing on standard output", { skip }, () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(k_text, "utf16le")]);
    const refusals = [
        ["", /^line 1: There is no section “Unreleased”/],
        ["# Changelog\n\n## 1.0.0\n", /^line 3: There is no section “Unreleased”/],
        [k_text.replace("- A thing, see [#12]", "").replace("- A bug", ""), /line 3: Nothing stands under “Unreleased”/],
        [k_text.replace("1.0.0] -", "1.1.0] -"), /line 13: Version “1.1.0” is in the changelog already/],
        [k_text + "## Unreleased\n", /line 20: Here is a second “Unreleased”/],
        [k_text.replace("- A bug", "~~~"), /line 11: What begins here/],
        [utf16, /^line 1: This text is in UTF-16/],
        [Buffer.from(k_text.replace("thing", "th\xefng"), "latin1"), /^line 7: This is not UTF-8/],
        [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), /binary data/],
        [Buffer.alloc(50 << 20, "- a\n"), /^A changelog may have 8 MB/],
    ];
    for (const [text, reason] of refusals) {
        const { status, text: after, remarks } = cut(text);
        assert.match(remarks, reason);
        assert.equal(status, 1, String(reason));
        assert.equal(after, "", String(reason));
    }
    for (const options of [
        ["--cut", "soon", "--date", "2026-11-23"], ["--cut", "1.1.0", "--date", "2026-02-30"],
        ["--cut", "1.0.0", "--date", "2026-11-23"], ["--cut", "1.1.0", "--date", "2026-11-23", "--repo", "nowhere"],
    ]) {
        const { status, text: after, remarks } = ask(k_text, ...options);
        assert.deepEqual([status, after], [1, ""], options.join(" "));
        assert.match(remarks, /^.{20,}\n$/, options.join(" "));
    }
    for (const options of [["--cut", "1.1.0"], ["--date", "2026-11-23"], ["--what"], ["--cut"]])
        assert.equal(ask(k_text, ...options).status, 2, options.join(" "));
});

/** Hands a folder with CHANGELOG.md and the difference to a program, and compares what it makes of them. */
function check_patch(program, options) {
    for (const [name, dress] of Object.entries(variants)) {
        const folder = mkdtempSync(join(tmpdir(), "shipshape-changelog-"));
        try {
            const file = join(folder, "CHANGELOG.md");
            writeFileSync(file, dress(k_text));
            writeFileSync(join(folder, "cut.diff"), cut(dress(k_text), "--diff").text);
            const { status, stderr } = spawnSync(program, options, { cwd: folder, encoding: "utf8" });
            assert.equal(status, 0, `${name}: ${stderr}`);
            assert.equal(readFileSync(file, "utf8"), dress(k_cut), name);
        } finally {
            rmSync(folder, { recursive: true });
        }
    }
}

test("the difference is one that git applies", { skip: missing("git", "--version") }, () => {
    check_patch("git", ["apply", "--whitespace=nowarn", "cut.diff"]);
});

test("the difference is one that patch applies", { skip: missing("patch", "--version") }, () => {
    check_patch("patch", ["-p1", "--binary", "-i", "cut.diff"]);
});

test("texts of other kinds are refused, or keep all their lines", { skip: skip_corpus }, () => {
    for (const name of readdirSync(corpus).filter((each) => each.endsWith(".md"))) {
        const text = readFileSync(join(corpus, name), "utf8");
        const { status, text: after } = cut(text);
        if (status !== 0) {
            assert.equal(after, "", name);
            continue;
        }
        const lines = after.split("\n");
        let at = -1;
        for (const line of text.split("\n")) {
            at = lines.indexOf(line, at + 1);
            assert.notEqual(at, -1, `${name}: ${line}`);
        }
    }
});
