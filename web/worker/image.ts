// Files in memory whose content is copied to IndexedDB 300 ms after the last change and when the page may end. Two
// records take turns, each with a generation and a checksum, so that a copy that did not finish never hides the good one
// before it. SQLite runs between two tasks, so an image taken in a task of its own is always a whole transaction.
import { MemoryFile } from './memory_file';
import { Level } from './storage';
import type { Storage } from './storage';

const DATABASE = 'shipshape-image';
const STORE = 'images';
const KEYS = ['a', 'b'] as const;
const DELAY_MS = 300;

interface ImageRecord {
  generation: number;
  files: Record<string, Uint8Array<ArrayBuffer>>;
  sha256: string;
}

/// Nothing where the browser refuses IndexedDB too.
export async function openImage(names: readonly string[]): Promise<Storage | null> {
  try {
    const database = await openDatabase();
    const image = new Image(database, names, await newestSound(database));
    await image.save(); // proves that writing works
    return image;
  } catch {
    return null;
  }
}

class Image implements Storage {
  readonly level = Level.image;
  readonly slots: MemoryFile[];
  private generation: number;
  private timer = 0;
  private dirty = true;
  private saving: Promise<void> = Promise.resolve();
  private failure: unknown = null;

  constructor(
    private readonly database: IDBDatabase,
    private readonly names: readonly string[],
    record: ImageRecord | null,
  ) {
    this.generation = record?.generation ?? 0;
    const changed = (): void => this.saveSoon();
    const flushed = (): void => this.check();
    this.slots = names.map((name) => new MemoryFile(record?.files[name], changed, flushed));
  }

  save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    this.saving = this.saving.catch(() => undefined).then(() => this.write());
    return this.saving;
  }

  private saveSoon(): void {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save().catch(() => undefined), DELAY_MS);
  }

  /// A copy that failed makes the next commit fail, so that the person is told; the copy is tried again.
  private check(): void {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
  }

  private async write(): Promise<void> {
    if (!this.dirty) return;
    this.dirty = false;
    const files = Object.fromEntries(this.names.map((name, slot) => [name, this.slots[slot]!.content()]));
    const generation = this.generation + 1;
    try {
      const record: ImageRecord = { generation, files, sha256: await checksum(files) };
      await put(this.database, KEYS[generation % 2]!, record);
      this.generation = generation;
    } catch (error) {
      this.dirty = true;
      this.failure = error;
      throw error;
    }
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return result(request);
}

async function newestSound(database: IDBDatabase): Promise<ImageRecord | null> {
  const store = database.transaction(STORE).objectStore(STORE);
  const records = await Promise.all(KEYS.map((key) => result<ImageRecord | undefined>(store.get(key))));
  let newest: ImageRecord | null = null;
  for (const record of records) {
    if (!record || (newest && newest.generation > record.generation)) continue;
    if ((await checksum(record.files)) === record.sha256) newest = record;
  }
  return newest;
}

function put(database: IDBDatabase, key: string, record: ImageRecord): Promise<void> {
  const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
  transaction.objectStore(STORE).put(record, key);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}

async function checksum(files: ImageRecord['files']): Promise<string> {
  const digests = Object.values(files).map((bytes) => crypto.subtle.digest('SHA-256', bytes));
  const all = (await Promise.all(digests)).flatMap((digest) => [...new Uint8Array(digest)]);
  return all.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('failed', 'UnknownError'));
  });
}
