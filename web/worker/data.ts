// The life of the database in this tab: getting the lock, opening, keeping, handing over, taking over.
import type { FromWorker } from '../page/protocol';
import { Opening } from './bridge';
import type { Bridge } from './bridge';
import { Level, openStorage, StorageProblem } from './storage';
import type { SlotCalls, Storage } from './storage';
import { Tabs } from './tabs';

/// In the order of StartProblem::Kind (shell/app.h).
enum Problem {
  otherTab,
  otherTabStuck,
  handedOver,
  newerSchema,
  damaged,
  noSpace,
  failed,
}

/// With nothing to do for so long, the database is tidied up, one piece at a time.
const IDLE_MS = 2000;
const NEXT_PIECE_MS = 500;
/// A page that is frozen cannot send what is being typed.
const FLUSH_MS = 300;

export class Data {
  private readonly tabs: Tabs;
  private storage: Storage | null = null;
  private hadData = false;
  private whenFlushed: (() => void) | null = null;
  private idleTimer = 0;

  constructor(
    private readonly bridge: Bridge,
    private readonly slots: SlotCalls,
    private readonly post: (message: FromWorker) => void,
    private readonly redraw: () => void,
  ) {
    this.tabs = new Tabs(() => this.handOver());
  }

  get level(): Level {
    return this.storage?.level ?? Level.memory;
  }

  async open(hadData: boolean): Promise<void> {
    this.hadData = hadData;
    const acquired = await this.tabs.acquire();
    if (acquired === 'other-tab') this.show(Problem.otherTab, '');
    else await this.openOwned(acquired === 'owner');
  }

  async takeOver(): Promise<void> {
    if (await this.tabs.takeOver()) await this.openOwned(true);
    else this.show(Problem.otherTabStuck, '');
  }

  /// The person gives up what cannot be opened; it is set aside.
  async startFresh(): Promise<void> {
    this.bridge.close();
    this.storage = null;
    await this.openOwned(true, Opening.fresh);
  }

  /// Whether this browser holds data, as a note kept outside the database.
  noteData(there: boolean): void {
    this.hadData = there;
    this.post({ kind: 'has-data', hasData: there });
  }

  /// The page may end at any moment.
  keep(): void {
    if (!this.storage) return;
    this.bridge.checkpoint();
    void this.storage.save().catch(() => undefined); // reported by the next commit
  }

  /// Nothing has happened for a while, as far as is known now.
  idle(): void {
    this.tidyAfter(IDLE_MS);
  }

  /// The page has sent what was being typed.
  flushed(): void {
    this.whenFlushed?.();
  }

  private tidyAfter(delayMs: number): void {
    clearTimeout(this.idleTimer);
    if (!this.storage) return;
    this.idleTimer = setTimeout(() => {
      if (this.bridge.tidy()) this.tidyAfter(NEXT_PIECE_MS);
    }, delayMs);
  }

  private async openOwned(locked: boolean, opening?: Opening): Promise<void> {
    try {
      this.storage ??= await openStorage(locked, this.hadData);
      this.slots.slots = [...this.storage.slots];
    } catch (error) {
      if (!(error instanceof StorageProblem)) throw error;
      this.show(error.noSpace ? Problem.noSpace : Problem.failed, error.message);
      return;
    }
    if (this.bridge.open(opening ?? (this.hadData ? Opening.expected : Opening.first))) this.opened(opening);
    this.redraw();
  }

  private opened(opening?: Opening): void {
    if (opening === Opening.fresh) this.noteData(false);
    if (this.level === Level.memory) this.post({ kind: 'fleeting' });
    this.post({ kind: 'request', request: { kind: 'measure-storage' } });
  }

  /// Another tab asked for the data.
  private async handOver(): Promise<void> {
    clearTimeout(this.idleTimer);
    await this.flushPage();
    this.bridge.close();
    await this.storage?.save().catch(() => undefined);
    this.slots.slots.forEach((_, slot) => this.slots.close(slot));
    this.storage = null;
    this.show(Problem.handedOver, '');
  }

  private async flushPage(): Promise<void> {
    const answered = new Promise<void>((resolve) => (this.whenFlushed = resolve));
    this.post({ kind: 'flush' });
    await Promise.race([answered, new Promise((resolve) => setTimeout(resolve, FLUSH_MS))]);
    this.whenFlushed = null;
    this.bridge.frame(0); // the app acts on what the page sent
  }

  private show(problem: Problem, sentence: string): void {
    this.bridge.problem(problem, sentence);
    this.redraw();
  }
}
