export type SessionCheck = 'ok' | 'ended' | 'unreachable';

const GATHER_MS = 30;
const RETRIES_MS = [1_000, 2_000, 4_000, 8_000];

/**
 * Closes the gaps of a connection: asks the server whether it answers and still knows us, and only then
 * lets the pages refetch. A refetch against a server that is away would end on the browser's own error page.
 */
export class CatchUp {
  readonly #check: () => Promise<SessionCheck>;
  readonly #waiting = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #attempt = 0;

  constructor(check: () => Promise<SessionCheck>) {
    this.#check = check;
  }

  ask(refetch: () => void): void {
    this.#waiting.add(refetch);
    this.#schedule(GATHER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting.clear();
  }

  #schedule(delayMs: number): void {
    if (this.#running) return;
    this.#timer ??= setTimeout(() => void this.#run(), delayMs);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#running = true;
    const asked = [...this.#waiting];
    const outcome = await this.#check();
    this.#running = false;
    if (outcome === 'ok') {
      this.#attempt = 0;
      for (const refetch of asked) if (this.#waiting.delete(refetch)) refetch();
      if (this.#waiting.size > 0) this.#schedule(GATHER_MS);
    }
    if (outcome === 'unreachable' && this.#waiting.size > 0) {
      this.#schedule(RETRIES_MS[this.#attempt] ?? 8_000);
      this.#attempt += 1;
    }
  }

  /** For a listener that is gone: nobody waits for its refetch any more. */
  forget(refetch: () => void): void {
    this.#waiting.delete(refetch);
  }
}
