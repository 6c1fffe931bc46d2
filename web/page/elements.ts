// One semantics node as one real element: which element a role becomes, and how a changed node changes it. Nothing here
// knows of the tree, of focus or of events.
import type { NodeData, Role } from './protocol';

/// What stands in the page for one node.
export interface Mirror {
  node: NodeData;
  /// Placed at the node's rectangle.
  box: HTMLElement;
  /// Carries focus, state and the accessible name; often the box itself.
  control: HTMLElement;
  /// Holds the elements of the child nodes.
  content: HTMLElement;
  /// Holds the text, where the role shows its name as text.
  ink: HTMLElement | null;
  /// The person operated it and the worker has not settled since: `checked` stays as they left it.
  held: boolean;
}

export type Field = HTMLInputElement | HTMLTextAreaElement;

/// Roles that answer to a click.
const PRESSABLE: ReadonlySet<Role> = new Set(['button', 'checkbox', 'radio', 'menu_item', 'backdrop']);
/// Roles that are read aloud when they come or change.
const LIVE: ReadonlySet<Role> = new Set(['status', 'alert']);

export const isPressable = (role: Role): boolean => PRESSABLE.has(role);
export const isLive = (role: Role): boolean => LIVE.has(role);
export const isField = (mirror: Mirror): boolean => mirror.node.role === 'textbox';

const TAGS: Record<Role, string> = {
  group: 'div', main: 'main', navigation: 'nav', banner: 'header', region: 'section', dialog: 'div', list: 'ul',
  list_item: 'li', heading: 'h2', text: 'p', code: 'pre', link: 'a', button: 'button', checkbox: 'label', radio: 'label',
  textbox: 'input', menu: 'div', menu_item: 'button', progress: 'div', status: 'div', alert: 'div', image: 'div',
  table: 'div', row: 'div', column_header: 'div', row_header: 'div', cell: 'div', backdrop: 'div',
};

const ARIA_ROLES: Partial<Record<Role, string>> = {
  group: 'group', dialog: 'dialog', list: 'list', menu: 'menu', menu_item: 'menuitem', progress: 'progressbar',
  status: 'status', alert: 'alert', image: 'img', table: 'table', row: 'row',
  column_header: 'columnheader', row_header: 'rowheader', cell: 'cell', backdrop: 'presentation',
};

/// Roles whose name is their text; all others carry it as aria-label.
const INKED: ReadonlySet<Role> = new Set([
  'heading', 'text', 'code', 'link', 'button', 'checkbox', 'radio', 'menu_item', 'status', 'alert',
  'column_header', 'row_header', 'cell',
]);

/// Two nodes of the same shape can share an element; otherwise a new one is made.
export function shape(node: NodeData): string {
  return `${node.role}${node.level ?? ''}${node.multiline ? 'm' : ''}`;
}

export function make(node: NodeData): Mirror {
  const { role } = node;
  let tag = TAGS[role];
  if (role === 'heading') tag = `h${node.level ?? 2}`;
  if (role === 'textbox' && node.multiline) tag = 'textarea';
  const box = document.createElement(tag);
  const mirror: Mirror = { node, box, control: box, content: box, ink: null, held: false };
  const aria = ARIA_ROLES[role];
  if (aria) box.setAttribute('role', aria);
  box.className = `node ${role}`;
  if (box instanceof HTMLButtonElement) box.type = 'button';
  if (box instanceof HTMLInputElement) box.autocomplete = 'off';
  if (role === 'dialog') box.setAttribute('aria-modal', 'true');
  if (role === 'status') box.setAttribute('aria-live', 'off'); // read by the announcer instead
  if (role === 'dialog' || role === 'main' || role === 'heading' || role === 'menu') box.tabIndex = -1;
  if (role === 'menu_item') box.tabIndex = -1;
  if (role === 'checkbox' || role === 'radio') addToggle(mirror);
  if (role === 'region') mirror.content = append(box, 'div', 'content');
  if (role === 'checkbox' || role === 'radio' || isLive(role)) mirror.ink = append(box, 'span', 'ink');
  else if (role === 'code') mirror.ink = append(box, 'code', 'ink');
  else if (INKED.has(role)) mirror.ink = box;
  return mirror;
}

function append(parent: HTMLElement, tag: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  parent.append(element);
  return element;
}

function addToggle(mirror: Mirror): void {
  const input = append(mirror.box, 'input', 'toggle') as HTMLInputElement;
  input.type = mirror.node.role;
  mirror.control = input;
}

