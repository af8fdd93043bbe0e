import { encode } from 'next-auth/jwt';
import type { Actor } from '@/lib/auth/actor';
import { sessionCookieName } from '@/lib/auth/cookie';
import { hashToken, newToken } from '@/lib/auth/tokens';
import { parisDay } from '@/lib/billing/days';
import { createInvoiceDraft } from '@/lib/billing/drafts/commands';
import { issueInvoice } from '@/lib/billing/issue-invoice';
import { startSubscription } from '@/lib/billing/start-subscription';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Role, TokenPurpose } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { planServices } from '@/lib/provisioning/services';
import { seedSeller } from '@/prisma/seed/seller';
import { invoiceDraft } from '../factories/billing';
import { hostingOrder, serviceRequest, visitor } from '../factories/orders';
import { latestVersion, sentQuote, draftQuote as startQuote } from '../factories/quotes';
import { actorOf, makeUser } from '../factories/users';
import { PERSONAS, type Persona } from './personas';

/** Rows for every page of the matrix, and a session cookie for every persona. */
export type World = {
  cookieName: string;
  cookies: Record<Persona, string | null>;
  /** What stands for the words in braces. */
  values: Record<string, string>;
};

const ROLES: Record<Exclude<Persona, 'nobody'>, Role> = {
  client: 'CLIENT',
  otherClient: 'CLIENT',
  seller: 'SELLER',
  otherSeller: 'SELLER',
  admin: 'ADMIN',
  deactivated: 'ADMIN',
};

type People = Record<keyof typeof ROLES, { id: string; email: string }>;

/** Makes the world of the access matrix, orders and all, through the product's own commands. */
export async function createWorld(): Promise<World> {
  await currentPriceBook();
  const people = {} as People;
  const cookies = { nobody: null } as World['cookies'];
  for (const persona of PERSONAS) {
    if (persona === 'nobody') continue;
    // The sellers take nothing by themselves: the matrix says whose each lead is.
    const user = await makeUser({ role: ROLES[persona], active: persona !== 'deactivated', capacity: 0 });
    people[persona] = user;
    cookies[persona] = await sessionCookie(user.id, ROLES[persona]);
  }
  return { cookieName: sessionCookieName(env().APP_URL), cookies, values: await makeRows(people) };
}

async function makeRows(people: People): Promise<Record<string, string>> {
  const order = await submitHostingOrder(visitor(), hostingOrder({ email: `order-${newId()}@world.test` }));
  const service = await submitServiceRequest(
    visitor(),
    serviceRequest({ email: `service-${newId()}@world.test` }),
  );
  const [owned, pool] = [leadOf(order), leadOf(service)];
  await db.hostingRequest.update({ where: { id: order.requestId }, data: { userId: people.client.id } });
  await db.crmLead.update({
    where: { id: owned },
    data: { assignedToId: people.seller.id, customerId: people.client.id },
  });
  await db.crmLead.update({ where: { id: pool }, data: { assignedToId: null } });
  const { id: node } = await db.cloudNode.create({
    data: { name: `world-${newId()}`, region: 'Paris', cpu: 64, ram: 256, storage: 4_000, state: 'draining' },
  });
  const [server] = await db.$transaction((tx) =>
    planServices(tx, {
      requestId: order.requestId,
      userId: people.client.id,
      size: { cpu: 2, ram: 4, storage: 40 },
      quantity: 1,
      planKey: 'professional',
      domain: null,
      locale: 'fr',
    }),
  );
  const billed = await billedOrder(order.requestId, people.client.id);
  const draftedInvoice = await createInvoiceDraft(await signedIn(people.seller.id), {
    customerId: people.client.id,
    key: newId(),
  });
  const mail = await db.emailMessage.findFirstOrThrow({ select: { id: true } });
  const { id: emailFile } = await db.emailAttachment.create({
    data: {
      emailId: mail.id,
      fileName: `world-${newId()}.pdf`,
      contentType: 'application/pdf',
      content: new Uint8Array([37, 80, 68, 70]),
      sha256: 'world',
    },
  });
  const quotes = await makeQuotes(people.seller.id, owned);
  return {
    ...quotes,
    receipt: order.receiptToken,
    serviceReceipt: service.receiptToken,
    passwordToken: await linkToken(people.client.id, 'set_password'),
    confirmationToken: await linkToken(people.client.id, 'confirm_request', order.requestId),
    request: order.reference,
    requestId: order.requestId,
    lead: owned,
    poolLead: pool,
    user: people.otherClient.id,
    clientId: people.client.id,
    email: mail.id,
    emailFile,
    node,
    service: server?.id ?? '',
    ...billed,
    invoiceDraft: draftedInvoice.id,
    customer: people.client.id,
  };
}

async function signedIn(id: string): Promise<Actor> {
  return actorOf(await db.user.findUniqueOrThrow({ where: { id } }));
}

/** One quote of that lead that is being written, and one in its client's hands. */
async function makeQuotes(sellerId: string, leadId: string): Promise<Record<string, string>> {
  const seller = await signedIn(sellerId);
  await seedSeller();
  const draftQuote = await startQuote(seller, leadId);
  const sent = await sentQuote(seller, leadId);
  const { reference } = await db.quote.findUniqueOrThrow({
    where: { id: sent.quoteId },
    select: { reference: true },
  });
  return {
    draftQuote,
    draftVersion: (await latestVersion(draftQuote)).id,
    quote: sent.quoteId,
    quoteVersion: sent.versionId,
    quoteToken: sent.token,
    quoteReference: reference,
  };
}

/** The order's invoice and subscription; somebody sells here. */
async function billedOrder(requestId: string, userId: string) {
  await seedSeller();
  return db.$transaction(async (tx) => {
    const { buyer, locale, currency, lines, vatRateBp, vatNote, dueDays } = invoiceDraft();
    const common = { requestId, userId, buyer, locale, currency, vatRateBp, vatNote, dueDays };
    const invoice = await issueInvoice(tx, { ...common, sourceKey: `world:${requestId}`, lines });
    const subscription = await startSubscription(tx, {
      ...common,
      cycle: 'monthly',
      commitmentMonths: 0,
      recurringLines: lines,
      startsOn: parisDay(now()),
      firstInvoiceId: invoice.id,
    });
    return { invoice: invoice.number, invoiceId: invoice.id, subscription: subscription.id };
  });
}

function leadOf(placed: { lead: { leadId: string } | null }): string {
  if (!placed.lead) throw new Error('the order made no lead');
  return placed.lead.leadId;
}

async function linkToken(userId: string, purpose: TokenPurpose, hostingRequestId?: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.userToken.create({
    data: { userId, purpose, tokenHash: hashToken(token), expiresAt, hostingRequestId },
  });
  return token;
}

async function sessionCookie(userId: string, role: Role): Promise<string> {
  const session = await db.userSession.create({
    data: { userId, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  const { AUTH_SECRET, APP_URL } = env();
  return encode({
    token: { sub: userId, sid: session.id, role },
    secret: AUTH_SECRET,
    salt: sessionCookieName(APP_URL),
  });
}
