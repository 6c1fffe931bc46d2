// `inspect ics` read back by another program, ical.js: the events of schedules fall on the dates that our own engine gives
// (`inspect recurrence`). The rules of series are also read by rrule. What the bytes must be is tested natively.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect_lines, inspect_missing, inspect_with } from "./inspect.mjs";

let ICAL, rrulestr;
let skip = inspect_missing;
try {
    ({ default: ICAL } = await import("ical.js"));
    ({ default: { rrulestr } } = await import("rrule"));
} catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    skip ||= "ical.js was not found: run ./shipshape setup";
}

const k_today = "2026-11-22"; // a Sunday
const k_wanted = 50;
const k_end = "2300-01-01"; // so far rules are followed, which fifty dates of rare ones exceed

const id_of = (kind, index) => `${String(kind).padStart(8, "0")}-0000-7000-8000-${String(index).padStart(12, "0")}`;
const project = { created: "2026-11-22T21:00:00.000Z", ecosystem: "", id: id_of(1, 1), name: "Harbour" };

/** A document with one checklist for each of the schedules, named by its number. */
function document_of(schedules, changes = {}) {
    return JSON.stringify({
        exported: "2026-11-22T21:00:00.000Z", format: "shipshape", version: 2,
        projects: [project],
        templates: schedules.map((_, index) => ({
            archived: false, area: "maintenance", id: id_of(2, index), project: project.id, rank: "1", summary: "",
            title: String(index),
        })),
        schedules: schedules.map((given, index) => ({
            days_after: 0, days_before: 0, grace: 0, id: id_of(3, index), miss: "obligation", mode: "fixed", paused: false,
            template: id_of(2, index), ...given,
        })),
        template_versions: [], sections: [], steps: [], occurrences: [], runs: [], run_variables: [], step_states: [],
        variables: [], people: [], resources: [],
        ...changes,
    });
}

const decision = (index, date, outcome, to) => ({
    date, decided: "2026-11-22T21:00:00.000Z", id: id_of(4, Number(date.replaceAll("-", ""))), outcome, person: "", reason: "",
    schedule: id_of(3, index), ...(to && { to }),
});

function calendar_of(document, ...options) {
    const { status, text } = inspect_with("ics", ["--today", k_today, ...options], document);
    assert.equal(status, 0, text);
    return new ICAL.Component(ICAL.parse(text));
}

/** The days after today of one event with its exceptions, as ical.js sees them; the first k_wanted, and more where moved. */
function days_of(event) {
    const days = [];
    if (!event.isRecurring()) return [event.startDate.toString()];
    const iterator = event.iterator();
    for (let next = iterator.next(), count = 0; next && count < k_wanted + 20; next = iterator.next()) {
        const day = event.getOccurrenceDetails(next).startDate.toString();
        days.push(day);
        if (next.toString() > k_today) ++count;
    }
    return days;
}

/** Title → sorted days after today, at most k_wanted. */
function days_by_title(calendar) {
    const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    const series = new Map(events.filter((each) => each.isRecurring()).map((each) => [each.uid, each]));
    const days = new Map();
    for (const event of events) {
        if (event.isRecurrenceException()) {
            series.get(event.uid).relateException(event);
            continue;
        }
        days.set(event.summary, days.get(event.summary) ?? []);
    }
    for (const event of events)
        if (!event.isRecurrenceException()) days.get(event.summary).push(...days_of(event));
    for (const [title, all] of days) days.set(title, all.filter((day) => day > k_today && day <= k_end).sort().slice(0, k_wanted));
    return days;
}

/** The same by our own engine, for schedules without decisions. */
function days_by_engine(schedules) {
    // Enough for daily rules from 2024 on, and for every fourth year.
    const questions = schedules.map(({ rule, starts }) => ({ rule, start: starts, limit: 1100, until: k_end }));
    return inspect_lines("recurrence", questions.map((question) => JSON.stringify(question)))
        .map((dates) => (dates.error ? [] : dates.filter((day) => day > k_today).slice(0, k_wanted)));
}

