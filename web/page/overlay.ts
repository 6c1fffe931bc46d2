// The semantics tree as real elements above the canvas: what screen readers, the keyboard, tests, page search and the
// printer see. Elements are kept by node id and changed field by field; they are transparent, the canvas has the ink.
import { Announcer } from './announcer';
import { isField, isLive, make, patch, setChecked, shape } from './elements';
import type { Mirror } from './elements';
import type { TextFields } from './fields';
import { FocusKeeper } from './focus';
import type { NodeData } from './protocol';

export class Overlay {
  private readonly mirrors = new Map<number, Mirror>();
  private readonly owners = new WeakMap<Element, Mirror>();
  private readonly focus: FocusKeeper;
  private readonly announcer = new Announcer();
  private inert: Element[] = [];
  private main: Mirror | undefined;

  constructor(
    readonly root: HTMLElement,
    private readonly fields: TextFields,
  ) {
    this.focus = new FocusKeeper(root);
  }

  /// The node of the element or of the nearest one around it.
  find(target: EventTarget | null): Mirror | null {
    for (let element = target as Element | null; element && element !== this.root; element = element.parentElement) {
      const mirror = this.owners.get(element);
      if (mirror) return mirror;
    }
    return null;
  }

  get(id: number): Mirror | undefined {
    return this.mirrors.get(id);
  }

  all(): Iterable<Mirror> {
    return this.mirrors.values();
  }

  /// `nodes` in reading order, every parent before its children.
  apply(nodes: readonly NodeData[]): void {
    this.focus.beforeChange();
    this.removeMissing(nodes);
    const cursors = new Map<HTMLElement, Element | null>();
    for (const node of nodes) this.applyNode(node, cursors);
    this.markFocusableRegions(nodes);
    this.setModal(nodes);
    this.focus.afterChange(this.popups(nodes));
  }

  /// The worker's picture is final: what it says now holds, also for what the person operated meanwhile.
  settle(): void {
    for (const mirror of this.mirrors.values()) {
      if (mirror.held) {
        mirror.held = false;
        setChecked(mirror);
      }
      if (isField(mirror)) this.fields.settle(mirror);
    }
  }

  moveFocus(id: number): void {
    const mirror = this.mirrors.get(id);
    if (!mirror) return;
    if (mirror.control.tabIndex < 0) mirror.control.tabIndex = -1;
    this.focus.moveTo(mirror.control);
  }

  scrollTo(id: number, top: number): void {
    const mirror = this.mirrors.get(id);
    if (mirror) mirror.box.scrollTop = top;
  }

  private removeMissing(nodes: readonly NodeData[]): void {
    const present = new Map(nodes.map((node) => [node.id, node]));
    for (const [id, mirror] of this.mirrors) {
      const node = present.get(id);
      if (node && shape(node) === shape(mirror.node)) continue;
      this.fields.leaving(mirror);
      mirror.box.remove();
      if (mirror === this.main) this.main = undefined;
      this.mirrors.delete(id);
    }
  }

  private applyNode(node: NodeData, cursors: Map<HTMLElement, Element | null>): void {
    const parent = this.parentOf(node);
    const content = parent?.content ?? this.root;
    let mirror = this.mirrors.get(node.id);
    const before = mirror?.node ?? null;
    if (mirror) mirror.node = node;
    else mirror = this.add(node);
    patch(mirror, before, originOf(parent));
    if (node.role === 'status' && node.name && before?.name !== node.name) this.announcer.say(node.name);
    if (isField(mirror) && before?.value !== node.value) this.fields.setValue(mirror, before === null);
    this.putAfter(content, cursors.get(content) ?? null, mirror.box);
    cursors.set(content, mirror.box);
  }

  /// An open menu lies above the page and so has no parent, but for a screen reader it belongs to the main part.
  private parentOf({ parent, role }: NodeData): Mirror | undefined {
    if (parent === undefined && role === 'menu') return this.main;
    return this.mirrors.get(parent ?? 0);
  }

  private add(node: NodeData): Mirror {
    const mirror = make(node);
    this.mirrors.set(node.id, mirror);
    this.owners.set(mirror.box, mirror);
    if (node.role === 'main') this.main = mirror;
    return mirror;
  }

  private putAfter(content: HTMLElement, previous: Element | null, box: HTMLElement): void {
    let expected = previous ? previous.nextElementSibling : content.firstElementChild;
    // An element's own text holder (class ink) and toggle come before its child nodes.
    while (expected && !this.owners.has(expected)) expected = expected.nextElementSibling;
    if (expected !== box) content.insertBefore(box, expected);
  }

  /// A scrolling region with nothing to focus in it must be reachable itself, or the keyboard cannot scroll it.
  private markFocusableRegions(nodes: readonly NodeData[]): void {
    for (const { id, role, content } of nodes) {
      if (role !== 'region') continue;
      const { box } = this.mirrors.get(id)!;
      const scrolls = (content ?? 0) > box.clientHeight;
      box.tabIndex = scrolls && !box.querySelector('a,button,input,textarea') ? 0 : -1;
    }
  }

  private popups(nodes: readonly NodeData[]): Mirror[] {
    return nodes
      .filter(({ role }) => role === 'dialog' || role === 'menu')
      .map(({ id }) => this.mirrors.get(id)!);
  }

  /// While a dialog is open, nothing outside it can be reached, except messages and what closes it.
  private setModal(nodes: readonly NodeData[]): void {
    const dialog = nodes.filter(({ role }) => role === 'dialog').pop();
    const wanted: Element[] = [];
    let inside: Element | null = dialog ? this.mirrors.get(dialog.id)!.box : null;
    for (; inside && inside !== this.root; inside = inside.parentElement) {
      for (const sibling of inside.parentElement!.children) {
        const role = this.owners.get(sibling)?.node.role;
        const apart = role && !isLive(role) && role !== 'backdrop' && role !== 'menu';
        if (sibling !== inside && apart) wanted.push(sibling);
      }
    }
    for (const element of this.inert) if (!wanted.includes(element)) element.removeAttribute('inert');
    for (const element of wanted) if (!element.hasAttribute('inert')) element.setAttribute('inert', '');
    this.inert = wanted;
  }
}

/// Where a child's coordinates start: inside a scroll region they count from the region's content.
function originOf(parent: Mirror | undefined): readonly [number, number] {
  if (!parent || (parent.node.role === 'region' && parent.node.content)) return [0, 0];
  return [parent.node.rect[0], parent.node.rect[1]];
}
