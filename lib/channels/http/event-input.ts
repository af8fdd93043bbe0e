import { isRecord } from '../protocol';
import { channelKind, isChannelName } from '../rules/channel-name';
import type { ChannelsLimits } from '../rules/limits';
import type { PublishedEvent } from '../state/channel-registry';
import { type ChannelAttribute, readAttributes } from './channel-info';
import { HttpError } from './http-error';

export interface EventInput {
  event: PublishedEvent;
  attributes: ChannelAttribute[];
}

/** Reads the body of POST /events: one event for one to a hundred channels. */
export function readTrigger(body: Record<string, unknown>, limits: ChannelsLimits): EventInput[] {
  const channels = body.channels ?? (body.channel === undefined ? undefined : [body.channel]);
  if (!Array.isArray(channels) || channels.length === 0) {
    throw new HttpError(400, 'Missing parameter: channels');
  }
  if (channels.length > limits.channelsPerTrigger) {
    throw new HttpError(400, `An event may go to ${limits.channelsPerTrigger} channels at most`);
  }
  const inputs = channels.map((channel) => readEvent({ ...body, channel }, limits));
  if (inputs.length > 1 && inputs.some(({ event }) => channelKind(event.channel).isEncrypted)) {
    throw new HttpError(400, 'An event for an encrypted channel may go to that channel only');
  }
  return inputs;
}

/** Reads the body of POST /batch_events. Nothing is sent when any of its events is refused. */
export function readBatch(body: Record<string, unknown>, limits: ChannelsLimits): EventInput[] {
  const { batch } = body;
  if (!Array.isArray(batch)) throw new HttpError(400, 'Missing parameter: batch');
  if (batch.length > limits.eventsPerBatch) {
    throw new HttpError(400, `A batch may hold ${limits.eventsPerBatch} events at most`);
  }
  return batch.map((item) => {
    if (!isRecord(item)) throw new HttpError(400, 'Each event of a batch must be a JSON object');
    return readEvent(item, limits);
  });
}

function readEvent(item: Record<string, unknown>, limits: ChannelsLimits): EventInput {
  const { channel, name, data, socket_id: socketId } = item;
  if (!isChannelName(channel, limits)) throw new HttpError(400, 'Invalid channel name');
  if (typeof name !== 'string' || name === '') throw new HttpError(400, 'Missing parameter: name');
  if (name.length > limits.eventNameLength) {
    throw new HttpError(400, `The event name is longer than ${limits.eventNameLength} characters`);
  }
  if (/^pusher(_internal)?:/.test(name)) {
    throw new HttpError(400, 'Event names that begin with pusher: or pusher_internal: are reserved');
  }
  if (typeof data !== 'string') throw new HttpError(400, 'Missing parameter: data, a string');
  if (Buffer.byteLength(data) > limits.eventDataBytes) {
    throw new HttpError(
      413,
      `The data content of this event exceeds the allowed maximum (${limits.eventDataBytes} bytes)`,
    );
  }
  if (socketId !== undefined && (typeof socketId !== 'string' || !/^\d+\.\d+$/.test(socketId))) {
    throw new HttpError(400, 'Invalid socket_id');
  }
  const event = { channel, event: name, data, exceptSocketId: socketId };
  return { event, attributes: readAttributes(item.info) };
}
