// A guide of 1 MB: ours in WebAssembly as shipped, from the text to the entities of its checklists, and the parsers of the
// npm packages marked and remark (with GitHub's extensions), which end with a tree; in node and in one run. All three must
// find the same boxes, checked and not.
import assert from 'node:assert/strict';
import { marked } from 'marked';
import remark_gfm from 'remark-gfm';
import remark_parse from 'remark-parse';
import { unified } from 'unified';
import { open_engines } from './engines.mjs';
import { least, median, timed } from './table.mjs';

const k_bytes = 1_000_000;
const k_most_ms = 100;
const k_least_ratio = 1;
const k_rounds = 5;
const k_ours_in_a_round = 3; // it is short beside the others

/** A chapter as maintainers write them. */
const chapter = (at) => `
## ${at}. Every ${at % 50 + 2} days: look after part ${at}

What *part ${at}* needs, see [its page](https://example.org/parts/${at} "Part ${at}") and \`src/part_${at}.c\`. It **must**
stay in shape; who finds it broken tells <https://example.org/issues> &amp; everyone who relies on it.

- [ ] Read the log of part ${at} and note what is new
- [${at % 3 ? 'x' : ' '}] Run \`make check PART=${at}\` with **all** checks switched on
  - [ ] On the small machine
  - [x] On the large one, where it takes longer: [how to](docs/large.md)

  Both must say that nothing is left to do.

  \`\`\`sh
  make check PART=${at}
  git tag -a vX.Y.Z -m "Part ${at}"
  \`\`\`
- [ ] Tell <name> what was found

<!-- - [ ] not this one -->

| When | Who | How long |
|------|-----|----------|
| morning | first reader | ${at % 60} minutes |
| evening | second reader | as long as it takes |

1. Afterwards, write down how long it took.
2. Say thanks.

    - [ ] nor this one, which is code
`;

function make_guide() {
    const parts = ['# Upkeep\n'];
    for (let size = 0, at = 1; size < k_bytes; at += 1) {
        parts.push(chapter(at));
        size += parts[at].length;
    }
    return parts.join('').slice(0, k_bytes);
}

function boxes_of_marked(text) {
    const boxes = [];
    marked.walkTokens(marked.lexer(text), (token) => {
        if (token.type === 'list_item' && token.task) boxes.push(Boolean(token.checked));
    });
    return boxes;
}

function boxes_of_remark(tree) {
    const boxes = [];
    const visit = (node) => {
        if (node.type === 'listItem' && typeof node.checked === 'boolean') boxes.push(node.checked);
        node.children?.forEach(visit);
    };
    visit(tree);
    return boxes;
}

export async function bench_markdown(table) {
    const text = make_guide();
    const { module, put } = await open_engines();
    const remark = unified().use(remark_parse).use(remark_gfm);
    const parsers = { marked: () => marked.lexer(text), remark: () => remark.parse(text) };

    put(text);
    const boxes = boxes_of_remark(parsers.remark());
    assert.deepEqual(boxes_of_marked(text), boxes);
    assert.equal(module._bench_markdown_read(), boxes.length);
    assert.ok(module._bench_markdown_import() > boxes.length);

    const times = { ours: [], marked: [], remark: [] };
    for (let round = 0; round < k_rounds; round += 1) {
        for (let again = 0; again < k_ours_in_a_round; again += 1)
            times.ours.push(timed(() => {
                put(text);
                module._bench_markdown_import();
            }));
        for (const [name, parse] of Object.entries(parsers)) times[name].push(timed(parse));
    }
    const ours = median(times.ours);
    table.must('1 MB of Markdown taken in', least(times.ours), k_most_ms, (value) => `${value.toFixed(0)} ms`);
    table.note('  in the median', `${ours.toFixed(0)} ms`);
    table.at_least('  marked, which only parses / ours', median(times.marked) / ours, k_least_ratio, (value) => value.toFixed(1));
    table.at_least('  remark, which only parses / ours', median(times.remark) / ours, k_least_ratio, (value) => value.toFixed(1));
    table.note(`  marked (the same ${boxes.length} boxes from all three)`, `${median(times.marked).toFixed(0)} ms`);
    table.note('  remark', `${median(times.remark).toFixed(0)} ms`);
}
