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

/** The picture as width, height and pixel(x, y) -> [red, green, blue]. */
export function read_png(file) {
    if (!file.subarray(0, 8).equals(k_signature)) throw new Error('this is not a PNG file');
    const chunks = chunks_of(file);
    const header = chunks[0].bytes;
    const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
    const channels = { 2: 3, 6: 4 }[header[9]];
    if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('this kind of PNG is not read here');
    const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ bytes }) => bytes);
    const data = inflateSync(Buffer.concat(parts));
    const rows = [];
    for (let y = 0; y < height; y += 1) {
        const at = y * (width * channels + 1);
        const row = data.subarray(at + 1, at + 1 + width * channels);
        unfilter(data[at], row, rows[y - 1], channels);
        rows.push(row);
    }
    const pixel = (x, y) => [...rows[y].subarray(x * channels, x * channels + 3)];
    return { width, height, pixel };
}

const distance = (one, other) => Math.max(...one.map((value, at) => Math.abs(value - other[at])));

/** How many pixels differ by more than `tolerance` in a channel; all where the sizes differ. */
export function count_differences(one, other, tolerance = 0) {
    if (one.width !== other.width || one.height !== other.height) return one.width * one.height;
    let count = 0;
    for (let y = 0; y < one.height; y += 1) {
        for (let x = 0; x < one.width; x += 1) {
            if (distance(one.pixel(x, y), other.pixel(x, y)) > tolerance) count += 1;
        }
    }
    return count;
}

/** How the picture is spread: the number of colours, and the share of pixels with the most common one. */
export function colours_of(picture) {
    const counts = new Map();
    for (let y = 0; y < picture.height; y += 1) {
        for (let x = 0; x < picture.width; x += 1) {
            const key = picture.pixel(x, y).join();
            counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    }
    const most_common = Math.max(...counts.values()) / (picture.width * picture.height);
    return { count: counts.size, most_common };
}

/** The steepest step between two pixels beside each other, 0 to 255: high where letters have sharp edges. */
export function sharpest_edge(picture) {
    let sharpest = 0;
    for (let y = 0; y < picture.height; y += 1) {
        for (let x = 1; x < picture.width; x += 1) {
            sharpest = Math.max(sharpest, distance(picture.pixel(x, y), picture.pixel(x - 1, y)));
        }
    }
    return sharpest;
}
