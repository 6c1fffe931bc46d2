// Takes a maintenance guide in Markdown apart into the items that the starter library has to cover: headings,
// group labels, bullets, numbered items, task boxes, lines of shell blocks, other code blocks, paragraphs.

import { createHash } from "node:crypto";

// The text without markup, emoji, case and punctuation: small corrections of the guide keep an item's key.
export function normalised(text) {
    return text.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, " ").trim();
}

// A short name for an item: a hash of where it stands and what it says.
export function key_of(path, text) {
    const whole = [...path, text].map(normalised).join(" > ");
    return createHash("sha256").update(whole).digest("hex").slice(0, 10);
}

// Returns [{ path: [headings and group], text, line, key }] in the guide's order. The title and what stands
// before the first second-level heading are no items.
export function guide_items(markdown) {
    const items = [];
    let headings = [];
    let group = null;
    let fence = null;
    const add = (text, line) => {
        const path = [...headings.map((heading) => heading.text), ...(group === null ? [] : [group])];
        if (normalised(text) !== "") items.push({ path, text, line, key: key_of(path, text) });
    };
    markdown.split("\n").forEach((raw, index) => {
        const line = raw.trim();
        const number = index + 1;
        const mark = line.match(/^```(\w*)/);
        if (fence && mark) {
            if (fence.block.length > 0) add(fence.block.join("\n"), fence.line);
            fence = null;
        } else if (fence) {
            if (fence.shell) add(line, number);
            else fence.block.push(line);
        } else if (mark) {
            fence = { shell: ["bash", "sh", "shell", ""].includes(mark[1]), block: [], line: number };
        } else if (/^#{1,6} /.test(line)) {
            const depth = line.indexOf(" ");
            headings = headings.filter((heading) => heading.depth < depth);
            group = null;
            if (depth > 1) {
                add(line.slice(depth + 1), number);
                headings.push({ depth, text: line.slice(depth + 1) });
            }
        } else if (headings.length > 0 && line !== "" && !/^-{3,}$/.test(line)) {
            const label = line.match(/^(?:\d+\. )?\*\*([^*]+)\*\*$/);
            if (label) group = null;
            add(label ? label[1] : line.replace(/^(?:[-*+]|\d+\.) (?:\[[ xX]\] )?/, ""), number);
            if (label) group = label[1];
        }
    });
    return items;
}
