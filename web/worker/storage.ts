// Opens the fixed set of files the database lives in, on the best level the browser offers, found out by trying:
// private files (OPFS), an image in IndexedDB, memory. Which level works is never guessed from the browser's name, and a
// level that worked before is never silently replaced by an empty lower one.
import { openImage } from './image';
import { MemoryFile } from './memory_file';

/// The part of FileSystemSyncAccessHandle that a slot needs.
export interface SlotFile {
  read(into: Uint8Array, options: { at: number }): number;
  write(from: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

/// In the order of shipshape::Slot.
export const SLOT_NAMES = ['main.db', 'main.db-wal', 'main.db-journal', 'bak-a', 'bak-b', 'probe'] as const;

/// In the order of shipshape::StorageKind.
export enum Level {
  file,
  image,
  memory,
}

export interface Storage {
  level: Level;
  slots: (SlotFile | null)[];
  /// Keeps what was written since, where that does not happen by itself. Call when the page may end.
  save(): Promise<void>;
}

export class StorageProblem extends Error {
  constructor(
    readonly noSpace: boolean,
    message: string,
  ) {
    super(message);
  }
}

const DIRECTORY = ['shipshape', 'db1'];
const RETRY_FIRST_MS = 5;
const RETRY_MOST_MS = 500;
const RETRY_UNTIL_MS = 8000;
/// Another handle is still open (a worker that is just ending), or Safari has not finished closing one.
const RETRIED = new Set(['NoModificationAllowedError', 'InvalidStateError', 'UnknownError']);

/// Call only while holding the lock. `hadData`: this browser held data at an earlier visit. Throws StorageProblem.
export async function openStorage(locked: boolean, hadData: boolean): Promise<Storage> {
  if (!locked) return openMemory();
  const directory = await openDirectory();
  if (directory) return openFiles(directory);
  const image = await openImage(SLOT_NAMES);
  if (image) return image;
  if (hadData) {
    throw new StorageProblem(false, 'This browser kept your data at an earlier visit and now refuses access to it. '
      + 'Look whether its settings block site data, or whether this is a private window, and reload.');
  }
  return openMemory();
}

function openMemory(): Storage {
  const slots = SLOT_NAMES.map(() => new MemoryFile());
  return { level: Level.memory, slots, save: () => Promise.resolve() };
}

/// The folder of the files; nothing where the browser has no private files that work synchronously.
async function openDirectory(): Promise<FileSystemDirectoryHandle | null> {
  if (typeof FileSystemFileHandle === 'undefined') return null;
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
  try {
    let directory = await navigator.storage.getDirectory();
    for (const name of DIRECTORY) directory = await directory.getDirectoryHandle(name, { create: true });
    return directory;
  } catch (error) {
    if (isQuota(error)) throw noSpace();
    return null;
  }
}

async function openFiles(directory: FileSystemDirectoryHandle): Promise<Storage> {
  const opening = SLOT_NAMES.map((name) => openFile(directory, name));
  const opened = await Promise.allSettled(opening);
  const failed = opened.find((result) => result.status === 'rejected');
  const slots = opened.map((result) => (result.status === 'fulfilled' ? result.value : null));
  if (!failed) return { level: Level.file, slots, save: () => Promise.resolve() };
  for (const slot of slots) slot?.close();
  if (isQuota(failed.reason)) throw noSpace();
  throw new StorageProblem(false, `The files of the database could not be opened (${describe(failed.reason)}). Another `
    + 'window of this site may still be closing: reload in a moment. If that does not help, restart the browser.');
}

async function openFile(directory: FileSystemDirectoryHandle, name: string): Promise<SlotFile> {
  const file = await directory.getFileHandle(name, { create: true });
  const deadline = performance.now() + RETRY_UNTIL_MS;
  for (let wait = RETRY_FIRST_MS; ; wait = Math.min(wait * 2, RETRY_MOST_MS)) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      const again = error instanceof DOMException && RETRIED.has(error.name);
      if (!again || performance.now() + wait > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

const isQuota = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';
const describe = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
const noSpace = (): StorageProblem => new StorageProblem(true, 'The browser has no room left for this site. Free some '
  + 'disk space, or delete data of other sites in the browser’s settings, and reload.');

// ------------------------------------------------------------------------------------------------ calls of the core

/// Answers of the slot port (core/storage/slots.h).
const FAILED = -1;
const QUOTA = -2;
const DEAD = -3;

/// The slot functions that the core calls; nothing thrown crosses the border.
export class SlotCalls {
  slots: (SlotFile | null)[] = [];

  read(slot: number, into: Uint8Array, at: number): number {
    return this.attempt(slot, (file) => file.read(into, { at }));
  }
  write(slot: number, from: Uint8Array, at: number): number {
    return this.attempt(slot, (file) => (file.write(from, { at }) === from.length ? from.length : QUOTA));
  }
  truncate(slot: number, size: number): number {
    return this.attempt(slot, (file) => (file.truncate(size), 0));
  }
  size(slot: number): number {
    return this.attempt(slot, (file) => file.getSize());
  }
  flush(slot: number): number {
    return this.attempt(slot, (file) => (file.flush(), 0));
  }
  close(slot: number): void {
    const file = this.slots[slot];
    this.slots[slot] = null;
    file?.close();
  }

  private attempt(slot: number, act: (file: SlotFile) => number): number {
    const file = this.slots[slot];
    if (!file) return DEAD;
    try {
      // Early Safari answers with promises: not a number, so it counts as a failure.
      const answer: unknown = act(file);
      return typeof answer === 'number' ? answer : FAILED;
    } catch (error) {
      if (isQuota(error)) return QUOTA;
      return error instanceof DOMException && error.name === 'InvalidStateError' ? DEAD : FAILED;
    }
  }
}
