import 'server-only';
import { findPlan, type Plan, type PriceBook } from './price-book';
import { currentPriceBook, listPlans, type PlanRow } from './queries';

/** The plans on sale with their prices: those that are active in the catalogue and have a price in the book. */
export async function soldPlans(): Promise<{ book: PriceBook; plans: { plan: Plan; row: PlanRow }[] }> {
  const [book, rows] = await Promise.all([currentPriceBook(), listPlans()]);
  const plans = rows.flatMap((row) => {
    const plan = findPlan(book, row.code);
    return plan ? [{ plan, row }] : [];
  });
  return { book, plans };
}
