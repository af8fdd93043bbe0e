import 'server-only';
import { currentPriceBook, listPlans } from './queries';

/** The catalogue as the documented JSON: the price book valid now, its plans with their names and features. */
export async function catalogueJson() {
  const [book, rows] = await Promise.all([currentPriceBook(), listPlans()]);
  const { version, plans, ...prices } = book;
  return {
    priceBookVersion: version,
    ...prices,
    // Both must agree: a plan without a price, or no longer on sale, cannot be ordered.
    plans: rows.flatMap(({ code, name, description, features }) => {
      const plan = plans.find((priced) => priced.code === code);
      return plan ? [{ ...plan, name, description, features }] : [];
    }),
  };
}
