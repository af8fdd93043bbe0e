import type { Addon, PriceBook } from './price-book';
import type { PriceLine } from './price-quote';
import { PricingRefusal } from './pricing-input';
import { exactMonthly, type Period, periodLine } from './pricing-lines';
import type { PricedServer } from './pricing-resources';

function addonLine(book: PriceBook, addon: Addon, server: PricedServer, period: Period): PriceLine {
  const code = `addon.${addon.code}`;
  switch (addon.rule) {
    case 'flat':
      return periodLine(book, code, exactMonthly(addon.monthlyCents), period, {
        rule: 'addon.flat',
        unitCents: addon.monthlyCents,
        ...period,
      });
    case 'share': {
      const share = BigInt(server.monthlyCents) * BigInt(addon.basisPoints);
      const minimum = exactMonthly(addon.minimumCents);
      const minimumApplied = share < minimum;
      return periodLine(book, code, minimumApplied ? minimum : share, period, {
        rule: 'addon.share',
        basisPoints: addon.basisPoints,
        baseCents: server.monthlyCents,
        minimumCents: addon.minimumCents,
        minimumApplied,
        ...period,
      });
    }
    case 'storage': {
      const units = Math.max(0, server.storageGb - addon.includedGb);
      return periodLine(book, code, exactMonthly(addon.monthlyCents + units * addon.perGbCents), period, {
        rule: 'addon.storage',
        unitCents: addon.monthlyCents,
        includedGb: addon.includedGb,
        units,
        perGbCents: addon.perGbCents,
        ...period,
      });
    }
  }
}

/** The add-on lines in the book's order, zero lines left out. Throws PricingRefusal on an add-on that is not sold. */
export function addonLines(
  book: PriceBook,
  codes: readonly string[],
  server: PricedServer,
  period: Period,
): PriceLine[] {
  const sold = new Set(book.addons.map(({ code }) => code));
  for (const [index, code] of codes.entries()) {
    if (!sold.has(code)) throw new PricingRefusal('errors.choice', `addons.${index}`);
  }
  return book.addons
    .filter(({ code }) => codes.includes(code))
    .map((addon) => addonLine(book, addon, server, period))
    .filter(({ amount }) => amount !== 0);
}
