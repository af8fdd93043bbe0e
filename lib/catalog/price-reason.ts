import { fill, fillPlural } from '@/lib/i18n/fill';
import type { PriceLine } from './price-quote';
import type { PriceWords } from './price-words';

type Trace = PriceLine['trace'];

/** “× 2 servers × 12 months”, and nothing for one server and one month. */
function times(trace: Trace, { locale, labels }: PriceWords): string {
  const quantity = 'quantity' in trace ? trace.quantity : 1;
  const months = 'months' in trace ? trace.months : 1;
  const servers = quantity > 1 ? ` × ${fillPlural(locale, labels.servers, quantity)}` : '';
  return months > 1 ? `${servers} × ${fillPlural(locale, labels.months, months)}` : servers;
}

function coupon(periods: number | null, reason: string, { locale, labels }: PriceWords): string {
  if (periods === null) return reason;
  return `${reason}. ${fillPlural(locale, labels.reasons.coupon_periods, periods)}`;
}

function ruleInWords(trace: Trace, words: PriceWords): string {
  const { money, count, rate } = words;
  const { reasons } = words.labels;
  switch (trace.rule) {
    case 'plan.monthly':
    case 'addon.flat':
      return fill(reasons.plan, { price: money(trace.unitCents) });
    case 'resource.unit':
      return fill(reasons.unit, { units: count(trace.units), price: money(trace.unitCents) });
    case 'resource.bands': {
      const bands = trace.bands.map((band) =>
        fill(reasons.band, { units: count(band.units), price: money(band.unitCents) }),
      );
      return fill(reasons.bands, { bands: bands.length > 1 ? `(${bands.join(' + ')})` : bands.join('') });
    }
    case 'addon.share': {
      const template = trace.minimumApplied ? reasons.share_minimum : reasons.share;
      const { basisPoints, baseCents, minimumCents } = trace;
      return fill(template, {
        rate: rate(basisPoints),
        base: money(baseCents),
        minimum: money(minimumCents),
      });
    }
    case 'addon.storage':
      return fill(trace.units > 0 ? reasons.storage_more : reasons.storage, {
        price: money(trace.unitCents),
        units: count(trace.units),
        included: count(trace.includedGb),
        unit: money(trace.perGbCents),
      });
    case 'discount': {
      const parts = trace.parts.map(({ source, basisPoints }) =>
        fill(reasons.parts[source], { rate: rate(basisPoints) }),
      );
      const figures = { rate: rate(trace.basisPoints), base: money(trace.baseCents) };
      return fill(reasons.discount, { ...figures, parts: parts.join(', ') });
    }
    case 'coupon.rate': {
      const figures = { rate: rate(trace.basisPoints), base: money(trace.baseCents) };
      return coupon(trace.periods, fill(reasons.coupon_rate, figures), words);
    }
    case 'coupon.amount': {
      const figures = { amount: money(trace.amountCents), base: money(trace.baseCents) };
      return coupon(trace.periods, fill(reasons.coupon_amount, figures), words);
    }
    case 'setup':
      return fill(reasons.setup, { price: money(trace.unitCents) });
    case 'domain.year':
      return fill(reasons.domain, { price: money(trace.unitCents), tld: `.${trace.tld}` });
  }
}

/** Why a line costs what it costs, in one or two sentences: the calculation, the rounding, the price list. */
export function priceReason({ trace }: PriceLine, words: PriceWords): string[] {
  const { reasons } = words.labels;
  const sentences = [ruleInWords(trace, words) + times(trace, words)];
  if (trace.rounding !== 'exact') sentences.push(reasons.rounded);
  return [...sentences, fill(reasons.version, { version: trace.priceBookVersion })];
}
