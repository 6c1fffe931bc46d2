// `inspect csv-rows` reads what others wrote (npm csv-spectrum), and `inspect csv` writes the history of a document so that
// whatever stands in it comes back, and nothing of it is a formula.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inspect_missing, inspect_texts, inspect_with } from "./inspect.mjs";

let spectrum;
let skip = inspect_missing;
try {
    spectrum = createRequire(import.meta.url)("csv-spectrum");
} catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    skip ||= "csv-spectrum was not found: run ./shipshape setup";
}

const k_names = ["project", "date", "checklist", "outcome", "person", "days_late", "due", "moved_to", "reason", "started", "at", "id"];

/** Formulas, quotes, ends of lines, signs of other formats, control characters, directions, surrogates. */
const k_naughty = [
    "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", " =1", "a=1", "=", "-", "--", "=\"\"",
    "\"", "\"\"", "\"a\"", "a\"b", ",", ",,", "a,b", "\r\n", "a\nb", "a\r\nb", "a\rb", ";", "|", "\\", "\\n", "%00", "NULL", "nil",
    "1e3", "0x10", "007", "2026-11-22", "TRUE", "#REF!", "<b>", "{{version}}", "${HOME}", "$(id)", "`id`", "../..", "https://a/?b,c",
    "Zoë", "漢字", "😀👩‍🚀", "\u202ea", "\u2028", "\ufeff", "\u00a0", "\u200b", "\ud7ff", "\uffff", "\u{10ffff}", "",
];

const person = (index) => `p${index}`;
const id_of = (kind, index) => `${String(kind).padStart(8, "0")}-0000-7000-8000-${String(index).padStart(12, "0")}`;
const k_instant = "2026-11-22T21:00:00.000Z";

/** One finished run and one skipped date for each text. */
function document_of(texts) {
    const project = id_of(1, 1), template = id_of(2, 1), version = id_of(5, 1), schedule = id_of(3, 1);
    return JSON.stringify({
        exported: k_instant, format: "shipshape", version: 2,
        projects: [{ created: k_instant, ecosystem: "", id: project, name: texts[0] ?? "Harbour" }],
        templates: [{ archived: false, area: "security", id: template, project, rank: "1", summary: "", title: texts[1] ?? "Care" }],
        template_versions: [{ content: "", id: version, number: 1, published: k_instant, template }],
        schedules: [{
            days_after: 0, days_before: 0, grace: 0, id: schedule, miss: "obligation", mode: "fixed", paused: false,
            rule: "FREQ=DAILY", starts: "2020-01-01", template,
        }],
        runs: texts.map((text, index) => ({
            finished: k_instant, finished_on: "2026-11-22", id: id_of(6, index), late_days: index, person: text, project,
            started: k_instant, status: "done", version,
        })),
        occurrences: texts.map((text, index) => ({
            date: new Date(Date.UTC(2021, 0, 1 + index)).toISOString().slice(0, 10), decided: k_instant, id: id_of(7, index),
            outcome: "skipped", person: person(index), reason: text, schedule,
        })),
        sections: [], steps: [], run_variables: [], step_states: [], variables: [], people: [], resources: [],
    });
}

function history(document, ...options) {
    const { status, text } = inspect_with("csv", options, document);
    assert.equal(status, 0, text);
    return text;
}

test("csv-spectrum: every file is read as its JSON says", { skip }, async () => {
    const files = await new Promise((resolve, reject) => spectrum((error, found) => (error ? reject(error) : resolve(found))));
    const answers = inspect_texts("csv-rows", files.map(({ csv }) => csv));
    files.forEach(({ name, json }, at) => {
        assert.ok(answers[at].ok, `${name}: ${answers[at].error} (${answers[at].where})`);
        const [names, ...rows] = answers[at].rows;
        const objects = rows.map((row) => Object.fromEntries(row.map((cell, column) => [names[column], cell])));
        const expected = [JSON.parse(json)].flat();
        // Its JSON has another number than its CSV.
        if (name === "location_coordinates") expected[0]["Contact Phone Number"] = "2095257564";
        assert.deepEqual(objects, expected, name);
    });
    assert.equal(files.length, 12);
});

test("naughty texts come back from the history, exactly or behind an apostrophe", { skip: inspect_missing }, () => {
    for (const guarded of [true, false]) {
        const csv = history(document_of(k_naughty), ...(guarded ? [] : ["--unguarded"]));
        const [answer] = inspect_texts("csv-rows", [csv]);
        assert.ok(answer.ok, answer.error);
        const [names, ...rows] = answer.rows;
        assert.deepEqual(names, k_names);
        assert.equal(rows.length, 2 * k_naughty.length);
        const shown = (text) => (guarded && /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
        const cells = rows.map((row) => Object.fromEntries(row.map((cell, column) => [names[column], cell])));
        for (const row of cells) {
            assert.equal(row.project, shown(k_naughty[0]));
            assert.equal(row.checklist, shown(k_naughty[1]));
        }
        k_naughty.forEach((text, index) => {
            const run = cells.find(({ id }) => id === id_of(6, index));
            assert.equal(run.person, shown(text), JSON.stringify(text));
            assert.equal(run.days_late, String(index));
            const skipped = cells.find((row) => row.person === person(index) && row.outcome === "skipped");
            assert.equal(skipped.reason, shown(text), JSON.stringify(text));
        });
        if (guarded) assert.ok(rows.flat().every((cell) => !/^[=+\-@\t\r\n]/.test(cell)));
    }
});

test("the bytes: CRLF, a byte order mark only where it is asked for, names alone for no history", { skip: inspect_missing }, () => {
    const names = `${k_names.join()}\r\n`;
    assert.equal(history(document_of([])), names);
    assert.equal(history(document_of([]), "--bom"), `\ufeff${names}`);
    const plain = history(document_of(["a", "b"]));
    assert.equal(plain.split("\r\n").length, 6);
    assert.ok(!plain.replaceAll("\r\n", "").includes("\n"));
});

test("what is no CSV, no document or no option is refused", { skip: inspect_missing }, () => {
    const answers = inspect_texts("csv-rows", ["a,b\n1\n", "\"a", "\"a\"b", "a\rb", Buffer.from([0xff])]);
    for (const { ok, error } of answers) {
        assert.equal(ok, false);
        assert.match(error, /^[A-Z].*\.$/);
    }
    assert.equal(inspect_with("csv", [], "{}").status, 1);
    assert.equal(inspect_with("csv", ["--other"], "{}").status, 2);
});
