import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { acceptQuote } from '@/lib/quotes/commands/accept-quote';
import { createQuote } from '@/lib/quotes/commands/create-quote';
import { declineQuote } from '@/lib/quotes/commands/decline-quote';
import { answerQuestion, askQuestion } from '@/lib/quotes/commands/questions';
import { recordVisit } from '@/lib/quotes/commands/record-visit';
import { reviseQuote } from '@/lib/quotes/commands/revise-quote';
import { saveDraft } from '@/lib/quotes/commands/save-draft';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import { revokeLink } from '@/lib/quotes/commands/tend-quote';
import { type QuoteChange, quoteHints } from '@/lib/quotes/hints';
import { expireQuotes } from '@/lib/quotes/jobs';
import { documentOfOwn } from '@/lib/quotes/queries/documents';
import { openOffer } from '@/lib/quotes/queries/open-offer';
import { listOwnQuotes, openOwnOffer, ownQuotesOfRequest } from '@/lib/quotes/queries/own-quotes';
import { type AcceptQuoteInput, acceptQuoteSchema, visitSchema } from '@/lib/quotes/schema';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeNode } from '@/tests/factories/cloud';
import {
  draftForm,
  draftQuote,
  fromHome,
  latestVersion,
  orderedLead,
  sentQuote,
  yesTo,
} from '@/tests/factories/quotes';
import { actorOf, makeSeller, makeUser } from '@/tests/factories/users';
import { testDb } from '@/tests/setup/test-db';

const published = vi.hoisted((): Hint[] => []);
vi.mock('@/lib/realtime/publish', () => ({
  publish: async (hints: readonly Hint[]) => void published.push(...hints),
}));

testDb();
let seller: Actor;
let otherClient: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  const admin = actorOf(await makeUser({ role: 'ADMIN' }));
  await makeNode(admin, { cpu: 1_000, ram: 4_000, storage: 100_000 });
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  otherClient = actorOf(await makeUser());
});

afterEach(() => setClock(null));

const aClient = async () => actorOf(await makeUser());

async function sentTo(client: Actor) {
  const { leadId, requestId } = await orderedLead(client, seller);
  const quote = await sentQuote(seller, leadId);
  const { reference } = await db.quote.findUniqueOrThrow({ where: { id: quote.quoteId } });
  return { ...quote, leadId, requestId, reference };
}

/** The yes of somebody who is signed in: it names the version, and has no token. */
async function ownYes(versionId: string): Promise<AcceptQuoteInput> {
  const { token: _, ...yes } = await yesTo(versionId, '');
  return { ...yes, versionId };
}

const statesOf = async (client: Actor) =>
  (await listOwnQuotes(client, undefined)).rows.map(({ reference, state }) => [reference, state]);
const visit = (versionId: string) => ({ versionId, visitKey: newId(), section: null, seconds: {} });

describe('the open pages of an account', () => {
  const told = (change: QuoteChange) => quoteHints(change).map(({ channel }) => channel);

  it('are told of what their client sees of a quote, and of no draft', async () => {
    const client = await aClient();
    const theirs = channelNames.user(client.id);
    const { leadId } = await orderedLead(client, seller);
    const made = await createQuote(seller, { leadId, idempotencyKey: newId() });
    expect(told(made)).not.toContain(theirs);
    expect(told(await saveDraft(seller, await draftForm(made.quoteId)))).not.toContain(theirs);
    const { id: versionId, revision } = await latestVersion(made.quoteId);
    expect(told(await sendQuote(seller, { versionId, revision }))).toContain(theirs);
    const asked = await askQuestion({ versionId, question: 'Quand ?', idempotencyKey: newId() }, client);
    expect(told(asked)).toContain(theirs);
    const { id: questionId } = await db.quoteQuestion.findFirstOrThrow({ where: { versionId } });
    expect(told(await answerQuestion(seller, { questionId, answer: 'Lundi.' }))).toContain(theirs);
    expect(told(await reviseQuote(seller, { quoteId: made.quoteId }))).not.toContain(theirs);
    const accepted = await acceptQuote({ ...fromHome, actor: client }, await ownYes(versionId));
    expect(told(accepted)).toContain(theirs);
    expect(told(accepted)).not.toContain(channelNames.user(otherClient.id));
  });

  it('are told when a quote is declined, and when it expires', async () => {
    const client = await aClient();
    const theirs = channelNames.user(client.id);
    const declined = await sentTo(client);
    const no = { versionId: declined.versionId, reason: 'price' as const, note: undefined };
    expect(told(await declineQuote(no, client))).toContain(theirs);
    const { versionId } = await sentTo(client);
    const { expiresAt } = await db.quoteVersion.findUniqueOrThrow({ where: { id: versionId } });
    setClock(() => expiresAt);
    published.length = 0;
    await expireQuotes();
    expect(published.map(({ channel }) => channel)).toContain(theirs);
  });
});

