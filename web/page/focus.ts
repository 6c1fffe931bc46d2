// Keeps the keyboard focus where a person expects it while elements come and go: into a dialog or menu when it opens,
// back to what opened it when it closes, never lost to an element that was moved or removed.
import type { Mirror } from './elements';

const FOCUSABLE = 'a[href],button,input,textarea';

interface OpenPopup {
  box: HTMLElement;
  opener: HTMLElement | null;
}

export class FocusKeeper {
  private focused: HTMLElement | null = null;
  private lastUsed: HTMLElement | null = null;
  private open: OpenPopup[] = [];

  constructor(private readonly root: HTMLElement) {
    // Safari does not focus a button that is clicked, so the last click counts as well.
    const remember = (event: Event): void => {
      this.lastUsed = (event.target as Element).closest<HTMLElement>(FOCUSABLE);
    };
    root.addEventListener('click', remember, true);
    root.addEventListener('focusin', remember);
  }

  moveTo(element: HTMLElement): void {
    element.focus();
    this.focused = element;
  }

  beforeChange(): void {
    const active = document.activeElement;
    this.focused = active instanceof HTMLElement && this.root.contains(active) ? active : null;
  }

  /// `popups`: the dialogs and menus that are open now, the innermost last.
  afterChange(popups: readonly Mirror[]): void {
    const opener = this.focused ?? this.lastUsed;
    const closed = this.open.filter(({ box }) => !box.isConnected);
    this.open = this.open.filter(({ box }) => box.isConnected);
    const opened = popups.filter(({ box }) => !this.open.some((popup) => popup.box === box));
    for (const { box } of opened) this.open.push({ box, opener });
    if (opened.length > 0) this.enter(opened[opened.length - 1]!);
    else this.mend(closed);
  }

  private enter({ box, node }: Mirror): void {
    const fields = node.role === 'dialog' ? box.querySelector<HTMLElement>('textarea,input:not(.toggle)') : null;
    (fields ?? box.querySelector<HTMLElement>(FOCUSABLE) ?? box).focus({ preventScroll: true });
  }

  private mend(closed: readonly OpenPopup[]): void {
    const active = document.activeElement;
    if (active && active !== document.body && active !== this.focused) return;
    if (this.focused?.isConnected && !this.focused.closest('[inert]')) {
      if (active !== this.focused) this.focused.focus({ preventScroll: true }); // it was moved
      return;
    }
    const back = closed.find(({ opener }) => opener?.isConnected)?.opener;
    if (back) back.focus({ preventScroll: true });
    else if (this.focused) this.root.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }
}
