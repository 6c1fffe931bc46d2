// The rules of the starter document (public/starter/README.md), as a strict reader of its own:
// `problems_of(bytes)` returns one sentence per broken rule, each beginning with the place.

export const k_ecosystems = ["python", "javascript", "rust", "go", "cpp"];
export const k_areas = ["maintenance", "security", "cleanup", "documentation", "release", "emergency",
    "metrics", "automation", "resources"];
export const k_every = ["day", "week", "month", "quarter"];
export const k_stages = ["none", "prepare", "check", "branch", "tag", "publish", "after"];
export const k_types = ["major", "minor", "patch", "prerelease", "security", "backport"];
// What a release knows of itself (core/domain/release_plan.h): the only gaps that its commands may have.
export const k_release_values = ["version", "previous", "tag", "previous_tag", "type", "line", "target", "next_version"];
export const k_limits = {
    document_bytes: 110 * 1024, gzip_bytes: 32 * 1024, templates: 25, steps_per_template: 39,
    title: 80, summary: 280, step_title: 120, details: 1200, command: 2000, link: 200, role: 40, condition: 60,
    verify: 300, undo: 300, offset: 60,
};

const k_slug = /^[a-z0-9-]{1,60}$/;

function check_keys(object, required, optional, place, problems) {
    if (object === null || typeof object !== "object" || Array.isArray(object)) {
        problems.push(`${place}: is not an object`);
        return false;
    }
    for (const key of required) {
        if (!(key in object)) problems.push(`${place}: "${key}" is missing`);
    }
    for (const key of Object.keys(object)) {
        if (![...required, ...optional].includes(key)) problems.push(`${place}: unknown key "${key}"`);
    }
    return required.every((key) => key in object);
}

// Text: well-formed, trimmed, no control character; a line break only where `lines` allows it.
function check_text(text, limit, lines, place, problems) {
    if (typeof text !== "string" || text.length === 0) {
        problems.push(`${place}: is not a text, or is empty`);
        return;
    }
    const length = [...text].length;
    if (length > limit) problems.push(`${place}: ${length} characters, allowed are ${limit}`);
    if (!text.isWellFormed()) problems.push(`${place}: has half of a surrogate pair`);
    const one_line = lines ? text.replaceAll("\n", "") : text;
    if (/[\p{Cc}\u2028\u2029]/u.test(one_line)) problems.push(`${place}: has a control character`);
    if (text !== text.trim() || /[ ]+$/m.test(text)) problems.push(`${place}: has blanks at an end`);
    if (/\p{Extended_Pictographic}/u.test(text)) problems.push(`${place}: has an emoji`);
}

