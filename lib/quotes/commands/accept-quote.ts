import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { currentPriceBook, priceBookOf } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import { enqueueJob } from '@/lib/jobs/enqueue';
import { advanceLead, awaitLeadColumn } from '@/lib/leads/commands/advance-lead';
import { enqueueEmail } from '@/lib/messaging/enqueue-email';
import { formatMoney } from '@/lib/money';
import { couponOfPrice, engineLines } from '@/lib/offers/engine-lines';
import { offerTotals } from '@/lib/offers/offer';
import { offerPrice } from '@/lib/offers/offer-price';
import type { QuoteTotals } from '@/lib/offers/totals';
import type { VersionRow } from '@/lib/offers/version-row';
import { tellingOfFullCloud } from '@/lib/orders/request-capacity';
import type { PulseEventType } from '@/lib/pulse/event-types';
import { publish } from '@/lib/realtime/publish';
import { agreementOf, TERMS_VERSION } from '../agreement';
import { type QuoteChange, quoteHints } from '../hints';
import type { AcceptQuoteInput } from '../schema';
import { refuseClosed } from './decline-quote';
import { findOffered } from './find-offered';
import { fulfilSale } from './fulfil-sale';
import {
  lockVersion,
  type QuoteAtHand,
  seenByClient,
  type VersionAtHand,
  writeVersion,
} from './quote-at-hand';
import { linkEnd } from './quote-link';
import { recordQuoteEvent, tellSeller } from './record-event';
import { supersede } from './send-quote';

/** From where it was accepted, as the front door knows it, and who was signed in there. */
export type Signatory = { ip: string; userAgent: string | null; actor?: Actor | null };

export type AcceptedQuote = QuoteChange & { reference: string; repeated: boolean };

/** Patience when many press at once: whoever waits holds a form that is sent, and is served in turn. */
const QUEUE = { maxWait: 30_000, timeout: 30_000 };

/**
 * The client says yes. One transaction checks it all again and does it all: freezes the version with its proof, wins
 * the lead, takes the request up with its places, plans its services, issues the invoice and begins the subscription.
 * Said again it is the same yes. Refuses with what `findOffered` and `refuseClosed` say, `quote_total_to_confirm` and
 * `quote_total_changed` when another total was shown, `quote_price_book`, `quote_no_capacity` and what billing refuses.
 */
export async function acceptQuote(from: Signatory, input: AcceptQuoteInput): Promise<AcceptedQuote> {
  try {
    return await tellingOfFullCloud(() => db.$transaction((tx) => accept(tx, from, input), QUEUE));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'no_capacity') throw error;
    await tellOfNoPlace(from, input);
    throw new DomainError('quote_no_capacity');
  }
}

async function accept(tx: Db, from: Signatory, input: AcceptQuoteInput): Promise<AcceptedQuote> {
  // As whoever moves a lead: the column first, so that nobody waits for each other in a circle.
  await awaitLeadColumn(tx, 'won');
  const { versionId } = await findOffered(tx, input, from.actor);
  const found = await lockVersion(tx, versionId);
  const { quote } = found;
  const change = { ...seenByClient(quote), reference: quote.reference };
  if (found.version.status === 'accepted') return { ...change, repeated: true };
  refuseClosed(found.version);
  await refuseOtherPrice(found.version);
  const version = await withChoice(tx, found.version, input.options);
  const totals = offerTotals(version.lines, version);
  refuseUnseenTotal(version, totals, input.shownGrossCents);
  await giveUpDraft(tx, quote);
  const acceptedAt = now();
  const sale = await fulfilSale(tx, { version, quote, totals, acceptedAt });
  await writeProof(
    tx,
    { version, quote },
    totals,
    { ...placeOf(from, input), ...signatureOf(input), acceptedAt },
    sale.number,
  );
  await writeVersion(tx, version, {
    status: 'accepted',
    closedAt: acceptedAt,
    dueNowGrossCents: totals.dueNow.gross,
    periodNetCents: totals.perPeriod.net,
  });
  await tx.quoteLink.updateMany({
    where: { versionId, revokedAt: null },
    data: { expiresAt: linkEnd(acceptedAt) },
  });
  if (sale.userId)
    await tx.crmLead.updateMany({
      where: { id: quote.lead.id, customerId: null },
      data: { customerId: sale.userId },
    });
  await enqueueJob(tx, 'file_contract', { versionId }, { key: `contract:${versionId}` });
  await enqueueEmail(tx, {
    template: 'quote_accepted',
    props: { versionId },
    to: version.buyerEmail,
    userId: sale.userId ?? undefined,
    locale: version.locale,
    dedupeKey: `quote_accepted:${versionId}`,
  });
  const { number } = version;
  const data = { name: input.signerName, valueCents: sale.firstYearCents };
  await recordQuoteEvent(tx, null, quote, { event: 'accepted', number, data, pulse: 'quote.accepted' });
  const leadMoved = await advanceLead(tx, null, quote.lead, {
    to: 'won',
    valueCents: sale.firstYearCents,
    reference: quote.reference,
  });
  const notice = { kind: 'quote_accepted', quote, data: { name: input.signerName } };
  const notified = await tellSeller(tx, null, notice);
  const pulse: PulseEventType[] = ['quote.accepted', ...(leadMoved ? (['lead.won'] as const) : [])];
  return {
    ...change,
    clientId: quote.lead.customerId ?? sale.userId,
    repeated: false,
    leadMoved,
    pulse,
    notified,
  };
}

