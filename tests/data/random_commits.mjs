// Commits by the rules of Conventional Commits 1.0.0, the same for the same seed.

const k_types = ["feat", "fix", "docs", "perf", "refactor", "chore", "test", "security", "revert", "build_2"];
const k_scopes = ["api", "web/page", "core, shell", "Größe", "v2.0", "a-b"];
const k_words = [
    "keep", "the", "names", "of", "(odd)", "things", "v1.2", "café", "(#12)", "🚢", "“yes”", "a_b", "commit", "1234567",
    "--all", "<b>", "`code`", "BREAKING", "and", "so", "is", "it", "less", "than", "before",
];
const k_tokens = ["Refs", "Reviewed-by", "Co-authored-by", "Acked-by"];
const k_authors = ["Ada", "Zoë Ünal", "o'Neil [bot]", "李雷"];

/** Numbers from 0 up to a limit (Mulberry32). */
function make_random(seed) {
    let state = seed >>> 0;
    return (limit) => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
    };
}

/** A list of {hash, author, date, message}; no message reverts another. */
export function make_commits(count, seed) {
    const random = make_random(seed);
    const any = (values) => values[random(values.length)];
    const some = (most, make) => Array.from({ length: random(most + 1) }, make);
    const words = (most) => [any(k_words), ...some(most, () => any(k_words))].join(" ");
    // two words first, so that no line can be taken for a footer
    const line = () => `so that ${words(10)}`;
    const paragraph = () => [line(), ...some(3, line)].join("\n");
    const footer = () => (random(4) === 0 ? `Closes #${random(5000)}` : `${any(k_tokens)}: ${words(4)}`);

    const message = () => {
        const scope = random(2) ? `(${any(k_scopes)})` : "";
        const parts = [`${any(k_types)}${scope}${random(12) ? "" : "!"}: ${words(8)}`, ...some(3, paragraph)];
        const footers = random(2) ? some(3, footer) : [];
        if (random(12) === 0)
            footers.splice(random(footers.length + 1), 0, `${any(["BREAKING CHANGE", "BREAKING-CHANGE"])}: ${paragraph()}`);
        if (footers.length > 0) parts.push(footers.join("\n"));
        return parts.join("\n\n");
    };
    return Array.from({ length: count }, () => ({
        hash: Array.from({ length: 40 }, () => random(16).toString(16)).join(""),
        author: any(k_authors),
        date: `20${10 + random(20)}-0${1 + random(9)}-1${random(10)}T06:39:59+02:00`,
        message: message(),
    }));
}
