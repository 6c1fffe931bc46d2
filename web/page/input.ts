// What the person and the surroundings do, as events for the worker: pointer, clicks, keys, scrolling, size, density,
// appearance, visibility. The DOM's own `click` is the one truth for mouse, touch, keyboard and assistive technology.
import { isPressable } from './elements';
import type { Mirror } from './elements';
import { copyText, pickFile, shareAddress } from './files';
import type { Overlay } from './overlay';
import type { ToWorker, View } from './protocol';

type Send = (message: ToWorker) => void;

export function listenToClicks(overlay: Overlay, send: Send): void {
  overlay.root.addEventListener('click', (event) => {
    const mirror = overlay.find(event.target);
    if (!mirror || !isPressable(mirror.node.role)) return;
    const { control, node } = mirror;
    const isToggle = control.className === 'toggle';
    // A click on a label makes a second one on its checkbox: that one counts.
    if (isToggle && event.target !== control) return;
    if (node.disabled) {
      event.preventDefault();
      // The worker may have read by now what was typed a moment ago, and not yet said that this can be pressed.
      if (!node.gesture) send({ kind: 'activate', node: node.id });
      return;
    }
    if (isToggle) hold(overlay, mirror);
    press(mirror, send);
  });
}

/// Keeps the state that the click gave to the control, and to the other radio buttons of its group, until the worker has
/// settled: what it sends meanwhile may be from before the click.
function hold(overlay: Overlay, pressed: Mirror): void {
  pressed.held = true;
  if (pressed.node.role !== 'radio') return;
  for (const mirror of overlay.all()) {
    if (mirror.node.role === 'radio' && mirror.node.parent === pressed.node.parent) mirror.held = true;
  }
}

/// Pickers, the clipboard and sharing open only inside the click itself. What copies is activated too: a menu closes then.
function press({ node }: Mirror, send: Send): void {
  if (node.gesture === 'open_file') return pickFile(node.id, node.payload ?? '', send);
  if (node.gesture === 'copy') copyText(node.payload ?? '', send);
  if (node.gesture === 'share') shareAddress(node.payload ?? '', send);
  send({ kind: 'activate', node: node.id });
}

export function listenToFocus(overlay: Overlay, send: Send): void {
  overlay.root.addEventListener('focusin', (event) => {
    const element = event.target as HTMLElement;
    const node = overlay.find(element)?.node.id ?? 0;
    send({ kind: 'focus', node, visible: element.matches(':focus-visible') });
  });
  overlay.root.addEventListener('focusout', (event) => {
    if (event.relatedTarget === null) send({ kind: 'focus', node: 0, visible: false });
  });
}

export function listenToScrolling(overlay: Overlay, send: Send): void {
  const sent = new WeakMap<Element, number>();
  const onScroll = (event: Event): void => {
    const mirror = overlay.find(event.target);
    if (!mirror || mirror.box !== event.target || mirror.node.role !== 'region') return;
    const top = Math.max(0, mirror.box.scrollTop);
    if (sent.get(mirror.box) === top) return;
    sent.set(mirror.box, top);
    send({ kind: 'scroll', node: mirror.node.id, top });
  };
  overlay.root.addEventListener('scroll', onScroll, { capture: true, passive: true });
}

/// For hovering only; a finger does not hover.
export function listenToPointer(stage: HTMLElement, send: Send): void {
  const leave = (): void => send({ kind: 'pointer', x: -1, y: -1 });
  stage.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    const { left, top } = stage.getBoundingClientRect(); // not the corner of the screen on phones with a notch
    send({ kind: 'pointer', x: event.clientX - left, y: event.clientY - top });
  });
  stage.addEventListener('pointerleave', leave);
  document.addEventListener('pointercancel', leave);
}

const DRAG_STARTS_PX = 6;

