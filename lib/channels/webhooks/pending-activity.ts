import type { ChannelActivity } from '../state/activity';

const OPPOSITE: Partial<Record<ChannelActivity['name'], ChannelActivity['name']>> = {
  channel_occupied: 'channel_vacated',
  channel_vacated: 'channel_occupied',
  member_added: 'member_removed',
  member_removed: 'member_added',
};

/** What waits to be told. A coming and going that is undone before it is told was a page change, not news. */
export class PendingActivity {
  private pending = new Map<string, ChannelActivity>();
  private dropped = 0;
  private serial = 0;

  constructor(private readonly capacity: number) {}

  get isEmpty(): boolean {
    return this.pending.size === 0;
  }

  add(activity: ChannelActivity): void {
    const opposite = OPPOSITE[activity.name];
    if (opposite && this.pending.delete(keyOf(opposite, activity))) return;
    if (this.pending.size >= this.capacity) {
      this.dropped += 1;
      return;
    }
    // Only comings and goings can be undone: anything else has a key of its own.
    this.serial += 1;
    this.pending.set(opposite ? keyOf(activity.name, activity) : String(this.serial), activity);
  }

  /** Takes everything, and how much did not fit. */
  take(): { events: ChannelActivity[]; dropped: number } {
    const taken = { events: [...this.pending.values()], dropped: this.dropped };
    this.pending = new Map();
    this.dropped = 0;
    return taken;
  }
}

function keyOf(name: ChannelActivity['name'], activity: ChannelActivity): string {
  const userId = 'user_id' in activity ? activity.user_id : '';
  return `${name} ${activity.channel} ${userId}`;
}
