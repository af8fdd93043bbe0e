import { beforeAll, describe, expect, it } from 'vitest';
import { hashToken, newToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { confirmRequest, findConfirmation } from '@/lib/orders/confirm-request';
import { getRequest, listRequests } from '@/lib/orders/queries';
import { getReceipt } from '@/lib/orders/receipt';
import { requestFilterSchema } from '@/lib/orders/schema';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { hostingOrder, visitor } from '@/tests/factories/orders';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await makeSeller({ capacity: 10_000 });
});

const everything = requestFilterSchema.parse({});

/** What the worker does when it renders the e-mail. */
async function linkFor(hostingRequestId: string, userId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.userToken.create({
    data: { userId, purpose: 'confirm_request', tokenHash: hashToken(token), hostingRequestId, expiresAt },
  });
  return token;
}

describe('an order with the e-mail address of somebody who is not signed in', () => {
  it('touches nothing of the account and waits for its owner', async () => {
    const client = await makeUser({ name: 'Claire', company: 'Librairie', phone: '+33100000000' });
    const placed = await submitHostingOrder(
      visitor(),
      hostingOrder({ email: client.email, name: 'Mallory' }),
    );
    expect(await db.user.findUniqueOrThrow({ where: { id: client.id } })).toEqual(client);
    const request = await db.hostingRequest.findUniqueOrThrow({ where: { id: placed.requestId } });
    expect(request).toMatchObject({ userId: null, confirmation: 'awaiting' });
    const lead = await db.crmLead.findUniqueOrThrow({
      where: { hostingRequestId: placed.requestId },
      include: { activities: true },
    });
    expect(lead.customerId).toBeNull();
    expect(lead.activities.find(({ type }) => type === 'created')?.data).toMatchObject({
      confirmation: 'awaiting',
    });
    expect((await listRequests(actorOf(client), everything)).rows).toEqual([]);
    await expect(getRequest(actorOf(client), placed.reference)).rejects.toMatchObject({ code: 'not_found' });
    const emails = await db.emailMessage.findMany({ where: { toEmail: client.email } });
    expect(emails.map(({ template }) => template)).toEqual(['request_confirmation']);
  });

  it('answers exactly as for a new address', async () => {
    const client = await makeUser();
    const known = await submitHostingOrder(visitor(), hostingOrder({ email: client.email }));
    const fresh = await submitHostingOrder(visitor(), hostingOrder());
    const receipts = [await getReceipt(known.receiptToken), await getReceipt(fresh.receiptToken)];
    const [first, second] = receipts.map((receipt) => ({ ...receipt, reference: '', createdAt: null }));
    expect(first).toEqual(second);
  });

  it('never turns staff into clients', async () => {
    const seller = await makeSeller({ capacity: 0 });
    const placed = await submitHostingOrder(visitor(), hostingOrder({ email: seller.email }));
    expect(await db.hostingRequest.findUniqueOrThrow({ where: { id: placed.requestId } })).toMatchObject({
      userId: null,
      confirmation: 'awaiting',
    });
    expect(await db.user.findUniqueOrThrow({ where: { id: seller.id } })).toEqual(seller);
  });

  it('waits too when somebody else is signed in', async () => {
    const [client, other] = [await makeUser(), await makeUser()];
    const placed = await submitHostingOrder(
      visitor({ actor: actorOf(other) }),
      hostingOrder({ email: client.email }),
    );
    expect(await db.hostingRequest.findUniqueOrThrow({ where: { id: placed.requestId } })).toMatchObject({
      userId: null,
    });
  });
});

describe('a signed-in client', () => {
  it('orders for themselves at once, and is known as returning', async () => {
    const client = await makeUser();
    const visit = visitor({ actor: actorOf(client) });
    await submitHostingOrder(visit, hostingOrder({ email: client.email }));
    const placed = await submitHostingOrder(visit, hostingOrder({ email: client.email }));
    const request = await db.hostingRequest.findUniqueOrThrow({
      where: { id: placed.requestId },
      include: { crmLead: true },
    });
    expect(request).toMatchObject({
      userId: client.id,
      confirmation: 'not_needed',
      crmLead: { customerId: client.id },
    });
    expect(request.crmLead?.scorePoints).toContainEqual({
      rule: 'returning',
      points: 12,
      data: { count: 1 },
    });
    expect((await listRequests(actorOf(client), everything)).rows).toHaveLength(2);
  });
});

describe('confirming', () => {
  it('gives request and lead to the client, once', async () => {
    const client = await makeUser();
    const { requestId, reference } = await submitHostingOrder(
      visitor(),
      hostingOrder({ email: client.email }),
    );
    const token = await linkFor(requestId, client.id);
    expect(await findConfirmation(token)).toEqual({ kind: 'hosting', reference });
    const results = await Promise.allSettled([confirmRequest(token), confirmRequest(token)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const request = await db.hostingRequest.findUniqueOrThrow({
      where: { id: requestId },
      include: { crmLead: { include: { activities: true } } },
    });
    expect(request).toMatchObject({ userId: client.id, confirmation: 'confirmed' });
    expect(request.crmLead?.customerId).toBe(client.id);
    expect(request.crmLead?.activities.filter(({ type }) => type === 'confirmed')).toHaveLength(1);
    expect(await db.pulseEvent.count({ where: { requestId, type: 'request.confirmed' } })).toBe(1);
    const told = await db.notification.findMany({
      where: { kind: 'request_confirmed' },
      select: { userId: true },
    });
    expect(told).toEqual([{ userId: request.crmLead?.assignedToId }]);
    expect(await findConfirmation(token)).toBeNull();
    await expect(confirmRequest(token)).rejects.toMatchObject({ code: 'link_invalid' });
  });

  it('refuses what is over, revoked, unknown, or of a deactivated account', async () => {
    const client = await makeUser();
    const { requestId } = await submitHostingOrder(visitor(), hostingOrder({ email: client.email }));
    const token = await linkFor(requestId, client.id);
    const where = { tokenHash: hashToken(token) };
    await db.userToken.update({ where, data: { expiresAt: new Date(0) } });
    await expect(confirmRequest(token)).rejects.toMatchObject({ code: 'link_invalid' });
    await db.userToken.update({
      where,
      data: { expiresAt: new Date(Date.now() + 60_000), revokedAt: new Date() },
    });
    await expect(confirmRequest(token)).rejects.toMatchObject({ code: 'link_invalid' });
    await db.userToken.update({ where, data: { revokedAt: null } });
    await db.user.update({ where: { id: client.id }, data: { active: false } });
    await expect(confirmRequest(token)).rejects.toMatchObject({ code: 'link_invalid' });
    await expect(confirmRequest(newToken())).rejects.toMatchObject({ code: 'link_invalid' });
    expect(await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      confirmation: 'awaiting',
    });
  });
});
