import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { BillingDocumentKind } from '@/lib/db/generated/enums';
import { forbiddenError } from '@/lib/errors';
import { parisDay } from './days';
import { documentNumber } from './issue-document';
import { readBillingSettings } from './settings';
import { USUAL_PREFIXES } from './settings-schema';
import { offersCards } from './stripe/client';

const EVENTS = 10;

/** How documents are made, with the next number of each series and what Stripe told last. Admins only. */
export async function billingSettingsPage(actor: Actor) {
  if (!isAdmin(actor)) throw forbiddenError();
  const [settings, series, events, book] = await Promise.all([
    readBillingSettings(db),
    db.documentSeries.findMany({ take: 10 }),
    db.stripeEvent.findMany({
      orderBy: { receivedAt: 'desc' },
      take: EVENTS,
      select: { id: true, type: true, receivedAt: true, outcome: true },
    }),
    currentPriceBook(),
  ]);
  const year = Number(parisDay(now()).slice(0, 4));
  const numbers = Object.values(BillingDocumentKind).map((kind) => {
    const row = series.find((one) => one.kind === kind);
    const prefix = row?.prefix ?? USUAL_PREFIXES[kind];
    const last = row?.year === year ? row.lastOrdinal : 0;
    return { kind, prefix, next: documentNumber(prefix, year, last + 1) };
  });
  const rates = Object.entries(book.vatRates).map(([country, rate]) => ({ country, rate }));
  return { settings, numbers, events, rates, priceBookVersion: book.version, cards: offersCards() };
}

export type BillingSettingsPage = Awaited<ReturnType<typeof billingSettingsPage>>;
