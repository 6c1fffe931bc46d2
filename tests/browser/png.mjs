// Reads the PNG files that a browser makes of its screen: 8 bits per channel, RGB or RGBA, not interlaced.
import { inflateSync } from 'node:zlib';

const k_signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunks_of(file) {
    const chunks = [];
    for (let at = k_signature.length; at < file.length;) {
        const length = file.readUInt32BE(at);
        const bytes = file.subarray(at + 8, at + 8 + length);
        chunks.push({ type: file.toString('latin1', at + 4, at + 8), bytes });
        at += length + 12;
    }
    return chunks;
}

function paeth(left, above, corner) {
    const guess = left + above - corner;
    const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
    if (a <= b && a <= c) return left;
    return b <= c ? above : corner;
}

/** Undoes one row's filter (PNG specification, 9.2) in place. */
function unfilter(type, row, above, step) {
    for (let at = 0; at < row.length; at += 1) {
        const left = at >= step ? row[at - step] : 0;
        const up = above ? above[at] : 0;
        const corner = above && at >= step ? above[at - step] : 0;
        row[at] += [0, left, up, (left + up) >> 1, paeth(left, up, corner)][type];
    }
}

/** The picture as width, height and rows of `channels` bytes for each pixel. */
export function read_png(file) {
    if (!file.subarray(0, 8).equals(k_signature)) throw new Error('this is not a PNG file');
    const chunks = chunks_of(file);
    const header = chunks[0].bytes;
    const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
    const channels = { 2: 3, 6: 4 }[header[9]];
    if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('this PNG is not read here');
    const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ bytes }) => bytes);
    const data = inflateSync(Buffer.concat(parts));
    const rows = [];
    for (let y = 0; y < height; y += 1) {
        const at = y * (width * channels + 1);
        const row = data.subarray(at + 1, at + 1 + width * channels);
        unfilter(data[at], row, rows[y - 1], channels);
        rows.push(row);
    }
    return { width, height, channels, rows };
}

/** Red, green and blue. */
export const pixel = ({ rows, channels }, x, y) => [...rows[y].subarray(x * channels, x * channels + 3)];

/** The largest difference of a channel between two places of two rows. */
function distance(row, at, other, other_at) {
    let largest = 0;
    for (let channel = 0; channel < 3; channel += 1) {
        largest = Math.max(largest, Math.abs(row[at + channel] - other[other_at + channel]));
    }
    return largest;
}

/** How many pixels differ by more than `tolerance` in a channel; all where the sizes differ. */
export function count_differences(one, other, tolerance = 0) {
    const { width, height, channels, rows } = one;
    const same_shape = width === other.width && height === other.height && channels === other.channels;
    if (!same_shape) return width * height;
    let count = 0;
    for (let y = 0; y < height; y += 1) {
        if (rows[y].equals(other.rows[y])) continue;
        for (let at = 0; at < rows[y].length; at += channels) {
            if (distance(rows[y], at, other.rows[y], at) > tolerance) count += 1;
        }
    }
    return count;
}

/** The number of rows that are not the same. */
export const count_changed_rows = (one, other) =>
    one.rows.filter((row, y) => !row.equals(other.rows[y])).length;

/** How the picture is spread: the number of colours, and the share of pixels with the most common one. */
export function colours_of({ width, height, channels, rows }) {
    const counts = new Map();
    for (const row of rows) {
        for (let at = 0; at < row.length; at += channels) {
            const colour = row.readUIntBE(at, 3);
            counts.set(colour, (counts.get(colour) ?? 0) + 1);
        }
    }
    return { count: counts.size, most_common: Math.max(...counts.values()) / (width * height) };
}

/** The steepest step between two pixels beside each other, 0 to 255: high where letters have sharp edges. */
export function sharpest_edge({ channels, rows }) {
    let sharpest = 0;
    for (const row of rows) {
        for (let at = channels; at < row.length; at += channels) {
            sharpest = Math.max(sharpest, distance(row, at, row, at - channels));
        }
    }
    return sharpest;
}
