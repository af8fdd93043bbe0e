import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { setVatNumber } from '@/lib/billing/vat-number';
import { quotePrice } from '@/lib/catalog/pricing';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { deliverEmail } from '@/lib/messaging/deliver';
import { linkTokenOf } from '@/lib/offers/link-token';
import { pricingInputOf } from '@/lib/orders/order-configuration';
import { acceptQuote } from '@/lib/quotes/commands/accept-quote';
import { createQuote } from '@/lib/quotes/commands/create-quote';
import { declineQuote } from '@/lib/quotes/commands/decline-quote';
import { answerQuestion, askQuestion } from '@/lib/quotes/commands/questions';
import { recordVisit } from '@/lib/quotes/commands/record-visit';
import { abandonDraft, reviseQuote } from '@/lib/quotes/commands/revise-quote';
import { saveDraft } from '@/lib/quotes/commands/save-draft';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import {
  approveDiscount,
  askApproval,
  extendQuote,
  renewLink,
  revokeLink,
} from '@/lib/quotes/commands/tend-quote';
import { expireQuotes, remindClient, remindClients } from '@/lib/quotes/jobs';
import { documentOfLink } from '@/lib/quotes/queries/documents';
import { getQuote } from '@/lib/quotes/queries/get-quote';
import { listQuotes } from '@/lib/quotes/queries/list-quotes';
import { readOfferStamp } from '@/lib/quotes/queries/offer-stamp';
import { openOffer } from '@/lib/quotes/queries/open-offer';
import { readingOf } from '@/lib/quotes/queries/reading';
import { quoteFilterSchema } from '@/lib/quotes/schema';
import { demoCoupons, demoPriceBook } from '@/prisma/seed/catalog-data';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { setUpBilling } from '@/tests/factories/billing';
import { makeNode } from '@/tests/factories/cloud';
import { makeLead } from '@/tests/factories/leads';
import { hostingOrder } from '@/tests/factories/orders';
import {
  draftForm,
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

testDb();
let admin: Actor;
let seller: Actor;
let stranger: Actor;
let client: Actor;

beforeAll(async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: true });
  await setUpBilling();
  admin = actorOf(await makeUser({ role: 'ADMIN' }));
  seller = actorOf(await makeSeller({ capacity: 1_000 }));
  stranger = actorOf(await makeSeller({ capacity: 0 }));
  client = actorOf(await makeUser());
});

afterEach(() => setClock(null));

