import type { NextRequest } from 'next/server';
import { isStaff } from '@/lib/auth/actor';
import { getActor } from '@/lib/auth/current-actor';
import { readPulseOverview } from '@/lib/pulse/overview';
import { reportFilterSchema } from '@/lib/pulse/schema';

const headers = { 'Cache-Control': 'no-store' };

/** What the open live pulse reads after a hint: the same function as the page, the same reach. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await getActor();
  if (!actor || !isStaff(actor)) return Response.json({ error: 'not_found' }, { status: 404, headers });
  const { period } = reportFilterSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
  return Response.json(await readPulseOverview(actor, period), { headers });
}
