import { isRecord } from '../protocol';
import type { ChannelsLimits } from './limits';

export interface Member {
  userId: string;
  userInfo: unknown;
}

/** Reads a presence channel's signed `channel_data`; a string says what is wrong with it. */
export function readChannelData(channelData: string, limits: ChannelsLimits): Member | string {
  const parsed = parseJson(channelData);
  if (!isRecord(parsed)) return 'Invalid channel_data: a JSON object with a user_id is expected';
  return readMember(parsed.user_id, parsed.user_info, limits);
}

/** The member a signed-in user is on a presence channel that was authorised without `channel_data`. */
export function readMember(id: unknown, info: unknown, limits: ChannelsLimits): Member | string {
  const userId = typeof id === 'number' && Number.isFinite(id) ? String(id) : id;
  if (typeof userId !== 'string' || userId === '') return 'Invalid channel_data: user_id is missing';
  if (userId.length > limits.presenceUserIdLength) {
    return `Invalid channel_data: user_id is longer than ${limits.presenceUserIdLength} characters`;
  }
  const size = info === undefined ? 0 : Buffer.byteLength(JSON.stringify(info));
  if (size > limits.presenceUserInfoBytes) {
    return `Invalid channel_data: user_info is larger than ${limits.presenceUserInfoBytes} bytes`;
  }
  return { userId, userInfo: info };
}

export interface SignedInUser {
  id: string;
  info: unknown;
  watchlist: readonly string[];
}

/** Reads the signed `user_data` of a sign-in; a string says what is wrong with it. */
export function readUserData(userData: string): SignedInUser | string {
  const parsed = parseJson(userData);
  if (!isRecord(parsed) || typeof parsed.id !== 'string' || parsed.id === '') {
    return 'Invalid user_data: a JSON object with a non-empty string id is expected';
  }
  const watchlist = parsed.watchlist ?? [];
  if (!Array.isArray(watchlist) || !watchlist.every((id) => typeof id === 'string' && id !== '')) {
    return 'Invalid user_data: watchlist is not a list of user ids';
  }
  return { id: parsed.id, info: parsed.user_info, watchlist: [...new Set<string>(watchlist)] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