const aLead = async (typed = {}) => (await orderedLead(client, seller, typed)).leadId;
const sent = async (changes = {}) => sentQuote(seller, await aLead(), changes);
const at = (text: string) => setClock(() => new Date(text));
const eventsOf = async (quoteId: string) =>
  (
    await db.crmActivity.findMany({
      where: { type: 'quote', data: { path: ['quoteId'], equals: quoteId } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
  ).map(({ data }) => (data as { event: string }).event);
const mailsOf = (versionId: string) =>
  db.emailMessage.findMany({
    where: { props: { path: ['versionId'], equals: versionId } },
    orderBy: { createdAt: 'asc' },
  });

/** What the usual order costs first with the coupon of ten percent. */
function withCoupon(): number {
  const { customer, ...configuration } = pricingInputOf(hostingOrder(), demoPriceBook);
  const coupon = demoCoupons.find(({ code }) => code === 'CLOUD10');
  const ordered = configuration as Parameters<typeof quotePrice>[1];
  return quotePrice(demoPriceBook, ordered, customer, coupon).dueNow.gross;
}

describe('a draft', () => {
  it('is filled from the request by the engine, with the coupon that was promised', async () => {
    const leadId = await aLead({ coupon: 'CLOUD10', shownTotalCents: String(withCoupon()) });
    const request = await db.hostingRequest.findFirstOrThrow({ where: { crmLead: { id: leadId } } });
    const { quoteId } = await createQuote(seller, { leadId, idempotencyKey: newId() });
    const { lines } = await latestVersion(quoteId);
    const price = request.price as unknown as { lines: { code: string; amount: number }[]; once: [] };
    expect(lines.map(({ code, netCents }) => ({ code, amount: netCents }))).toEqual(
      [...price.lines, ...price.once].map(({ code, amount }) => ({ code, amount })),
    );
    expect(lines.some(({ code }) => code === 'coupon')).toBe(true);
  });

  it('is made once by a key, takes a lead of the pool, and is out of a stranger’s sight', async () => {
    const leadId = await aLead();
    await db.crmLead.update({ where: { id: leadId }, data: { assignedToId: null } });
    const idempotencyKey = newId();
    const twice = await Promise.all([
      createQuote(seller, { leadId, idempotencyKey }),
      createQuote(seller, { leadId, idempotencyKey }),
    ]);
    expect(new Set(twice.map(({ quoteId }) => quoteId)).size).toBe(1);
    expect(await db.crmLead.findUnique({ where: { id: leadId } })).toMatchObject({ assignedToId: seller.id });
    const { quoteId } = twice[0];
    expect(await getQuote(stranger, quoteId)).toBeNull();
    expect(await getQuote(client, quoteId)).toBeNull();
    expect(await getQuote(admin, quoteId)).not.toBeNull();
    const form = await draftForm(quoteId);
    await expect(saveDraft(stranger, form)).rejects.toMatchObject({ code: 'not_found' });
    await expect(saveDraft(client, form)).rejects.toMatchObject({ code: 'not_found' });
    const listed = await listQuotes(stranger, quoteFilterSchema.parse({}));
    expect(listed.rows.some(({ id }) => id === quoteId)).toBe(false);
  });

  it('is priced anew as it is saved, and never from what an older page saw', async () => {
    const quoteId = await draftQuote(seller, await aLead());
    const before = await latestVersion(quoteId);
    const form = await draftForm(quoteId, { quantity: '20', lines: JSON.stringify([freeLine()]) });
    await saveDraft(seller, form);
    const after = await latestVersion(quoteId);
    const plan = (version: typeof after) => version.lines.find(({ code }) => code === 'plan')?.netCents ?? 0;
    expect(plan(after)).toBe(plan(before) * 20);
    await expect(saveDraft(seller, form)).rejects.toMatchObject({ code: 'conflict' });
    await expect(saveDraft(seller, await draftForm(quoteId, { quantity: '51' }))).rejects.toMatchObject({
      code: 'check_fields',
    });
    await expect(
      saveDraft(seller, await draftForm(quoteId, { validUntil: '2020-01-01' })),
    ).rejects.toMatchObject({ code: 'past_date' });
    const bare = await makeLead({ assignedToId: seller.id });
    await expect(
      draftQuote(seller, bare.id, { lines: JSON.stringify([freeLine({ kind: 'recurring' })]) }),
    ).rejects.toMatchObject({ code: 'recurring_without_hosting' });
  });

  it('carries no VAT once an admin has verified the number of a business abroad', async () => {
    const business = { country: 'IE', customerType: 'business' as const };
    const abroad = actorOf(await makeUser(business));
    const typed = { ...business, company: 'Walker Maps', vatNumber: 'IE7654321FA' };
    const { leadId } = await orderedLead(abroad, seller, typed);
    const quoteId = await draftQuote(seller, leadId);
    expect(await latestVersion(quoteId)).toMatchObject({ vatNote: null, vatRateBp: 2_300 });
    const verify = (actor: Actor, vatNumber: string, customerId = abroad.id) =>
      setVatNumber(actor, { customerId, vatNumber, verified: true });
    await expect(verify(seller, 'IE1234567FA')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(verify(admin, 'DE123456789')).rejects.toMatchObject({
      ...{ code: 'vat_number_country', params: { letters: 'IE' } },
    });
    await expect(verify(admin, 'IE1234567FA', seller.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(verify(admin, 'FR1234', client.id)).rejects.toMatchObject({ code: 'vatNumberOfConsumer' });
    await verify(admin, 'IE1234567FA');
    const audited = { action: 'billing.vat_number_set', subjectId: abroad.id, actorId: admin.id };
    expect(await db.auditEntry.count({ where: audited })).toBe(1);
    const free = { vatNote: 'reverse_charge', vatRateBp: 0, buyerVatNumber: 'IE1234567FA' };
    await saveDraft(seller, await draftForm(quoteId));
    const { price, ...saved } = await latestVersion(quoteId);
    expect(saved).toMatchObject(free);
    expect(price?.dueNow.vat).toBe(0);
    expect(await latestVersion(await draftQuote(seller, leadId))).toMatchObject(free);
  });

  it('beyond the seller’s limit goes out once an admin approved it', async () => {
    const quoteId = await draftQuote(seller, await aLead(), { discount: '12,5' });
    const seen = async () => {
      const { id: versionId, revision } = await latestVersion(quoteId);
      return { versionId, revision };
    };
    await expect(sendQuote(seller, await seen())).rejects.toMatchObject({
      code: 'discount_limit',
      params: { limit: 10 },
    });
    const asked = await askApproval(seller, await seen());
    expect(asked.notified?.map(({ userId }) => userId)).toContain(admin.id);
    await expect(approveDiscount(seller, await seen())).rejects.toMatchObject({ code: 'forbidden' });
    await approveDiscount(admin, await seen());
    await saveDraft(seller, await draftForm(quoteId, { discount: '13' }));
    await expect(sendQuote(seller, await seen())).rejects.toMatchObject({ code: 'discount_limit' });
    await saveDraft(seller, await draftForm(quoteId, { discount: '12.5' }));
    await sendQuote(seller, await seen());
    expect((await latestVersion(quoteId)).status).toBe('sent');
  });
});

describe('a sent quote', () => {
  it('goes by e-mail with its PDF and a link of which the database keeps the hash', async () => {
    const { versionId, token, quoteId } = await sent();
    const [mail] = await mailsOf(versionId);
    await deliverEmail(mail?.id ?? '', { isLast: false });
    const kept = await db.emailMessage.findUniqueOrThrow({
      where: { id: mail?.id },
      include: { attachments: true },
    });
    expect(kept).toMatchObject({ status: 'kept', error: null });
    expect(kept.html).toContain(`/quotes/${token}`);
    expect(
      Buffer.from(kept.attachments[0]?.content ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(JSON.stringify(await db.quoteLink.findMany({ where: { versionId } }))).not.toContain(token);
    expect(await db.crmLead.findFirst({ where: { quotes: { some: { id: quoteId } } } })).toMatchObject({
      status: 'proposal',
    });
    expect((await openOffer(token)).kind).toBe('offer');
    expect((await openOffer('x'.repeat(43))).kind).toBe('unknown');
    // Opening changes nothing.
    expect(await db.quoteVisit.count({ where: { versionId } })).toBe(0);
    expect(await eventsOf(quoteId)).toEqual(['created', 'sent']);
  });

  it('is replaced by its next version, to which the old link leads', async () => {
    const { quoteId, token } = await sent();
    await reviseQuote(seller, { quoteId });
    await reviseQuote(seller, { quoteId });
    expect(await db.quoteVersion.count({ where: { quoteId } })).toBe(2);
    expect((await openOffer(token)).kind).toBe('offer');
    const { id, revision } = await latestVersion(quoteId);
    await sendQuote(seller, { versionId: id, revision });
    const next = linkTokenOf(id, 1);
    expect(await openOffer(token)).toMatchObject({ kind: 'replaced', next });
    expect((await openOffer(next)).kind).toBe('offer');
    await expect(abandonDraft(seller, { versionId: id, revision: revision + 1 })).rejects.toMatchObject({
      code: 'transition',
    });
  });

  it('shows nothing more once its link is revoked, until a new one is sent', async () => {
    const { versionId, token } = await sent();
    await revokeLink(seller, { versionId });
    expect((await openOffer(token)).kind).toBe('revoked');
    expect(await documentOfLink(token)).toBeNull();
    await expect(acceptQuote(fromHome, await yesTo(versionId, token))).rejects.toMatchObject({
      code: 'link_invalid',
    });
    await expect(revokeLink(seller, { versionId })).rejects.toMatchObject({ code: 'transition' });
    // Nobody is written to about what they cannot open.
    const mails = (await mailsOf(versionId)).length;
    expect(await remindClient(versionId, 'silence')).toBeNull();
    expect(await db.quoteReminder.count({ where: { versionId } })).toBe(0);
    const { revision } = await db.quoteVersion.findUniqueOrThrow({ where: { id: versionId } });
    await extendQuote(seller, { versionId, revision, validUntil: '2099-06-30' });
    expect(await mailsOf(versionId)).toHaveLength(mails);
    await renewLink(seller, { versionId });
    expect((await openOffer(linkTokenOf(versionId, 2))).kind).toBe('offer');
    expect((await openOffer(token)).kind).toBe('revoked');
    await expect(revokeLink(stranger, { versionId })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is asked about once a key, answered once, and the answer goes out by e-mail', async () => {
    const { quoteId, token } = await sent();
    const asked = { token, question: 'Quand commencez-vous ?', idempotencyKey: newId() };
    const first = await askQuestion(asked);
    expect(first.notified).toMatchObject([{ userId: seller.id }]);
    await askQuestion(asked);
    const question = await db.quoteQuestion.findFirstOrThrow({ where: { quoteId } });
    expect(await db.quoteQuestion.count({ where: { quoteId } })).toBe(1);
    const answer = { questionId: question.id, answer: 'Lundi.' };
    await expect(answerQuestion(stranger, answer)).rejects.toMatchObject({ code: 'not_found' });
    const unanswered = await readOfferStamp({ token }, null);
    await answerQuestion(seller, answer);
    // The open page learns of it.
    expect(await readOfferStamp({ token }, null)).not.toBe(unanswered);
    await expect(answerQuestion(seller, answer)).rejects.toMatchObject({ code: 'conflict' });
    const mail = await db.emailMessage.findFirstOrThrow({
      where: { dedupeKey: `quote_answer:${question.id}` },
    });
    await deliverEmail(mail.id, { isLast: false });
    expect(await db.emailMessage.findUnique({ where: { id: mail.id } })).toMatchObject({
      status: 'kept',
      text: expect.stringContaining('Lundi.'),
    });
    expect(await eventsOf(quoteId)).toEqual(['created', 'sent', 'question', 'answered']);
  });

  it('is viewed once a visit, whose seconds only grow, and its seller hears of the first', async () => {
    const { quoteId, versionId, token } = await sent();
    at('2026-11-23T10:00:00Z');
    const visitKey = newId();
    const told = (seconds: object, section: 'lines' | null = 'lines') =>
      recordVisit({ token, visitKey, section, seconds });
    await told({ summary: 2 });
    expect((await readingOf(versionId)).now).toBe('lines');
    await told({ summary: 4, lines: 3 });
    await told({ summary: 1, lines: 3 }, null);
    await recordVisit({ token, visitKey: newId(), section: 'terms', seconds: { terms: 7 } });
    const reading = await readingOf(versionId);
    expect(reading).toMatchObject({
      views: 2,
      now: 'terms',
      bySection: [
        { section: 'summary', seconds: 4 },
        { section: 'lines', seconds: 3 },
        { section: 'terms', seconds: 7 },
      ],
    });
    at('2026-11-23T10:01:00Z');
    expect((await readingOf(versionId)).now).toBeNull();
    expect((await eventsOf(quoteId)).filter((event) => event === 'viewed')).toHaveLength(1);
    expect(
      await db.notification.count({ where: { kind: 'quote_viewed', href: `/crm/quotes/${quoteId}` } }),
    ).toBe(1);
  });

  it('is declined once, with its reason', async () => {
    const { quoteId, token } = await sent();
    await declineQuote({ token, reason: 'price' });
    await declineQuote({ token, reason: 'timing' });
    expect(await latestVersion(quoteId)).toMatchObject({ status: 'declined', declineReason: 'price' });
    expect((await eventsOf(quoteId)).filter((event) => event === 'declined')).toHaveLength(1);
  });
});

describe('the time of a quote', () => {
  it.each([
    ['the night the clocks go back', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['the night they go forward', '2026-03-29', '2026-03-29T22:00:00.000Z'],
  ])('ends at midnight in Paris, %s', async (_, validUntil, midnight) => {
    at('2026-03-20T12:00:00Z');
    const { versionId, quoteId } = await sent({ validUntil });
    at(new Date(Date.parse(midnight) - 1).toISOString());
    await expireQuotes();
    expect((await latestVersion(quoteId)).status).toBe('sent');
    at(midnight);
    await Promise.all([expireQuotes(), expireQuotes()]);
    expect(await latestVersion(quoteId)).toMatchObject({ status: 'expired', id: versionId });
    expect((await eventsOf(quoteId)).filter((event) => event === 'expired')).toHaveLength(1);
  });

  it('can be extended, even after its end, and is over for good when another version is open', async () => {
    at('2026-11-01T12:00:00Z');
    const { versionId, quoteId, token } = await sent({ validUntil: '2026-11-10' });
    at('2026-11-11T08:00:00Z');
    await expireQuotes();
    const { revision } = await latestVersion(quoteId);
    const longer = { versionId, revision, validUntil: '2026-11-30' };
    await expect(extendQuote(seller, { ...longer, validUntil: '2026-11-10' })).rejects.toMatchObject({
      code: 'later_date',
    });
    await extendQuote(seller, longer);
    const page = await openOffer(token);
    expect(page).toMatchObject({ kind: 'offer', offer: { version: { status: 'sent' } } });
    await expect(extendQuote(seller, longer)).rejects.toMatchObject({ code: 'conflict' });
    const mails = await mailsOf(versionId);
    expect(mails.map(({ props }) => (props as { occasion: string }).occasion)).toEqual(['sent', 'extended']);
  });

  it('brings one reminder after silence and one before the end, none after any answer', async () => {
    at('2026-11-02T10:00:00Z');
    const { versionId } = await sent({ validUntil: '2026-11-30' });
    const answered = await sent({ validUntil: '2026-11-30' });
    const occasions = async (id: string) =>
      (await mailsOf(id)).map(({ props }) => (props as { occasion: string }).occasion);
    at('2026-11-08T10:00:00Z');
    await declineQuote({ token: answered.token, reason: 'timing' });
    await Promise.all([remindClients(), remindClients()]);
    at('2026-11-09T10:00:00Z');
    await remindClients();
    expect(await occasions(versionId)).toEqual(['sent', 'silence']);
    at('2026-11-28T10:00:00Z');
    await remindClients();
    await remindClients();
    expect(await occasions(versionId)).toEqual(['sent', 'silence', 'expiry']);
    expect(await occasions(answered.versionId)).toEqual(['sent']);
    // A reminder that waits in the queue while the client answers is not sent.
    const mails = await mailsOf(versionId);
    await acceptQuote(fromHome, await yesTo(versionId, linkTokenOf(versionId, 1)));
    await deliverEmail(mails.at(-1)?.id ?? '', { isLast: false });
    expect(await db.emailMessage.findUnique({ where: { id: mails.at(-1)?.id } })).toMatchObject({
      status: 'failed',
      error: 'quote_answered',
    });
  });

  it('is also that of the places it keeps', async () => {
    await makeNode(admin, { name: 'holds' });
    at('2026-11-01T12:00:00Z');
    const { leadId, requestId } = await orderedLead(client, seller);
    const held = () => db.capacityHold.count({ where: { requestId, state: 'reserved' } });
    const { quoteId } = await sentQuote(seller, leadId, { holdCapacity: 'on', validUntil: '2026-11-10' });
    expect(await held()).toBe(1);
    at('2026-11-12T12:00:00Z');
    await expireQuotes();
    expect(await held()).toBe(0);
    const { id: versionId, revision } = await latestVersion(quoteId);
    await extendQuote(seller, { versionId, revision, validUntil: '2026-11-30' });
    expect(await held()).toBe(1);
    await declineQuote({ token: linkTokenOf(versionId, 1), reason: 'timing' });
    expect(await held()).toBe(0);
  });
});
