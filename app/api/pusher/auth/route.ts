import { getActor } from '@/lib/auth/current-actor';
import { mayListen } from '@/lib/listening/access';
import { isOwnOrigin } from '@/lib/listening/own-origin';
import { readSubscriptionRequest } from '@/lib/listening/subscription-request';
import { pusher } from '@/lib/realtime/pusher';

const HEADERS = { 'Cache-Control': 'no-store' };

/** Signs a subscription to a private channel for whoever may see what it announces (docs/api/realtime.md). */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request.headers)) return refuse(403, 'origin');
  const asked = await readSubscriptionRequest(request);
  if (!asked) return refuse(400, 'malformed');
  const actor = await getActor();
  if (!actor || !asked.channel || !(await mayListen(actor, asked.channel))) return refuse(403, 'forbidden');
  return Response.json(pusher().authorizeChannel(asked.socketId, asked.channelName), { headers: HEADERS });
}

function refuse(status: 400 | 403, error: string): Response {
  return Response.json({ error }, { status, headers: HEADERS });
}