function check_plain(text, limit, place, problems) {
    check_text(text, limit, false, place, problems);
    if (/[`*_[\]<>{}]/.test(String(text))) problems.push(`${place}: is Markdown, but must be plain text`);
}

function check_title(text, limit, place, problems) {
    check_plain(text, limit, place, problems);
    if (!/^[A-Z]/.test(String(text)) || /[.:!]$/.test(String(text))) {
        problems.push(`${place}: begins with a capital letter and ends without a stop`);
    }
}

function check_slug(id, seen, place, problems) {
    if (typeof id !== "string" || !k_slug.test(id)) problems.push(`${place}: id "${id}" is not a slug`);
    if (seen.has(id)) problems.push(`${place}: id "${id}" is used twice`);
    seen.add(id);
}

// Gaps in double braces (core/domain/variables.h): in releases those that every release fills in, elsewhere none.
function check_gaps(text, release, place, problems) {
    for (const [gap, name] of String(text).matchAll(/(?<!\$){{ ?(?!end\b|else\b)(\w[\w.-]*) ?}}/g)) {
        if (!release || !k_release_values.includes(name)) problems.push(`${place}: has a gap to fill in: ${gap}`);
    }
}

function check_command(release, command, place, problems) {
    check_text(command, k_limits.command, true, place, problems);
    check_gaps(command, release, place, problems);
    const text = String(command);
    // Environment variables are allowed, gaps to fill in by hand are not; `${{ x }}` is an expression.
    const gap = text.match(/(?<![${]){[A-Za-z_][\w-]*}/) ?? text.match(/<[A-Za-z][\w .-]*>/);
    if (gap) problems.push(`${place}: has a gap to fill in: ${gap[0]}`);
    const risky = /\brm\b|reset --hard|push\b.*(--force|-f\b)|git clean|checkout -f|stash drop|branch -D/;
    if (risky.test(text)) problems.push(`${place}: could destroy work: ${text.match(risky)[0]}`);
}

function check_link(link, place, problems) {
    check_text(link, k_limits.link, false, place, problems);
    const url = URL.canParse(link) ? new URL(link) : null;
    if (!url || url.protocol !== "https:" || url.username || url.search || url.href !== link) {
        problems.push(`${place}: is not a plain https address: ${link}`);
    }
}

// One text for all ecosystems, or an object with exactly the ecosystems the step applies to.
function check_variants(value, ecosystems, check, place, problems) {
    if (typeof value === "string") return check(value, place, problems);
    if (value === null || typeof value !== "object" || Array.isArray(value)) {
        return void problems.push(`${place}: is neither a text nor an object`);
    }
    for (const ecosystem of ecosystems) {
        if (!(ecosystem in value)) problems.push(`${place}: no variant for "${ecosystem}"`);
    }
    for (const [ecosystem, text] of Object.entries(value)) {
        if (!ecosystems.includes(ecosystem)) problems.push(`${place}: variant "${ecosystem}" is never shown`);
        check(text, `${place}.${ecosystem}`, problems);
    }
}

function check_flags(object, names, place, problems) {
    for (const name of names) {
        if (name in object && object[name] !== true) problems.push(`${place}.${name}: is true or absent`);
    }
}

// What only steps of releases have.
function check_release_part(step, place, problems) {
    check_flags(step, ["working_days", "irreversible"], place, problems);
    for (const name of ["verify", "undo"]) {
        if (name in step) check_text(step[name], k_limits[name], true, `${place}.${name}`, problems);
        check_gaps(step[name] ?? "", true, `${place}.${name}`, problems);
    }
    if ("types" in step) {
        const types = Array.isArray(step.types) ? step.types : [];
        const known = k_types.filter((type) => types.includes(type)).length;
        if (known === 0 || known === k_types.length || known !== types.length) {
            problems.push(`${place}.types: is not a real selection of release types`);
        }
    }
    if ("condition" in step) check_plain(step.condition.replaceAll("_", ""), k_limits.condition, `${place}.condition`, problems);
    const { offset = 0 } = step;
    if (!Number.isInteger(offset) || Math.abs(offset) > k_limits.offset) problems.push(`${place}.offset: no day`);
    if ("working_days" in step && !step.offset) problems.push(`${place}.working_days: without an offset`);
    // Whoever stands before what cannot be taken back is told how to make sure that it worked, or who does it.
    if (step.irreversible && !step.role) problems.push(`${place}: is a point of no return without a role`);
}

function check_step(step, release, seen, place, problems) {
    const extras = ["details", "command", "link", "optional", "only", "gate", "role"];
    if (release) extras.push("types", "condition", "offset", "working_days", "verify", "undo", "irreversible");
    if (!check_keys(step, ["id", "title"], extras, place, problems)) return;
    check_slug(step.id, seen, place, problems);
    check_title(step.title, k_limits.step_title, `${place}.title`, problems);
    if ("details" in step) check_text(step.details, k_limits.details, true, `${place}.details`, problems);
    check_flags(step, ["optional", "gate"], place, problems);
    if ("role" in step) check_plain(step.role, k_limits.role, `${place}.role`, problems);
    if (release) check_release_part(step, place, problems);
    if ("only" in step) {
        const only = Array.isArray(step.only) ? step.only : [];
        const known = k_ecosystems.filter((id) => only.includes(id)).length;
        if (known === 0 || known === k_ecosystems.length || known !== only.length) {
            problems.push(`${place}.only: is not a real selection of ecosystems`);
        }
    }
    const shown = ecosystems_of(step);
    if ("command" in step) {
        check_variants(step.command, shown, check_command.bind(null, release), `${place}.command`, problems);
    }
    if ("link" in step) check_variants(step.link, shown, check_link, `${place}.link`, problems);
}

function check_template(template, place, problems) {
    const keys = ["id", "title", "summary", "area", "sections"];
    if (!check_keys(template, keys, ["every"], place, problems)) return;
    check_title(template.title, k_limits.title, `${place}.title`, problems);
    check_plain(template.summary, k_limits.summary, `${place}.summary`, problems);
    if (!k_areas.includes(template.area)) problems.push(`${place}.area: unknown "${template.area}"`);
    if ("every" in template && !k_every.includes(template.every)) problems.push(`${place}.every: is unknown`);
    const release = template.area === "release";
    const sections = new Set();
    const steps = new Set();
    for (const section of template.sections) {
        const at = `${place}/${section.id}`;
        if (!check_keys(section, ["id", "title", "steps"], release ? ["stage"] : [], at, problems)) continue;
        if (release && !k_stages.includes(section.stage)) problems.push(`${at}.stage: is unknown`);
        check_slug(section.id, sections, at, problems);
        check_title(section.title, k_limits.title, `${at}.title`, problems);
        for (const step of section.steps) check_step(step, release, steps, `${place}/${step.id}`, problems);
        for (const ecosystem of k_ecosystems) {
            if (!section.steps.some((step) => ecosystems_of(step).includes(ecosystem))) {
                problems.push(`${at}: has no step for "${ecosystem}"`);
            }
        }
    }
    if (steps.size === 0) problems.push(`${place}: has no step`);
    if (steps.size > k_limits.steps_per_template) problems.push(`${place}: ${steps.size} steps are too many`);
}

// The ecosystems a step is shown for.
export function ecosystems_of(step) {
    return step.only ?? k_ecosystems;
}

// Every problem of the document in `bytes`; an empty list means that it keeps all rules.
export function problems_of(bytes) {
    let document;
    try {
        document = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    } catch (error) {
        return [`document: ${error.message}`];
    }
    const problems = [];
    const keys = ["format", "version", "ecosystems", "templates"];
    if (!check_keys(document, keys, [], "document", problems)) return problems;
    if (document.format !== "shipshape-starter") problems.push("document: is of another format");
    if (document.version !== 1) problems.push("document: is of another version");
    // A canonical layout keeps differences small and leaves no room for a key that is given twice.
    if (JSON.stringify(document, null, 1) + "\n" !== new TextDecoder().decode(bytes)) {
        problems.push("document: is not in the canonical layout (see public/starter/README.md)");
    }
    for (const entry of document.ecosystems) check_keys(entry, ["id", "name"], [], "ecosystems", problems);
    if (document.ecosystems.map((ecosystem) => ecosystem.id).join() !== k_ecosystems.join()) {
        problems.push(`ecosystems: are not ${k_ecosystems.join(", ")}`);
    }
    const ids = new Set();
    for (const template of document.templates) {
        check_slug(template.id, ids, `template ${template.id}`, problems);
        check_template(template, String(template.id), problems);
    }
    if (ids.size === 0 || ids.size > k_limits.templates) problems.push(`templates: ${ids.size} of them`);
    return problems;
}
