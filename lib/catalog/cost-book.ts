import { z } from 'zod';
import { roundHalfAwayFromZero, shareOf, toSafeCents } from '../money';
import { RESOURCE_KEYS, type Resources } from './price-book';
import type { PriceQuote } from './price-quote';

const cents = z.int().min(0).max(1_000_000);
const share = z.int().min(0).max(10_000);

/** One version of what the catalogue costs us: cents a month by unit of one server, shares of a price in basis points. */
export const costBookSchema = z.strictObject({
  version: z.int().min(1),
  unitCents: z.strictObject({ vcpu: cents, ramGb: cents, storageGb: cents, bandwidthTb: cents }),
  addonShareBp: z.record(z.string(), share),
});

export type CostBook = z.infer<typeof costBookSchema>;

export type Costed = { resources: Resources; quantity: number; price: Pick<PriceQuote, 'cycle' | 'lines'> };

/** What the servers of a configuration cost us a month, add-ons included, in cents. */
export function monthlyCostCents(costs: CostBook, { resources, quantity, price }: Costed): number {
  const server = RESOURCE_KEYS.reduce((sum, key) => sum + resources[key] * costs.unitCents[key], 0);
  const addons = price.lines
    .filter(({ code }) => code.startsWith('addon.'))
    .reduce(
      (sum, { code, amount }) => sum + shareOf(amount, costs.addonShareBp[code.slice('addon.'.length)] ?? 0),
      0,
    );
  return server * quantity + perMonth(addons, price.cycle);
}

/** An amount of a period as one of a month, rounded once. */
export function perMonth(amountCents: number, cycle: PriceQuote['cycle']): number {
  if (cycle === 'monthly') return amountCents;
  return toSafeCents(roundHalfAwayFromZero(BigInt(amountCents), 12n));
}
