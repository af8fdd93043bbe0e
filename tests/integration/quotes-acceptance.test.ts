import { createHash } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { linkTokenOf } from '@/lib/offers/link-token';
import { acceptQuote } from '@/lib/quotes/commands/accept-quote';
import { declineQuote } from '@/lib/quotes/commands/decline-quote';
import { reviseQuote } from '@/lib/quotes/commands/revise-quote';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeNode } from '@/tests/factories/cloud';
import { makeLead } from '@/tests/factories/leads';
import {
  draftQuote,
  freeLine,
  fromHome,
  latestVersion,
  orderedLead,
  sentQuote,
  yesTo,
} from '@/tests/factories/quotes';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
let admin: Actor;
let seller: Actor;
let client: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  client = actorOf(await makeUser());
});

afterEach(() => setClock(null));

const aLead = async (typed = {}) => orderedLead(client, seller, typed);

describe('an acceptance', () => {
  it('does everything at once: proof, lead, request, places, services, invoice, subscription, e-mails', async () => {
    await makeNode(admin, { name: 'accepts', ram: 4_000, storage: 100_000, cpu: 1_000 });
    const { leadId, requestId } = await aLead({ quantity: '2' });
    const option = freeLine({ label: 'Supervision', kind: 'recurring', optional: true, selected: false });
    const lines = JSON.stringify([freeLine(), option]);
    const { quoteId, versionId, token } = await sentQuote(seller, leadId, { lines, discount: '5' });
    const optional = (await latestVersion(quoteId)).lines.find((line) => line.optional);
    const done = await acceptQuote(fromHome, await yesTo(versionId, token, [optional?.id ?? '']));
    expect(done).toMatchObject({ repeated: false, leadMoved: true, pulse: ['quote.accepted', 'lead.won'] });
    const version = await latestVersion(quoteId);
    expect(version.status).toBe('accepted');
    expect(version.lines.find((line) => line.optional)?.selected).toBe(true);
    const proof = await db.quoteAcceptance.findUniqueOrThrow({ where: { quoteId } });
    expect(proof).toMatchObject({ signerCapacity: 'gérante', ip: '203.0.113.7', signatureKind: 'typed' });
    expect(createHash('sha256').update(proof.document).digest('hex')).toBe(proof.documentSha256);
    expect(await db.crmLead.findUniqueOrThrow({ where: { id: leadId } })).toMatchObject({ status: 'won' });
    const request = await db.hostingRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(request).toMatchObject({ status: 'processing', recurringNetCents: proof.periodNetCents });
    expect(await db.capacityHold.count({ where: { requestId, state: 'reserved' } })).toBe(2);
    expect(await db.service.findMany({ where: { requestId } })).toMatchObject([
      { state: 'pending', ordinal: 1 },
      { state: 'pending', ordinal: 2 },
    ]);
    const invoice = await db.invoice.findFirstOrThrow({ where: { requestId }, include: { lines: true } });
    expect(invoice).toMatchObject({
      number: proof.invoiceNumber,
      netCents: proof.dueNowNetCents,
      grossCents: proof.dueNowGrossCents,
    });
    expect(invoice.lines.reduce((sum, line) => sum + line.netCents, 0)).toBe(invoice.netCents);
    const subscription = await db.subscription.findUniqueOrThrow({
      where: { requestId },
      include: { lines: true },
    });
    const period = subscription.lines.filter(({ everyMonths }) => everyMonths === null);
    expect(period.reduce((sum, line) => sum + line.netCents, 0)).toBe(proof.periodNetCents);
    const mails = await db.emailMessage.findMany({ where: { template: { startsWith: 'quote' } } });
    expect(mails.map(({ template }) => template).sort()).toEqual(['quote_accepted', 'quote_link']);
  });

  it('comes once, though fifty are sent at the same moment', async () => {
    await makeNode(admin, { name: 'fifty', ram: 4_000, storage: 100_000, cpu: 1_000 });
    const { leadId, requestId } = await aLead();
    const { quoteId, versionId, token } = await sentQuote(seller, leadId);
    const yes = await yesTo(versionId, token);
    const answers = await Promise.all(Array.from({ length: 50 }, () => acceptQuote(fromHome, yes)));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const counts = await Promise.all([
      db.quoteAcceptance.count({ where: { quoteId } }),
      db.invoice.count({ where: { requestId } }),
      db.subscription.count({ where: { requestId } }),
      db.service.count({ where: { requestId } }),
      db.capacityHold.count({ where: { requestId } }),
      db.leadStageChange.count({ where: { leadId, to: 'won' } }),
      db.emailMessage.count({ where: { dedupeKey: { startsWith: `quote_accepted:${versionId}` } } }),
    ]);
    expect(counts).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  it('of the last place serves one and tells the other, and nothing is oversold', async () => {
    await db.cloudNode.updateMany({ data: { state: 'draining' } });
    const [one, other] = [await aLead(), await aLead()];
    const plan = await db.hostingPlan.findUniqueOrThrow({ where: { code: 'professional' } });
    const last = await makeNode(admin, { name: 'last', ram: plan.ram, storage: plan.storage, cpu: 64 });
    const quotes = [await sentQuote(seller, one.leadId), await sentQuote(seller, other.leadId)];
    const answers = await Promise.allSettled(
      quotes.map(async ({ versionId, token }) => acceptQuote(fromHome, await yesTo(versionId, token))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'quote_no_capacity' });
    expect(await db.cloudNode.findUniqueOrThrow({ where: { id: last } })).toMatchObject({
      reservedRam: plan.ram,
    });
    expect(await db.notification.count({ where: { kind: 'quote_no_capacity', userId: seller.id } })).toBe(1);
    const states = await db.quoteVersion.findMany({
      where: { id: { in: quotes.map(({ versionId }) => versionId) } },
    });
    expect(states.map(({ status }) => status).sort()).toEqual(['accepted', 'sent']);
    await db.cloudNode.updateMany({ data: { state: 'open' } });
  });

  it('is refused of what expired a second ago, was declined, or was replaced', async () => {
    const { leadId } = await aLead();
    const { versionId, token } = await sentQuote(seller, leadId);
    const { expiresAt } = await db.quoteVersion.findUniqueOrThrow({ where: { id: versionId } });
    const yes = await yesTo(versionId, token);
    setClock(() => new Date(expiresAt.getTime() + 1_000));
    await expect(acceptQuote(fromHome, yes)).rejects.toMatchObject({ code: 'quote_expired' });
    setClock(() => expiresAt);
    await expect(acceptQuote(fromHome, yes)).rejects.toMatchObject({ code: 'quote_expired' });
    setClock(null);
    await declineQuote({ token, reason: 'price', note: undefined });
    await expect(acceptQuote(fromHome, yes)).rejects.toMatchObject({ code: 'quote_declined' });
    const second = await aLead();
    const sent = await sentQuote(seller, second.leadId);
    await reviseQuote(seller, { quoteId: sent.quoteId });
    const draft = await latestVersion(sent.quoteId);
    await sendQuote(seller, { versionId: draft.id, revision: draft.revision });
    await expect(acceptQuote(fromHome, await yesTo(sent.versionId, sent.token))).rejects.toMatchObject({
      code: 'quote_replaced',
    });
    await acceptQuote(fromHome, await yesTo(draft.id, linkTokenOf(draft.id, 1)));
    await expect(reviseQuote(seller, { quoteId: sent.quoteId })).rejects.toMatchObject({
      code: 'quote_accepted',
    });
  });

  it('and the sending of a next version at the same moment come one after the other', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { leadId } = await aLead();
      const { quoteId, versionId, token } = await sentQuote(seller, leadId);
      await reviseQuote(seller, { quoteId });
      const { id, revision } = await latestVersion(quoteId);
      const yes = await yesTo(versionId, token);
      const [accepted, sent] = await Promise.allSettled([
        acceptQuote(fromHome, yes),
        sendQuote(seller, { versionId: id, revision }),
      ]);
      const code = (settled: PromiseSettledResult<unknown>) =>
        settled.status === 'rejected' ? (settled.reason as { code?: string }).code : 'done';
      expect([
        ['done', 'conflict'],
        ['quote_replaced', 'done'],
      ]).toContainEqual([code(accepted), code(sent)]);
    }
  });

  it('is only of the total that was shown', async () => {
    const { leadId } = await aLead();
    const option = freeLine({ optional: true, selected: false });
    const { quoteId, versionId, token } = await sentQuote(seller, leadId, {
      lines: JSON.stringify([option]),
    });
    const chosen = (await latestVersion(quoteId)).lines.filter((line) => line.optional).map(({ id }) => id);
    const without = await yesTo(versionId, token);
    await expect(acceptQuote(fromHome, { ...without, options: chosen })).rejects.toMatchObject({
      code: 'quote_total_changed',
    });
    await expect(acceptQuote(fromHome, { ...without, shownGrossCents: undefined })).rejects.toMatchObject({
      code: 'quote_total_to_confirm',
    });
    await expect(acceptQuote(fromHome, { ...without, options: ['of-another-quote'] })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await latestVersion(quoteId)).status).toBe('sent');
    await acceptQuote(fromHome, await yesTo(versionId, token, chosen));
  });

  it('starts the services at once when it is on account', async () => {
    const { leadId, requestId } = await aLead();
    const { versionId, token } = await sentQuote(seller, leadId, { terms: 'on_account' });
    await acceptQuote(fromHome, await yesTo(versionId, token));
    expect(await db.service.findMany({ where: { requestId } })).toMatchObject([{ state: 'provisioning' }]);
  });

  it('of a quote without hosting bills once and takes nothing up in the cloud', async () => {
    const lead = await makeLead({ assignedToId: seller.id });
    const lines = JSON.stringify([freeLine({ quantity: 3 })]);
    const { versionId, token } = await sentQuote(seller, lead.id, { lines });
    await acceptQuote(fromHome, await yesTo(versionId, token));
    expect(await db.invoice.findFirst({ where: { buyerEmail: lead.contactEmail } })).toMatchObject({
      netCents: 75_000,
    });
  });
});

