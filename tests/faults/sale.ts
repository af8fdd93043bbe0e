import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parisDay } from '@/lib/billing/days';
import { messagesOf } from '@/lib/i18n/messages';
import { filled, formWith } from '@/lib/simulation/html-form';
import { type PageAnswer, PlainBrowser } from '@/lib/simulation/plain-browser';
import { findAction } from '@/lib/simulation/staff-session';
import type { Checkout } from './checkout';
import { order } from './orders';
import { rowsOf } from './rows';

/** Of the platform and of the commands of the tests: both make the same links. */
export const AUTH_SECRET = 'x'.repeat(40);
export const SELLER = 'seller@cloudnexus.test';
export const ADMIN = 'admin@cloudnexus.test';

const GIVE_UP_MS = 60_000;
const RETRY_MS = 200;

export type Ordered = { requestId: string; email: string };
export type Offered = Ordered & { token: string };

/** The commands of this process write where the platform reads; every order finds a seller. */
export async function openShop(platform: Checkout): Promise<void> {
  process.env.DATABASE_URL = platform.databaseUrl;
  process.env.AUTH_SECRET = AUTH_SECRET;
  await rowsOf(platform.databaseUrl, `UPDATE "User" SET "capacity" = 100000 WHERE "role" = 'SELLER'`);
}

export async function ordered(platform: Checkout, totalCents: number): Promise<Ordered> {
  const { reference, email } = await order(platform.url, totalCents);
  const [request] = await rowsOf<{ id: string }>(
    platform.databaseUrl,
    `SELECT "id" FROM "HostingRequest" WHERE "reference" = $1`,
    [reference],
  );
  return { requestId: request?.id ?? '', email };
}

/** Somebody of the staff, as commands take them. */
export async function actorAt(email: string) {
  const { db } = await import('@/lib/db/client');
  const { actorOf } = await import('@/tests/factories/users');
  return actorOf(await db.user.findUniqueOrThrow({ where: { email } }));
}

/** An order with a quote that its client has in hand, with an option to tick. */
export async function offered(
  platform: Checkout,
  totalCents: number,
  changes: Record<string, string> = {},
): Promise<Offered> {
  const { db } = await import('@/lib/db/client');
  const { freeLine, sentQuote } = await import('@/tests/factories/quotes');
  const order = await ordered(platform, totalCents);
  const lead = await db.crmLead.findUniqueOrThrow({ where: { hostingRequestId: order.requestId } });
  const watch = freeLine({ label: 'Supervision', kind: 'recurring', optional: true, selected: false });
  const lines = JSON.stringify([freeLine(), watch]);
  const { token } = await sentQuote(await actorAt(ADMIN), lead.id, { lines, ...changes });
  return { ...order, token };
}

export type Press<T> = () => Promise<T>;

let visitors = 0;

/** The client's page with all its fields filled in and its total shown: what is left is to press the button. */
export async function signable(
  { url }: { url: string },
  { token }: { token: string },
): Promise<Press<PageAnswer>> {
  visitors += 1;
  const address = `198.18.${100 + (visitors >> 8)}.${visitors % 256}`;
  const browser = new PlainBrowser(url, { address, userAgent: 'Firefox (tests)', language: 'fr' });
  const path = `/quotes/${token}`;
  const page = await browser.open(path);
  const [, option] = /id="option-([\w-]+)"/.exec(page.text) ?? [];
  const signed = (html: string) =>
    filled(formWith(html, 'signerName'), {
      ...{ signerName: 'Claire Fontaine', signerCapacity: 'gérante', terms: 'on' },
      options: option ?? null,
    });
  // Without a script the total is learnt by a first try.
  const form = signed((await browser.submit(path, signed(page.text))).text);
  if (!form.find(([name]) => name === 'shownGrossCents')?.[1]) throw new Error('no total was shown');
  return () => browser.submit(path, form);
}

const { accepted } = messagesOf('fr').offer.state;

/** Presses as a client does whom nobody answers: again, until the page says that it is accepted. */
export function untilAccepted(press: Press<PageAnswer>): Promise<string> {
  return untilSaid(async () => {
    const { status, text } = await press();
    return status === 200 && text.includes(accepted.title) ? text : null;
  });
}

async function untilSaid<T>(ask: () => Promise<T | null>): Promise<T> {
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    const said = await ask().catch(() => null);
    if (said !== null) return said;
    if (Date.now() > end) throw new Error('pressed for a minute without the answer');
    await sleep(RETRY_MS);
  }
}

type Invoice = { id: string; number: string; grossCents: number };

/** The invoice that a request waits for. */
export async function openInvoice(platform: Checkout, requestId: string): Promise<Invoice> {
  const [invoice] = await rowsOf<Invoice>(
    platform.databaseUrl,
    `SELECT "id", "number", "grossCents" FROM "Invoice" WHERE "requestId" = $1 AND "paidCents" < "grossCents"
     ORDER BY "issuedAt" DESC LIMIT 1`,
    [requestId],
  );
  if (!invoice) throw new Error('nothing is left to pay');
  return invoice;
}

/** The dialog of a transfer that came in, filled in: its button does the same however often it is pressed. */
export async function payable(
  staff: PlainBrowser,
  { id, number, grossCents }: Invoice,
): Promise<Press<boolean>> {
  const path = `/en/crm/invoices/${number}`;
  const action = await findAction(staff, (await staff.open(path)).text, 'recordPaymentAction');
  const form = Object.entries({
    invoiceId: id,
    amount: (grossCents / 100).toFixed(2),
    receivedOn: parisDay(new Date()),
    method: 'bank_transfer',
    reference: 'Transfer',
    key: randomUUID(),
  });
  return async () => (await staff.act(path, action, form)).ok;
}

export const untilPaid = (press: Press<boolean>): Promise<true> =>
  untilSaid(async () => (await press()) || null);