describe('the quotes of an account', () => {
  it('are those that were sent, each once by its latest version, as it stands', async () => {
    const client = await aClient();
    expect(await statesOf(client)).toEqual([]);
    const first = await sentTo(client);
    const draft = await draftQuote(seller, first.leadId);
    const second = await sentTo(client);
    expect(await statesOf(client)).toEqual([
      [second.reference, 'sent'],
      [first.reference, 'sent'],
    ]);
    await recordVisit(visit(first.versionId), client);
    await declineQuote({ versionId: second.versionId, reason: 'price' }, client);
    expect(await statesOf(client)).toEqual([
      [second.reference, 'declined'],
      [first.reference, 'viewed'],
    ]);
    await reviseQuote(seller, { quoteId: first.quoteId });
    const { id: versionId, revision } = await latestVersion(first.quoteId);
    expect((await openOwnOffer(client, first.reference))?.version.id).toBe(first.versionId);
    await sendQuote(seller, { versionId, revision });
    expect(await statesOf(client)).toEqual([
      [first.reference, 'sent'],
      [second.reference, 'declined'],
    ]);
    expect((await openOwnOffer(client, first.reference))?.version.id).toBe(versionId);
    const { reference } = await db.quote.findUniqueOrThrow({ where: { id: draft } });
    expect(await openOwnOffer(client, reference)).toBeNull();
    setClock(() => new Date('2099-01-01T00:00:00Z'));
    expect(await statesOf(client)).toEqual([
      [first.reference, 'expired'],
      [second.reference, 'declined'],
    ]);
    expect((await openOwnOffer(client, first.reference))?.version.status).toBe('expired');
  });

  it('say what they are for and what they cost, and stand with their request', async () => {
    const client = await aClient();
    const { requestId, reference } = await sentTo(client);
    const [row] = (await listOwnQuotes(client, undefined)).rows;
    const version = await db.quoteVersion.findFirstOrThrow({ where: { quote: { reference } } });
    expect(row).toMatchObject({
      dueNowGrossCents: version.dueNowGrossCents,
      validUntil: version.validUntil,
      configuration: { plan: 'professional' },
      domain: expect.any(String),
    });
    expect(await ownQuotesOfRequest(client, requestId)).toMatchObject([{ reference }]);
    expect(await ownQuotesOfRequest(otherClient, requestId)).toEqual([]);
  });

  it('come a page at a time, none twice and none left out', async () => {
    const client = await aClient();
    const { quoteId, versionId } = await sentTo(client);
    const copies = Array.from({ length: 30 }, (_, at) => ({ quote: newId(), version: newId(), at }));
    for (const { quote, version, at } of copies) {
      await db.$executeRaw`INSERT INTO "Quote" SELECT (jsonb_populate_record(q, jsonb_build_object('id', ${quote}::text,
        'reference', ${`CNQ-PAGE-${at}`}::text, 'idempotencyKey', ${quote}::text))).* FROM "Quote" q WHERE "id" = ${quoteId}`;
      await db.$executeRaw`INSERT INTO "QuoteVersion" SELECT (jsonb_populate_record(v, jsonb_build_object(
        'id', ${version}::text, 'quoteId', ${quote}::text))).* FROM "QuoteVersion" v WHERE "id" = ${versionId}`;
    }
    const first = await listOwnQuotes(client, undefined);
    const second = await listOwnQuotes(client, first.next ?? '');
    expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 6, null]);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids)).toEqual(new Set([quoteId, ...copies.map(({ quote }) => quote)]));
  });
});

