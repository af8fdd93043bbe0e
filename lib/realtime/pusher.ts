import 'server-only';
import Pusher from 'pusher';
import { env } from '@/lib/env';

let client: Pusher | undefined;

/** The one client of the channels server: the embedded one, or hosted Pusher when a cluster is named. */
export function pusher(): Pusher {
  client ??= connect();
  return client;
}

function connect(): Pusher {
  const {
    PUSHER_APP_ID,
    PUSHER_KEY,
    PUSHER_SECRET,
    PUSHER_HOST,
    PUSHER_PORT,
    PUSHER_CLUSTER,
    PUSHER_USE_TLS,
  } = env();
  if (!PUSHER_APP_ID || !PUSHER_KEY || !PUSHER_SECRET) throw new Error('no PUSHER_* variables are set');
  const credentials = { appId: PUSHER_APP_ID, key: PUSHER_KEY, secret: PUSHER_SECRET, timeout: 3000 };
  if (!PUSHER_HOST) return new Pusher({ ...credentials, cluster: PUSHER_CLUSTER ?? '', useTLS: true });
  return new Pusher({
    ...credentials,
    host: PUSHER_HOST,
    port: PUSHER_PORT === undefined ? undefined : String(PUSHER_PORT),
    useTLS: PUSHER_USE_TLS ?? false,
  });
}
