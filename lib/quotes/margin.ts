import { type CostBook, monthlyCostCents, perMonth } from '@/lib/catalog/cost-book';
import type { Resources } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { shareOf } from '@/lib/money';

/** Cents a month, without VAT; `marginBp` is null when nothing comes in. */
export type Margin = {
  revenueCents: number;
  costCents: number;
  marginCents: number;
  marginBp: number | null;
};

type Offered = {
  price: Pick<PriceQuote, 'cycle' | 'lines'>;
  resources: Resources;
  quantity: number;
  discountBp: number;
};

/** What is left a month of the hosting of a quote, after the seller's discount, against what it costs us. Free lines do not count. */
export function marginOf(costs: CostBook, { price, resources, quantity, discountBp }: Offered): Margin {
  const net = price.lines.reduce((sum, { amount }) => sum + amount, 0);
  const revenueCents = perMonth(net - shareOf(net, discountBp), price.cycle);
  const costCents = monthlyCostCents(costs, { resources, quantity, price });
  const marginCents = revenueCents - costCents;
  const marginBp = revenueCents === 0 ? null : Math.round((marginCents * 10_000) / revenueCents);
  return { revenueCents, costCents, marginCents, marginBp };
}
