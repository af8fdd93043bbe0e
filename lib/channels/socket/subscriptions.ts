import { type ClientMessage, isRecord, type Refusal, refusal } from '../protocol';
import { type ChannelKind, channelKind, isChannelName } from '../rules/channel-name';
import type { ChannelsLimits } from '../rules/limits';
import { type Member, readChannelData, readMember } from '../rules/presence-data';
import { authProblem, type Credentials } from '../rules/signature';
import type { ChannelRegistry } from '../state/channel-registry';
import type { Connection } from './connection';

/** Lets connections on to channels and off them, by the protocol's rules. */
export class Subscriptions {
  constructor(
    private readonly credentials: Credentials,
    private readonly registry: ChannelRegistry,
    private readonly limits: ChannelsLimits,
  ) {}

  subscribe(connection: Connection, message: ClientMessage): Refusal | null {
    const data = isRecord(message.data) ? message.data : {};
    const name = data.channel;
    if (!isChannelName(name, this.limits)) return refusal('Invalid channel name');
    if (connection.channels.has(name)) return refusal(`Existing subscription to channel ${name}`);
    if (connection.channels.size >= this.limits.channelsPerConnection) {
      return refusal(`A connection may subscribe to ${this.limits.channelsPerConnection} channels at most`);
    }
    const kind = channelKind(name);
    const problem = this.problemOf(connection, name, kind, data);
    if (problem !== null) return refusal(problem);

    const member = kind.isPresence ? this.memberOf(connection, data.channel_data) : null;
    if (typeof member === 'string') return refusal(member);
    if (member && this.isFull(name, member)) {
      return refusal(`Presence channel ${name} is over its limit of ${this.limits.presenceMembers} members`);
    }
    connection.channels.add(name);
    this.registry.subscribe(name, connection, member);
    return null;
  }

  unsubscribe(connection: Connection, message: ClientMessage): Refusal | null {
    const name = isRecord(message.data) ? message.data.channel : undefined;
    if (typeof name !== 'string' || !connection.channels.delete(name)) {
      return refusal('No current subscription to this channel');
    }
    this.registry.unsubscribe(name, connection);
    return null;
  }

  leaveAll(connection: Connection): void {
    for (const name of connection.channels) this.registry.unsubscribe(name, connection);
    connection.channels.clear();
  }

  private problemOf(
    connection: Connection,
    name: string,
    kind: ChannelKind,
    data: Record<string, unknown>,
  ): string | null {
    if (kind.serverToUserId !== null) {
      return connection.user?.id === kind.serverToUserId ? null : `Not signed in as the user of ${name}`;
    }
    if (!kind.needsAuth) return null;
    const channelData = data.channel_data;
    if (channelData !== undefined && channelData !== null && typeof channelData !== 'string') {
      return 'Invalid channel_data: a string is expected';
    }
    const signed = [connection.socketId, name, ...(channelData ? [channelData] : [])].join(':');
    return authProblem(this.credentials, data.auth, signed);
  }

  private memberOf(connection: Connection, channelData: unknown): Member | string {
    if (typeof channelData === 'string' && channelData !== '')
      return readChannelData(channelData, this.limits);
    if (connection.user) return readMember(connection.user.id, connection.user.info, this.limits);
    return 'Invalid channel_data: a presence channel needs it, or a signed-in user';
  }

  private isFull(name: string, member: Member): boolean {
    const roster = this.registry.find(name)?.roster;
    return roster !== undefined && roster.size >= this.limits.presenceMembers && !roster.has(member.userId);
  }
}
