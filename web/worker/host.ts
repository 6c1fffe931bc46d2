// What the WebAssembly module may call (web/library.js passes every call on to here).
import type { PageRequest, WorkerRequest } from '../page/protocol';
import type { Host } from './bridge';
import type { Glyphs } from './glyphs';
import type { SlotCalls } from './storage';

const HOUR_MS = 3_600_000;

export interface Outlet {
  tree(json: string): void;
  /// `bytes` is the content of a download, else empty.
  request(request: PageRequest | WorkerRequest, bytes: ArrayBuffer): void;
}

export function makeHost(canvas: OffscreenCanvas, glyphs: Glyphs, slots: SlotCalls, outlet: Outlet): Host {
  const decoder = new TextDecoder();
  return {
    canvas,
    face: (face, out) => glyphs.face(face, out),
    measure: (face, codePoint, size, out) => glyphs.measure(face, codePoint, size, out),
    draw: (...glyph) => (glyphs.draw(...glyph) ? 1 : 0),
    slotRead: (slot, into, at) => slots.read(slot, into, at),
    slotWrite: (slot, from, at) => slots.write(slot, from, at),
    slotTruncate: (slot, size) => slots.truncate(slot, size),
    slotSize: (slot) => slots.size(slot),
    slotFlush: (slot) => slots.flush(slot),
    slotClose: (slot) => slots.close(slot),
    now: () => Date.now(),
    wallHours: () => {
      const now = new Date();
      return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours()) / HOUR_MS;
    },
    random: (into) => into.set(crypto.getRandomValues(new Uint8Array(into.length))),
    tree: (json) => outlet.tree(decoder.decode(json)),
    request: (json, bytes) => outlet.request(
      JSON.parse(decoder.decode(json)) as PageRequest | WorkerRequest,
      bytes.slice().buffer as ArrayBuffer,
    ),
  };
}