/** The price list it was made with must still say what the client reads. */
async function refuseOtherPrice({ priceBookVersion, configuration, price, lines, ...version }: VersionRow) {
  if (priceBookVersion === null || !configuration || !price) return;
  const book = (await currentOf(priceBookVersion)) ?? null;
  const again = book && offerPrice(book, configuration, version, couponOfPrice(price));
  const promised = lines.filter(({ code }) => code !== null);
  const computed = again ? engineLines(again) : [];
  const same =
    computed.length === promised.length &&
    computed.every(
      ({ code, netCents }, index) => promised[index]?.code === code && promised[index]?.netCents === netCents,
    );
  if (!same) throw new DomainError('quote_price_book');
}

async function currentOf(version: number) {
  const current = await currentPriceBook();
  return current.version === version ? current : priceBookOf(version);
}

/** Ticks the options as the client did. Refuses with `conflict` one that the version does not have. */
async function withChoice(tx: Db, version: VersionRow, options: readonly string[]): Promise<VersionRow> {
  const chosen = new Set(options);
  const optional = version.lines.filter(({ optional }) => optional);
  if (options.some((id) => !optional.some((line) => line.id === id))) throw new DomainError('conflict');
  const changed = optional.filter(({ id, selected }) => selected !== chosen.has(id));
  for (const { id, selected } of changed)
    await tx.quoteLine.update({ where: { id }, data: { selected: !selected }, select: { id: true } });
  return {
    ...version,
    lines: version.lines.map((line) => (line.optional ? { ...line, selected: chosen.has(line.id) } : line)),
  };
}

/** What is agreed is what was shown: without JavaScript the page learns its total by this refusal. */
function refuseUnseenTotal(version: VersionRow, { dueNow }: QuoteTotals, shown: number | undefined): void {
  if (shown === dueNow.gross) return;
  const total = formatMoney(dueNow.gross, version.currency, version.locale);
  throw new DomainError(shown === undefined ? 'quote_total_to_confirm' : 'quote_total_changed', {
    params: { total },
    values: { shownGrossCents: String(dueNow.gross) },
  });
}

/** The account counts for who comes without the link: that alone is what let them in. */
function placeOf({ ip, userAgent, actor }: Signatory, { token }: AcceptQuoteInput) {
  return { ip, userAgent, account: token ? null : (actor?.id ?? null) };
}

function signatureOf({ signerName, signerCapacity, drawn }: AcceptQuoteInput) {
  return drawn
    ? { signerName, signerCapacity, signatureKind: 'drawn' as const, signature: drawn }
    : { signerName, signerCapacity, signatureKind: 'typed' as const, signature: signerName };
}

/** What somebody was writing meanwhile is not needed any more. */
async function giveUpDraft(tx: Db, quote: QuoteAtHand): Promise<void> {
  const draft = await tx.quoteVersion.findFirst({
    where: { quoteId: quote.id, status: 'draft' },
    select: { id: true },
  });
  if (draft) await supersede(tx, await lockVersion(tx, draft.id));
}

type Signed = Parameters<typeof agreementOf>[2];

async function writeProof(
  tx: Db,
  { version, quote }: VersionAtHand,
  totals: QuoteTotals,
  { account, ...signed }: Omit<Signed, 'reference' | 'signatureKind'> & { signatureKind: 'typed' | 'drawn' },
  invoiceNumber: string | null,
): Promise<void> {
  const { text, sha256 } = agreementOf(version, totals, { ...signed, account, reference: quote.reference });
  await tx.quoteAcceptance.create({
    data: {
      id: newId(),
      quoteId: quote.id,
      versionId: version.id,
      ...signed,
      termsVersion: TERMS_VERSION,
      document: text,
      documentSha256: sha256,
      dueNowNetCents: totals.dueNow.net,
      dueNowVatCents: totals.dueNow.vat,
      dueNowGrossCents: totals.dueNow.gross,
      periodNetCents: totals.perPeriod.net,
      invoiceNumber,
    },
    select: { id: true },
  });
}

/** Somebody wanted to sign and could not: the seller has to know at once. */
async function tellOfNoPlace(from: Signatory, input: AcceptQuoteInput): Promise<void> {
  const change = await db.$transaction(async (tx): Promise<QuoteChange> => {
    const { versionId } = await findOffered(tx, input, from.actor);
    const { quote } = await lockVersion(tx, versionId);
    const notified = await tellSeller(tx, null, { kind: 'quote_no_capacity', quote });
    return { quoteId: quote.id, leadId: quote.lead.id, notified };
  });
  await publish(quoteHints(change));
}
