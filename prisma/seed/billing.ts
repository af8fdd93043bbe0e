import { balanceOf } from '@/lib/billing/balance';
import { addDays, type Day, dateOfDay, dayOfDate, parisDay } from '@/lib/billing/days';
import type { Buyer } from '@/lib/billing/draft';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { onceLines, planLines } from '@/lib/billing/plan-lines';
import { renewSubscriptions } from '@/lib/billing/renew';
import { USUAL_DUNNING } from '@/lib/billing/settings-schema';
import { startSubscription } from '@/lib/billing/start-subscription';
import { earnWhenServed } from '@/lib/billing/subscription-state';
import { suspendUnpaid } from '@/lib/billing/suspension';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { demoAdmin } from './demo-admin';
import { seedInvoiceDraft } from './invoice-draft';
import { leaveSomeOpen, pay } from './open-invoices';
import { seedSubscriptionChanges } from './subscription-changes';

const CLIENT = 'client@cloudnexus.test';
const ADDRESS = { street: '8 quai de Valmy', postalCode: '75010', city: 'Paris' };

const DUE_DAYS = 14;
const STEP_DAYS = 3;
/** Invoices younger than this may still be open, so that none in the demo is about to end a service. */
const OPEN_DAYS = DUE_DAYS + 8;

/** The invoices, payments and credit notes of everything that went live, each at its time. */
export async function seedBilling(): Promise<void> {
  const end = now();
  const claire = await db.user.findUnique({ where: { email: CLIENT }, select: { id: true } });
  if (claire) await db.billingAddress.create({ data: { userId: claire.id, ...ADDRESS } });
  const live = await db.hostingRequest.findMany({
    where: { status: 'active', userId: { not: null }, activatedAt: { not: null } },
    orderBy: [{ activatedAt: 'asc' }, { id: 'asc' }],
    include: { plan: true, user: true },
  });
  const first = live[0]?.activatedAt;
  if (!first) return;
  try {
    let sold = 0;
    for (let day = parisDay(first); day <= parisDay(end); day = addDays(day, STEP_DAYS)) {
      const until = addDays(day, STEP_DAYS);
      for (
        let next = live[sold];
        next?.activatedAt && parisDay(next.activatedAt) < until;
        next = live[sold]
      ) {
        clockAt(next.activatedAt, end);
        await sell(next);
        sold += 1;
      }
      clockAt(new Date(`${until}T06:00:00Z`), end);
      await renewSubscriptions();
      await payWhatIsOld(parisDay(now()), parisDay(end));
    }
    setClock(() => end);
    await leaveSomeOpen(CLIENT);
    await stopUnpaid();
    setClock(() => end);
    const admin = await demoAdmin();
    await seedSubscriptionChanges(admin);
    await seedInvoiceDraft(admin, CLIENT);
  } finally {
    setClock(null);
  }
  await dateNews();
}

/** Lines of the live feed carry the database's time: theirs is when it happened. */
async function dateNews(): Promise<void> {
  await db.$executeRaw`
    UPDATE "PulseEvent" e SET "at" = CASE e."type" WHEN 'invoice.issued' THEN i."issuedAt"
      ELSE COALESCE((SELECT max(p."createdAt") FROM "Payment" p WHERE p."invoiceId" = i."id"), i."issuedAt") END
    FROM "Invoice" i WHERE e."type" LIKE 'invoice.%' AND i."number" = e."data"->>'number'`;
}

function clockAt(instant: Date, end: Date): void {
  setClock(() => new Date(Math.min(instant.getTime(), end.getTime())));
}

type Live = Awaited<ReturnType<typeof db.hostingRequest.findFirstOrThrow>> & {
  plan: { name: string };
  user: { company: string | null } | null;
};

async function sell(request: Live): Promise<void> {
  const { id: requestId, userId, locale, currency, plan } = request;
  if (!userId || !request.activatedAt) return;
  const price = request.price as unknown as PriceQuote;
  const recurring = planLines(price, plan.name, locale);
  const startsOn = parisDay(now());
  const common = {
    ...{ requestId, userId, locale, currency, dueDays: DUE_DAYS },
    buyer: buyerOf(request),
    vatRateBp: price.vat.rateBasisPoints,
    vatNote: price.vat.note ?? ('none' as const),
  };
  await db.$transaction(async (tx) => {
    const lines = [...recurring, ...onceLines(price, plan.name, locale)];
    const invoice = await issueInvoice(tx, { ...common, sourceKey: `demo:${requestId}`, lines });
    await startSubscription(tx, {
      ...common,
      cycle: request.billingCycle,
      commitmentMonths: request.commitmentMonths,
      recurringLines: recurring,
      startsOn,
      firstInvoiceId: invoice.id,
    });
  });
  await earnWhenServed(requestId);
}

function buyerOf(request: Live): Buyer {
  const { contactName, company, contactEmail, country, customerType, vatNumber } = request;
  return { name: contactName, company, email: contactEmail, country, customerType, vatNumber };
}

/** Most clients pay within days; whoever does not today has not for a few days only. */
async function payWhatIsOld(today: Day, end: Day): Promise<void> {
  const [until = today] = [addDays(today, -5), addDays(end, -OPEN_DAYS)].sort();
  const stopped = (await stoppedService())?.requestId;
  const old = await db.invoice.findMany({
    where: {
      ...(stopped && { requestId: { not: stopped } }),
      kind: 'invoice',
      issuedOn: { lte: dateOfDay(until) },
      paidCents: 0,
      creditedCents: 0,
    },
    orderBy: { issuedAt: 'asc' },
  });
  for (const invoice of old) if (balanceOf(invoice) > 0) await pay(invoice, balanceOf(invoice));
}

/** The service that stands still does so for its invoice, after a reminder each time one was due. */
async function stopUnpaid(): Promise<void> {
  const { requestId, suspendedAt } = (await stoppedService()) ?? {};
  if (!requestId || !suspendedAt) return;
  const subscription = await db.subscription.findUnique({ where: { requestId } });
  const invoice = await db.invoice.findFirst({ where: { requestId, paidCents: 0 } });
  if (!subscription || !invoice?.dueOn) return;
  const dueOn = dayOfDate(invoice.dueOn);
  setClock(() => suspendedAt);
  await db.$transaction(async (tx) => {
    for (const { kind, days } of USUAL_DUNNING.filter((step) => step.kind !== 'terminate')) {
      const at = kind === 'suspend' ? suspendedAt : new Date(`${addDays(dueOn, days)}T07:00:00Z`);
      await tx.dunningAction.create({ data: { invoiceId: invoice.id, kind, days, at } });
    }
    await suspendUnpaid(tx, subscription.id, invoice.id);
  });
}

function stoppedService() {
  const where = { state: 'suspended' } as const;
  return db.service.findFirst({ where, select: { requestId: true, suspendedAt: true } });
}
