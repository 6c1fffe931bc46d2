// What comes from outside the page: pasted text and files, files opened with the installed app, text shared with it.
// A share link is gone to; everything else is handed over like a dropped file, and shown before it is imported.
import type { Overlay } from './overlay';
import { FILE_LIMIT_BYTES } from './protocol';
import type { ToWorker } from './protocol';
import { sendFile } from './files';

type Send = (message: ToWorker) => void;

/// Launch Handler API; only browsers that install apps have it.
interface LaunchParams {
  files?: readonly { getFile(): Promise<File> }[];
  targetURL?: string;
}
interface LaunchQueue {
  setConsumer(consumer: (params: LaunchParams) => void): void;
}

const SHARE_LINK = /#\/open\/\S+/;
/// The names of the manifest's share_target.
const SHARED_PARTS = ['title', 'text', 'url'] as const;

/// In a text field pasting stays with the field.
export function listenToPastes(overlay: Overlay, send: Send): void {
  document.addEventListener('paste', (event) => {
    if (overlay.find(event.target)?.node.role === 'textbox' || !event.clipboardData) return;
    const { files } = event.clipboardData;
    event.preventDefault();
    if (files.length > 0) for (const file of files) void sendFile(0, file, send);
    else takeText(event.clipboardData.getData('text/plain'), 'pasted', send);
  });
}

/// Call once, after the worker was started.
export function takeLaunches(send: Send): void {
  const shared = new URL(location.href);
  const text = sharedText(shared);
  if (text) {
    // Loading the page again does not bring it again.
    history.replaceState(null, '', location.pathname + location.hash);
    takeText(text, 'shared', send);
  }
  const { launchQueue } = window as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files, targetURL }) => {
    for (const handle of files ?? []) {
      const refuse = (): void => send({ kind: 'refused', name: 'File', reason: 'The browser could not read it.' });
      handle.getFile().then((file) => sendFile(0, file, send), refuse);
    }
    // The launch that loaded this page is in its address already; later ones reach the page that is open.
    if (targetURL && targetURL !== shared.href) takeAddress(new URL(targetURL), send);
  });
}

function takeAddress(address: URL, send: Send): void {
  const text = sharedText(address);
  if (text) takeText(text, 'shared', send);
  else if (address.hash) location.hash = address.hash;
}

const sharedText = ({ searchParams }: URL): string =>
  SHARED_PARTS.map((part) => searchParams.get(part) ?? '').filter((part) => part !== '').join('\n');

function takeText(text: string, name: string, send: Send): void {
  const link = SHARE_LINK.exec(text);
  if (link) {
    location.hash = link[0];
    return;
  }
  if (text.trim() === '') return;
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > FILE_LIMIT_BYTES) send({ kind: 'refused', name, reason: 'This is too much text to read.' });
  else send({ kind: 'file', node: 0, name: `${name}.${text.trimStart().startsWith('{') ? 'json' : 'md'}`, bytes: bytes.buffer });
}
