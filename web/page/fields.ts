// Text is edited in the overlay's own <input> and <textarea>. Every change goes to the worker at once (final: false),
// and once more as final when the person leaves the field or, in a single line, presses Enter.
//
// Whose text wins: while a field has the focus, what the worker sends back within the time it needs to settle is the
// echo of the person's own typing and is not written into the field (the worker may have trimmed it, and the person has
// typed on). A value that changes after that has another cause, such as undo, and replaces what the field shows. When
// the field has lost the focus and the worker has settled, the worker's value holds.
import type { Field, Mirror } from './elements';
import type { ToWorker } from './protocol';

export class TextFields {
  /// Fields with edits that the worker has not settled yet.
  private readonly unsettled = new Set<Field>();
  /// Fields with edits that were not sent as final yet.
  private readonly unfinished = new Map<Field, Mirror>();
  private composing = false;

  constructor(private readonly send: (message: ToWorker) => void) {}

  listen(root: HTMLElement, find: (target: EventTarget | null) => Mirror | null): void {
    const withField = (event: Event, act: (mirror: Mirror, field: Field) => void): void => {
      const mirror = find(event.target);
      if (mirror?.node.role === 'textbox') act(mirror, mirror.control as Field);
    };
    root.addEventListener('input', (event) => withField(event, (mirror, field) => this.edited(mirror, field)));
    root.addEventListener('change', (event) => withField(event, (_, field) => this.finish(field)));
    root.addEventListener('focusout', (event) => withField(event, (_, field) => this.finish(field)));
    root.addEventListener('compositionstart', () => (this.composing = true));
    root.addEventListener('compositionend', () => (this.composing = false));
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      withField(event, (mirror, field) => {
        if (mirror.node.multiline) return;
        this.unfinished.set(field, mirror);
        this.finish(field);
      });
    });
  }

  /// The worker's value of the node changed.
  setValue(mirror: Mirror, isNew: boolean): void {
    const field = mirror.control as Field;
    const editing = document.activeElement === field && (this.composing || this.unsettled.has(field));
    if (isNew || !editing) write(field, mirror.node.value ?? '');
  }

  settle(mirror: Mirror): void {
    const field = mirror.control as Field;
    this.unsettled.delete(field);
    if (document.activeElement !== field) write(field, mirror.node.value ?? '');
  }

  /// The element is about to go: nothing typed may be lost with it.
  leaving(mirror: Mirror): void {
    this.finish(mirror.control as Field);
  }

  /// Sends what is being edited as final, without leaving the field.
  finishAll(): void {
    for (const field of [...this.unfinished.keys()]) this.finish(field);
  }

  private edited(mirror: Mirror, field: Field): void {
    this.unsettled.add(field);
    this.unfinished.set(field, mirror);
    this.send({ kind: 'text', node: mirror.node.id, text: field.value, final: false });
  }

  private finish(field: Field): void {
    const mirror = this.unfinished.get(field);
    if (!mirror) return;
    this.unfinished.delete(field);
    this.unsettled.add(field);
    this.send({ kind: 'text', node: mirror.node.id, text: field.value, final: true });
  }
}

function write(field: Field, value: string): void {
  if (field.value === value) return;
  const caret = field.selectionStart ?? value.length;
  field.value = value;
  if (document.activeElement === field) field.setSelectionRange(caret, caret);
}
