// `inspect recurrence`: one answer for each line, also for bad ones, and the dates of the 55 rules on which independent
// programs agree. That suite is looked for in SHIPSHAPE_SHARED or ../shared.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect_lines, inspect_missing } from "./inspect.mjs";

const shared = process.env.SHIPSHAPE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const suite = join(shared, "suites", "rrule_cases.json");
const skip_suite = existsSync(suite) ? inspect_missing : "no suites/rrule_cases.json in SHIPSHAPE_SHARED or ../shared";

const date_of = (moment) => moment.replace(/^(\d{4})(\d\d)(\d\d).*/, "$1-$2-$3");
const ask = (...questions) => inspect_lines("recurrence", questions.map((each) => JSON.stringify(each)));

test("the agreed cases: the date part of every instance, each once", { skip: skip_suite }, () => {
    const cases = JSON.parse(readFileSync(suite, "utf8"));
    const answers = ask(...cases.map(({ rrule, DTSTART }) => ({ rule: rrule, start: DTSTART, limit: 1000 })));
    cases.forEach(({ desc, inst }, at) => {
        assert.deepEqual(answers[at], [...new Set(inst.split(",").map(date_of))], desc);
    });
    assert.equal(cases.length, 55);
});

test("limit, until and exdate cut the list", { skip: inspect_missing }, () => {
    const daily = { rule: "RRULE:FREQ=DAILY;COUNT=5", start: "2026-11-23" };
    assert.deepEqual(ask(
        { ...daily, limit: 2 },
        { ...daily, limit: 0 },
        { ...daily, until: "2026-11-24" },
        { ...daily, limit: 10, until: null, exdate: ["2026-11-24", "20261123T090000"] },
        { ...daily, exdate: ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] },
        { ...daily, start: "2026-11-23T23:59:00Z", limit: 1, other: [] },
    ), [
        ["2026-11-23", "2026-11-24"],
        [],
        ["2026-11-23", "2026-11-24"],
        ["2026-11-25", "2026-11-26", "2026-11-27"],
        [],
        ["2026-11-23"],
    ]);
});

test("a bad line is answered with a sentence, and the next lines go on", { skip: inspect_missing }, () => {
    const good = '{"rule":"FREQ=DAILY","start":"2026-11-23","limit":1}';
    const bad = [
        "", "nonsense", "[]", "{}", '{"rule":"FREQ=DAILY"}', '{"rule":3,"start":"2026-11-23"}',
        '{"rule":"FREQ=NEVER","start":"2026-11-23"}', '{"rule":"FREQ=DAILY","start":"2026-02-30"}',
        '{"rule":"FREQ=DAILY","start":"2026-11-23","limit":-1}', '{"rule":"FREQ=DAILY","start":"2026-11-23","limit":1e9}',
        '{"rule":"FREQ=DAILY","start":"2026-11-23","limit":999999999}',
        '{"rule":"FREQ=DAILY","start":"2026-11-23","until":"soon"}',
        '{"rule":"FREQ=DAILY","start":"2026-11-23","exdate":"2026-11-23"}',
        '{"rule":"FREQ=DAILY","start":"2026-11-23","exdate":[1]}',
        '{"rule":"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30","start":"2026-11-23"}',
        '{"rule":"FREQ=DAILY;UNTIL=20260101","start":"2026-11-23"}',
        '{"rule":"FREQ=SECONDLY;BYSECOND=60","start":"2026-11-23"}',
    ];
    const answers = inspect_lines("recurrence", bad.flatMap((line) => [line, good]));
    bad.forEach((line, at) => {
        assert.deepEqual(Object.keys(answers[2 * at]), ["error"], line);
        assert.match(answers[2 * at].error, /^.{20,}/, line);
        assert.deepEqual(answers[2 * at + 1], ["2026-11-23"], `after ${line}`);
    });
});

test("a last line without a line feed is answered as well", { skip: inspect_missing }, () => {
    const [answer] = inspect_lines("recurrence", ['{"rule":"FREQ=YEARLY","start":"2028-02-29","limit":2}'], "");
    assert.deepEqual(answer, ["2028-02-29", "2032-02-29"]);
});
