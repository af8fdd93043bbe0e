const QUIET_MS = 150;
const MAX_WAIT_MS = 1_000;
const DRAG_CHECK_MS = 200;

/**
 * Paces refreshes: the first hint after a quiet moment refreshes at once, those that follow are gathered
 * (150 ms after the last, 1 s after the first at most). Never two at once, none while a card is dragged
 * and none without a network, where a refresh would leave the page.
 */
export class RefreshPace {
  readonly #refresh: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstAskedAt = 0;
  #lastDoneAt = 0;
  #running = false;
  #wanted = false;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  ask(): void {
    const at = performance.now();
    if (!this.#wanted) this.#firstAskedAt = at;
    this.#wanted = true;
    if (this.#running) return;
    const isQuiet = this.#timer === undefined && at - this.#lastDoneAt > QUIET_MS;
    this.#wait(isQuiet ? 0 : Math.max(0, Math.min(QUIET_MS, this.#firstAskedAt + MAX_WAIT_MS - at)));
  }

  /** The refresh that was started has reached the page. */
  done(): void {
    if (!this.#running) return;
    this.#running = false;
    this.#lastDoneAt = performance.now();
    if (this.#wanted) this.#wait(QUIET_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wanted = false;
    this.#running = false;
  }

  #wait(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), delayMs);
  }

  #run(): void {
    this.#timer = undefined;
    if (!navigator.onLine) {
      // The catch-up after the return asks again.
      this.#wanted = false;
      return;
    }
    if ('dragging' in document.body.dataset) {
      this.#wait(DRAG_CHECK_MS);
      return;
    }
    this.#wanted = false;
    this.#running = true;
    this.#refresh();
  }
}
