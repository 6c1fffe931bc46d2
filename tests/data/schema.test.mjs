// The published JSON Schema of documents against a real export and against broken ones, and against the reader of the app:
// both must come to the same verdict, but where the list says that a schema cannot know.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inspect_missing, inspect_texts } from "./inspect.mjs";

const schema = JSON.parse(readFileSync(new URL("../../public/schema/shipshape-3.json", import.meta.url), "utf8"));
const sample = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));

let validate;
let skip = false;
try {
    const { default: Ajv2020 } = await import("ajv/dist/2020.js");
    const { default: add_formats } = await import("ajv-formats");
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    add_formats(ajv);
    validate = ajv.compile(schema);
} catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    skip = "ajv was not found: run ./shipshape setup";
}

const other_id = "0192f0c1-2b3c-7d4e-8f50-617283940516";

// [what is wrong, the change, who refuses it: both, or the reader alone]
const k_mutations = [
    ["another format", (d) => (d.format = "other"), "both"],
    ["no format", (d) => delete d.format, "both"],
    ["a newer version", (d) => (d.version = 4), "both"],
    ["version as a text", (d) => (d.version = "3"), "both"],
    ["no version", (d) => delete d.version, "both"],
    ["no time of export", (d) => delete d.exported, "both"],
    ["a time of export without milliseconds", (d) => (d.exported = "2026-11-22T21:00:00Z"), "both"],
    ["a time of export in another zone", (d) => (d.exported = "2026-11-22T21:00:00.000+01:00"), "both"],
    ["a 31st of November", (d) => (d.exported = "2026-11-31T21:00:00.000Z"), "both"],
    ["an hour 24", (d) => (d.exported = "2026-11-22T24:00:00.000Z"), "both"],
    ["a leap second", (d) => (d.exported = "2016-12-31T23:59:60.000Z"), "both"],
    ["a year 0", (d) => (d.exported = "0000-01-01T00:00:00.000Z"), "both"],
    ["a list that is not known", (d) => (d.wishes = []), "both"],
    ["settings of a device", (d) => (d.settings = []), "both"],
    ["a list that is an object", (d) => (d.projects = {}), "both"],
    ["a list that is null", (d) => (d.projects = null), "both"],
    ["an entity that is a text", (d) => (d.projects[0] = "x"), "both"],
    ["a field that is not known", (d) => (d.projects[0].colour = "red"), "both"],
    ["no id", (d) => delete d.projects[0].id, "both"],
    ["an id that is none", (d) => (d.projects[0].id = "1"), "both"],
    ["an id without hyphens", (d) => (d.projects[0].id = d.projects[0].id.replaceAll("-", "")), "both"],
    ["an id of zeros", (d) => (d.projects[0].id = "00000000-0000-0000-0000-000000000000"), "both"],
    ["no name", (d) => delete d.projects[0].name, "both"],
    ["a name that is null", (d) => (d.projects[0].name = null), "both"],
    ["a name that is a number", (d) => (d.projects[0].name = 1), "both"],
    ["a name of 401 characters", (d) => (d.projects[0].name = "x".repeat(401)), "both"],
    ["a note of 20,001 characters", (d) => (d.step_states[0].note = "x".repeat(20001)), "both"],
    ["a number with a fraction", (d) => (d.template_versions[0].number = 1.5), "both"],
    ["a number as a text", (d) => (d.template_versions[0].number = "1"), "both"],
    ["a flag as a number", (d) => (d.steps[0].optional = 1), "both"],
    ["a 29th of February in a common year", (d) => (d.schedules[0].starts = "2026-02-29"), "both"],
    ["a date without zeros", (d) => (d.schedules[0].starts = "2026-2-2"), "both"],
    ["an optional date that is null", (d) => (d.schedules[0].done_through = null), "both"],
    ["a choice that is not known", (d) => (d.step_states[0].status = "finished"), "both"],
    ["a choice in capitals", (d) => (d.step_states[0].status = "Done"), "both"],
    ["a reference that is a number", (d) => (d.steps[0].section = 1), "both"],
    ["a required reference that is missing", (d) => delete d.runs[0].version, "both"],
    ["a reference that leads nowhere", (d) => (d.steps[0].section = other_id), "reader"],
    ["an optional reference that leads nowhere", (d) => (d.runs[0].schedule = other_id), "reader"],
    ["a reference to another kind of entity", (d) => (d.steps[0].section = d.steps[0].id), "reader"],
    ["an id that stands twice", (d) => d.projects.push({ ...d.projects[0], name: "Another" }), "reader"],
    ["a step that stands twice in a run", (d) => d.step_states.push({ ...d.step_states[0], id: other_id }), "reader"],
    ["a name of 400 characters in 800 bytes", (d) => (d.projects[0].name = "é".repeat(400)), "reader"],
];

// Changes after which a document is still one.
const k_variations = [
    ["nothing changed", () => {}],
    ["a missing list", (d) => delete d.step_states],
    ["an empty document", (d) => Object.keys(d).forEach((key) => Array.isArray(d[key]) && delete d[key])],
    ["optional fields left out", (d) => ["schedule", "occurrence"].forEach((key) => delete d.runs[0][key])],
    ["an optional field filled in", (d) => (d.schedules[0].done_through = "2028-02-29")],
    ["an id in capitals", (d) => d.step_states.forEach((state) => (state.id = state.id.toUpperCase()))],
    ["an empty name", (d) => (d.projects[0].name = "")],
    ["a name of 400 bytes", (d) => (d.projects[0].name = "é".repeat(200))],
    ["text of all sorts", (d) => (d.step_states[0].note = "\u0000\u001f\"\\/\u2028 Zoë Ω 漢字 😀")],
    ["the first and the last day", (d) => Object.assign(d.schedules[0], { starts: "0001-01-01", done_through: "9999-12-31" })],
];

function changed(change) {
    const document = structuredClone(sample);
    change(document);
    return document;
}

test("the schema takes a real export and its variations", { skip }, () => {
    for (const [name, change] of k_variations) assert.ok(validate(changed(change)), `${name}: ${JSON.stringify(validate.errors)}`);
});

test("the schema refuses what is broken", { skip }, () => {
    for (const [name, change, who] of k_mutations) assert.equal(validate(changed(change)), who === "reader", name);
});

test("the sample holds every list and field of the schema", () => {
    for (const [list, { items }] of Object.entries(schema.properties).filter(([, property]) => property.items)) {
        const definition = schema.$defs[items.$ref.split("/").at(-1)];
        const missing = definition.required.filter((field) => !(field in (sample[list]?.[0] ?? {})));
        assert.deepEqual(missing, [], list);
    }
});

test("the reader takes a real export and its variations", { skip: inspect_missing }, () => {
    const answers = inspect_texts("json", k_variations.map(([, change]) => JSON.stringify(changed(change))));
    k_variations.forEach(([name], index) => assert.ok(answers[index].ok, `${name}: ${JSON.stringify(answers[index])}`));
    assert.equal(answers[0].counts.projects, sample.projects.length);
});

test("the reader refuses what is broken and says where", { skip: inspect_missing }, () => {
    const answers = inspect_texts("json", k_mutations.map(([, change]) => JSON.stringify(changed(change))));
    k_mutations.forEach(([name], index) => {
        assert.equal(answers[index].ok, false, name);
        assert.match(answers[index].where, /line \d+, column \d+$/, name);
        assert.match(answers[index].error, /\.$/, name);
    });
});
