// The worker: owns the WebAssembly module, the canvas and the database. Receives the page's messages in order, turns
// them into events of the shell, and draws.
import type { FromWorker, PageRequest, ToWorker, WorkerRequest } from '../page/protocol';
import { Bridge } from './bridge';
import type { Host, Module } from './bridge';
import { Data } from './data';
import { Glyphs } from './glyphs';
import { makeHost } from './host';
import { Loop } from './loop';
import { Rest } from './rest';
import { SlotCalls } from './storage';

/// Set by web/build.mjs: the address of the module's glue code, relative to this script.
declare const GLUE_SCRIPT: string;
const STARTER_FILE = '../starter/starter.json';

interface GlueOptions {
  /// What web/library.js finds as Module['host'].
  host: Host;
  instantiateWasm: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => object;
  print: (line: string) => void;
  printErr: (line: string) => void;
}
/// The glue code's only export.
interface Glue {
  default(options: GlueOptions): Promise<Module>;
}

type Start = Extract<ToWorker, { kind: 'start' }>;
type Later = Exclude<ToWorker, Start | { kind: 'program' | 'rest' }>;

/// The first picture waits this long for the database, so that no loading page flashes up.
const FIRST_PICTURE_MS = 400;

const post = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

function die(error: unknown): void {
  post({ kind: 'dead', reason: error instanceof Error ? error.message : String(error) });
}

let giveProgram: (program: WebAssembly.Module) => void;
const program = new Promise<WebAssembly.Module>((resolve) => (giveProgram = resolve));
const rest = new Rest();

function instantiate(glue: Glue, host: Host): Promise<Module> {
  const print = (line: string): void => console.warn(line);
  return glue.default({
    host,
    instantiateWasm: (imports, receive) => {
      program.then((compiled) => WebAssembly.instantiate(compiled, rest.complete(imports))).then((instance) => {
        rest.begin(instance);
        receive(instance);
      }).catch(die);
      return {};
    },
    print,
    printErr: print,
  });
}

class Site {
  private readonly data: Data;
  private received = 2; // start and program
  private drawn = '';

  private constructor(
    private readonly bridge: Bridge,
    private readonly loop: Loop,
    private readonly start: Start,
    slots: SlotCalls,
  ) {
    this.data = new Data(bridge, slots, post, () => this.loop.request());
  }

  static async open(start: Start): Promise<Site> {
    const loading = import(GLUE_SCRIPT) as Promise<Glue>;
    const glyphs = new Glyphs();
    const slots = new SlotCalls();
    let site: Site | null = null;
    const host = makeHost(start.canvas, glyphs, slots, {
      tree: (nodes) => post({ kind: 'tree', nodes }),
      request: (request, bytes) => site!.execute(request, bytes),
    });
    const bridge = new Bridge(await instantiate(await loading, host));
    const loop = new Loop((elapsed) => site!.frame(elapsed), () => site!.settled());
    site = new Site(bridge, loop, start, slots);
    site.begin(glyphs);
    return site;
  }

  private begin(glyphs: Glyphs): void {
    const { bridge, loop, start } = this;
    if (!bridge.start() || glyphs.readBack === 'unreadable') post({ kind: 'plain' });
    this.watchSurface(start.canvas);
    bridge.resize(start.view);
    this.drawn = '';
    bridge.appearance(start.dark, start.reducedMotion);
    bridge.place(start.address, start.canShare);
    bridge.online(start.online);
    bridge.navigate(start.route);
    loop.setVisible(start.visible);
    const timer = setTimeout(() => loop.start(), FIRST_PICTURE_MS);
    void this.data.open(start.hasData).catch(die).finally(() => {
      clearTimeout(timer);
      loop.start();
    });
  }

