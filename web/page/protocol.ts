// Messages between the page (main thread) and the worker, both directions.
//
// The page sends `start` once, with the canvas, and `program`, the compiled module, which it has loaded meanwhile (the
// page can begin before the worker exists). `rest` is the rest of it (web/worker/rest.ts), before `program` where something
// is stored, else after the first tree; it takes no part in the order. Everything else it sends is an event of shell/platform.h
// under a plain name, or one of `visible`, `flushed`, `measured`. Order is kept: the worker queues what arrives before it
// is ready.
//
// The worker sends `tree` whenever the semantics tree changed: all nodes in reading order. It never sends a part; the
// page finds the difference. `settled` says how many of the page's messages have taken full effect (the picture no
// longer changes): until then a control that the person just operated keeps the state the person gave it.
//
// A resize goes page -> worker as `resize`; the worker draws at once and answers `picture`; only then does the page give
// the canvas its new CSS size, so that the old picture is never stretched.
//
// `flush` asks the page to send a text that is being edited (as `text`, final) and then `flushed`: before a hand-over.
//
// `request` carries the requests of shell/platform.h that only a page can execute. The others (starter library,
// take-over, database download) the worker executes itself.
//
// `dead` is the last message of a worker: the page then shows a plain page that offers to reload.

/// Sizes in CSS pixels, and the canvas in device pixels.
export interface View {
  width: number;
  height: number;
  deviceWidth: number;
  deviceHeight: number;
  density: number;
  touch: boolean;
}

export type Role =
  | 'group' | 'main' | 'navigation' | 'banner' | 'region' | 'dialog' | 'list' | 'list_item' | 'heading' | 'text' | 'code'
  | 'link' | 'button' | 'checkbox' | 'radio' | 'textbox' | 'menu' | 'menu_item' | 'progress' | 'status' | 'alert'
  | 'image' | 'table' | 'row' | 'column_header' | 'row_header' | 'cell' | 'backdrop';

/// semantics::Node of shell/widgets/semantics.h; what has its default value is left out.
export interface NodeData {
  id: number;
  parent?: number;
  role: Role;
  name?: string;
  value?: string;
  description?: string;
  placeholder?: string;
  target?: string;
  payload?: string;
  checked?: 'no' | 'yes' | 'mixed';
  gesture?: 'open_file' | 'copy' | 'share' | 'drag';
  level?: number;
  disabled?: boolean;
  current?: boolean;
  popup?: boolean;
  expanded?: boolean;
  multiline?: boolean;
  fixed?: boolean;
  code?: boolean;
  size?: number;
  position?: number;
  content?: number;
  font?: number;
  now?: number;
  max?: number;
  rect: [x: number, y: number, width: number, height: number];
}

export type ToWorker =
  | {
      kind: 'start';
      canvas: OffscreenCanvas;
      view: View;
      route: string;
      /// Of the page, without query and fragment: what links to the app begin with.
      address: string;
      /// `navigator.share` is there.
      canShare: boolean;
      dark: boolean;
      reducedMotion: boolean;
      online: boolean;
      visible: boolean;
      /// An earlier visit stored something in this browser; kept apart from the database itself.
      hasData: boolean;
    }
  | { kind: 'program'; program: WebAssembly.Module }
  | { kind: 'rest'; program: WebAssembly.Module }
  | { kind: 'resize'; view: View }
  | { kind: 'pointer'; x: number; y: number }
  | { kind: 'drag'; node: number; x: number; y: number; released: boolean }
  | { kind: 'activate'; node: number }
  | { kind: 'focus'; node: number; visible: boolean }
  | { kind: 'text'; node: number; text: string; final: boolean }
  | { kind: 'scroll'; node: number; top: number }
  | { kind: 'navigate'; route: string }
  | { kind: 'shortcut'; keys: string }
  | { kind: 'file'; node: number; name: string; bytes: ArrayBuffer }
  | { kind: 'refused'; name: string; reason: string }
  | { kind: 'appearance'; dark: boolean; reducedMotion: boolean }
  | { kind: 'online'; online: boolean }
  | { kind: 'new-version' }
  | { kind: 'measured'; persistent: boolean; used: number; quota: number }
  | { kind: 'copied'; ok: boolean }
  | { kind: 'saved'; name: string }
  | { kind: 'visible'; visible: boolean }
  | { kind: 'flushed' };

/// The members of shipshape::Request that the page executes.
export type PageRequest =
  | { kind: 'download'; name: string; type: string; bytes: ArrayBuffer }
  | { kind: 'show-route'; route: string; replace: boolean }
  | { kind: 'set-title'; title: string }
  | { kind: 'move-focus'; node: number }
  | { kind: 'scroll-to'; node: number; top: number }
  | { kind: 'persist-storage' }
  | { kind: 'measure-storage' }
  | { kind: 'apply-update' }
  | { kind: 'reload' }
  | { kind: 'theme-color'; rgb: number; dark: boolean }
  | { kind: 'set-badge'; count: number };

/// The members that the worker executes.
export type WorkerRequest =
  | { kind: 'load-starter' }
  | { kind: 'download-database'; aside: boolean }
  | { kind: 'take-over' }
  | { kind: 'start-fresh' };

export type FromWorker =
  | { kind: 'picture'; width: number; height: number }
  | { kind: 'tree'; nodes: string }
  | { kind: 'settled'; received: number }
  | { kind: 'request'; request: PageRequest }
  | { kind: 'flush' }
  /// Nothing can be drawn (no WebGL2, or no way to read back letters): show the elements themselves.
  | { kind: 'plain' }
  /// Storage that ends with the page: warn before it closes.
  | { kind: 'fleeting' }
  /// Forget (false) or note (true) that this browser holds data.
  | { kind: 'has-data'; hasData: boolean }
  | { kind: 'dead'; reason: string };

export const FILE_LIMIT_BYTES = 64 * 1024 * 1024;
