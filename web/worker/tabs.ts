// One tab owns the database: the one that holds the Web Lock. Only it opens the files. Another tab can ask it over a
// BroadcastChannel to hand over. The lock is never stolen: that would not take the files from their owner.

const NAME = 'shipshape-db1';
/// How long the lock of a tab that is just closing or reloading may take to become free.
const CLOSING_TAB_MS = 2000;
/// A page that is going away may still answer once; after this long it does not.
const ASK_AGAIN_MS = 250;
const HAND_OVER_MS = 3000;

type TabMessage = 'who-owns' | 'i-own' | 'release-please';

export type Acquired = 'owner' | 'other-tab' | 'no-locks';

export class Tabs {
  private readonly channel = new BroadcastChannel(NAME);
  private releaseLock: (() => void) | null = null;
  private onAnswer: (() => void) | null = null;

  /// `handOver` must close the database and its files; the lock is released when it has finished.
  constructor(private readonly handOver: () => Promise<void>) {
    this.channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => this.hear(data));
  }

  /// A living owner answers at once; one that is just going away does not, and its lock becomes free.
  async acquire(): Promise<Acquired> {
    if (!navigator.locks) return 'no-locks';
    if (await this.request({ ifAvailable: true })) return 'owner';
    if (await this.requestUnlessAnswered()) return 'owner';
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    return (await this.requestUnlessAnswered()) ? 'owner' : 'other-tab';
  }

  /// False where the owner did not answer.
  async takeOver(): Promise<boolean> {
    if (this.releaseLock) return true;
    this.channel.postMessage('release-please' satisfies TabMessage);
    return this.requestWithin(HAND_OVER_MS, new AbortController());
  }

  /// Waits for the lock until an owner answers that it is there.
  private async requestUnlessAnswered(): Promise<boolean> {
    const controller = new AbortController();
    this.onAnswer = (): void => controller.abort();
    this.channel.postMessage('who-owns' satisfies TabMessage);
    const got = await this.requestWithin(CLOSING_TAB_MS, controller);
    this.onAnswer = null;
    return got;
  }

  private hear(message: TabMessage): void {
    if (message === 'i-own') this.onAnswer?.();
    if (!this.releaseLock) return;
    if (message === 'who-owns') this.channel.postMessage('i-own' satisfies TabMessage);
    if (message === 'release-please') void this.giveAway();
  }

  private async giveAway(): Promise<void> {
    const release = this.releaseLock;
    this.releaseLock = null;
    await this.handOver();
    release?.();
  }

  private async requestWithin(limitMs: number, controller: AbortController): Promise<boolean> {
    const timer = setTimeout(() => controller.abort(), limitMs);
    const got = await this.request({ signal: controller.signal });
    clearTimeout(timer);
    return got;
  }

  private request(options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      const hold = (lock: Lock | null): Promise<void> | void => {
        resolve(lock !== null);
        if (lock) return new Promise((release) => (this.releaseLock = release));
      };
      navigator.locks.request(NAME, options, hold).catch(() => resolve(false)); // aborted
    });
  }
}
