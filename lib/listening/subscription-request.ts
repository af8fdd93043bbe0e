import { type ChannelKind, parseChannel } from '@/lib/realtime/channels';

export type SubscriptionRequest = { socketId: string; channelName: string; channel: ChannelKind | null };

const MAX_BYTES = 2048;
const SOCKET_ID = /^\d{1,20}\.\d{1,20}$/;
const PRIVATE_NAME = /^(?:private|presence)-[\w\-=@,.;]{1,180}$/;

/**
 * What pusher-js posts to ask for a channel: a form with one `socket_id` and one `channel_name`.
 * Null when it is malformed; `channel` is null for a well-formed name that is none of ours.
 */
export async function readSubscriptionRequest(request: Request): Promise<SubscriptionRequest | null> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return null;
  const body = await readText(request);
  if (body === null) return null;
  const form = new URLSearchParams(body);
  const socketIds = form.getAll('socket_id');
  const channelNames = form.getAll('channel_name');
  const [socketId, channelName] = [socketIds[0], channelNames[0]];
  if (!socketId || !channelName || socketIds.length > 1 || channelNames.length > 1) return null;
  if (!SOCKET_ID.test(socketId) || !PRIVATE_NAME.test(channelName)) return null;
  return { socketId, channelName, channel: parseChannel(channelName) };
}

/** The body, or null when it is longer than any honest one or breaks off. */
async function readText(request: Request): Promise<string | null> {
  if (!request.body) return null;
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > MAX_BYTES) return null;
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    return null;
  }
  return text + decoder.decode();
}
