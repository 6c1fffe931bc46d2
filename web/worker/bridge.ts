// The border to WebAssembly, this side; the other side is web/bridge.cpp, and web/library.js passes calls on to `Host`.
// Calls in are the exported functions named ship_...; text and files go through one buffer in the module's memory.
// Calls out are the members of `Host`. Memory may grow in any call, so a view of it is never kept.
import type { View } from '../page/protocol';

/// What web/library.js calls. Pointers have become views, valid during the call only.
export interface Host {
  canvas: OffscreenCanvas;
  face(face: number, out: Float32Array): void;
  measure(face: number, codePoint: number, size: number, out: Float32Array): void;
  draw(face: number, codePoint: number, size: number, x: number, y: number, width: number, height: number,
       out: Uint8Array): number;
  slotRead(slot: number, into: Uint8Array, at: number): number;
  slotWrite(slot: number, from: Uint8Array, at: number): number;
  slotTruncate(slot: number, size: number): number;
  slotSize(slot: number): number;
  slotFlush(slot: number): number;
  slotClose(slot: number): void;
  now(): number;
  /// Hours since 1970-01-01T00:00 by the local calendar and clock.
  wallHours(): number;
  random(into: Uint8Array): void;
  tree(json: Uint8Array): void;
  request(json: Uint8Array, bytes: Uint8Array): void;
}

/// The exports of web/bridge.cpp. Booleans are numbers; node ids may come back negative (32 bits without a sign).
export interface Module {
  HEAPU8: Uint8Array;
  _ship_buffer(size: number): number;
  _ship_start(): number;
  _ship_resize(width: number, height: number, deviceWidth: number, deviceHeight: number, density: number,
               touch: number): void;
  _ship_pointer(x: number, y: number): void;
  _ship_drag(node: number, x: number, y: number, released: number): void;
  _ship_activate(node: number): void;
  _ship_focus(node: number, visible: number): void;
  _ship_text_edited(node: number, length: number, final: number): void;
  _ship_scroll(node: number, top: number): void;
  _ship_navigate(length: number): void;
  _ship_shortcut(length: number): void;
  _ship_file_chosen(node: number, nameLength: number, size: number): void;
  _ship_file_refused(nameLength: number, reasonLength: number): void;
  _ship_appearance(dark: number, reducedMotion: number): void;
  _ship_place(length: number, canShare: number): void;
  _ship_online(online: number): void;
  _ship_new_version(): void;
  _ship_storage_state(kind: number, persistent: number, used: number, quota: number): void;
  _ship_starter_loaded(size: number): void;
  _ship_starter_failed(length: number): void;
  _ship_copied(ok: number): void;
  _ship_saved(length: number): void;
  _ship_surface_lost(): void;
  _ship_surface_restored(): void;
  _ship_problem(problem: number, length: number): void;
  _ship_open(opening: number): number;
  _ship_close(): void;
  _ship_checkpoint(): void;
  _ship_tidy(): number;
  _ship_download_database(aside: number): void;
  _ship_frame(elapsed: number): number;
}

/// In the order of Site::Opening.
export enum Opening {
  expected,
  first,
  fresh,
}

const flag = (value: boolean): number => (value ? 1 : 0);

/// The module's exports with JavaScript's types.
export class Bridge {
  private readonly encoder = new TextEncoder();

  constructor(private readonly module: Module) {}

