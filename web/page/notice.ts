// A plain page in place of the app: where the browser cannot run it, or after the worker has died.

export interface Notice {
  title: string;
  sentences: readonly string[];
  /// Offers to load the page again.
  reload?: boolean;
}

export function showNotice({ title, sentences, reload }: Notice): void {
  const notice = document.createElement('main');
  notice.id = 'notice';
  notice.append(element('h1', title), ...sentences.map((sentence) => element('p', sentence)));
  if (reload) {
    const button = element('button', 'Reload') as HTMLButtonElement;
    button.type = 'button';
    button.addEventListener('click', () => location.reload());
    notice.append(button);
  }
  for (const id of ['stage', 'skeleton', 'notice']) document.getElementById(id)?.remove();
  document.body.append(notice);
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
