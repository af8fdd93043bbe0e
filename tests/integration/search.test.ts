import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { search } from '@/lib/search/search';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeLead } from '@/tests/factories/leads';
import { hostingOrder, serviceRequest, visitor } from '@/tests/factories/orders';
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
  const { leads, requests, clients } = await search(actor, query);
  return [
    ...leads.map(({ id }) => `lead ${id}`),
    ...requests.map(({ reference }) => `request ${reference}`),
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
