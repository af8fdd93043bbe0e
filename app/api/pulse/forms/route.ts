import { after } from 'next/server';
import { clientAddress } from '@/lib/auth/client-address';
import { now } from '@/lib/clock';
import { logger } from '@/lib/logger';
import { beaconRefusal, countDropped } from '@/lib/pulse/beacon-gate';
import { FormEventQueue, QueueFull } from '@/lib/pulse/form-event-queue';
import { type FormBeacon, formBeaconSchema } from '@/lib/pulse/form-events';
import { hintFormActivity } from '@/lib/pulse/hints';
import { BodyBrokenOff, readTextWithin } from '@/lib/pulse/read-body';
import { storeBeacons, timedBeacon } from '@/lib/pulse/store-form-events';

const MAX_BYTES = 16 * 1024;

const queue = new FormEventQueue(storeBeacons);

/** Takes in what visits of the public forms report; reads and sets no cookie. See docs/api/form-events.md. */
export async function POST(request: Request): Promise<Response> {
  const refused = beaconRefusal(
    clientAddress(request.headers),
    request.headers.get('user-agent'),
    now().getTime(),
  );
  if (refused === 'rate_limited') return problem(429, 'rate_limited', [], { 'Retry-After': '60' });
  if (refused) return accepted();

  let text: string | null;
  try {
    text = await readTextWithin(request, MAX_BYTES);
  } catch (error) {
    if (!(error instanceof BodyBrokenOff)) throw error;
    countDropped('broken_off', now().getTime());
    return problem(400, 'broken_off', []);
  }
  if (text === null) return problem(413, 'too_large', []);
  const parsed = formBeaconSchema.safeParse(asJson(text));
  if (!parsed.success) {
    const errors = parsed.error.issues.slice(0, 20).map(({ path, code }) => ({
      field: path.join('.') || 'body',
      code,
    }));
    return problem(400, 'invalid', errors);
  }
  return takeIn(parsed.data);
}

async function takeIn(beacon: FormBeacon): Promise<Response> {
  try {
    const added = await queue.take(timedBeacon(beacon, now()));
    if (added > 0) after(() => hintFormActivity(now().getTime()));
    return accepted();
  } catch (error) {
    if (error instanceof QueueFull) countDropped('overloaded', now().getTime());
    else logger.error({ err: error }, 'form events lost');
    return problem(503, 'unavailable', [], { 'Retry-After': '5' });
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const noStore = { 'Cache-Control': 'no-store' };

function accepted(): Response {
  return new Response(null, { status: 204, headers: noStore });
}

type FieldProblem = { field: string; code: string };

function problem(status: number, error: string, fields: FieldProblem[], headers: HeadersInit = {}): Response {
  return Response.json({ error, fields }, { status, headers: { ...noStore, ...headers } });
}
