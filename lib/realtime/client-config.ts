import 'server-only';
import { env } from '@/lib/env';

/** What a browser needs to connect; nothing in it is secret. */
export type RealtimeConfig = {
  key: string;
  cluster: string;
  /** Null: the host the page itself came from. */
  host: string | null;
  port: number | undefined;
  useTls: boolean;
} | null;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0)$/;

/** Read at run time, so that one build serves any channels server; null when none is set. */
export function realtimeConfig(): RealtimeConfig {
  const { PUSHER_KEY, PUSHER_CLUSTER, PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS } = env();
  if (!PUSHER_KEY) return null;
  if (!PUSHER_HOST) {
    const cluster = PUSHER_CLUSTER ?? '';
    return { key: PUSHER_KEY, cluster, host: `ws-${cluster}.pusher.com`, port: undefined, useTls: true };
  }
  return {
    key: PUSHER_KEY,
    cluster: PUSHER_CLUSTER ?? '',
    host: LOOPBACK.test(PUSHER_HOST) ? null : PUSHER_HOST,
    port: PUSHER_PORT,
    useTls: PUSHER_USE_TLS ?? false,
  };
}
