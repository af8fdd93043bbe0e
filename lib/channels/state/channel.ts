import { encodeProtocolMessage } from '../protocol';
import { type ChannelKind, channelKind } from '../rules/channel-name';
import type { ChannelsLimits } from '../rules/limits';
import type { Member } from '../rules/presence-data';
import { PresenceRoster } from './presence-roster';
import type { Subscriber } from './subscriber';

/** One occupied channel: its subscribers, and on a presence channel its members. */
export class Channel {
  readonly kind: ChannelKind;
  readonly subscribers = new Set<Subscriber>();
  readonly roster = new PresenceRoster();
  private countTimer: NodeJS.Timeout | undefined;

  constructor(
    readonly name: string,
    private readonly limits: ChannelsLimits,
  ) {
    this.kind = channelKind(name);
  }

  /**
   * Takes the subscriber in, tells it so, then tells the others. `member` is given on presence channels;
   * answers the id of a user who was not there before.
   */
  add(subscriber: Subscriber, member: Member | null): string | null {
    this.subscribers.add(subscriber);
    const isNewMember = member !== null && this.roster.join(subscriber, member);
    const welcome = member === null ? {} : this.roster.snapshot();
    subscriber.send(encodeProtocolMessage('pusher_internal:subscription_succeeded', welcome, this.name));
    if (isNewMember) {
      const added = { user_id: member.userId, user_info: member.userInfo ?? null };
      this.broadcast(
        encodeProtocolMessage('pusher_internal:member_added', added, this.name),
        subscriber.socketId,
      );
    }
    this.announceCount();
    return isNewMember ? member.userId : null;
  }

  /** Answers the id of a user whose last connection this was. */
  remove(subscriber: Subscriber): string | null {
    if (!this.subscribers.delete(subscriber)) return null;
    const goneUserId = this.roster.leave(subscriber);
    if (goneUserId !== null) {
      this.broadcast(
        encodeProtocolMessage('pusher_internal:member_removed', { user_id: goneUserId }, this.name),
      );
    }
    if (this.subscribers.size === 0) clearTimeout(this.countTimer);
    else this.announceCount();
    return goneUserId;
  }

  broadcast(frame: Buffer, exceptSocketId?: string): void {
    for (const subscriber of this.subscribers) {
      if (subscriber.socketId !== exceptSocketId) subscriber.send(frame);
    }
  }

  /** Counts go out at once on a small channel; on a large one at most once per interval, or n joins cost n². */
  private announceCount(): void {
    if (this.kind.isPresence || this.kind.serverToUserId !== null) return;
    if (this.subscribers.size <= this.limits.everyCountUpTo) this.sendCount();
    else this.countTimer ??= setTimeout(() => this.sendCount(), this.limits.countIntervalMs).unref();
  }

  private sendCount(): void {
    clearTimeout(this.countTimer);
    this.countTimer = undefined;
    const count = { subscription_count: this.subscribers.size };
    this.broadcast(encodeProtocolMessage('pusher_internal:subscription_count', count, this.name));
  }
}