describe('what was accepted', () => {
  it('never changes again, by any path', async () => {
    const { leadId } = await aLead();
    const { versionId, quoteId, token } = await sentQuote(seller, leadId);
    await acceptQuote(fromHome, await yesTo(versionId, token));
    const attempts = [
      `UPDATE "QuoteVersion" SET "message" = 'x' WHERE "id" = $1`,
      `UPDATE "QuoteVersion" SET "status" = 'sent', "closedAt" = NULL WHERE "id" = $1`,
      `UPDATE "QuoteVersion" SET "revision" = "revision" + 1 WHERE "id" = $1`,
      `DELETE FROM "QuoteLine" WHERE "versionId" = $1`,
      `UPDATE "QuoteLine" SET "netCents" = 1, "unitNetCents" = 1 WHERE "versionId" = $1`,
      `UPDATE "QuoteAcceptance" SET "signerName" = 'x' WHERE "versionId" = $1`,
      `DELETE FROM "QuoteAcceptance" WHERE "versionId" = $1`,
      `INSERT INTO "QuoteLine" ("id", "versionId", "position", "kind", "label", "unitNetCents", "netCents")
       VALUES ('late', $1, 99, 'once', 'late', 1, 1)`,
    ];
    for (const sql of attempts) await expect(query(sql, [versionId]), sql).rejects.toThrow();
    await expect(query('TRUNCATE "QuoteLine" CASCADE')).rejects.toThrow();
    const other = `INSERT INTO "QuoteVersion" SELECT (jsonb_populate_record(v, '{"id": "twin", "number": 9, "status": "sent",
      "closedAt": null}'::jsonb)).* FROM "QuoteVersion" v WHERE "quoteId" = $1`;
    await expect(query(other, [quoteId])).rejects.toThrow(/one_active/);
  });

  it('and what was sent keeps its words and amounts', async () => {
    const { leadId } = await aLead();
    const { versionId } = await sentQuote(seller, leadId, { lines: JSON.stringify([freeLine()]) });
    for (const sql of [
      `UPDATE "QuoteVersion" SET "discountBp" = 5000 WHERE "id" = $1`,
      `UPDATE "QuoteVersion" SET "status" = 'draft', "sentAt" = NULL, "sentById" = NULL WHERE "id" = $1`,
      `UPDATE "QuoteVersion" SET "status" = 'accepted', "closedAt" = now() WHERE "id" = $1`,
      `UPDATE "QuoteLine" SET "label" = 'x' WHERE "versionId" = $1 AND "code" IS NULL`,
      `DELETE FROM "QuoteVersion" WHERE "id" = $1`,
    ])
      await expect(query(sql, [versionId]), sql).rejects.toThrow();
    const quoteId = await draftQuote(seller, (await aLead()).leadId);
    await query('UPDATE "QuoteVersion" SET "message" = $2 WHERE "quoteId" = $1', [quoteId, 'x']);
  });
});
