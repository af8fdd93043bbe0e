import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import type { Configuration } from '@/lib/catalog/pricing-input';
import { pricingSchemaOf } from '@/lib/catalog/pricing-schema';
import { currentPriceBook } from '@/lib/catalog/queries';
import { pricingIssues } from '@/lib/catalog/schema';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { DomainError } from '@/lib/errors';
import { couponOfPrice, engineLines } from '@/lib/offers/engine-lines';
import { customerOf, offerPrice } from '@/lib/offers/offer-price';
import { quoteTotals } from '@/lib/offers/totals';
import type { VersionRow } from '@/lib/offers/version-row';
import { vatNow } from '../buyer';
import { endOfDayInParis, storedDay } from '../expiry';
import type { QuoteChange } from '../hints';
import type { SaveDraftInput } from '../schema';
import { findVersion, refuseStale, writeVersion } from './quote-at-hand';
import { engineLineRow, freeLineRow, writeLines } from './write-lines';

type Book = Awaited<ReturnType<typeof currentPriceBook>>;

/**
 * Writes a draft as the editor shows it: its configuration priced anew by the book of today, with the VAT of its client as known now, its free lines, discount,
 * terms and words. Returns the revision it has now. Refuses with `not_found`, `conflict`, `transition` once it was sent, `past_date`,
 * `recurring_without_hosting`, and the fields that the engine refuses.
 */
export async function saveDraft(
  actor: Actor,
  input: SaveDraftInput,
): Promise<QuoteChange & { revision: number }> {
  const book = await currentPriceBook();
  return db.$transaction(async (tx) => {
    const { version: written, quote } = await findVersion(tx, actor, input.versionId);
    const vat = await vatNow(tx, quote.lead.id, book);
    const version = { ...written, ...vat };
    if (version.status !== 'draft') throw new DomainError('transition');
    refuseStale(version, input.revision);
    const expiresAt = endOfDayInParis(input.validUntil);
    if (expiresAt <= now()) throw new DomainError('past_date', { field: 'validUntil' });
    const priced = pricedDraft(version, input, book);
    if (!priced && input.lines.some(({ kind }) => kind === 'recurring'))
      throw new DomainError('recurring_without_hosting', { field: 'lines' });
    const ofEngine = priced ? engineLines(priced.price) : [];
    const lines = [...ofEngine.map(engineLineRow), ...input.lines.map(freeLineRow)];
    const totals = quoteTotals(
      lines.map(({ kind, code = null, netCents, optional = false, selected = true }) => ({
        kind,
        code,
        netCents,
        optional,
        selected,
      })),
      { discountBp: input.discount, vatRateBp: version.vatRateBp },
    );
    await writeLines(tx, version.id, lines);
    await writeVersion(tx, version, {
      ...vat,
      locale: input.language,
      ...(priced && {
        cycle: priced.price.cycle,
        commitmentMonths: priced.price.commitment,
        configuration: priced.configuration as unknown as Prisma.InputJsonObject,
        price: priced.price as unknown as Prisma.InputJsonObject,
        priceBookVersion: book.version,
      }),
      discountBp: input.discount,
      terms: input.terms,
      dueDays: input.dueDays,
      message: input.message ?? null,
      validUntil: storedDay(input.validUntil),
      expiresAt,
      holdCapacity: input.holdCapacity && priced !== null,
      dueNowGrossCents: totals.dueNow.gross,
      periodNetCents: totals.perPeriod.net,
    });
    return { quoteId: quote.id, leadId: quote.lead.id, revision: version.revision + 1 };
  });
}

/** The engine's part, with what the editor changed about it; null where a quote has none. */
function pricedDraft(version: VersionRow, input: SaveDraftInput, book: Book) {
  if (!version.configuration || !version.price) return null;
  const { cycle, commitment, quantity, addons } = input;
  const wished = {
    ...version.configuration,
    ...(cycle && { cycle }),
    ...(commitment !== undefined && { commitment }),
    ...(quantity !== undefined && { quantity }),
    addons,
  };
  const configuration = checked({ ...wished }, version, book);
  return { configuration, price: offerPrice(book, configuration, version, couponOfPrice(version.price)) };
}

function checked(wished: Configuration, version: VersionRow, book: Book): Configuration {
  const parsed = pricingSchemaOf(book).safeParse({ ...wished, customer: customerOf(version) });
  if (!parsed.success) {
    const issues = pricingIssues(parsed.error).map(({ path, code, params }) => ({
      field: path.split('.')[0] ?? 'form',
      code: code.slice('errors.'.length).replaceAll('.', '_'),
      params: { ...params },
    }));
    throw new DomainError('check_fields', { issues });
  }
  const { customer: _, coupon: __, ...configuration } = parsed.data;
  return configuration;
}