  receive(message: Later): void {
    this.received += 1;
    const { bridge } = this;
    switch (message.kind) {
      case 'resize':
        bridge.resize(message.view);
        this.start.view = message.view;
        this.loop.runNow(); // the new size has cleared the canvas
        return;
      case 'visible':
        this.loop.setVisible(message.visible);
        if (!message.visible) this.data.keep();
        return;
      case 'flushed':
        this.data.flushed();
        return;
      case 'measured':
        bridge.storageState(this.data.level, message.persistent, message.used, message.quota);
        break;
      case 'pointer':
        bridge.pointer(message.x, message.y);
        break;
      case 'drag':
        bridge.drag(message.node, message.x, message.y, message.released);
        break;
      case 'activate':
        bridge.activate(message.node);
        break;
      case 'focus':
        bridge.focus(message.node, message.visible);
        break;
      case 'text':
        bridge.textEdited(message.node, message.text, message.final);
        break;
      case 'scroll':
        bridge.scroll(message.node, message.top);
        break;
      case 'navigate':
        bridge.navigate(message.route);
        break;
      case 'shortcut':
        bridge.shortcut(message.keys);
        break;
      case 'file':
        bridge.fileChosen(message.node, message.name, message.bytes);
        break;
      case 'refused':
        bridge.fileRefused(message.name, message.reason);
        break;
      case 'appearance':
        bridge.appearance(message.dark, message.reducedMotion);
        break;
      case 'online':
        bridge.online(message.online);
        break;
      case 'new-version':
        bridge.newVersion();
        break;
      case 'copied':
        bridge.copied(message.ok);
        break;
      case 'saved':
        bridge.saved(message.name);
        break;
    }
    this.loop.request();
  }

  private frame(elapsed: number): number {
    const wait = this.bridge.frame(elapsed);
    const { width, height } = this.start.view;
    if (this.drawn !== `${width} ${height}`) {
      this.drawn = `${width} ${height}`;
      post({ kind: 'picture', width, height });
    }
    return wait;
  }

  private settled(): void {
    post({ kind: 'settled', received: this.received });
    this.data.idle();
  }

  private watchSurface(canvas: OffscreenCanvas): void {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault(); // or it never comes back
      this.bridge.surfaceLost();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.bridge.surfaceRestored();
      this.loop.request();
    });
  }

  private execute(request: PageRequest | WorkerRequest, bytes: ArrayBuffer): void {
    switch (request.kind) {
      case 'load-starter':
      case 'take-over':
      case 'start-fresh':
      case 'download-database':
        // The module is in the middle of a frame and must not be called again from inside it.
        queueMicrotask(() => guarded(() => this.executeHere(request)));
        break;
      case 'download':
        post({ kind: 'request', request: { ...request, bytes } }, [bytes]);
        break;
      case 'persist-storage':
        this.data.noteData(true);
        post({ kind: 'request', request });
        break;
      default:
        post({ kind: 'request', request });
    }
  }

  private executeHere(request: WorkerRequest): void {
    switch (request.kind) {
      case 'load-starter':
        void this.loadStarter();
        break;
      case 'take-over':
        void this.data.takeOver().catch(die);
        break;
      case 'start-fresh':
        void this.data.startFresh().catch(die);
        break;
      case 'download-database':
        this.bridge.downloadDatabase(request.aside);
        this.loop.request(); // shows what went wrong
        break;
    }
  }

  private async loadStarter(): Promise<void> {
    try {
      const answer = await fetch(new URL(STARTER_FILE, self.location.href));
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      this.bridge.starterLoaded(await answer.arrayBuffer());
    } catch (error) {
      this.bridge.starterFailed(error instanceof Error ? error.message : String(error));
    }
    this.loop.request();
  }
}

/// Everything the module does runs through here: an error in it ends the worker, and the page says so.
function guarded(act: () => void): void {
  try {
    act();
  } catch (error) {
    die(error);
  }
}

let site: Site | null = null;
let queue: Later[] = [];

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    Site.open(data).then((opened) => {
      site = opened;
      for (const message of queue) guarded(() => opened.receive(message));
      queue = [];
    }, die);
  } else if (data.kind === 'program') giveProgram(data.program);
  else if (data.kind === 'rest') guarded(() => rest.offer(data.program));
  else if (site) guarded(() => site!.receive(data));
  else queue.push(data);
});
self.addEventListener('unhandledrejection', (event) => die(event.reason));
