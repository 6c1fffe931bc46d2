// Start of the page: checks the browser, starts the worker, connects both.
import { TYPEFACES } from '../fonts';
import { missingFeatures, startModuleWorker } from './features';
import { TextFields } from './fields';
import { canShare, listenToDrops } from './files';
import { listenToPastes, takeLaunches } from './incoming';
import {
  appearance, listenToClicks, listenToDrags, listenToFocus, listenToPointer, listenToScrolling, watchSurroundings, watchView,
} from './input';
import { listenToKeys } from './keys';
import { showNotice } from './notice';
import { Overlay } from './overlay';
import type { FromWorker, NodeData, ToWorker } from './protocol';
import { Requests } from './requests';
import { Updates } from './update';

/// Set by web/build.mjs: addresses relative to index.html.
declare const WORKER_SCRIPT: string;
/// Set by web/build.mjs: the address of the rest of the program; empty where it is in one piece.
declare const REST_PROGRAM: string;
declare const SERVICE_WORKER_SCRIPT: string;

const OLD_BROWSER = 'Shipshape runs in Chrome 108, Firefox 116, Safari 17 and newer versions of these.';
const HAS_DATA_KEY = 'shipshape-has-data';

function start(): void {
  const missing = missingFeatures();
  const worker = missing.length === 0 ? startModuleWorker(WORKER_SCRIPT) : null;
  if (worker) connect(worker);
  else {
    const what = missing.join(', ') || 'background workers made of modules';
    showNotice({ title: 'This browser is too old', sentences: [`It lacks ${what}.`, OLD_BROWSER] });
  }
}

function connect(worker: Worker): void {
  const stage = document.getElementById('stage')!;
  const canvas = document.getElementById('canvas') as HTMLCanvasElement;
  const root = document.documentElement;
  root.style.setProperty('--sans', TYPEFACES[0]!.families);
  root.style.setProperty('--mono', TYPEFACES[2]!.families);

  let sent = 0;
  let lastAction = 0;
  /// Where this fails the worker loads the rest itself as soon as it needs it, and tells what went wrong.
  const loadRest = (): Promise<void> => loadModule(REST_PROGRAM).then(
    (rest) => worker.postMessage({ kind: 'rest', program: rest } satisfies ToWorker), () => undefined);
  const stored = hasData();
  let needsRest = REST_PROGRAM !== '' && !stored;
  const send = (message: ToWorker, transfer: Transferable[] = []): void => {
    sent += 1;
    if (message.kind === 'activate' || message.kind === 'text') lastAction = sent;
    worker.postMessage(message, transfer);
  };

  const fields = new TextFields(send);
  const overlay = new Overlay(document.getElementById('overlay')!, fields);
  const updates = new Updates(SERVICE_WORKER_SCRIPT, () => send({ kind: 'new-version' }));
  const requests = new Requests(overlay, updates, send);

  const die = (reason: string): void => {
    worker.terminate();
    requests.warnBeforeLeaving(false);
    showNotice({
      title: 'Shipshape has stopped',
      sentences: ['What was saved before is safe. Reload to go on from there.', `The reason: ${reason}`],
      reload: true,
    });
  };
  const receive = (message: FromWorker): void => {
    switch (message.kind) {
      case 'picture':
        canvas.style.width = `${message.width}px`;
        canvas.style.height = `${message.height}px`;
        document.getElementById('skeleton')?.remove();
        break;
      case 'tree':
        overlay.apply(JSON.parse(message.nodes) as NodeData[]);
        if (needsRest) void loadRest();
        needsRest = false;
        break;
      case 'settled':
        if (message.received >= lastAction) overlay.settle();
        break;
      case 'request':
        requests.execute(message.request);
        break;
      case 'flush':
        fields.finishAll();
        send({ kind: 'flushed' });
        break;
      case 'plain':
        root.dataset['plain'] = '';
        break;
      case 'fleeting':
        requests.warnBeforeLeaving(true);
        break;
      case 'has-data':
        noteData(message.hasData);
        break;
      case 'dead':
        die(message.reason);
        break;
    }
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data));
  worker.addEventListener('error', (event) => die(event.message || 'the program could not be loaded'));
  worker.addEventListener('messageerror', () => die('a message could not be read'));

  const view = watchView(stage, (changed) => send({ kind: 'resize', view: changed }));
  const offscreen = canvas.transferControlToOffscreen();
  const visible = document.visibilityState === 'visible';
  const online = navigator.onLine;
  const route = location.hash;
  const place = { address: location.origin + location.pathname, canShare: canShare() };
  send({ kind: 'start', canvas: offscreen, view, route, ...place, ...appearance(), online, visible, hasData: stored }, [offscreen]);

  // To show what is stored takes more than the first part.
  const restFirst = REST_PROGRAM !== '' && stored ? loadRest() : Promise.resolve();
  Promise.all([loadProgram(), restFirst]).then(
    ([program]) => send({ kind: 'program', program }), (error: Error) => die(error.message));

  fields.listen(overlay.root, (target) => overlay.find(target));
  listenToClicks(overlay, send);
  listenToFocus(overlay, send);
  listenToScrolling(overlay, send);
  listenToPointer(stage, send);
  listenToDrags(overlay, stage, send);
  listenToKeys(overlay, send);
  listenToDrops(stage, send);
  listenToPastes(overlay, send);
  takeLaunches(send);
  watchSurroundings(send, () => fields.finishAll());
  void updates.start();
}

/// index.html names the file and has it loaded from the first moment.
function loadProgram(): Promise<WebAssembly.Module> {
  return loadModule(document.querySelector<HTMLLinkElement>('link[as=fetch]')!.href);
}

async function loadModule(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the program could not be loaded (${response.status})`);
  const isTyped = response.headers.get('content-type') === 'application/wasm';
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/// Kept outside the database's own store, so that an empty store can be told from a lost one.
function hasData(): boolean {
  try {
    return localStorage.getItem(HAS_DATA_KEY) !== null;
  } catch {
    return false; // switched off by the browser's settings
  }
}

function noteData(there: boolean): void {
  try {
    if (there) localStorage.setItem(HAS_DATA_KEY, '1');
    else localStorage.removeItem(HAS_DATA_KEY);
  } catch {
    // Without this note a lost store cannot be told from a first visit; nothing else depends on it.
  }
}

start();
