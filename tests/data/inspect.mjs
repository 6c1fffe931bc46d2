// Asks the program `inspect` (tests/inspect) what it makes of files.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program =
    process.env.SHIPSHAPE_INSPECT ?? fileURLToPath(new URL("../../build/native-debug/tests/inspect", import.meta.url));

/** Why tests that need the program are skipped; false where it is there. */
export const inspect_missing = existsSync(program)
    ? false
    : "the program inspect was not found: set SHIPSHAPE_INSPECT, or run ./shipshape test data";

/** One answer for each file. A crash throws with the name of the file it happened at. */
export function inspect_files(format, paths) {
    const { status, signal, stdout, stderr } = spawnSync(program, [format, ...paths], { maxBuffer: 1 << 28 });
    const lines = stdout.toString("utf8").split("\n").slice(0, -1);
    if (status !== 0 || lines.length !== paths.length)
        throw new Error(`inspect ${format} ended with ${signal ?? status} at ${paths[lines.length]}:\n${stderr}`);
    return lines.map((line) => JSON.parse(line));
}

/** One answer for each line, of a format that reads lines. */
export function inspect_lines(format, lines, last = "\n") {
    const { status, signal, stdout, stderr } = spawnSync(program, [format], {
        input: lines.join("\n") + last, maxBuffer: 1 << 28,
    });
    const answers = stdout.toString("utf8").split("\n").slice(0, -1);
    if (status !== 0 || answers.length !== lines.length)
        throw new Error(`inspect ${format} ended with ${signal ?? status} at ${lines[answers.length]}:\n${stderr}`);
    return answers.map((answer) => JSON.parse(answer));
}

/** One answer for each text. */
export function inspect_texts(format, texts) {
    const folder = mkdtempSync(join(tmpdir(), "shipshape-inspect-"));
    try {
        const paths = texts.map((text, index) => {
            const path = join(folder, `${index}.txt`);
            writeFileSync(path, text);
            return path;
        });
        return inspect_files(format, paths);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** What the program makes of one input with options: exit code and all that it prints. */
export function inspect_with(format, options, input) {
    const { status, signal, stdout, stderr } = spawnSync(program, [format, ...options], { input, maxBuffer: 1 << 28 });
    if (signal) throw new Error(`inspect ${format} ended with ${signal}:\n${stderr}`);
    return { status, text: stdout.toString("utf8"), remarks: stderr.toString("utf8") };
}
