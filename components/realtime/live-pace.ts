/**
 * Paces the reading of what a live page shows: at once after a quiet moment, then again only when it was
 * asked for meanwhile and `gapMs` have passed. Never two at once; a page nobody looks at reads when it is
 * looked at again.
 */
export class LivePace {
  readonly #read: () => Promise<void>;
  readonly #gapMs: number;
  #wanted = false;
  #busy = false;
  #stopped = false;

  constructor(read: () => Promise<void>, gapMs: number) {
    this.#read = read;
    this.#gapMs = gapMs;
  }

  /** Listens for the page being looked at again; returns how to stop. */
  start(): () => void {
    this.#stopped = false;
    const goOn = () => this.#run();
    document.addEventListener('visibilitychange', goOn);
    return () => {
      this.#stopped = true;
      document.removeEventListener('visibilitychange', goOn);
    };
  }

  ask(): void {
    this.#wanted = true;
    this.#run();
  }

  #run(): void {
    if (!this.#wanted || this.#busy || this.#stopped || document.visibilityState === 'hidden') return;
    this.#wanted = false;
    this.#busy = true;
    void this.#read().finally(() => setTimeout(() => this.#rest(), this.#gapMs));
  }

  #rest(): void {
    this.#busy = false;
    this.#run();
  }
}
