import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/cookie';
import { priceBookSchema } from '@/lib/catalog/price-book-schema';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { assignLead } from '@/lib/leads/commands/assign-lead';
import { leadHints } from '@/lib/leads/hints';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { linkTokenOf } from '@/lib/offers/link-token';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { publish } from '@/lib/realtime/publish';
import { createWorld } from '../access/world';
import { makeLead } from '../factories/leads';
import { hostingOrder, visitor } from '../factories/orders';
import { freeLine, sentQuote } from '../factories/quotes';
import { actorOf, makeSeller, makeUser } from '../factories/users';
import type { Cookie } from './people';

export type Member = { id: string; name: string; email: string; cookie: Cookie };
type Person = Pick<Prisma.UserUncheckedCreateInput, 'name' | 'email' | 'role' | 'capacity' | 'skills'>;
type Leads = Pick<Prisma.CrmLeadUncheckedCreateInput, 'assignedToId' | 'status'>;

const JOURNEY_SELLER = 'Nora Essai';
const HOUR_MS = 3_600_000;

/** What a browser test needs to be there before it opens a page. Each runs in the platform's own database. */
export const makers = {
  world: () => createWorld(),

  /** A person of that role, signed in. Sellers take no order by themselves. */
  member: async (person: Partial<Person>): Promise<Member> => {
    const make = person.role === 'SELLER' ? makeSeller : makeUser;
    return signedIn(await make({ capacity: 0, ...person }));
  },

  /**
   * The seller who gets every order of a run: she can do everything and has far fewer leads than those of
   * the demo. All journeys of the run look over her shoulder, so they need not wait for each other.
   */
  journeySeller: async ({ run }: { run: string }): Promise<Member> => {
    const email = `nora-${run}@example.test`;
    const isEarlier = { name: JOURNEY_SELLER, email: { not: email }, active: true };
    await db.user.updateMany({ where: isEarlier, data: { active: false } });
    const known = await db.user.findUnique({ where: { email } });
    if (known) return signedIn(known);
    const made = makeSeller({ name: JOURNEY_SELLER, email, capacity: 1_000 });
    // The other worker may have been quicker.
    return signedIn(await made.catch(() => db.user.findUniqueOrThrow({ where: { email } })));
  },

  /** Leads of those titles, in that order from the top of their column, above all others. */
  leads: async ({ titles, ...lead }: Leads & { titles: string[] }): Promise<string[]> => {
    const { _min: top } = await db.crmLead.aggregate({ _min: { boardPosition: true } });
    const first = Number(top.boardPosition ?? 0) - titles.length;
    const made = titles.map((title, index) => makeLead({ ...lead, title, boardPosition: first + index }));
    return (await Promise.all(made)).map(({ id }) => id);
  },

  /** Gives a lead to somebody the way the lead's page does. */
  assign: async (input: { by: string; leadId: string; to: string | null }): Promise<void> => {
    const by = actorOf(await db.user.findUniqueOrThrow({ where: { id: input.by } }));
    const lead = await db.crmLead.findUniqueOrThrow({ where: { id: input.leadId } });
    const change = await assignLead(by, {
      leadId: lead.id,
      assigneeId: input.to ?? undefined,
      fromId: lead.assignedToId ?? undefined,
    });
    await publish(leadHints(change));
  },

  leadState: ({ leadId }: { leadId: string }) =>
    db.crmLead.findUniqueOrThrow({
      where: { id: leadId },
      select: { status: true, assignedToId: true, lostReason: true, estimatedValueCents: true },
    }),

  /** An order of that client, with its lead in that seller's hands. */
  order: async ({ clientId, sellerId }: { clientId: string; sellerId: string }): Promise<string> => {
    const placed = await submitHostingOrder(visitor(), hostingOrder());
    const { requestId, reference } = placed;
    await db.hostingRequest.update({ where: { id: requestId }, data: { userId: clientId } });
    await db.crmLead.update({
      where: { hostingRequestId: requestId },
      data: { assignedToId: sellerId, customerId: clientId },
    });
    return reference;
  },

  /** A new client's order of hosting, with its lead in that seller's hands. */
  leadOfOrder: async ({ sellerId }: { sellerId: string }): Promise<string> => {
    const { requestId } = await submitHostingOrder(visitor(), hostingOrder());
    const { id } = await db.crmLead.update({
      where: { hostingRequestId: requestId },
      data: { assignedToId: sellerId },
    });
    return id;
  },

  /** The link to the quote of a lead, as its e-mail has it. */
  quoteLink: async ({ leadId }: { leadId: string }): Promise<string> => {
    const link = await db.quoteLink.findFirstOrThrow({
      where: { revokedAt: null, version: { status: 'sent', quote: { leadId } } },
      select: { versionId: true, serial: true },
    });
    return `/quotes/${linkTokenOf(link.versionId, link.serial)}`;
  },

  /** The client of an order, signed in. */
  clientOf: async ({ leadId }: { leadId: string }): Promise<Member> => {
    const { hostingRequest } = await db.crmLead.findUniqueOrThrow({
      where: { id: leadId },
      select: { hostingRequest: { select: { user: true } } },
    });
    if (!hostingRequest?.user) throw new Error('the order is nobody’s');
    return signedIn(hostingRequest.user);
  },

  /** The number of the invoice that an accepted quote made. */
  invoiceOf: async ({ leadId }: { leadId: string }): Promise<string> => {
    const { number } = await db.invoice.findFirstOrThrow({ where: { request: { crmLead: { id: leadId } } } });
    return number ?? '';
  },

  /** The link to a quote in a new client's hands that has one option. */
  quoteWithOption: async ({ label }: { label: string }): Promise<string> => {
    const seller = actorOf(await makeSeller({ capacity: 0 }));
    const { requestId } = await submitHostingOrder(visitor(), hostingOrder());
    const { id } = await db.crmLead.update({
      where: { hostingRequestId: requestId },
      data: { assignedToId: seller.id },
    });
    const lines = JSON.stringify([freeLine({ label, optional: true, selected: false })]);
    const { token } = await sentQuote(seller, id, { lines });
    return `/quotes/${token}`;
  },

  /** A message whose sending was given up. */
  givenUpEmail: async ({ userId, to }: { userId: string; to: string }): Promise<void> => {
    await db.$transaction(async (tx) => {
      const dedupeKey = newId();
      await enqueueEmail(tx, { template: 'reset_password', props: { userId }, to, locale: 'fr', dedupeKey });
      const error = 'The provider answered 500';
      const { id } = await tx.emailMessage.update({
        where: { dedupeKey },
        data: { status: 'failed', error },
      });
      await tx.$executeRaw`
        UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = ${error}
        WHERE "key" = ${`email:${id}`}`;
    });
  },

  emailsTo: ({ to }: { to: string }) =>
    db.emailMessage.findMany({ where: { toEmail: to }, select: { status: true } }),

  /** A new price list, in which the domains of that ending cost one euro more. */
  raiseDomainPrice: async ({ tld }: { tld: string }): Promise<void> => {
    const current = await db.priceBookVersion.findFirstOrThrow({
      where: { validFrom: { lte: new Date() } },
      orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
    });
    const version = current.version + 1;
    const book = priceBookSchema.parse(current.content);
    const tlds = book.tlds.map((sold) =>
      sold.tld === tld ? { ...sold, yearlyCents: sold.yearlyCents + 100 } : sold,
    );
    const content = { ...book, version, tlds };
    await db.priceBookVersion.create({ data: { version, validFrom: new Date(), content } });
  },

  ordersOf: ({ email }: { email: string }): Promise<number> =>
    db.hostingRequest.count({ where: { user: { email } } }),
} as const;

export type Makers = typeof makers;

export async function signedIn(user: {
  id: string;
  name: string;
  email: string;
  role: string;
}): Promise<Member> {
  const { AUTH_SECRET, APP_URL } = env();
  const expiresAt = new Date(Date.now() + HOUR_MS);
  const { id: sid } = await db.userSession.create({ data: { id: newId(), userId: user.id, expiresAt } });
  const name = sessionCookieName(APP_URL);
  const token = { sub: user.id, sid, role: user.role };
  const value = await encode({ token, secret: AUTH_SECRET, salt: name });
  return { id: user.id, name: user.name, email: user.email, cookie: { name, value } };
}
