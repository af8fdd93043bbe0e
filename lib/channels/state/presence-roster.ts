import type { Member } from '../rules/presence-data';
import type { Subscriber } from './subscriber';

interface Entry {
  userInfo: unknown;
  connections: number;
}

/** Who is on a presence channel: each user once, however many connections they have. */
export class PresenceRoster {
  private readonly users = new Map<string, Entry>();
  private readonly userOf = new Map<Subscriber, string>();

  get size(): number {
    return this.users.size;
  }

  /** True when this is the user's first connection. */
  join(subscriber: Subscriber, member: Member): boolean {
    const entry = this.users.get(member.userId);
    this.userOf.set(subscriber, member.userId);
    if (entry) entry.connections += 1;
    else this.users.set(member.userId, { userInfo: member.userInfo, connections: 1 });
    return entry === undefined;
  }

  /** The user who is gone with this connection; null while another connection of theirs remains. */
  leave(subscriber: Subscriber): string | null {
    const userId = this.userOf.get(subscriber);
    const entry = userId === undefined ? undefined : this.users.get(userId);
    if (userId === undefined || !entry) return null;
    this.userOf.delete(subscriber);
    entry.connections -= 1;
    if (entry.connections > 0) return null;
    this.users.delete(userId);
    return userId;
  }

  has(userId: string): boolean {
    return this.users.has(userId);
  }

  userIdOf(subscriber: Subscriber): string | undefined {
    return this.userOf.get(subscriber);
  }

  userIds(): string[] {
    return [...this.users.keys()];
  }

  /** What a new subscriber is told. `fromEntries` makes own properties even of `__proto__`. */
  snapshot(): { presence: { count: number; ids: string[]; hash: Record<string, unknown> } } {
    const hash = Object.fromEntries([...this.users].map(([id, { userInfo }]) => [id, userInfo ?? null]));
    return { presence: { count: this.users.size, ids: this.userIds(), hash } };
  }
}
