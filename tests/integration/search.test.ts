import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { search } from '@/lib/search/search';
import { invoiceText, serviceText, wordsIn } from '@/lib/text-search';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeLead } from '@/tests/factories/leads';
import { hostingOrder, serviceRequest, visitor } from '@/tests/factories/orders';
import { draftQuote, sentQuote } from '@/tests/factories/quotes';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

testDb();

let seller: Actor;
let otherSeller: Actor;
let admin: Actor;
let client: Actor;
let otherClient: Actor;
let hosting: { reference: string; leadId: string };
let service: { reference: string; leadId: string };

async function orderedBy(email: string): Promise<Actor> {
  return actorOf(await db.user.findUniqueOrThrow({ where: { email } }));
}

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  // Sellers without room: every lead starts in the pool, and is given below.
  seller = actorOf(await makeSeller({ capacity: 0 }));
  otherSeller = actorOf(await makeSeller({ capacity: 0 }));
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  const emails = { hosting: 'helene@lumiere.test', service: 'paul@mercier.test' };
  const order = await submitHostingOrder(
    visitor(),
    hostingOrder({
      email: emails.hosting,
      name: 'Hélène Lumière',
      company: 'Éclat SARL',
      domainName: 'lumiere-paris.fr',
    }),
  );
  const request = await submitServiceRequest(
    visitor(),
    serviceRequest({ email: emails.service, name: 'Paul Mercier', need: 'Réparer notre boutique' }),
  );
  hosting = { reference: order.reference, leadId: order.lead?.leadId ?? '' };
  service = { reference: request.reference, leadId: request.lead?.leadId ?? '' };
  await db.crmLead.updateMany({ data: { assignedToId: seller.id } });
  client = await orderedBy(emails.hosting);
  otherClient = await orderedBy(emails.service);
});

/** What was found, as one line a thing. */
async function find(actor: Actor, query: string): Promise<string[]> {
  const { leads, requests, quotes, ownQuotes, clients } = await search(actor, query);
  return [
    ...leads.map(({ id }) => `lead ${id}`),
    ...requests.map(({ reference }) => `request ${reference}`),
    ...[...quotes, ...ownQuotes].map(({ reference }) => `quote ${reference}`),
    ...clients.map(({ id }) => `client ${id}`),
  ];
}

describe('staff find', () => {
  it.each([
    ['the name, without its accents', 'helene lumiere'],
    ['the name, with them', 'Hélène'],
    ['the company', 'éclat'],
    ['part of the e-mail', 'lene@lum'],
  ])('a lead and its client by %s', async (_label, query) => {
    const both = [`lead ${hosting.leadId}`, `client ${client.id}`];
    expect(await find(admin, query)).toEqual(both);
    expect(await find(seller, query)).toEqual(both);
  });

  it.each([
    ['reference', () => hosting.reference.toLowerCase()],
    ['domain', () => 'lumiere-paris.fr'],
  ])('a lead and its request by %s', async (_label, query) => {
    expect(await find(seller, query())).toEqual([`lead ${hosting.leadId}`, `request ${hosting.reference}`]);
  });

  it('a service request by its subject, whatever the accents', async () => {
    expect(await find(seller, 'reparer boutique')).toEqual([
      `lead ${service.leadId}`,
      `request ${service.reference}`,
    ]);
  });

  it('only what matches every word', async () => {
    expect(await find(admin, 'helene mercier')).toEqual([]);
  });

  it('signs literally: no wildcard opens everything', async () => {
    for (const query of ['%%%', '___', "'; --", '\\\\\\']) expect(await find(admin, query)).toEqual([]);
  });
});

