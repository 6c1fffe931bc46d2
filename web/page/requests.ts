// Executes the worker's requests that only a page can execute.
import { saveFile } from './files';
import type { Overlay } from './overlay';
import type { PageRequest, ToWorker } from './protocol';
import type { Updates } from './update';

export class Requests {
  constructor(
    private readonly overlay: Overlay,
    private readonly updates: Updates,
    private readonly send: (message: ToWorker) => void,
  ) {}

  execute(request: PageRequest): void {
    switch (request.kind) {
      case 'download':
        void saveFile(request, this.send);
        break;
      case 'show-route':
        // Neither of the two makes a hashchange event, so the worker does not hear its own request.
        if (request.replace) history.replaceState(null, '', request.route);
        else history.pushState(null, '', request.route);
        break;
      case 'set-title':
        document.title = request.title;
        break;
      case 'move-focus':
        this.overlay.moveFocus(request.node);
        break;
      case 'scroll-to':
        this.overlay.scrollTo(request.node, request.top);
        break;
      case 'persist-storage':
        void this.persist();
        break;
      case 'measure-storage':
        void this.measure();
        break;
      case 'apply-update':
        this.updates.apply();
        break;
      case 'reload':
        location.reload();
        break;
      case 'theme-color':
        setTheme(request.rgb, request.dark);
        break;
      case 'set-badge':
        void setBadge(request.count);
        break;
    }
  }

  /// For storage that ends with the page.
  warnBeforeLeaving(on: boolean): void {
    if (on) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
  }

  private async persist(): Promise<void> {
    await navigator.storage?.persist?.().catch(() => false);
    await this.measure();
  }

  private async measure(): Promise<void> {
    const { storage } = navigator;
    const persistent = (await storage?.persisted?.().catch(() => false)) ?? false;
    const estimate: StorageEstimate = (await storage?.estimate?.().catch(() => ({}))) ?? {};
    this.send({ kind: 'measured', persistent, used: estimate.usage ?? -1, quota: estimate.quota ?? -1 });
  }
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function setTheme(rgb: number, dark: boolean): void {
  const colour = `#${rgb.toString(16).padStart(6, '0')}`;
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  document.documentElement.style.setProperty('--background', colour);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) meta.content = colour;
}

/// Only browsers that install apps have it, and it may be refused.
async function setBadge(count: number): Promise<void> {
  const { setAppBadge } = navigator as { setAppBadge?: (count: number) => Promise<void> };
  await setAppBadge?.call(navigator, count).catch(() => undefined);
}
