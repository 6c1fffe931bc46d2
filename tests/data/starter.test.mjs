// The starter library (public/starter/starter.json): run with `node --test tests/data/starter.test.mjs`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { k_guide_coverage } from "./guide_coverage.mjs";
import { guide_items, normalised } from "./guide_items.mjs";
import { ecosystems_of, k_ecosystems, k_limits, k_stages, k_types, problems_of } from "./starter_rules.mjs";

const starter_url = new URL("../../public/starter/starter.json", import.meta.url);
const bytes = readFileSync(starter_url);
const starter = JSON.parse(bytes.toString("utf8"));

// The guide itself is not part of the repository; where it is missing, only the table is checked.
const shared = process.env.SHIPSHAPE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const guide_path = join(shared, "guide", "maintenance-guide.md");
const guide_missing = existsSync(guide_path) ? false : "no guide in SHIPSHAPE_SHARED or ../shared";

function changed(change) {
    const document = structuredClone(starter);
    change(document, document.templates[0], document.templates[0].sections[0].steps[0]);
    return Buffer.from(JSON.stringify(document, null, 1) + "\n");
}

const a_release = (document) => document.templates.find((template) => template.area === "release");
const a_step_of = (document) => a_release(document).sections.at(-1).steps[0];

function steps_of(template) {
    return template.sections.flatMap((section) => section.steps);
}

function commands_of(step) {
    return typeof step.command === "object" ? Object.entries(step.command) : [["all", step.command]];
}

test("the starter document keeps every rule of its format", () => {
    assert.deepEqual(problems_of(bytes), []);
});

test("the rules refuse what the format forbids", () => {
    const bad = {
        "an unknown key": (document) => { document.author = "x"; },
        "an unknown key in a step": (document, template, step) => { step.note = "x"; },
        "a missing title": (document, template, step) => { delete step.title; },
        "a long title": (document, template, step) => { step.title = "T".repeat(k_limits.step_title + 1); },
        "long details": (document, template, step) => { step.details = "x".repeat(k_limits.details + 1); },
        "a control character": (document, template, step) => { step.details = "a\u0007b"; },
        "a line break in a title": (document, template, step) => { step.title = "A\nb"; },
        "half a surrogate pair": (document, template, step) => { step.details = "a\ud800b"; },
        "an id that is no slug": (document, template, step) => { step.id = "Look Here"; },
        "the same step twice": (document, template, step) => { template.sections.at(-1).steps.push(step); },
        "the same template twice": (document, template) => { document.templates.push(template); },
        "an unknown area": (document, template) => { template.area = "fun"; },
        "an unknown interval": (document, template) => { template.every = "hour"; },
        "an empty section": (document, template) => { template.sections[0].steps = []; },
        "a section without a step for one ecosystem": (document, template) => {
            for (const each of template.sections[0].steps) each.only = ["python", "rust"];
        },
        "an unknown ecosystem": (document, template, step) => { step.only = ["cobol"]; },
        "an incomplete set of variants": (document, template, step) => { step.command = { python: "x" }; },
        "a variant nobody sees": (document, template, step) => {
            step.only = ["python"];
            step.command = { python: "pytest", rust: "cargo test" };
        },
        "a link without https": (document, template, step) => { step.link = "http://example.org/"; },
        "a gap in angle brackets": (document, template, step) => { step.command = "git checkout <branch>"; },
        "a gap in braces": (document, template, step) => { step.command = "git tag {version}"; },
        "a destructive command": (document, template, step) => { step.command = "git reset --hard"; },
        "a gap outside of releases": (document, template, step) => { step.command = "git tag {{tag}}"; },
        "a date outside of releases": (document, template, step) => { step.offset = 1; },
        "a gap that no release fills": (document) => { a_step_of(document).command = "git tag {{name}}"; },
        "an unknown stage": (document) => { a_release(document).sections[0].stage = "party"; },
        "an unknown release type": (document) => { a_step_of(document).types = ["huge"]; },
        "a date that is none": (document) => { a_step_of(document).offset = 1.5; },
        "a point of no return that is nobody's": (document) => { a_step_of(document).irreversible = true; },
        "optional set to false": (document, template, step) => { step.optional = false; },
        "another version": (document) => { document.version = 2; },
    };
    for (const [what, change] of Object.entries(bad)) {
        assert.notEqual(problems_of(changed(change)).length, 0, `accepted: ${what}`);
    }
    assert.notEqual(problems_of(Buffer.from([0x7b, 0xff, 0x7d])).length, 0, "accepted: broken UTF-8");
    assert.notEqual(problems_of(Buffer.from(`${bytes} `)).length, 0, "accepted: another layout");
    assert.deepEqual(problems_of(changed(() => {})), []);
});

