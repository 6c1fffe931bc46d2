// 200 schedules over 10 years, from the text of the rule to the last date: ours in WebAssembly as shipped, and the npm
// packages rrule and rrule-temporal, all in node and in one run. All three must give the same dates.
import assert from 'node:assert/strict';
import rrule from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';
import { open_engines } from './engines.mjs';
import { median, timed } from './table.mjs';

const k_least_ratio = 20;
const k_rounds = 5;
const k_own_repeats = 200; // one round of ours is too short for the clock
const k_last_year = 2035;
const k_day_ms = 86_400_000;

const k_starts = [
    '2026-01-01', '2026-01-05', '2026-02-28', '2026-03-31', '2026-04-15',
    '2026-06-30', '2026-07-01', '2026-09-13', '2026-11-23', '2026-12-31',
];
/** What maintainers plan, each from ten starts. */
const k_rules = [
    'FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'FREQ=WEEKLY;BYDAY=MO,WE,FR',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', 'FREQ=MONTHLY;BYMONTHDAY=1', 'FREQ=MONTHLY;BYMONTHDAY=15',
    'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1', 'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15', 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=1', 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1',
    'FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO', 'FREQ=YEARLY;BYMONTH=11;BYDAY=-1TH',
];
const k_schedules = k_rules.flatMap((rule) =>
    k_starts.map((start) => ({ start, rule: `${rule};UNTIL=${k_last_year}1231T000000Z` })));

const digits = (date) => date.replaceAll('-', '');
const as_text = ({ rule, start }) => `DTSTART:${digits(start)}T000000Z\nRRULE:${rule}`;

async function open_ours() {
    const { module, put } = await open_engines();
    put(k_schedules.map(({ rule, start }) => `${rule}\t${start}`).join('\n'));
    return {
        expand: (repeats) => module._bench_expand(repeats),
        /** Of each schedule the days since 1970-01-01. */
        days() {
            const size = module._bench_expand(1);
            const values = new Int32Array(module.HEAPU8.buffer, module._bench_found(), Math.max(size, 0));
            const lists = [];
            for (let from = 0; from < values.length; from += values[from] + 1)
                lists.push([...values.subarray(from + 1, from + 1 + values[from])]);
            return lists;
        },
    };
}

const peers = {
    'rrule': {
        expand: () => k_schedules.map((each) => rrule.rrulestr(as_text(each)).all()),
        days: (lists) => lists.map((dates) => dates.map((date) => date.getTime() / k_day_ms)),
    },
    'rrule-temporal': {
        expand: () => k_schedules.map((each) => new RRuleTemporal({ rruleString: as_text(each) }).all()),
        days: (lists) => lists.map((dates) => dates.map((date) => date.epochMilliseconds / k_day_ms)),
    },
};

export async function bench_recurrence(table) {
    const ours = await open_ours();
    const expected = ours.days();
    assert.equal(expected.length, k_schedules.length, 'ours expanded all schedules');
    for (const [name, peer] of Object.entries(peers)) {
        const lists = peer.days(peer.expand());
        k_schedules.forEach((each, at) => assert.deepEqual(lists[at], expected[at], `${name}: ${each.rule} from ${each.start}`));
    }
    const times = { ours: [], ...Object.fromEntries(Object.keys(peers).map((name) => [name, []])) };
    ours.expand(k_own_repeats);
    for (let round = 0; round < k_rounds; round += 1) {
        times.ours.push(timed(() => ours.expand(k_own_repeats)) / k_own_repeats);
        for (const [name, peer] of Object.entries(peers)) times[name].push(timed(() => peer.expand()));
    }
    const fastest = Math.min(...Object.keys(peers).map((name) => median(times[name])));
    const count = expected.reduce((sum, dates) => sum + dates.length, 0);
    table.at_least('10 years of 200 schedules: the faster npm package / ours', fastest / median(times.ours), k_least_ratio,
        (value) => value.toFixed(1));
    table.note(`  ours, WebAssembly in node (${count} dates, the same from all three)`, `${median(times.ours).toFixed(3)} ms`);
    for (const name of Object.keys(peers)) table.note(`  ${name}`, `${median(times[name]).toFixed(0)} ms`);
}
