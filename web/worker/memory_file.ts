// A file in memory with the interface of FileSystemSyncAccessHandle, for browsers without private files.
import type { SlotFile } from './storage';

export class MemoryFile implements SlotFile {
  private bytes: Uint8Array;
  private size: number;

  /// `changed` is called after every change; `flushed` may throw to say that changes are not kept any more.
  constructor(
    content: Uint8Array = new Uint8Array(0),
    private readonly changed: () => void = () => undefined,
    private readonly flushed: () => void = () => undefined,
  ) {
    this.bytes = content;
    this.size = content.length;
  }

  /// A copy of what the file holds.
  content(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.bytes.subarray(0, this.size));
  }

  read(into: Uint8Array, { at }: { at: number }): number {
    const part = this.bytes.subarray(Math.min(at, this.size), Math.min(at + into.length, this.size));
    into.set(part);
    return part.length;
  }

  write(from: Uint8Array, { at }: { at: number }): number {
    if (at + from.length > this.size) this.resize(at + from.length);
    this.bytes.set(from, at);
    this.changed();
    return from.length;
  }

  truncate(size: number): void {
    this.resize(size);
    this.changed();
  }

  getSize(): number {
    return this.size;
  }

  flush(): void {
    this.flushed();
  }

  close(): void {
    // The image that is saved last still reads the content.
  }

  private resize(size: number): void {
    if (size < this.size) this.bytes.fill(0, size, this.size);
    if (size > this.bytes.length) {
      const grown = new Uint8Array(Math.max(size, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, this.size));
      this.bytes = grown;
    }
    this.size = size;
  }
}
