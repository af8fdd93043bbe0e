import type { ChannelsLimits } from './limits';

const ALLOWED = /^[A-Za-z0-9_\-=@,.;]+$/;
const USER_PREFIX = '#server-to-user-';

/** What a channel's name says about it. Every prefix is anchored: `my-private-x` is public. */
export interface ChannelKind {
  needsAuth: boolean;
  isPresence: boolean;
  isEncrypted: boolean;
  isCache: boolean;
  /** Only a connection signed in as this user may subscribe. */
  serverToUserId: string | null;
}

/** Reads the kind from a name; it does not check that the name is allowed. */
export function channelKind(name: string): ChannelKind {
  const isPresence = name.startsWith('presence-');
  return {
    needsAuth: isPresence || name.startsWith('private-'),
    isPresence,
    isEncrypted: name.startsWith('private-encrypted-'),
    isCache: /^(private-encrypted-|private-|presence-)?cache-/.test(name),
    serverToUserId: name.startsWith(USER_PREFIX) ? name.slice(USER_PREFIX.length) : null,
  };
}

/** True for a name the hosted service takes: 1 to 200 of its characters, or a user's own channel. */
export function isChannelName(name: unknown, limits: ChannelsLimits): name is string {
  if (typeof name !== 'string' || name.length > limits.channelNameLength) return false;
  const userId = channelKind(name).serverToUserId;
  return userId === null ? ALLOWED.test(name) : userId.length > 0;
}

/** The channel that carries what the server sends to one signed-in user. */
export function serverToUserChannel(userId: string): string {
  return USER_PREFIX + userId;
}
