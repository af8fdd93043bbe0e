import { getActor } from '@/lib/auth/current-actor';
import { countUnread } from '@/lib/notifications/queries';

/** What the bell reads after a hint and after a reconnection: the count, or 401 when the session is over. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  const actor = await getActor();
  if (!actor) return Response.json({ error: 'signed_out' }, { status: 401, headers });
  return Response.json({ unread: await countUnread(actor) }, { headers });
}
