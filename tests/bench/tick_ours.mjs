// Worker: ticks steps in the shipped module through the same calls that the app's own worker makes. Nothing
// is drawn on a screen: the module gets no drawing surface, and everything else is the product.
import { Bridge, Opening } from '../../web/worker/bridge';
import { Glyphs } from '../../web/worker/glyphs';
import { makeHost } from '../../web/worker/host';
import { Rest } from '../../web/worker/rest';
import { Level, openStorage, SlotCalls } from '../../web/worker/storage';

/* global PROGRAM: the address of the module, set by tick.mjs */
const k_view = { width: 1280, height: 800, deviceWidth: 1280, deviceHeight: 800, density: 1, touch: false };
const k_most_frames = 500;
const k_frame_s = 0.016;
const no_surface = { width: 1280, height: 800, getContext: () => null };

const decoder = new TextDecoder();
const slots = new SlotCalls();
let bridge = null;
let tree = new Uint8Array(0);
let flushes = 0;
let flushed_at = 0;
let boxes = [];

const nodes = () => JSON.parse(decoder.decode(tree));
const find = (role, name) => nodes().find((node) => node.role === role && (node.name ?? '').startsWith(name));

/** Draws frames until the condition holds. */
function until(what, holds) {
    for (let count = 0; count < k_most_frames; count += 1) {
        bridge.frame(k_frame_s);
        const found = holds();
        if (found) return found;
    }
    const there = nodes().map(({ role, name }) => `${role} ${name ?? ''}`).join(' | ');
    throw new Error(`never came: ${what}; there is: ${there}`);
}

function press(role, name) {
    bridge.activate(until(`${role} ${name}`, () => find(role, name)).id);
}

/** The requests that the app's own worker would execute. */
async function answer_starter() {
    bridge.starterLoaded(await (await fetch('starter.json')).arrayBuffer());
}

async function open() {
    let wants_starter = false;
    const host = makeHost(no_surface, new Glyphs(), slots, {
        tree: () => undefined,
        request: ({ kind }) => (wants_starter ||= kind === 'load-starter'),
    });
    host.tree = (bytes) => (tree = bytes.slice());
    host.slotFlush = (slot) => {
        const answer = slots.flush(slot);
        flushes += 1;
        flushed_at = performance.now();
        return answer;
    };
    const { default: create } = await import('./app.js');
    const rest = new Rest();
    bridge = new Bridge(await create({
        host,
        instantiateWasm: (imports, receive) => {
            fetch(PROGRAM).then((answer) => WebAssembly.instantiateStreaming(answer, rest.complete(imports))).then(({ instance }) => {
                rest.begin(instance);
                receive(instance);
            });
            return {};
        },
    }));
    bridge.start();
    bridge.resize(k_view);
    const storage = await openStorage(true, false);
    slots.slots = [...storage.slots];
    if (!bridge.open(Opening.first)) throw new Error('the database was not opened');
    const name = until('the field for the name', () => find('textbox', 'Project name'));
    bridge.textEdited(name.id, 'Benchmark', true);
    press('radio', 'Rust');
    press('button', 'Start with this guide');
    until('the starter library is asked for', () => wants_starter);
    await answer_starter();
    press('button', 'Start Daily round');
    until('the run', () => find('progress', 'Progress'));
    boxes = nodes().filter(({ role }) => role === 'checkbox');
    if (boxes.length === 0) throw new Error('there is nothing to tick');
    settle();
    return Level[storage.level] === 'file' ? 'private files, WAL, FULL' : `on level ${Level[storage.level]}`;
}

function settle() {
    for (let count = 0; count < k_most_frames && bridge.frame(k_frame_s) === 0; count += 1);
}

/** Milliseconds from the click, for each of `count` ticks: until its commit has reached the disk (its last flush), and
 *  until the frame that shows the answer is finished. */
function ticks(count) {
    const stored = [], shown = [];
    for (let at = 0; at < count; at += 1) {
        const before = flushes;
        const start = performance.now();
        bridge.activate(boxes[at % boxes.length].id);
        for (let frames = 0; flushes === before; frames += 1) {
            if (frames > k_most_frames) throw new Error('a tick was never stored');
            bridge.frame(k_frame_s);
        }
        stored.push(flushed_at - start);
        shown.push(performance.now() - start);
        settle();
    }
    return { stored, shown };
}

/** Milliseconds of frames of the same screen in which nothing is stored. */
function still(count) {
    const times = [];
    for (let at = 0; at < count; at += 1) {
        bridge.pointer(600, 100 + at);
        const start = performance.now();
        bridge.frame(k_frame_s);
        times.push(performance.now() - start);
    }
    return times;
}

self.onmessage = async ({ data: { id, call, words } }) => {
    try {
        postMessage({ id, answer: await { open, ticks, still }[call](...words) });
    } catch (error) {
        postMessage({ id, error: `${error.name}: ${error.message}` });
    }
};
