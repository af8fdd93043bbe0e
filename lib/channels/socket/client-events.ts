import { type ClientMessage, encodeMessage, errorCode, type Refusal, refusal } from '../protocol';
import type { ChannelsLimits } from '../rules/limits';
import type { ChannelRegistry } from '../state/channel-registry';
import type { Connection } from './connection';

/** Passes a `client-` event on to the channel's other subscribers, or says why not. */
export function relayClientEvent(
  connection: Connection,
  message: ClientMessage,
  registry: ChannelRegistry,
  limits: ChannelsLimits,
  nowMs: number,
): Refusal | null {
  const name = message.channel;
  const channel = typeof name === 'string' && connection.channels.has(name) ? registry.find(name) : undefined;
  if (!channel) return refusal('Client event rejected - not subscribed to its channel');
  if (!channel.kind.needsAuth || channel.kind.isEncrypted) {
    return refusal('Client event rejected - only supported on private and presence channels');
  }
  if (message.event.length > limits.eventNameLength) {
    return refusal(`Client event rejected - its name is longer than ${limits.eventNameLength} characters`);
  }
  if (!connection.clientEvents.take(nowMs)) {
    return refusal(
      `The client has exceeded the rate limit of ${limits.clientEventsPerSecond} client events per second`,
      errorCode.clientEventRate,
    );
  }
  const text = typeof message.data === 'string' ? message.data : (JSON.stringify(message.data) ?? '');
  if (Buffer.byteLength(text) > limits.eventDataBytes) {
    return refusal(`Client event rejected - its data exceeds ${limits.eventDataBytes} bytes`);
  }
  const userId = channel.roster.userIdOf(connection);
  const frame = encodeMessage({
    event: message.event,
    channel: channel.name,
    data: message.data,
    ...(userId === undefined ? {} : { user_id: userId }),
  });
  channel.broadcast(frame, connection.socketId);
  registry.report({
    name: 'client_event',
    channel: channel.name,
    event: message.event,
    data: text,
    socket_id: connection.socketId,
    ...(userId === undefined ? {} : { user_id: userId }),
  });
  return null;
}