const k_rules = `FREQ=DAILY
FREQ=DAILY;INTERVAL=3
FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR
FREQ=DAILY;BYMONTH=1,6
FREQ=DAILY;BYMONTHDAY=-1
FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE
FREQ=WEEKLY
FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR
FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU
FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,TU;WKST=WE
FREQ=WEEKLY;BYMONTH=2;BYDAY=TU
FREQ=MONTHLY
FREQ=MONTHLY;INTERVAL=3
FREQ=MONTHLY;BYMONTHDAY=31
FREQ=MONTHLY;BYMONTHDAY=-1
FREQ=MONTHLY;BYMONTHDAY=1,15
FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29;BYSETPOS=-1
FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO
FREQ=MONTHLY;BYDAY=MO
FREQ=MONTHLY;BYDAY=2TU,-1FR
FREQ=MONTHLY;BYDAY=5MO
FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-2
FREQ=YEARLY
FREQ=YEARLY;INTERVAL=2
FREQ=YEARLY;BYMONTH=3,9
FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1,15
FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29
FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1
FREQ=YEARLY;BYMONTHDAY=1
FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
FREQ=YEARLY;BYMONTH=1,7;BYDAY=1MO
FREQ=YEARLY;BYDAY=20MO
FREQ=YEARLY;BYYEARDAY=1,100,-1
FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO
FREQ=DAILY;COUNT=400
FREQ=WEEKLY;COUNT=20
FREQ=WEEKLY;UNTIL=20270301
FREQ=MONTHLY;UNTIL=20301231`.split("\n");

function check_dates(schedules) {
    const expected = days_by_engine(schedules);
    const found = days_by_title(calendar_of(document_of(schedules)));
    schedules.forEach((schedule, index) =>
        assert.deepEqual(found.get(String(index)) ?? [], expected[index], JSON.stringify(schedule)));
    assert.ok(found.size > 120, `${found.size} checklists`);
}

test("the next fifty dates are those of our own engine", { skip }, () => {
    const starts = ["2026-11-23", "2026-11-29", "2026-12-31", "2027-01-31", "2028-02-29"];
    check_dates(k_rules.flatMap((rule) => starts.map((each) => ({ rule, starts: each }))));
});

test("so they are for old schedules, after what is settled", { skip }, () => {
    const starts = ["2024-02-29", "2025-08-15", "2026-08-31", "2026-10-31"];
    check_dates(k_rules.flatMap((rule) => starts.map((each) => ({ rule, starts: each, done_through: k_today }))));
});

test("random rules: the dates of ical.js and those of rrule are ours", { skip }, () => {
    let state = 2605;
    const below = (limit) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * limit);
    };
    const some = (most, of) => Array.from({ length: 1 + below(most) }, of).join();
    const day = () => ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][below(7)];
    const ordinal = () => ["", "", "1", "2", "4", "-1", "-2", "5"][below(8)] + day();
    const rules = Array.from({ length: 400 }, () => {
        const freq = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"][below(4)];
        const numbered = freq === "MONTHLY" || freq === "YEARLY";
        let rule = `FREQ=${freq}`;
        if (below(2)) rule += `;INTERVAL=${1 + below(4)}`;
        if (below(4) === 0) rule += `;BYMONTH=${some(3, () => 1 + below(12))}`;
        if (freq !== "WEEKLY" && below(4) === 0) rule += `;BYMONTHDAY=${some(3, () => (below(4) ? 1 : -1) * (1 + below(31)))}`;
        if (below(2)) rule += `;BYDAY=${some(3, numbered ? ordinal : day)}`;
        if (/BYDAY=[A-Z,]+$/.test(rule) && below(4) === 0) rule += `;BYSETPOS=${below(2) ? 1 : -1}`;
        if (below(4) === 0) rule += `;WKST=${day()}`;
        return rule;
    });
    const at = (days) => new Date(Date.UTC(2026, 10, 22) + days * 86400000).toISOString().slice(0, 10);
    const schedules = rules.map((rule) => ({ rule, starts: at(below(500) - 400), done_through: k_today }));
    const expected = days_by_engine(schedules);
    const calendar = calendar_of(document_of(schedules));
    const found = days_by_title(calendar);
    let series = 0;
    schedules.forEach((schedule, index) =>
        assert.deepEqual(found.get(String(index)) ?? [], expected[index], JSON.stringify(schedule)));
    for (const event of calendar.getAllSubcomponents("vevent")) {
        const rule = event.getFirstPropertyValue("rrule")?.toString();
        if (!rule) continue;
        ++series;
        const start = event.getFirstPropertyValue("dtstart").toString().replaceAll("-", "");
        const days = [];
        rrulestr(`DTSTART:${start}T000000Z\nRRULE:${rule}`).all((each) => days.push(each.toISOString().slice(0, 10)) < k_wanted);
        const index = Number(event.getFirstPropertyValue("summary"));
        assert.deepEqual(days.filter((each) => each <= k_end), expected[index], `${JSON.stringify(schedules[index])} as ${rule} from ${start}`);
    }
    assert.ok(series > 100, `${series} series`);
});

