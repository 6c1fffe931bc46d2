// Reads messages aloud. A live region announces changes of its text, not its own arrival, so messages that come and go
// need one that is always there. (Alerts do without: their arrival itself is announced.)

const FOLLOW_MS = 100;
const KEEP_MS = 3000;

export class Announcer {
  private readonly region = document.createElement('div');
  private timer = 0;

  constructor() {
    this.region.id = 'announcer';
    this.region.setAttribute('aria-live', 'polite');
    document.body.append(this.region);
  }

  /// The text is emptied first, so that the same words twice are two announcements, and at the end, so that nobody comes
  /// upon them while reading the page.
  say(text: string): void {
    clearTimeout(this.timer);
    this.region.textContent = '';
    this.timer = setTimeout(() => {
      this.region.textContent = text;
      this.timer = setTimeout(() => (this.region.textContent = ''), KEEP_MS);
    }, FOLLOW_MS);
  }
}
