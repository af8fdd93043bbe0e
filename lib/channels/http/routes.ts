import { errorCode } from '../protocol';
import { channelKind, isChannelName } from '../rules/channel-name';
import type { ChannelsLimits } from '../rules/limits';
import type { Connection } from '../socket/connection';
import type { ChannelRegistry } from '../state/channel-registry';
import type { UserDirectory } from '../state/user-directory';
import { jsonObject } from './body';
import { channelInfo, readAttributes } from './channel-info';
import { type EventInput, readBatch, readTrigger } from './event-input';
import { HttpError } from './http-error';

/** A call whose signature and body hash hold. */
export interface ApiCall {
  method: string;
  /** What follows /apps/ID, split and unescaped. */
  segments: string[];
  query: URLSearchParams;
  body: Buffer;
}

export interface ApiContext {
  registry: ChannelRegistry;
  users: UserDirectory<Connection>;
  limits: ChannelsLimits;
}

/** Answers one call of the HTTP API; refuses by throwing HttpError. */
export function answerCall(context: ApiContext, call: ApiCall): unknown {
  const [first, second, third] = call.segments;
  switch (`${first}/${call.segments.length}`) {
    case 'events/1':
      return allowed('POST', call) && trigger(context, call);
    case 'batch_events/1':
      return allowed('POST', call) && triggerBatch(context, call);
    case 'channels/1':
      return allowed('GET', call) && listChannels(context, call);
    case 'channels/2':
      return allowed('GET', call) && readChannel(context, call, second ?? '');
    case 'channels/3':
      if (third === 'users') return allowed('GET', call) && listUsers(context, second ?? '');
      break;
    case 'users/3':
      if (third === 'terminate_connections') return allowed('POST', call) && terminate(context, second ?? '');
  }
  throw new HttpError(404, 'Unknown path');
}

function allowed(method: string, call: ApiCall): true {
  if (call.method !== method) throw new HttpError(405, `This path takes ${method}`);
  return true;
}

function trigger(context: ApiContext, call: ApiCall): unknown {
  const inputs = readTrigger(jsonObject(call.body), context.limits);
  publish(context, inputs);
  if (!asksForInfo(inputs)) return {};
  const { registry } = context;
  const entries = inputs.map(({ event, attributes }) => [
    event.channel,
    channelInfo(registry, event.channel, attributes),
  ]);
  return { channels: Object.fromEntries(entries) };
}

function triggerBatch(context: ApiContext, call: ApiCall): unknown {
  const inputs = readBatch(jsonObject(call.body), context.limits);
  publish(context, inputs);
  if (!asksForInfo(inputs)) return {};
  const { registry } = context;
  return { batch: inputs.map(({ event, attributes }) => channelInfo(registry, event.channel, attributes)) };
}

function publish(context: ApiContext, inputs: readonly EventInput[]): void {
  for (const { event } of inputs) context.registry.publish(event);
}

function asksForInfo(inputs: readonly EventInput[]): boolean {
  return inputs.some(({ attributes }) => attributes.length > 0);
}

function listChannels({ registry }: ApiContext, { query }: ApiCall): unknown {
  const prefix = query.get('filter_by_prefix') ?? '';
  const attributes = readAttributes(query.get('info'));
  if (attributes.includes('user_count') && !channelKind(prefix).isPresence) {
    throw new HttpError(400, 'user_count may only be requested with filter_by_prefix=presence-');
  }
  const entries = registry
    .occupied(prefix)
    .filter((channel) => channel.kind.serverToUserId === null)
    .map(({ name }) => [name, channelInfo(registry, name, attributes)]);
  return { channels: Object.fromEntries(entries) };
}

function readChannel({ registry, limits }: ApiContext, { query }: ApiCall, name: string): unknown {
  if (!isChannelName(name, limits)) throw new HttpError(400, 'Invalid channel name');
  const attributes = readAttributes(query.get('info'));
  if (attributes.includes('user_count') && !channelKind(name).isPresence) {
    throw new HttpError(400, 'user_count may only be requested for a presence channel');
  }
  return { occupied: registry.find(name) !== undefined, ...channelInfo(registry, name, attributes) };
}

function listUsers({ registry, limits }: ApiContext, name: string): unknown {
  if (!isChannelName(name, limits)) throw new HttpError(400, 'Invalid channel name');
  if (!channelKind(name).isPresence)
    throw new HttpError(400, 'Users may only be read from presence channels');
  return { users: (registry.find(name)?.roster.userIds() ?? []).map((id) => ({ id })) };
}

function terminate({ users }: ApiContext, userId: string): unknown {
  for (const connection of users.connections(userId)) {
    connection.close(errorCode.unauthorized, 'You have been disconnected by the app');
  }
  return {};
}