test("skipped and moved dates, pauses and chains", { skip }, () => {
    const weekly = { rule: "FREQ=WEEKLY;BYDAY=TH", starts: "2026-11-05", done_through: "2026-11-19" };
    const clamped = { rule: "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", starts: "2026-11-01" };
    const schedules = [
        weekly, clamped,
        { ...weekly, paused: true, resumes: "2027-01-01" },
        { ...clamped, paused: true, resumes: "2027-01-01" },
        { ...weekly, paused: true },
        { rule: "FREQ=MONTHLY", starts: "2026-01-31", mode: "chained", anchor: "2026-10-31", done_through: "2026-10-31" },
    ];
    const occurrences = [
        decision(0, "2026-11-26", "skipped"),
        decision(0, "2026-12-03", "deferred", "2026-12-11"),
        decision(0, "2026-12-24", "skipped"),
        decision(1, "2026-11-30", "deferred", "2026-12-02"),
        decision(1, "2027-01-31", "skipped"),
    ];
    const found = days_by_title(calendar_of(document_of(schedules, { occurrences })));
    const first = (index, count) => (found.get(String(index)) ?? []).slice(0, count).join(" ");
    assert.equal(first(0, 5), "2026-12-10 2026-12-11 2026-12-17 2026-12-31 2027-01-07");
    assert.equal(first(1, 3), "2026-12-02 2026-12-31 2027-02-28");
    assert.equal(first(2, 2), "2027-01-07 2027-01-14");
    assert.equal(first(3, 2), "2027-01-31 2027-02-28");
    assert.equal(first(4, 2), "");
    assert.equal(first(5, 2), "2026-11-30");
    assert.equal(found.get("5").length, 1);
});

test("texts, reminders and addresses come back", { skip }, () => {
    const texts = ["=plain", "a;b,c\\d:\"e\"", "two\nlines", "Zoë 漢字 😀 ".repeat(20), "\\n", "a\u202eb", ""];
    const schedules = texts.map(() => ({ rule: "FREQ=DAILY", starts: "2026-11-23" }));
    const document = JSON.parse(document_of(schedules));
    document.projects[0].name = texts[1];
    document.templates.forEach((each, index) => Object.assign(each, { title: texts[index], summary: texts[index] }));
    const calendar = calendar_of(JSON.stringify(document), "--alarm", "1:9", "--address", "https://example.org/#/template/");
    for (const name of ["name", "x-wr-calname"]) // which ical.js does not know, so it leaves the escapes in
        assert.equal(calendar.getFirstPropertyValue(name), "a\\;b\\,c\\\\d:\"e\"");
    assert.equal(calendar.getFirstPropertyValue("refresh-interval").toString(), "P1D");
    const events = calendar.getAllSubcomponents("vevent");
    assert.equal(events.length, texts.length);
    for (const component of events) {
        const event = new ICAL.Event(component);
        const index = Number(event.uid.slice(-12));
        assert.equal(event.summary, texts[index]);
        assert.equal(event.description, `${texts[index]}${texts[index] && "\n"}Due every day.`);
        assert.equal(component.getFirstPropertyValue("categories"), "Maintenance");
        assert.equal(component.getFirstPropertyValue("transp"), "TRANSPARENT");
        assert.equal(component.getFirstPropertyValue("url"), `https://example.org/#/template/${id_of(2, index)}`);
        assert.equal(event.startDate.isDate, true);
        const [alarm] = component.getAllSubcomponents("valarm");
        assert.equal(alarm.getFirstPropertyValue("trigger").toString(), "-PT15H");
        assert.equal(alarm.getFirstPropertyValue("description"), texts[index]);
    }
});

test("what cannot be written is told as JSON, with exit code 1", { skip: inspect_missing }, () => {
    for (const document of ["", "{}", document_of([]), document_of([{ rule: "FREQ=DAILY;UNTIL=20200101", starts: "2026-11-23" }])]) {
        const { status, text } = inspect_with("ics", [], document);
        assert.equal(status, 1);
        const answer = JSON.parse(text);
        assert.equal(answer.ok, false);
        assert.match(answer.error, /^[A-Z].*\.$/);
    }
    for (const options of [["--today"], ["--today", "soon"], ["--alarm", "1"], ["--alarm", "400:9"], ["--alarm", "1:24"], ["--x", "1"]])
        assert.equal(inspect_with("ics", options, document_of([])).status, 2, options.join(" "));
});
