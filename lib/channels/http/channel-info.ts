import { channelKind } from '../rules/channel-name';
import type { ChannelRegistry } from '../state/channel-registry';
import { HttpError } from './http-error';

const ATTRIBUTES = ['subscription_count', 'user_count', 'cache'] as const;
export type ChannelAttribute = (typeof ATTRIBUTES)[number];

export interface ChannelInfo {
  subscription_count?: number;
  user_count?: number;
  cache?: { data: string; ttl: number };
}

/** Reads a comma-separated `info` parameter; 400 for an attribute that does not exist. */
export function readAttributes(info: unknown): ChannelAttribute[] {
  if (info === undefined || info === null || info === '') return [];
  if (typeof info !== 'string')
    throw new HttpError(400, 'Invalid info: a comma-separated string is expected');
  return info.split(',').map((name) => {
    const attribute = ATTRIBUTES.find((known) => known === name.trim());
    if (!attribute) throw new HttpError(400, `Unknown attribute in info. Known: ${ATTRIBUTES.join(', ')}`);
    return attribute;
  });
}

/** What was asked about a channel, leaving out what it cannot have. */
export function channelInfo(
  registry: ChannelRegistry,
  name: string,
  attributes: readonly ChannelAttribute[],
): ChannelInfo {
  const channel = registry.find(name);
  const kind = channelKind(name);
  const info: ChannelInfo = {};
  if (attributes.includes('subscription_count')) info.subscription_count = channel?.subscribers.size ?? 0;
  if (attributes.includes('user_count') && kind.isPresence) info.user_count = channel?.roster.size ?? 0;
  const cached = attributes.includes('cache') && kind.isCache ? registry.cache.get(name) : null;
  if (cached) info.cache = { data: cached.data, ttl: registry.cache.ttlS(cached) };
  return info;
}