describe('a client who is signed in', () => {
  it('accepts as by the link, once, and the proof says in which account', async () => {
    const client = await aClient();
    const { versionId, quoteId, reference, token } = await sentTo(client);
    const yes = await ownYes(versionId);
    const all = await Promise.all(
      Array.from({ length: 5 }, () => acceptQuote({ ...fromHome, actor: client }, yes)),
    );
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const again = await acceptQuote(fromHome, await yesTo(versionId, token));
    expect(again).toMatchObject({ repeated: true, quoteId });
    const { document, ip } = await db.quoteAcceptance.findUniqueOrThrow({ where: { quoteId } });
    expect(ip).toBe(fromHome.ip);
    expect(JSON.parse(document).acceptance).toMatchObject({ account: client.id, agent: 'tests' });
    expect(await statesOf(client)).toEqual([[reference, 'accepted']]);
    expect((await documentOfOwn(client, reference))?.fileName).toBe(`${reference}-v1-signed.pdf`);
  });

  it('and by the link needs no account: the proof names none', async () => {
    const client = await aClient();
    const { versionId, quoteId, token } = await sentTo(client);
    await acceptQuote({ ...fromHome, actor: client }, await yesTo(versionId, token));
    const { document } = await db.quoteAcceptance.findUniqueOrThrow({ where: { quoteId } });
    expect(JSON.parse(document).acceptance).not.toHaveProperty('account');
  });

  it('asks once a key, and is counted as one view a visit', async () => {
    const client = await aClient();
    const { versionId, quoteId } = await sentTo(client);
    const question = { versionId, question: 'Quand commencez-vous ?', idempotencyKey: newId() };
    expect((await askQuestion(question, client)).notified).toMatchObject([{ userId: seller.id }]);
    await askQuestion(question, client);
    expect(await db.quoteQuestion.count({ where: { quoteId } })).toBe(1);
    const seen = visit(versionId);
    await recordVisit(seen, client);
    await recordVisit(seen, client);
    expect(await db.quoteVisit.count({ where: { versionId } })).toBe(1);
  });

  it('cannot accept what was replaced, declined or is over', async () => {
    const client = await aClient();
    const { versionId, quoteId } = await sentTo(client);
    const from = { ...fromHome, actor: client };
    const yes = await ownYes(versionId);
    setClock(() => new Date('2099-01-01T00:00:00Z'));
    await expect(acceptQuote(from, yes)).rejects.toMatchObject({ code: 'quote_expired' });
    setClock(null);
    await reviseQuote(seller, { quoteId });
    const { id, revision } = await latestVersion(quoteId);
    await expect(acceptQuote(from, await ownYes(id))).rejects.toMatchObject({ code: 'not_found' });
    await sendQuote(seller, { versionId: id, revision });
    await expect(acceptQuote(from, yes)).rejects.toMatchObject({ code: 'quote_replaced' });
    await declineQuote({ versionId: id, reason: 'price' }, client);
    await expect(acceptQuote(from, await ownYes(id))).rejects.toMatchObject({ code: 'quote_declined' });
  });

  it('keeps their quote when its link is revoked, and never learns the link by it', async () => {
    const client = await aClient();
    const { versionId, reference, token } = await sentTo(client);
    expect(JSON.stringify(await openOwnOffer(client, reference))).not.toContain(token);
    await revokeLink(seller, { versionId });
    expect((await openOffer(token)).kind).toBe('revoked');
    await acceptQuote({ ...fromHome, actor: client }, await ownYes(versionId));
    expect((await latestVersion((await openOwnOffer(client, reference))?.version.quoteId ?? '')).status).toBe(
      'accepted',
    );
  });
});

describe('a quote of somebody else’s', () => {
  it('is not found, read or answered, by clients, staff or visitors', async () => {
    const client = await aClient();
    const { versionId, reference } = await sentTo(client);
    const yes = await ownYes(versionId);
    for (const actor of [otherClient, seller]) {
      expect(await openOwnOffer(actor, reference)).toBeNull();
      expect(await documentOfOwn(actor, reference)).toBeNull();
      expect(await statesOf(actor)).toEqual([]);
      const refused = { code: 'not_found' };
      await expect(acceptQuote({ ...fromHome, actor }, yes)).rejects.toMatchObject(refused);
      await expect(declineQuote({ versionId, reason: 'price' }, actor)).rejects.toMatchObject(refused);
      await expect(askQuestion({ versionId, question: 'Quand ?' }, actor)).rejects.toMatchObject(refused);
      await expect(recordVisit(visit(versionId), actor)).rejects.toMatchObject(refused);
    }
    await expect(acceptQuote(fromHome, yes)).rejects.toMatchObject({ code: 'signed_out' });
    await expect(recordVisit(visit(versionId))).rejects.toMatchObject({ code: 'signed_out' });
    expect(await db.quoteVisit.count({ where: { versionId } })).toBe(0);
  });

  it('is not answered by both ways at once, nor by none', async () => {
    const { token: _, ...yes } = await yesTo((await sentTo(await aClient())).versionId, '');
    const visited = { visitKey: newId(), section: null, seconds: {} };
    for (const way of [{}, { token: 'x'.repeat(43), versionId: newId() }]) {
      expect(acceptQuoteSchema.safeParse({ ...yes, ...way }).success).toBe(false);
      expect(visitSchema.safeParse({ ...visited, ...way }).success).toBe(false);
    }
    expect(acceptQuoteSchema.safeParse({ ...yes, versionId: newId() }).success).toBe(true);
  });
});
