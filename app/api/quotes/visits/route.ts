import { after } from 'next/server';
import { isStaff } from '@/lib/auth/actor';
import { clientAddress } from '@/lib/auth/client-address';
import { getActor } from '@/lib/auth/current-actor';
import { now } from '@/lib/clock';
import { isDatabaseUnavailable } from '@/lib/db/unavailable';
import { DomainError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { beaconRefusal } from '@/lib/pulse/beacon-gate';
import { BodyBrokenOff, readTextWithin } from '@/lib/pulse/read-body';
import { recordVisit } from '@/lib/quotes/commands/record-visit';
import { readOfferStamp } from '@/lib/quotes/queries/offer-stamp';
import { visitSchema } from '@/lib/quotes/schema';
import { publish } from '@/lib/realtime/publish';

const MAX_BYTES = 2 * 1024;
const noStore = { 'Cache-Control': 'no-store' };

/**
 * Takes in that the page of a quote is being read, and says what it should show by now. Whoever merely opens the address
 * sends none of this.
 */
export async function POST(request: Request): Promise<Response> {
  const refused = beaconRefusal(
    clientAddress(request.headers),
    request.headers.get('user-agent'),
    now().getTime(),
  );
  if (refused === 'rate_limited') return answer(429);
  if (refused) return answer(204);
  const parsed = visitSchema.safeParse(await bodyOf(request));
  if (!parsed.success) return answer(400);
  try {
    // A seller who looks at what they sent is no view.
    const actor = await getActor();
    if (actor && isStaff(actor)) return answer(204);
    const hints = await recordVisit(parsed.data, actor);
    after(() => publish(hints));
    // Whoever leaves hears no answer.
    if (parsed.data.section === null) return answer(204);
    return Response.json({ stamp: await readOfferStamp(parsed.data, actor) }, { headers: noStore });
  } catch (error) {
    if (error instanceof DomainError) return answer(404);
    if (!isDatabaseUnavailable(error)) logger.error({ err: error }, 'a visit of a quote was lost');
    return answer(503);
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    const text = await readTextWithin(request, MAX_BYTES);
    return text === null ? null : JSON.parse(text);
  } catch (error) {
    if (error instanceof BodyBrokenOff || error instanceof SyntaxError) return null;
    throw error;
  }
}

function answer(status: number): Response {
  return new Response(null, { status, headers: noStore });
}
