import 'server-only';
import { addMonths, type Day } from '@/lib/billing/days';
import type { DraftLine } from '@/lib/billing/draft';
import { MONTHS_OF, type RecurringLine } from '@/lib/billing/start-subscription';
import type { InvoiceLineKind } from '@/lib/db/generated/enums';
import { fill, formatRate } from '@/lib/i18n/fill';
import { couponPeriodsOf } from '@/lib/offers/engine-lines';
import { documentWords } from '@/lib/offers/line-words';
import type { OfferLine } from '@/lib/offers/offer';
import { isTaken, type QuoteTotals } from '@/lib/offers/totals';
import type { VersionRow } from '@/lib/offers/version-row';

const DOMAIN_MONTHS = 12;
const REDUCTIONS = ['discount', 'coupon'];

/**
 * What was sold as billing takes it: the lines of the first invoice, and those that come again. The seller's discount is
 * counted as it will be once a coupon has ended; the coupon's own line makes up the difference while it holds, so that
 * the lines of every period add up to what the quote promised.
 */
export function saleLines(version: VersionRow, totals: QuoteTotals, startsOn: Day) {
  const { locale, discountBp } = version;
  const { label, messages } = documentWords(version, locale);
  const taken = version.lines.filter(isTaken);
  const asLine = (line: OfferLine, netCents = line.netCents): RecurringLine => ({
    kind: kindOf(line),
    description: label(line),
    detail: line.detail,
    quantity: line.quantity,
    unitNetCents: line.quantity === 1 ? netCents : line.unitNetCents,
    netCents,
  });
  const discount = (netCents: number): RecurringLine[] =>
    netCents === 0
      ? []
      : [
          {
            kind: 'discount',
            description: fill(messages.offer.discount_line, { rate: formatRate(locale, discountBp) }),
            quantity: 1,
            unitNetCents: netCents,
            netCents,
          },
        ];
  const recurring = taken.filter(({ kind }) => kind === 'recurring');
  const once = taken.filter(({ kind }) => kind === 'once');
  const coupon = recurring.find(({ code }) => code === 'coupon');
  const couponPeriods = coupon ? couponPeriodsOf(coupon.trace) : undefined;
  const plain = recurring.filter((line) => line !== coupon || typeof couponPeriods !== 'number');
  const later = totals.afterCoupon?.net ?? totals.perPeriod.net;
  const lasting = [
    ...plain.map((line) => asLine(line)),
    ...discount(later - plain.reduce((sum, { netCents }) => sum + netCents, 0)),
  ];
  const ending =
    coupon && typeof couponPeriods === 'number'
      ? [{ ...asLine(coupon, totals.perPeriod.net - later), periods: couponPeriods }]
      : [];
  const periodic = [...lasting, ...ending];
  const period = { periodStart: startsOn, periodEnd: addMonths(startsOn, MONTHS_OF[version.cycle]) };
  const first: DraftLine[] = [
    ...periodic.map(({ periods: _, everyMonths: __, ...line }) => ({ ...line, ...period })),
    ...once.map((line) => asLine(line)),
    ...discount(totals.onceDiscount),
  ];
  const yearly = once
    .filter(({ code }) => code === 'domain')
    .map((line) => ({ ...asLine(line), everyMonths: DOMAIN_MONTHS }));
  return { first, recurring: periodic.length > 0 ? [...periodic, ...yearly] : [] };
}

function kindOf({ code, kind }: OfferLine): InvoiceLineKind {
  if (code !== null && REDUCTIONS.includes(code)) return 'discount';
  return kind === 'recurring' ? 'recurring' : 'once';
}
