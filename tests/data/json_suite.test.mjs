// Reading JSON, checked on JSONTestSuite (github.com/nst/JSONTestSuite): y_ must be read, n_ refused, and for i_, which the
// standard leaves open, the table below says what Shipshape does. The suite is looked for in SHIPSHAPE_SHARED or ../shared.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect_files, inspect_missing } from "./inspect.mjs";

const shared = process.env.SHIPSHAPE_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const suite = join(shared, "suites", "JSONTestSuite");
const skip = existsSync(suite) ? inspect_missing : "no suites/JSONTestSuite in SHIPSHAPE_SHARED or ../shared";

// Numbers: what no double can hold is refused, since it would not be the number that was written; what rounds to zero is
// one, and whole numbers beyond 64 bits are JSON (a document refuses them where it wants a whole number).
const k_read = [
    "number_double_huge_neg_exp",
    "number_real_underflow",
    "number_too_big_neg_int",
    "number_too_big_pos_int",
    "number_very_big_negative_int",
    "structure_UTF-8_BOM_empty_object", // RFC 8259, 8.1 allows passing over it; editors on Windows write it
];
const k_refused = [
    "number_huge_exp",
    "number_neg_int_huge_exp",
    "number_pos_double_huge_exp",
    "number_real_neg_overflow",
    "number_real_pos_overflow",
    // Half a surrogate pair is no character: it could not be stored or shown.
    "object_key_lone_2nd_surrogate",
    "string_1st_surrogate_but_2nd_missing",
    "string_1st_valid_surrogate_2nd_invalid",
    "string_incomplete_surrogate_and_escape_valid",
    "string_incomplete_surrogate_pair",
    "string_incomplete_surrogates_escape_valid",
    "string_invalid_lonely_surrogate",
    "string_invalid_surrogate",
    "string_inverted_surrogates_U+1D11E",
    "string_lone_second_surrogate",
    // Not UTF-8, which RFC 8259, 8.1 asks for.
    "string_UTF-16LE_with_BOM",
    "string_UTF-8_invalid_sequence",
    "string_UTF8_surrogate_U+D800",
    "string_invalid_utf-8",
    "string_iso_latin_1",
    "string_lone_utf8_continuation_byte",
    "string_not_in_unicode_range",
    "string_overlong_sequence_2_bytes",
    "string_overlong_sequence_6_bytes",
    "string_overlong_sequence_6_bytes_null",
    "string_truncated-utf-8",
    "string_utf16BE_no_BOM",
    "string_utf16LE_no_BOM",
    "structure_500_nested_arrays", // nesting ends at 32
];
// test_transform asks what becomes of awkward values; half surrogate pairs and broken UTF-8 are refused, the rest is read.
const k_transform_refused = [
    "string_1_escaped_invalid_codepoint",
    "string_1_invalid_codepoint",
    "string_2_escaped_invalid_codepoints",
    "string_2_invalid_codepoints",
    "string_3_escaped_invalid_codepoints",
    "string_3_invalid_codepoints",
];

/** Names without prefix and suffix, those read and those refused. */
function outcomes(folder, prefix) {
    const names = readdirSync(join(suite, folder)).filter((name) => name.startsWith(prefix) && name.endsWith(".json"));
    const answers = inspect_files("syntax", names.map((name) => join(suite, folder, name)));
    const bare = (name) => name.slice(prefix.length, -".json".length);
    for (const answer of answers.filter((each) => !each.ok)) {
        assert.match(answer.error, /^[A-Z].*\.$/);
        assert.match(answer.where, /^line \d+, column \d+$/);
    }
    return {
        read: names.filter((_, index) => answers[index].ok).map(bare),
        refused: names.filter((_, index) => !answers[index].ok).map(bare),
    };
}

test("JSONTestSuite: everything that must be read is read", { skip }, () => {
    const { read, refused } = outcomes("test_parsing", "y_");
    assert.deepEqual(refused, []);
    assert.ok(read.length >= 95, `${read.length} files`);
});

test("JSONTestSuite: everything that must be refused is refused", { skip }, () => {
    const { read, refused } = outcomes("test_parsing", "n_");
    assert.deepEqual(read, []);
    assert.ok(refused.length >= 188, `${refused.length} files`);
});

test("JSONTestSuite: what the standard leaves open is decided by the table", { skip }, () => {
    const { read, refused } = outcomes("test_parsing", "i_");
    assert.deepEqual(read.sort(), k_read.toSorted());
    assert.deepEqual(refused.sort(), k_refused.toSorted());
});

test("JSONTestSuite: awkward values are read, or refused by the table", { skip }, () => {
    assert.deepEqual(outcomes("test_transform", "").refused.sort(), k_transform_refused.toSorted());
});

test("JSONTestSuite: no file is taken for a document, and none crashes the reader of documents", { skip }, () => {
    const folder = join(suite, "test_parsing");
    const answers = inspect_files("json", readdirSync(folder).map((name) => join(folder, name)));
    assert.ok(answers.every((answer) => answer.ok === false && answer.error && answer.where));
});