test("every step is reachable, and no ecosystem meets an empty section", () => {
    for (const template of starter.templates) {
        for (const step of steps_of(template)) {
            assert.notEqual(ecosystems_of(step).length, 0, `${template.id}/${step.id} is shown to nobody`);
        }
        for (const section of template.sections) {
            for (const ecosystem of k_ecosystems) {
                assert.ok(section.steps.some((step) => ecosystems_of(step).includes(ecosystem)),
                    `${template.id}/${section.id} is empty for ${ecosystem}`);
            }
        }
    }
});

test("the daily round is short enough to be done every day", () => {
    const daily = starter.templates.filter((template) => template.every === "day");
    assert.equal(daily.length, 1);
    assert.ok(steps_of(daily[0]).length >= 3 && steps_of(daily[0]).length <= 6);
});

test("the document stays within the first-load budget", (t) => {
    const gzip = gzipSync(bytes, { level: 9 }).length;
    const count = starter.templates.flatMap(steps_of).length;
    t.diagnostic(`${starter.templates.length} templates, ${count} steps`);
    t.diagnostic(`${bytes.length} bytes, ${gzip} after gzip -9`);
    assert.ok(bytes.length <= k_limits.document_bytes, `${bytes.length} bytes`);
    assert.ok(gzip <= k_limits.gzip_bytes, `${gzip} bytes after gzip -9`);
});

test("every shell command parses", (t) => {
    if (spawnSync("bash", ["-c", "true"]).status !== 0) return t.skip("bash is not installed");
    for (const template of starter.templates) {
        for (const step of steps_of(template).filter((candidate) => candidate.command)) {
            for (const [ecosystem, command] of commands_of(step)) {
                if (/^# (\S+\.ya?ml|\.editorconfig)\b/.test(command)) continue;
                const parsed = spawnSync("bash", ["-n"], { input: command, encoding: "utf8" });
                assert.equal(parsed.status, 0, `${template.id}/${step.id} (${ecosystem}): ${parsed.stderr}`);
            }
        }
    }
});

test("a release goes through its stages in order and can be resumed", () => {
    const release = a_release(starter);
    const stages = release.sections.map((section) => k_stages.indexOf(section.stage));
    assert.deepEqual(stages, stages.toSorted((a, b) => a - b), "a section stands before its stage");
    assert.equal(new Set(stages).size, k_stages.length - 1, "a stage has no section");
    for (const type of k_types) {
        const shown = steps_of(release).filter((step) => !step.types || step.types.includes(type));
        assert.ok(shown.some((step) => step.irreversible), `${type}: no point of no return`);
        assert.ok(shown.some((step) => step.gate), `${type}: no gate`);
    }
    for (const step of steps_of(release).filter((one) => one.irreversible)) {
        assert.ok(step.verify || step.details, `${step.id}: nothing says how to see that it worked`);
    }
});

test("every row of the coverage table names steps that exist", () => {
    const known = new Set(starter.templates.flatMap((template) =>
        steps_of(template).map((step) => `${template.id}/${step.id}`)));
    const lost = [];
    for (const [key, place, phrase, ...references] of k_guide_coverage) {
        assert.match(key, /^[0-9a-f]{10}$/, `${place}: ${phrase}`);
        if (references.length === 0) lost.push(`${place}: ${phrase}: no step at all`);
        for (const reference of references.filter((name) => !known.has(name))) {
            lost.push(`${place}: ${phrase}: no step ${reference}`);
        }
    }
    assert.deepEqual(lost, []);
    const keys = new Set(k_guide_coverage.map(([key]) => key));
    assert.equal(keys.size, k_guide_coverage.length, "a key is given twice");
});

test("every item of the maintenance guide is covered", { skip: guide_missing }, (t) => {
    const items = guide_items(readFileSync(guide_path, "utf8"));
    t.diagnostic(`${items.length} items in the guide, ${k_guide_coverage.length} rows in the table`);
    const covered = new Set(k_guide_coverage.map(([key]) => key));
    const gaps = items.filter((item) => !covered.has(item.key))
        .map((item) => `line ${item.line}: ${[...item.path, item.text].join(" > ")} (key ${item.key})`);
    assert.deepEqual(gaps, [], "items without a row in guide_coverage.mjs");
    const keys = new Set(items.map((item) => item.key));
    const stale = k_guide_coverage.filter(([key]) => !keys.has(key))
        .map(([, place, phrase]) => `${place}: ${phrase}`);
    assert.deepEqual(stale, [], "rows for items the guide no longer has");
});

test("the starter library has its own wording", { skip: guide_missing }, () => {
    const sentences = new Set(guide_items(readFileSync(guide_path, "utf8"))
        .filter((item) => item.text.trim().includes(" ")).map((item) => normalised(item.text)));
    const copied = starter.templates.flatMap(steps_of)
        .flatMap((step) => [step.title, ...(step.details ?? "").split(/[.\n]/)])
        .filter((text) => sentences.has(normalised(text)));
    assert.deepEqual(copied, []);
});
