// Guides in Markdown: the real checklists of a corpus, of which each file's number of boxes is known, and the examples of
// CommonMark. The corpus is looked for in SHIPSHAPE_SHARED or ../shared.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect_files, inspect_missing, inspect_texts } from "./inspect.mjs";

const shared = process.env.SHIPSHAPE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const corpus = join(shared, "corpus");
const skip_corpus = existsSync(join(corpus, "manifest.tsv")) ? inspect_missing : "no corpus in SHIPSHAPE_SHARED or ../shared";
const guide = join(shared, "guide", "maintenance-guide.md");
const skip_guide = existsSync(guide) ? inspect_missing : "no guide in SHIPSHAPE_SHARED or ../shared";

/** Rows of the manifest: { file, tasks, notes }. */
function corpus_files() {
    const [head, ...rows] = readFileSync(join(corpus, "manifest.tsv"), "utf8").trimEnd().split("\n").map((line) => line.split("\t"));
    const column = (name) => head.indexOf(name);
    return rows.map((row) => ({
        path: join(corpus, row[column("file")]), tasks: Number(row[column("tasks")]), notes: row[column("notes")],
    }));
}

const steps_of = (answer) => answer.sections.flatMap((section) => section.steps);
const boxes_of = (answer) => steps_of(answer).filter((step) => step.offset !== null);

/** The bytes with the box at `offset` turned over. */
function turned(bytes, { offset, checked }) {
    const out = Buffer.from(bytes);
    out[offset] = (checked ? " " : "x").charCodeAt(0);
    return out;
}

/** Each box stands between brackets, and turning it over changes its state in what is read, and nothing else. */
function check_boxes(bytes, answer, name) {
    const boxes = boxes_of(answer);
    assert.equal(boxes.length, answer.tasks, name);
    for (const { offset, checked } of boxes) {
        assert.equal(bytes.toString("latin1", offset - 1, offset), "[", name);
        assert.equal(bytes.toString("latin1", offset + 1, offset + 2), "]", name);
        assert.match(bytes.toString("latin1", offset, offset + 1), checked ? /[xX]/ : / /, name);
    }
    if (boxes.length === 0) return;
    const answers = inspect_texts("markdown", boxes.map((box) => turned(bytes, box)));
    answers.forEach((after, at) => {
        const expected = structuredClone(answer);
        const box = boxes_of(expected)[at];
        box.checked = !box.checked;
        assert.deepEqual(after, expected, `${name}: box ${at}`);
    });
}

test("every checklist of the corpus has the steps that its boxes are, and no others", { skip: skip_corpus }, () => {
    const files = corpus_files();
    const answers = inspect_files("markdown", files.map(({ path }) => path));
    files.forEach(({ path, tasks, notes }, at) => {
        const answer = answers[at];
        assert.equal(answer.tasks, tasks, path);
        if (tasks > 0) assert.equal(steps_of(answer).length, tasks, path);
        else assert.ok(steps_of(answer).length > 0, path);
        const depth = notes.match(/nested depth (\d)/);
        if (depth) assert.equal(Math.max(...steps_of(answer).map((step) => step.depth)), Number(depth[1]), path);
        assert.ok(answer.title.length > 0, path);
    });
    assert.equal(answers.reduce((sum, { tasks }) => sum + tasks, 0), 381);
});

test("every box of the corpus can be ticked by itself", { skip: skip_corpus }, () => {
    const files = corpus_files();
    const answers = inspect_files("markdown", files.map(({ path }) => path));
    files.forEach(({ path }, at) => check_boxes(readFileSync(path), answers[at], path));
});

test("the gaps that the corpus leaves are found", { skip: skip_corpus }, () => {
    const files = corpus_files();
    const answers = inspect_files("markdown", files.map(({ path }) => path));
    const written = (name) => answers[files.findIndex(({ path }) => path.includes(name))].variables.map((each) => each.written);
    assert.ok(written("kubo").includes("X.Y.Z"));
    assert.ok(written("deno").includes("$VERSION"));
    assert.ok(written("prometheus").includes("<major>"));
    assert.ok(written("egui").includes("0.x.0"));
    assert.ok(written("Icinga").includes("$version"));
});

