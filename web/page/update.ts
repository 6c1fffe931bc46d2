// The service worker: registration, and the switch to a new version. A new version waits until the person agrees; the
// page then reloads once, when the new service worker has taken over.

const CHECK_EVERY_MS = 60 * 60 * 1000;

export class Updates {
  private registration: ServiceWorkerRegistration | null = null;
  private lastCheck = Date.now();
  private reloading = false;

  constructor(
    private readonly script: string,
    private readonly onWaiting: () => void,
  ) {}

  /// Does nothing where service workers are missing (no secure context): the site then works online only.
  async start(): Promise<void> {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    try {
      this.registration = await serviceWorker.register(this.script, { updateViaCache: 'none' });
    } catch {
      return; // blocked by the browser's settings
    }
    if (!this.registration) return; // blocked by a test
    this.watch(this.registration);
    addEventListener('focus', () => void this.checkNow());
  }

  /// Switches to the waiting version and reloads; without one it only reloads.
  apply(): void {
    const waiting = this.registration?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.reloading) return;
      this.reloading = true;
      location.reload();
    });
    waiting.postMessage('SKIP_WAITING');
  }

  private watch(registration: ServiceWorkerRegistration): void {
    // Without a controller this is the first visit: nothing is replaced.
    const announce = (): void => {
      if (registration.waiting && navigator.serviceWorker.controller) this.onWaiting();
    };
    announce();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', announce);
    });
  }

  private async checkNow(): Promise<void> {
    if (Date.now() - this.lastCheck < CHECK_EVERY_MS) return;
    this.lastCheck = Date.now();
    await this.registration?.update().catch(() => undefined); // offline
  }
}
