import type { NextRequest } from 'next/server';
import { isStaff } from '@/lib/auth/actor';
import { getActor } from '@/lib/auth/current-actor';
import { nextReadTurn } from '@/lib/db/read-turn';
import { boardCards, boardSummary } from '@/lib/leads/board/columns';
import type { BoardPatch } from '@/lib/leads/board/patch';
import { boardChangesSchema } from '@/lib/leads/filter';

const headers = { 'Cache-Control': 'no-store' };

/** What an open board reads after a hint: the named cards, as far as they are on it, and the columns' sums. */
export async function GET(request: NextRequest): Promise<Response> {
  const [actor, turn] = await Promise.all([getActor(), nextReadTurn()]);
  if (!actor || !isStaff(actor)) return Response.json({ error: 'not_found' }, { status: 404, headers });
  const asked = boardChangesSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) return Response.json({ error: 'validation' }, { status: 400, headers });
  const { ids, ...filter } = asked.data;
  const [cards, summary] = await Promise.all([boardCards(actor, filter, ids), boardSummary(actor, filter)]);
  const patch: BoardPatch = { turn, leadIds: ids, cards, summary };
  return Response.json(patch, { headers });
}
