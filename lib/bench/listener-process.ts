import Pusher from 'pusher-js';
import { channelNames } from '@/lib/realtime/channels';

// A process of the bench: as many official clients as it is told, counting what reaches each of them and when.
const { LISTENERS, LISTEN_BASE = '', LISTEN_COOKIE = '', PUSHER_KEY = '', PUSHER_PORT } = process.env;
const count = Number(LISTENERS);
const arrivals: { id: string; at: number }[] = [];
const clock = () => performance.timeOrigin + performance.now();

let subscribed = 0;
for (let number = 0; number < count; number += 1) {
  const client = new Pusher(PUSHER_KEY, {
    cluster: '',
    wsHost: '127.0.0.1',
    wsPort: Number(PUSHER_PORT),
    forceTLS: false,
    enabledTransports: ['ws'],
    disableStats: true,
    channelAuthorization: {
      transport: 'ajax',
      endpoint: `${LISTEN_BASE}/api/pusher/auth`,
      customHandler: (params, callback) => {
        fetch(`${LISTEN_BASE}/api/pusher/auth`, {
          method: 'POST',
          headers: {
            Cookie: LISTEN_COOKIE,
            Origin: new URL(LISTEN_BASE).origin,
            'Content-Type': 'application/x-www-form-urlencoded',
          },
          body: new URLSearchParams({ socket_id: params.socketId, channel_name: params.channelName }),
        })
          .then(async (response) => callback(null, await response.json()))
          .catch((error: Error) => callback(error, null));
      },
    },
  });
  const board = client.subscribe(channelNames.board);
  board.bind('pusher:subscription_succeeded', () => {
    subscribed += 1;
    if (subscribed === count) process.send?.({ kind: 'ready' });
  });
  board.bind_global((event: string, data: unknown) => {
    if (event.startsWith('pusher')) return;
    const id = (data as { leadId?: string }).leadId;
    if (id) arrivals.push({ id, at: clock() });
  });
}

process.on('message', () => process.send?.({ kind: 'arrivals', value: arrivals.splice(0) }));
process.on('disconnect', () => process.exit(0));