describe('out of scope is not found', () => {
  it('for a seller: leads, requests and clients of another seller', async () => {
    for (const query of ['helene', hosting.reference, 'lumiere-paris.fr', 'reparer boutique', 'mercier']) {
      expect(await find(otherSeller, query)).toEqual([]);
    }
  });

  it('until the lead is in the pool', async () => {
    const lead = await makeLead({ title: 'Orphan of the pool', customerId: otherClient.id });
    expect(await find(otherSeller, 'orphan of the pool')).toEqual([`lead ${lead.id}`]);
    expect(await find(otherSeller, 'mercier')).toEqual([`client ${otherClient.id}`]);
    await db.crmLead.delete({ where: { id: lead.id } });
  });

  it('for a client: everything but their own requests', async () => {
    expect(await find(client, hosting.reference)).toEqual([`request ${hosting.reference}`]);
    expect(await find(client, 'lumiere')).toEqual([`request ${hosting.reference}`]);
    for (const query of [service.reference, 'boutique', 'helene', 'mercier']) {
      expect(await find(client, query)).toEqual([]);
    }
    expect(await find(otherClient, service.reference)).toEqual([`request ${service.reference}`]);
  });
});

describe('a quote', () => {
  let reference: string;
  let draft: string;
  const quotesFound = async (actor: Actor, query: string) =>
    (await find(actor, query)).filter((line) => line.startsWith('quote '));

  beforeAll(async () => {
    await setUpBilling();
    const referenceOf = async (id: string) =>
      (await db.quote.findUniqueOrThrow({ where: { id }, select: { reference: true } })).reference;
    reference = await referenceOf((await sentQuote(seller, hosting.leadId)).quoteId);
    draft = await referenceOf(await draftQuote(seller, hosting.leadId));
  });

  it.each([
    ['part of its reference', () => reference.slice(4).toLowerCase()],
    ['its client’s name', () => 'helene lumiere'],
    ['its client’s company', () => 'éclat'],
    ['its client’s e-mail', () => 'lene@lum'],
  ])('is found by %s, by who sees its lead alone', async (_label, query) => {
    for (const actor of [seller, admin])
      expect(await quotesFound(actor, query())).toContain(`quote ${reference}`);
    expect(await quotesFound(otherSeller, query())).toEqual([]);
  });

  it('is listed once, the newest first, drafts for staff alone', async () => {
    expect(await quotesFound(seller, 'helene')).toEqual([`quote ${draft}`, `quote ${reference}`]);
    expect(await quotesFound(client, 'cnq')).toEqual([`quote ${reference}`]);
    expect(await quotesFound(client, draft)).toEqual([]);
  });

  it('is found by its client, by its reference, domain and plan, and by no other client', async () => {
    for (const query of [reference, 'lumiere-paris', 'professional']) {
      expect(await quotesFound(client, query)).toEqual([`quote ${reference}`]);
      expect(await quotesFound(otherClient, query)).toEqual([]);
    }
    expect(await quotesFound(client, 'helene')).toEqual([]);
    expect(await quotesFound(client, '%%%')).toEqual([]);
  });

  it('is looked for in an index, by its reference too', async () => {
    const where = wordsIn(Prisma.sql`lower(q."reference")`, '2345');
    expect(await planOf(Prisma.sql`"Quote" q`, where)).toContain('Quote_reference_search');
  });
});

/** How rows with these words are found where there are many. */
async function planOf(from: Prisma.Sql, where: readonly Prisma.Sql[]): Promise<string> {
  const plan = await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    await tx.$executeRaw`SET LOCAL enable_indexscan = off`;
    return tx.$queryRaw`EXPLAIN SELECT 1 FROM ${from} WHERE ${Prisma.join([...where], ' AND ')}`;
  });
  return JSON.stringify(plan);
}

it.each([
  ['"Invoice" i', 'Invoice_search', wordsIn(invoiceText, 'hélène 2026-00042')],
  ['"Service" s', 'Service_search', wordsIn(serviceText, 'librairie-canal.com')],
])('the words of %s are looked for in an index', async (from, index, where) => {
  expect(await planOf(Prisma.raw(from), where)).toContain(index);
});

describe('a search', () => {
  it('of one or two letters finds nothing rather than everything', async () => {
    for (const query of ['', '   ', 'he', ' é ']) expect(await find(admin, query)).toEqual([]);
  });

  it('brings six of a kind at most', async () => {
    for (let made = 0; made < 8; made += 1) {
      await makeLead({ title: `Crowd ${made}`, assignedToId: seller.id });
    }
    expect(await find(seller, 'crowd')).toHaveLength(6);
  });
});
