export interface CachedEvent {
  frame: Buffer;
  data: string;
  expiresAtMs: number;
}

/** The last event of each cache channel, for a limited time and a limited number of channels. */
export class EventCache {
  private readonly events = new Map<string, CachedEvent>();

  constructor(
    private readonly ttlMs: number,
    private readonly capacity: number,
    private readonly now: () => number,
  ) {}

  put(channel: string, frame: Buffer, data: string): void {
    this.events.delete(channel);
    this.events.set(channel, { frame, data, expiresAtMs: this.now() + this.ttlMs });
    const oldest = this.events.keys().next();
    if (this.events.size > this.capacity && !oldest.done) this.events.delete(oldest.value);
  }

  get(channel: string): CachedEvent | null {
    const event = this.events.get(channel);
    if (!event) return null;
    if (event.expiresAtMs > this.now()) return event;
    this.events.delete(channel);
    return null;
  }

  /** Whole seconds until the channel's event is forgotten. */
  ttlS(event: CachedEvent): number {
    return Math.ceil((event.expiresAtMs - this.now()) / 1_000);
  }
}
