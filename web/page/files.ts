// Files, the clipboard and sharing: everything here needs the page, some of it the click itself.
import { FILE_LIMIT_BYTES } from './protocol';
import type { PageRequest, ToWorker } from './protocol';

type Send = (message: ToWorker) => void;
type SavedFile = Extract<PageRequest, { kind: 'download' }>;

/// File System Access API; browsers without it save by downloading.
interface SavePicker {
  showSaveFilePicker?(options: {
    id: string;
    suggestedName: string;
    types?: { accept: Record<string, string[]> }[];
  }): Promise<FileSystemFileHandle>;
}

const LIMIT_WORDS = `${FILE_LIMIT_BYTES / 1024 / 1024} MB`;

/// The picker whose dialog is open: one that nothing refers to may be collected as garbage before it has answered.
let opened: HTMLInputElement | null = null;

/// Call inside a click. The answer is `file`, `refused`, or nothing where the person cancels.
export function pickFile(node: number, accept: string, send: Send): void {
  const picker = document.createElement('input');
  opened = picker;
  picker.type = 'file';
  picker.accept = accept;
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    if (opened === picker) opened = null;
    if (file) void sendFile(node, file, send);
  });
  picker.click();
}

/// Call inside a click.
export function copyText(text: string, send: Send): void {
  const done = (ok: boolean) => (): void => send({ kind: 'copied', ok });
  if (!navigator.clipboard) done(false)();
  else navigator.clipboard.writeText(text).then(done(true), done(false));
}

export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/// Call inside a click. Somebody who closes the list of programs without choosing one has seen it: no message then.
export function shareAddress(url: string, send: Send): void {
  const reason = 'The browser did not pass the link on. Copy it instead.';
  navigator.share({ title: document.title, url }).catch((error: Error) => {
    if (error.name !== 'AbortError') send({ kind: 'refused', name: 'Sharing', reason });
  });
}

export function listenToDrops(stage: HTMLElement, send: Send): void {
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  stage.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
  });
  stage.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer!.files) void sendFile(0, file, send);
  });
}

export async function sendFile(node: number, file: File, send: Send): Promise<void> {
  const { name } = file;
  if (file.size > FILE_LIMIT_BYTES) {
    const size = Math.ceil(file.size / 1024 / 1024);
    send({ kind: 'refused', name, reason: `The file has ${size} MB; at most ${LIMIT_WORDS} can be read.` });
    return;
  }
  try {
    send({ kind: 'file', node, name, bytes: await file.arrayBuffer() });
  } catch {
    send({ kind: 'refused', name, reason: 'The browser could not read the file. It may have been moved or locked.' });
  }
}

/// Where the person wants it, if the browser can ask; a dialog that is cancelled saves nothing. The worker's answer may
/// come too late after the click for a dialog: then, as where the browser refuses one for a reason of its own, the file is
/// downloaded. The answer is `saved`, `refused`, or nothing where the person cancels.
export async function saveFile({ name, type, bytes }: SavedFile, send: Send): Promise<void> {
  let handle: FileSystemFileHandle | undefined;
  try {
    handle = await askForPlace(name, type);
  } catch (error) {
    if ((error as Error).name === 'AbortError') return;
  }
  try {
    if (handle) await write(handle, bytes);
    else download(name, type, bytes);
    send({ kind: 'saved', name });
  } catch (error) {
    const isFull = (error as Error).name === 'QuotaExceededError';
    const why = isFull ? 'There is no room left where it should go.' : 'The browser could not write it there.';
    send({ kind: 'refused', name, reason: `${why} Nothing was saved: choose another place.` });
  }
}

async function askForPlace(name: string, type: string): Promise<FileSystemFileHandle | undefined> {
  if (!navigator.userActivation?.isActive) return undefined;
  const ending = /\.\w+$/.exec(name)?.[0];
  const types = ending ? { types: [{ accept: { [type]: [ending] } }] } : {};
  return (window as SavePicker).showSaveFilePicker?.({ id: 'shipshape', suggestedName: name, ...types });
}

async function write(handle: FileSystemFileHandle, bytes: ArrayBuffer): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}

function download(name: string, type: string, bytes: ArrayBuffer): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the bytes after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
