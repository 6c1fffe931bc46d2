// Frames on demand. After anything happens, frames are drawn at the display's rate until the app says that the picture
// is final; then nothing runs, but for one timer where the app asked for it. A hidden page draws nothing.

export class Loop {
  private scheduled = false;
  private visible = true;
  private started = false;
  private lastFrame = performance.now();
  private timer = 0;

  /// `frame` gets the real seconds since the last one; its answer is that of Bridge.frame. `settled` is called when the
  /// picture is final.
  constructor(
    private readonly frame: (elapsed: number) => number,
    private readonly settled: () => void,
  ) {}

  /// Before this, requests are only noted.
  start(): void {
    this.started = true;
    this.request();
  }

  request(): void {
    if (this.scheduled || !this.visible || !this.started) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.runNow();
    });
  }

  /// Draws in this task: needed where the canvas has just been cleared.
  runNow(): void {
    if (!this.started) return;
    clearTimeout(this.timer);
    const now = performance.now();
    const wait = this.frame((now - this.lastFrame) / 1000);
    this.lastFrame = now;
    if (wait === 0) {
      this.request();
      return;
    }
    // A timer cannot wait longer than 2^31 ms; waking early is harmless.
    if (wait > 0) this.timer = setTimeout(() => this.request(), Math.min(wait * 1000, 86_400_000));
    this.settled();
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (visible) this.request();
  }
}
