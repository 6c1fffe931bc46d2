// Letters drawn by the browser: one glyph at a time on a scratch canvas, read back as pixels for the atlas.
//
// Some browsers disturb what a page reads back from a canvas, to make fingerprinting harder. A test at the start finds
// out: `exact` is the rule. `noisy` (single values off by a little): what is read is used, with values near the ends of
// the range pulled to the ends, so that no dots appear around the letters; edges are a little rougher, and a glyph
// counts as coloured only where its colour is strong. `unreadable` (random or blank): nothing is drawn, and the page
// shows the elements of the semantics overlay instead of the canvas.
import { canvasFont, TYPEFACES } from '../fonts';

export type ReadBack = 'exact' | 'noisy' | 'unreadable';

/// Largest error of a channel that still counts as noise.
const NOISE_LIMIT = 24;
/// How far a channel must be from white for the glyph to have a colour of its own.
const COLOUR_LIMIT = { exact: 16, noisy: 64, unreadable: 255 };

/// Joiners, marks of direction and variation selectors have no picture and no width.
const INVISIBLE = /^[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]$/u;

export class Glyphs {
  readonly readBack: ReadBack;
  private readonly canvas = new OffscreenCanvas(128, 128);
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true })!;
  private font = '';

  constructor() {
    this.prepare();
    this.readBack = this.testReadBack();
  }

  /// Ascent and descent at 1 px per em.
  face(face: number, out: Float32Array): void {
    this.setFont(face, 100, 0x48);
    const metrics = this.context.measureText('Hg');
    out[0] = metrics.fontBoundingBoxAscent / 100;
    out[1] = metrics.fontBoundingBoxDescent / 100;
  }

  /// Advance, and the ink's extent left, right, above and below the origin, in device pixels.
  measure(face: number, codePoint: number, size: number, out: Float32Array): void {
    const text = String.fromCodePoint(codePoint);
    if (INVISIBLE.test(text)) {
      out.fill(0);
      return;
    }
    this.setFont(face, size, codePoint);
    const metrics = this.context.measureText(text);
    out[0] = metrics.width;
    out[1] = metrics.actualBoundingBoxLeft;
    out[2] = metrics.actualBoundingBoxRight;
    out[3] = metrics.actualBoundingBoxAscent;
    out[4] = metrics.actualBoundingBoxDescent;
  }

  /// Fills `out` with width * height RGBA pixels. True where the glyph has colours of its own.
  draw(face: number, codePoint: number, size: number, x: number, y: number, width: number, height: number,
       out: Uint8Array): boolean {
    if (this.readBack === 'unreadable') {
      out.fill(0);
      return false;
    }
    this.makeRoom(width, height);
    this.setFont(face, size, codePoint);
    this.context.clearRect(0, 0, width, height);
    this.context.fillText(String.fromCodePoint(codePoint), x, y);
    const pixels = this.context.getImageData(0, 0, width, height).data;
    if (this.readBack === 'noisy') denoise(pixels);
    const coloured = isColoured(pixels, COLOUR_LIMIT[this.readBack]);
    if (!coloured) whiten(pixels);
    out.set(pixels);
    return coloured;
  }

  /// Resizing a canvas resets its state.
  private makeRoom(width: number, height: number): void {
    if (width <= this.canvas.width && height <= this.canvas.height) return;
    this.canvas.width = Math.max(width, this.canvas.width);
    this.canvas.height = Math.max(height, this.canvas.height);
    this.prepare();
  }

  private prepare(): void {
    this.font = '';
    this.context.textBaseline = 'alphabetic';
    this.context.fillStyle = '#fff';
  }

  private setFont(face: number, size: number, codePoint: number): void {
    const font = canvasFont(TYPEFACES[face] ?? TYPEFACES[0]!, size, codePoint);
    if (font === this.font) return;
    this.font = font;
    this.context.font = font;
  }

  /// A half-transparent white square on nothing: every pixel's value is known.
  private testReadBack(): ReadBack {
    const size = 32;
    this.context.clearRect(0, 0, size, size);
    this.context.globalAlpha = 0.5;
    this.context.fillRect(0, 0, size / 2, size);
    this.context.globalAlpha = 1;
    const { data } = this.context.getImageData(0, 0, size, size);
    let error = 0;
    for (let at = 0; at < data.length; at += 4) {
      const expected = (at / 4) % size < size / 2 ? 127.5 : 0;
      error = Math.max(error, Math.abs(data[at + 3]! - expected));
      if (expected > 0) error = Math.max(error, 255 - data[at]!);
    }
    if (error <= 2) return 'exact';
    return error <= NOISE_LIMIT ? 'noisy' : 'unreadable';
  }
}

function denoise(pixels: Uint8ClampedArray): void {
  for (let at = 3; at < pixels.length; at += 4) {
    const alpha = pixels[at]!;
    if (alpha <= NOISE_LIMIT) pixels[at] = 0;
    else if (alpha >= 255 - NOISE_LIMIT) pixels[at] = 255;
  }
}

function isColoured(pixels: Uint8ClampedArray, limit: number): boolean {
  for (let at = 0; at < pixels.length; at += 4) {
    // Colours of nearly transparent pixels are rounded too coarsely to judge.
    if (pixels[at + 3]! < 64) continue;
    if (pixels[at]! < 255 - limit || pixels[at + 1]! < 255 - limit || pixels[at + 2]! < 255 - limit) return true;
  }
  return false;
}

function whiten(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) pixels[at] = pixels[at + 1] = pixels[at + 2] = 255;
}