/// Nodes with the gesture "drag" follow the pointer from the press until it is let go; a click that ends a drag is none.
/// Escape, and whatever else takes the pointer away, lets go outside the page: nothing is dropped there.
export function listenToDrags(overlay: Overlay, stage: HTMLElement, send: Send): void {
  let held: { node: number; pointer: number; x: number; y: number; moved: boolean } | null = null;
  let swallowsClick = false;
  const tell = (x: number, y: number, released: boolean): void => {
    if (held?.moved) send({ kind: 'drag', node: held.node, x, y, released });
  };
  const letGo = (x: number, y: number): void => {
    swallowsClick = held?.moved === true;
    tell(x, y, true);
    held = null;
  };
  const place = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top } = stage.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  overlay.root.addEventListener('pointerdown', (event) => {
    const mirror = overlay.find(event.target);
    swallowsClick = false;
    if (held || mirror?.node.gesture !== 'drag' || event.button !== 0) return;
    held = { node: mirror.node.id, pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
    mirror.control.setPointerCapture(event.pointerId);
  });
  overlay.root.addEventListener('pointermove', (event) => {
    if (event.pointerId !== held?.pointer) return;
    held.moved ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) >= DRAG_STARTS_PX;
    tell(...place(event), false);
  });
  overlay.root.addEventListener('pointerup', (event) => {
    if (event.pointerId === held?.pointer) letGo(...place(event));
  });
  overlay.root.addEventListener('lostpointercapture', (event) => {
    if (event.pointerId === held?.pointer) letGo(-1, -1);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && held?.moved) letGo(-1, -1);
  });
  overlay.root.addEventListener('click', (event) => {
    if (!swallowsClick) return;
    swallowsClick = false;
    event.stopPropagation();
    event.preventDefault();
  }, { capture: true });
}

/// Calls `changed` at most once per display refresh, also when only the density changes (another monitor, zoom).
export function watchView(stage: HTMLElement, changed: (view: View) => void): View {
  const touch = matchMedia('(pointer: coarse)');
  let device: [number, number] | null = null;
  const measure = (): View => {
    const density = devicePixelRatio;
    const { width, height } = stage.getBoundingClientRect();
    const [deviceWidth, deviceHeight] = [width, height].map((side, axis) => {
      const exact = device?.[axis];
      // A density that is only pretended (developer tools do that) is not in the exact size.
      return exact && Math.abs(exact - side * density) < 1 ? exact : Math.round(side * density);
    }) as [number, number];
    return {
      width: deviceWidth / density, height: deviceHeight / density, deviceWidth, deviceHeight, density, touch: touch.matches,
    };
  };
  let current = measure();
  let waiting = false;
  const report = (): void => {
    waiting = false;
    const next = measure();
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    changed(next);
  };
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(report);
  };
  const observer = new ResizeObserver(([entry]) => {
    // Safari lacks the exact size in device pixels.
    const exact = entry!.devicePixelContentBoxSize?.[0];
    device = exact ? [exact.inlineSize, exact.blockSize] : null;
    soon();
  });
  try {
    observer.observe(stage, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(stage);
  }
  touch.addEventListener('change', soon);
  watchDensity(soon);
  return current;
}

function watchDensity(changed: () => void): void {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const onChange = (): void => {
    changed();
    watchDensity(changed);
  };
  query.addEventListener('change', onChange, { once: true });
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const calmQuery = matchMedia('(prefers-reduced-motion: reduce)');

export const appearance = (): { dark: boolean; reducedMotion: boolean } => ({
  dark: darkQuery.matches,
  reducedMotion: calmQuery.matches,
});

/// `leaving`: what is being typed has to be sent now.
export function watchSurroundings(send: Send, leaving: () => void): void {
  const changed = (): void => send({ kind: 'appearance', ...appearance() });
  darkQuery.addEventListener('change', changed);
  calmQuery.addEventListener('change', changed);
  addEventListener('online', () => send({ kind: 'online', online: true }));
  addEventListener('offline', () => send({ kind: 'online', online: false }));
  addEventListener('hashchange', () => {
    leaving();
    send({ kind: 'navigate', route: location.hash });
  });
  const visibility = (): void => {
    const visible = document.visibilityState === 'visible';
    if (!visible) leaving();
    send({ kind: 'visible', visible });
  };
  document.addEventListener('visibilitychange', visibility);
  addEventListener('pagehide', () => {
    leaving();
    send({ kind: 'visible', visible: false });
  });
  addEventListener('pageshow', visibility);
}
