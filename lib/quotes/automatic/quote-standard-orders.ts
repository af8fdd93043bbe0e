import 'server-only';
import { inPlaceOf } from '@/lib/auth/actor';
import type { PricingInput } from '@/lib/catalog/schema';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { serverSize } from '@/lib/orders/server-size';
import { hasRoom } from '@/lib/provisioning/capacity';
import { publish } from '@/lib/realtime/publish';
import { createQuote } from '../commands/create-quote';
import { sendQuote } from '../commands/send-quote';
import { quoteHints } from '../hints';
import { type Automation, readAutomation } from './settings';
import { type NotStandard, whyNotStandard } from './standard';

const BATCH = 50;
/** An order that a person should have seen long ago is a person's. */
const LOOK_BACK_MS = 24 * 3_600_000;

/**
 * Quotes the standard orders that came in since the last time, where an admin allows it; of the others it writes down
 * why a person must look at them. Each is decided once; one that was broken off is taken up again. Returns how many
 * were quoted.
 */
export async function quoteStandardOrders(): Promise<number> {
  const rules = await readAutomation();
  if (!rules.autoQuote) return 0;
  let quoted = 0;
  for (const requestId of await undecided()) {
    try {
      if ((await decide(requestId, rules)) === 'quoted') quoted += 1;
    } catch (error) {
      // The next round takes it up again.
      logger.error({ err: error, requestId }, 'an order could not be quoted automatically');
    }
  }
  return quoted;
}

async function undecided(): Promise<string[]> {
  const since = new Date(now().getTime() - LOOK_BACK_MS);
  const found = await db.hostingRequest.findMany({
    where: {
      status: 'pending',
      createdAt: { gt: since },
      OR: [{ automatic: null }, { automatic: { outcome: 'pending' } }],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: BATCH,
    select: { id: true },
  });
  return found.map(({ id }) => id).reverse();
}

const facts = {
  status: true,
  confirmation: true,
  country: true,
  quantity: true,
  customConfig: true,
  customerType: true,
  vatNumber: true,
  notes: true,
  plan: { select: { code: true, cpu: true, ram: true, storage: true } },
  user: { select: { vatNumber: true, vatNumberVerified: true } },
  crmLead: {
    select: {
      id: true,
      status: true,
      assignedTo: true,
      quotes: { select: { id: true, idempotencyKey: true } },
    },
  },
} as const;

const keyOf = (requestId: string) => `automatic:${requestId}`;

async function decide(requestId: string, rules: Automation): Promise<'quoted' | NotStandard> {
  await db.automaticQuote.createMany({
    data: [{ requestId, createdAt: now() }],
    skipDuplicates: true,
  });
  const order = await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId }, select: facts });
  const { crmLead: lead } = order;
  const seller = lead?.assignedTo?.active ? lead.assignedTo : null;
  const ours = `${seller?.id}:${keyOf(requestId)}`;
  const others = lead?.quotes.filter(({ idempotencyKey }) => idempotencyKey !== ours) ?? [];
  const begun = lead?.quotes.some(({ idempotencyKey }) => idempotencyKey === ours) ?? false;
  const size = serverSize(order.plan, order.customConfig as unknown as PricingInput);
  const number = order.customerType === 'business' ? order.vatNumber : null;
  const why = whyNotStandard(
    {
      planCode: order.plan.code,
      country: order.country,
      quantity: order.quantity,
      unverifiedVatNumber:
        number !== null &&
        order.country !== 'FR' &&
        !(order.user?.vatNumberVerified && order.user.vatNumber === number),
      hasNote: (order.notes ?? '').trim() !== '',
      isConfirmed: order.confirmation !== 'awaiting',
      hasSeller: seller !== null,
      hasRoom: await hasRoom(db, order.quantity, size),
      isInWork: order.status !== 'pending' || others.length > 0 || (lead?.status !== 'new' && !begun),
    },
    rules,
  );
  // A client may still say that it was them.
  if (why === 'unconfirmed') return why;
  if (why || !lead || !seller) return settle(requestId, why ?? 'no_seller');
  return quote(requestId, lead.id, inPlaceOf(seller));
}

async function quote(
  requestId: string,
  leadId: string,
  actor: ReturnType<typeof inPlaceOf>,
): Promise<'quoted' | NotStandard> {
  try {
    const made = await createQuote(actor, { leadId, idempotencyKey: keyOf(requestId) });
    const draft = await db.quoteVersion.findFirst({
      where: { quoteId: made.quoteId, status: 'draft' },
      select: { id: true, revision: true },
    });
    // Without a draft it was sent before this was broken off.
    if (draft) {
      const change = await sendQuote(actor, { versionId: draft.id, revision: draft.revision });
      await publish([...quoteHints(made), ...quoteHints(change)]);
    }
    return settle(requestId, 'quoted', made.quoteId);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    logger.warn({ requestId, code: error.code }, 'a standard order was refused its quote');
    return settle(requestId, error.code === 'no_capacity' ? 'no_capacity' : 'refused');
  }
}

async function settle<T extends 'quoted' | NotStandard>(
  requestId: string,
  outcome: T,
  quoteId?: string,
): Promise<T> {
  await db.automaticQuote.updateMany({
    where: { requestId, outcome: 'pending' },
    data: { outcome, quoteId, decidedAt: now() },
  });
  return outcome;
}
