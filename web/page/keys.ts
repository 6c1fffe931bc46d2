// Keys that the browser does not handle by itself. Its own (Tab, zoom, reload, find) are never touched, and in a text
// field everything but Escape and Mod+K stays with the field.
import type { Mirror } from './elements';
import type { Overlay } from './overlay';
import type { ToWorker } from './protocol';

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
const WITH_MOD: ReadonlySet<string> = new Set(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Mod+K']);
const WITH_ALT: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown']);
const IN_FIELDS: ReadonlySet<string> = new Set(['Mod+K', 'Escape']);
const ARROWS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);
const SCROLLING: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);

export function listenToKeys(overlay: Overlay, send: (message: ToWorker) => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const mirror = overlay.find(event.target);
    const inField = mirror?.node.role === 'textbox';
    const keys = shortcut(event);
    if (keys && (!inField || IN_FIELDS.has(keys))) {
      if (keys !== 'Escape') event.preventDefault();
      send({ kind: 'shortcut', keys });
    } else if (!inField && !hasModifier(event)) {
      if (mirror && ARROWS.has(event.key)) step(overlay, mirror, event, send);
      else if (document.activeElement === document.body && SCROLLING.has(event.key)) focusLargestRegion(overlay);
    }
  });
}

const hasModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/// The name of the shortcut as the worker knows it, or nothing.
function shortcut(event: KeyboardEvent): string | null {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (mod && !event.altKey) {
    const keys = `Mod+${event.shiftKey ? 'Shift+' : ''}${event.key.toUpperCase()}`;
    return WITH_MOD.has(keys) ? keys : null;
  }
  if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && WITH_ALT.has(event.key))
    return `Alt+${event.key}`;
  if (hasModifier(event)) return null;
  return ['Escape', '?', '/'].includes(event.key) ? event.key : null;
}

/// Arrows move between the items of a menu, and in a list from one item's control to the same kind of control in the
/// next one. Where there is nothing to move to, the worker hears of the key and the browser does what it always does.
function step(overlay: Overlay, mirror: Mirror, event: KeyboardEvent, send: (message: ToWorker) => void): void {
  const { role } = mirror.node;
  if (role === 'radio') return; // arrows choose within the group
  const menu = mirror.box.closest('[role=menu]');
  const scope = menu ?? mirror.box.closest('[role=list]');
  if (!scope) return;
  const controls = [...scope.querySelectorAll<HTMLElement>('button,a[href],input')].filter(
    (control) => menu || overlay.find(control)?.node.role === role,
  );
  const at = controls.indexOf(mirror.control);
  const next = controls[target(event.key, at, controls.length, menu !== null)];
  if (next && next !== mirror.control) {
    event.preventDefault();
    next.focus();
  } else if (event.key.startsWith('Arrow')) send({ kind: 'shortcut', keys: event.key });
}

function target(key: string, at: number, count: number, wraps: boolean): number {
  if (key === 'Home') return wraps ? 0 : at;
  if (key === 'End') return wraps ? count - 1 : at;
  const next = key === 'ArrowDown' ? at + 1 : at - 1;
  return wraps ? (next + count) % count : next;
}

/// With nothing focused, the scrolling keys go to the largest part that scrolls.
function focusLargestRegion(overlay: Overlay): void {
  let largest: HTMLElement | null = null;
  for (const { box, node } of overlay.all()) {
    if (node.role !== 'region' || !node.content || box.closest('[inert]')) continue;
    if (!largest || box.clientHeight > largest.clientHeight) largest = box;
  }
  largest?.focus({ preventScroll: true });
}
