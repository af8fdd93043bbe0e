import 'server-only';
import type Stripe from 'stripe';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { DomainError, notFoundError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { balanceOf } from '../balance';
import { visibleInvoices } from '../policy';
import { stripeClient } from './client';

const LIFETIME_MS = 60 * 60_000;
/** A page that is about to close is not handed out. */
const LEFT_MS = 10 * 60_000;

/**
 * The address of Stripe's page for what is left to pay of an invoice; asked again soon, the same page. Pages that were
 * opened for another amount are closed. Refuses with not_found, nothing_to_pay, and card_unavailable while Stripe does
 * not answer.
 */
export async function openCheckout(actor: Actor, number: string, path: string): Promise<string> {
  const stripe = stripeClient();
  if (!stripe) throw new DomainError('card_unavailable');
  const invoice = await db.invoice.findFirst({
    where: { AND: [visibleInvoices(actor), { number, kind: 'invoice', issuedAt: { not: null } }] },
  });
  if (!invoice) throw notFoundError();
  const amountCents = balanceOf(invoice);
  if (amountCents <= 0) throw new DomainError('nothing_to_pay');
  const at = now().getTime();
  const pages = await db.stripeCheckout.findMany({
    where: { invoiceId: invoice.id, expiresAt: { gt: new Date(at + LEFT_MS) } },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
  const known = pages.find((page) => page.amountCents === amountCents);
  if (known) return known.url;
  for (const page of pages) await closePage(stripe, page.id);
  // On the hour, so that the same question asked twice at once is the same to Stripe.
  const expiresAt = new Date((Math.floor(at / LIFETIME_MS) + 2) * LIFETIME_MS);
  const session = await createSession(stripe, { ...invoice, number, amountCents, expiresAt, path });
  if (!session.url) throw new DomainError('card_unavailable');
  const { id, url } = session;
  const row = { id, invoiceId: invoice.id, amountCents, currency: invoice.currency, url, expiresAt };
  await db.stripeCheckout.createMany({ data: [{ ...row, createdAt: now() }], skipDuplicates: true });
  return url;
}

type Wanted = {
  id: string;
  number: string;
  amountCents: number;
  currency: string;
  buyerEmail: string;
  locale: 'fr' | 'en';
  paidCents: number;
  expiresAt: Date;
  path: string;
};

async function createSession(stripe: Stripe, wanted: Wanted): Promise<Stripe.Checkout.Session> {
  const { id, number, amountCents, currency, buyerEmail, locale, paidCents, expiresAt, path } = wanted;
  const back = `${env().APP_URL.replace(/\/$/, '')}${path}`;
  const metadata = { invoiceId: id, number };
  const product = { name: locale === 'fr' ? `Facture ${number}` : `Invoice ${number}` };
  const price = { currency: currency.toLowerCase(), unit_amount: amountCents, product_data: product };
  try {
    return await stripe.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: id,
        customer_email: buyerEmail,
        locale,
        metadata,
        payment_intent_data: { metadata, description: number },
        line_items: [{ quantity: 1, price_data: price }],
        success_url: `${back}?card=done`,
        cancel_url: `${back}?card=back`,
        expires_at: expiresAt.getTime() / 1000,
      },
      { idempotencyKey: `checkout:${id}:${amountCents}:${paidCents}:${expiresAt.getTime()}` },
    );
  } catch (error) {
    logger.error({ err: error, invoice: number }, 'Stripe opened no page');
    throw new DomainError('card_unavailable');
  }
}

/** Best effort: what is paid there all the same is kept, and owed to the client. */
async function closePage(stripe: Stripe, id: string): Promise<void> {
  try {
    await stripe.checkout.sessions.expire(id);
  } catch (error) {
    logger.warn({ err: error, session: id }, 'a page at Stripe stays open');
  }
}