  /// False where the browser gives no WebGL2 context: everything but drawing works.
  start(): boolean {
    return this.module._ship_start() !== 0;
  }
  resize({ width, height, deviceWidth, deviceHeight, density, touch }: View): void {
    this.module._ship_resize(width, height, deviceWidth, deviceHeight, density, flag(touch));
  }
  pointer(x: number, y: number): void {
    this.module._ship_pointer(x, y);
  }
  drag(node: number, x: number, y: number, released: boolean): void {
    this.module._ship_drag(node, x, y, flag(released));
  }
  activate(node: number): void {
    this.module._ship_activate(node);
  }
  focus(node: number, visible: boolean): void {
    this.module._ship_focus(node, flag(visible));
  }
  textEdited(node: number, text: string, final: boolean): void {
    const [length] = this.fill(text);
    this.module._ship_text_edited(node, length!, flag(final));
  }
  scroll(node: number, top: number): void {
    this.module._ship_scroll(node, top);
  }
  navigate(route: string): void {
    const [length] = this.fill(route);
    this.module._ship_navigate(length!);
  }
  shortcut(keys: string): void {
    const [length] = this.fill(keys);
    this.module._ship_shortcut(length!);
  }
  fileChosen(node: number, name: string, bytes: ArrayBuffer): void {
    const [nameLength, size] = this.fill(name, new Uint8Array(bytes));
    this.module._ship_file_chosen(node, nameLength!, size!);
  }
  fileRefused(name: string, reason: string): void {
    const [nameLength, reasonLength] = this.fill(name, reason);
    this.module._ship_file_refused(nameLength!, reasonLength!);
  }
  appearance(dark: boolean, reducedMotion: boolean): void {
    this.module._ship_appearance(flag(dark), flag(reducedMotion));
  }
  place(address: string, canShare: boolean): void {
    const [length] = this.fill(address);
    this.module._ship_place(length!, flag(canShare));
  }
  online(online: boolean): void {
    this.module._ship_online(flag(online));
  }
  newVersion(): void {
    this.module._ship_new_version();
  }
  storageState(kind: number, persistent: boolean, used: number, quota: number): void {
    this.module._ship_storage_state(kind, flag(persistent), used, quota);
  }
  starterLoaded(bytes: ArrayBuffer): void {
    const [size] = this.fill(new Uint8Array(bytes));
    this.module._ship_starter_loaded(size!);
  }
  starterFailed(reason: string): void {
    const [length] = this.fill(reason);
    this.module._ship_starter_failed(length!);
  }
  copied(ok: boolean): void {
    this.module._ship_copied(flag(ok));
  }
  saved(name: string): void {
    const [length] = this.fill(name);
    this.module._ship_saved(length!);
  }
  surfaceLost(): void {
    this.module._ship_surface_lost();
  }
  surfaceRestored(): void {
    this.module._ship_surface_restored();
  }
  /// `problem`: index into StartProblem::Kind.
  problem(problem: number, sentence: string): void {
    const [length] = this.fill(sentence);
    this.module._ship_problem(problem, length!);
  }
  /// Opens the database over the host's slots. False where it could not and the reason is on the screen.
  open(opening: Opening): boolean {
    return this.module._ship_open(opening) !== 0;
  }
  /// Writes everything to its place and closes the database and its slots. May be called when nothing is open.
  close(): void {
    this.module._ship_close();
  }
  checkpoint(): void {
    this.module._ship_checkpoint();
  }
  /// For moments with nothing to do. True when there is more of it.
  tidy(): boolean {
    return this.module._ship_tidy() !== 0;
  }
  downloadDatabase(aside: boolean): void {
    this.module._ship_download_database(flag(aside));
  }
  /// 0: call again at the next display refresh; above: after so many seconds; below: when something happens.
  frame(elapsed: number): number {
    return this.module._ship_frame(elapsed);
  }

  /// Puts the parts one after the other into the buffer and returns their lengths in bytes.
  private fill(...parts: readonly (string | Uint8Array)[]): number[] {
    const encoded = parts.map((part) => (typeof part === 'string' ? this.encoder.encode(part) : part));
    const lengths = encoded.map((part) => part.length);
    let at = this.module._ship_buffer(lengths.reduce((sum, length) => sum + length, 0)) >>> 0;
    for (const part of encoded) {
      this.module.HEAPU8.set(part, at);
      at += part.length;
    }
    return lengths;
  }
}