/// Brings the element in line with `mirror.node`. `before` is what it showed so far (null: a new element), so that only
/// what differs is touched: every needless write costs a screen reader an announcement.
export function patch(mirror: Mirror, before: NodeData | null, origin: readonly [number, number]): void {
  const { node, control } = mirror;
  place(mirror, origin);
  if (before?.name !== node.name) setName(mirror);
  attribute(control, 'aria-description', node.description);
  attribute(control, 'aria-disabled', node.disabled ? 'true' : undefined);
  attribute(control, 'aria-current', node.current ? 'page' : undefined);
  attribute(control, 'aria-haspopup', node.popup ? 'menu' : undefined);
  attribute(control, 'aria-expanded', node.expanded === undefined ? undefined : String(node.expanded));
  attribute(control, 'aria-setsize', node.size ? String(node.size) : undefined);
  attribute(control, 'aria-posinset', node.position ? String(node.position) : undefined);
  if (node.gesture === 'drag') control.dataset['drag'] = '';
  if (before?.font !== node.font) mirror.box.style.fontSize = node.font ? `${node.font}px` : '';
  if (node.role === 'link') setTarget(control as HTMLAnchorElement, node.target ?? '');
  if (node.role === 'progress') setProgress(control, node);
  if (node.role === 'region') setScrolling(mirror, before);
  if (node.role === 'textbox') {
    (control as Field).readOnly = node.disabled === true || node.fixed === true;
    control.classList.toggle('mono', node.code === true); // what has the class code is text without ink
    attribute(control, 'placeholder', node.placeholder);
  }
  setChecked(mirror);
}

function attribute(element: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function place({ node, box }: Mirror, [originX, originY]: readonly [number, number]): void {
  const [x, y, width, height] = node.rect;
  const placed = `${x - originX} ${y - originY} ${width} ${height}`;
  if (box.dataset['at'] === placed) return;
  box.dataset['at'] = placed;
  box.style.left = `${x - originX}px`;
  box.style.top = `${y - originY}px`;
  box.style.width = `${width}px`;
  box.style.height = `${height}px`;
}

function setName({ node, control, ink }: Mirror): void {
  const name = node.name ?? '';
  if (!ink) {
    attribute(control, 'aria-label', name === '' ? undefined : name);
  } else if (ink.firstElementChild) {
    // The element holds child nodes as well: its own text is the text node before them.
    if (ink.firstChild instanceof Text) ink.firstChild.data = name;
    else ink.prepend(name);
  } else ink.textContent = name;
}

function setTarget(link: HTMLAnchorElement, target: string): void {
  if (link.getAttribute('href') === target) return;
  // What other people wrote may name any scheme; those that run code or leave the browser are not followed.
  if (!/^(#|https?:|mailto:)/i.test(target)) return link.removeAttribute('href');
  link.href = target;
  const external = !target.startsWith('#');
  link.target = external ? '_blank' : '';
  link.rel = external ? 'noopener noreferrer' : '';
}

function setProgress(element: HTMLElement, node: NodeData): void {
  attribute(element, 'aria-valuemin', '0');
  attribute(element, 'aria-valuemax', String(node.max ?? 0));
  attribute(element, 'aria-valuenow', String(node.now ?? 0));
}

function setScrolling({ box, content, node }: Mirror, before: NodeData | null): void {
  if (before && before.content === node.content) return;
  box.classList.toggle('scrolling', (node.content ?? 0) > 0);
  content.style.height = node.content ? `${node.content}px` : '';
}

/// The state the worker knows, unless the person has just changed it and the worker has not settled yet.
export function setChecked(mirror: Mirror): void {
  const { node, control } = mirror;
  if (!(control instanceof HTMLInputElement) || control.className !== 'toggle') {
    if (node.role === 'menu_item') setMenuItemChecked(control, node);
    return;
  }
  if (node.role === 'radio') control.name = `group-${node.parent ?? 0}`;
  const checked = node.checked === 'yes';
  if (mirror.held && control.checked !== checked) return;
  mirror.held = false;
  if (control.checked !== checked) control.checked = checked;
  control.indeterminate = node.checked === 'mixed';
}

function setMenuItemChecked(control: HTMLElement, node: NodeData): void {
  attribute(control, 'role', node.checked ? 'menuitemradio' : 'menuitem');
  attribute(control, 'aria-checked', node.checked ? String(node.checked === 'yes') : undefined);
}