test("the maintenance guide is read whole", { skip: skip_guide }, () => {
    const [answer] = inspect_files("markdown", [guide]);
    assert.equal(answer.title, "Maintenance Guide for Agent Factory");
    assert.equal(answer.tasks, 34);
    const section = (title) => answer.sections.find((each) => each.title === title);
    assert.deepEqual(section("Issue Triage").steps.map((step) => step.title),
        ["Review new issues", "Label and prioritize", "Assign to contributors", "Close stale issues"]);
    assert.deepEqual(section("Release Steps").steps.map((step) => step.commands.length), [1, 0, 1, 1, 0]);
    const [script] = section("Dependency Update Script").steps;
    assert.equal(script.commands[0].language, "bash");
    assert.match(script.commands[0].text, /^#!\/bin\/bash\n[^]*successfully!"$/);
    check_boxes(readFileSync(guide), answer, guide);
});

test("the examples of CommonMark are read, and their boxes tick", { skip: inspect_missing }, () => {
    const { tests } = createRequire(import.meta.url)("commonmark-spec");
    const texts = tests.map(({ markdown }) => markdown);
    assert.ok(texts.length > 600);
    inspect_texts("markdown", texts).forEach((answer, at) => {
        assert.equal(answer.error, undefined, texts[at]);
        assert.deepEqual(boxes_of(answer), [], texts[at]);
    });
    // The same behind a box of our own, within a list, and with other line ends.
    const forms = texts.flatMap((text) => [
        `- [ ] first\n\n${text}\n`,
        `- [ ] first\n\n${text.split("\n").map((line) => `  ${line}`).join("\n")}\n- [x] last`,
        `\ufeff- [ ] first\r\n\r\n${text.replaceAll("\n", "\r\n")}`,
    ]).map((text) => Buffer.from(text));
    const answers = inspect_texts("markdown", forms);
    const all = inspect_texts("markdown", forms.map((bytes, at) => turned(bytes, boxes_of(answers[at])[0])));
    forms.forEach((bytes, at) => {
        assert.equal(answers[at].error, undefined, bytes.toString());
        const [box] = boxes_of(answers[at]);
        assert.equal(box.title, "first", bytes.toString());
        box.checked = true;
        assert.deepEqual(all[at], answers[at], bytes.toString());
    });
});

test("made by hand: line ends, marks, tabs, boxes that are none, long files", { skip: inspect_missing }, () => {
    const long = "# Long\n\n" + Array.from({ length: 2000 }, (_, at) => `- [ ] step ${at} with words to make it long enough\n`).join("");
    assert.ok(long.length > 50_000);
    const cases = [
        ["- [ ] a\r\n- [x] b\r\n", ["a", "b"]],
        ["\ufeff- [X] a\n", ["a"]],
        ["1. [ ] a\n2) [x] b\n", ["a", "b"]],
        ["- [] a\n- [ ]b\n- [o] c\n-[ ] d\n", []],
        ["-\t[ ] a\n\t- [x] b\n\t\t[ ] c\n", ["a", "b [ ] c"]],
        ["> - [ ] a\n> > 1. [ ] b\n", ["a", "b"]],
        ["- [ ] a", ["a"]],
        ["", []],
        [long, null],
    ];
    const answers = inspect_texts("markdown", cases.map(([text]) => text));
    cases.forEach(([text, titles], at) => {
        if (titles === null) assert.equal(answers[at].tasks, 2000);
        else assert.deepEqual(boxes_of(answers[at]).map((step) => step.title), titles, JSON.stringify(text));
        if (titles !== null) check_boxes(Buffer.from(text), answers[at], JSON.stringify(text));
    });
});

test("what is no Markdown is answered with a sentence and a line", { skip: inspect_missing }, () => {
    const bad = [Buffer.from([0x61, 0x0a, 0xff]), Buffer.from("a\0"), Buffer.alloc((2 << 20) + 1, "a"), "> ".repeat(500) + "a"];
    for (const { error } of inspect_texts("markdown", bad)) assert.match(error, /^[A-Z].{30,}/);
});
