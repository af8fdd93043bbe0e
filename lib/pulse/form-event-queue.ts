import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TimedBeacon } from './store-form-events';

type Store = (beacons: readonly TimedBeacon[]) => Promise<number[]>;
type Waiting = {
  beacon: TimedBeacon;
  resolve: (added: number) => void;
  reject: (error: unknown) => void;
};

/** At most 16 kB each, so at most 64 MB; at 2 500 events a second some eight seconds' worth. */
const MOST_WAITING = 4_000;
const MOST_AT_ONCE = 400;
/** A database that is away for moments loses nothing. */
const PAUSES_MS = [250, 1_000, 3_000];

/** The queue is full: the sender is told to come back, nothing is dropped silently. */
export class QueueFull extends Error {}

/**
 * Writes what waits in one statement at a time: alone, a batch is written at once; the more come while one is being
 * written, the more the next one carries. Whoever brought a batch waits until it is stored, so a busy database slows its
 * senders down instead of losing what they send.
 */
export class FormEventQueue {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly store: Store,
    private readonly pausesMs: readonly number[] = PAUSES_MS,
    private readonly mostWaiting = MOST_WAITING,
  ) {}

  /** Settles once the batch is stored, with how many events were new. Throws QueueFull at once, or what the store threw last. */
  take(beacon: TimedBeacon): Promise<number> {
    if (this.waiting.length >= this.mostWaiting) return Promise.reject(new QueueFull());
    return new Promise((resolve, reject) => {
      this.waiting.push({ beacon, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) await this.write(this.waiting.splice(0, MOST_AT_ONCE));
    this.writing = false;
  }

  private async write(taken: readonly Waiting[]): Promise<void> {
    try {
      const added = await this.storePatiently(taken.map(({ beacon }) => beacon));
      for (const [index, { resolve }] of taken.entries()) resolve(added[index] ?? 0);
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }

  private async storePatiently(beacons: readonly TimedBeacon[]): Promise<number[]> {
    for (const pause of this.pausesMs) {
      try {
        return await this.store(beacons);
      } catch {
        await sleep(pause);
      }
    }
    return this.store(beacons);
  }
}
