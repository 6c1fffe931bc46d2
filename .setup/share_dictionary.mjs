// Makes core/interchange/share_dictionary_1.cpp: the bytes that share links are packed with. Of the texts of the starter
// library it takes those that make the links of its longest checklists shorter, and puts phrases that are common in
// checklists behind them, where they cost least to refer to.
//
//   node .setup/share_dictionary.mjs && clang-format -i core/interchange/share_dictionary_1.cpp
//
// Only until the first release with share links: links that were made with a dictionary need it as it was. After that a
// better one gets a file of its own and the next number.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const starter = JSON.parse(readFileSync(join(root, 'public/starter/starter.json'), 'utf8'));

const k_most_bytes = 16_400;
const k_most_characters = 1_900; // of a link, so that there is room for a sender and a longer name
const k_end = '\xff'; // of every text (core/interchange/compact_bytes.h)
const k_columns = ['title', 'details', 'command', 'link', 'id', 'role', 'types', 'condition', 'verify', 'undo'];
/** Ids, times, lengths, bits. */
const unpackable = (steps) => Buffer.from(Array.from({ length: 80 + 3 * steps }, (_, i) => (i * 167 + 89) % 256));

/** What checklists by other people say that the starter library does not say often. */
const k_phrases = readFileSync(join(root, '.setup/share_phrases.txt'), 'utf8');

const bytes_of = (text) => Buffer.concat(text.split(k_end).flatMap((part, at) => (at ? [Buffer.of(0xff)] : []).concat(Buffer.from(part))));
const in_ecosystem = (text, ecosystem) =>
    (typeof text === 'string' ? text : Array.isArray(text) ? text.join(',') : text?.[ecosystem]) ?? '';

/** The texts of a checklist by columns, as the body of a link has them, and about as many numbers. */
function columns_of(template, ecosystem) {
    const columns = [[template.title, template.summary]];
    const steps = template.sections.map((section) => section.steps.filter((step) => step.only?.includes(ecosystem) ?? true));
    const sections = template.sections.filter((_, at) => steps[at].length > 0);
    columns.push(sections.map((section) => section.title), sections.map((section) => section.id));
    for (const column of k_columns)
        columns.push(steps.flat().map((step) => in_ecosystem(step[column], ecosystem)).filter((text) => text !== ''));
    const offsets = String.fromCharCode(...steps.flat().map((step) => 2 * Math.abs(step.offset ?? 0)));
    return [...columns.map((texts) => texts.map((text) => text + k_end)), [offsets]];
}

const checklists = starter.templates.flatMap((template) => starter.ecosystems.map(({ id }) => {
    const columns = columns_of(template, id);
    return { name: `${template.id} ${id}`, columns, body: Buffer.concat([unpackable(columns[3].length), bytes_of(columns.flat().join(''))]) };
}));

const packed_bytes = (body, dictionary) => deflateRawSync(body, { level: 9, memLevel: 9, dictionary }).length;
const characters = (body, dictionary) => 2 + Math.ceil(((5 + packed_bytes(body, dictionary)) * 4) / 3);

/** The words that stand in several templates, those that save most last. */
function common_phrases(most_bytes) {
    const counts = new Map();
    for (const template of starter.templates) {
        const seen = new Set();
        const texts = starter.ecosystems.flatMap(({ id }) => columns_of(template, id).flat());
        for (const text of new Set(texts)) {
            const words = text.split(/(?<=[ \n/"'`(])/);
            for (let from = 0; from < words.length; from += 1)
                for (let count = 1; count <= 6 && from + count <= words.length; count += 1)
                    seen.add(words.slice(from, from + count).join(''));
        }
        for (const phrase of seen) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
    const worth = ([phrase, count]) => (count - 1) * (phrase.length - 3);
    const sorted = [...counts].filter(([phrase, count]) => count > 1 && phrase.length > 4).sort((a, b) => worth(b) - worth(a) || (a[0] < b[0] ? -1 : 1));
    const chosen = [];
    let size = 0;
    for (const [phrase] of sorted) {
        if (chosen.some((other) => other.includes(phrase))) continue;
        if (size + phrase.length > most_bytes) break;
        size += phrase.length;
        chosen.unshift(phrase);
    }
    return chosen.join('');
}

/** Texts of the checklist with the longest link, one after another, until none is too long. */
function longest_texts(tail) {
    const chosen = new Map(); // text to its place
    const order = new Map(checklists.flatMap(({ columns }) => columns.flat()).map((text, at) => [text, at]));
    const assembled = () => Buffer.concat([bytes_of([...chosen.keys()].sort((a, b) => order.get(a) - order.get(b)).join('')), tail]);
    const sizes = checklists.map(({ body }) => characters(body, tail));
    for (;;) {
        const at = sizes.indexOf(Math.max(...sizes));
        if (sizes[at] <= k_most_characters) break;
        const { body, columns, name } = checklists[at];
        let best = null;
        const before = assembled();
        for (const text of columns.flat()) {
            if (chosen.has(text) || text.length < 12) continue;
            const saved = sizes[at] - characters(body, Buffer.concat([bytes_of(text), before]));
            if (!best || saved / text.length > best.saved / best.text.length) best = { text, saved };
        }
        if (!best || before.length + best.text.length > k_most_bytes) {
            console.error(`${name} stays at ${sizes[at]} characters`);
            break;
        }
        chosen.set(best.text, true);
        const now = assembled();
        checklists.forEach((checklist, each) => {
            if (checklist.columns.flat().includes(best.text)) sizes[each] = characters(checklist.body, now);
        });
    }
    return assembled();
}

const dictionary = longest_texts(Buffer.concat([Buffer.from(k_phrases.replaceAll('\n', ' ')), bytes_of(common_phrases(800))]));
const sizes = checklists.map(({ body }) => characters(body, dictionary));
console.error(`${dictionary.length} bytes; the longest link has about ${Math.max(...sizes)} characters, the mean is ${
    Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length)}`);

/** As C++ literals, with octal escapes, which end after three digits. */
function literals(bytes) {
    const pieces = [];
    let line = '';
    for (const byte of bytes) {
        const character = String.fromCharCode(byte);
        if (character === '\n') line += '\\n';
        else if (character === '"' || character === '\\') line += `\\${character}`;
        else if (byte >= 32 && byte < 127) line += character;
        else line += `\\${byte.toString(8).padStart(3, '0')}`;
        if (line.length < 96) continue;
        pieces.push(line);
        line = '';
    }
    return [...pieces, line].map((piece) => `    "${piece}"`).join('\n');
}

writeFileSync(join(root, 'core/interchange/share_dictionary_1.cpp'), `// Made by .setup/share_dictionary.mjs. Never changes once links were made with it in a release.
#include "core/interchange/share_dictionary.h"

namespace shipshape {

const std::string_view k_share_dictionary_1(
${literals(dictionary)},
    ${dictionary.length});

} // namespace shipshape
`);
