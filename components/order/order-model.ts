import type { PriceBook } from '@/lib/catalog/price-book';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { FieldErrors } from '@/lib/form-state';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import type { OrderField, OrderValues } from '@/lib/orders/draft';
import type { CheckWords } from './field-checks';

export type OrderLabels = Omit<Messages['order'], 'meta' | 'received'>;

/** A plan as the form shows it; its words come from the server, its prices from the book. */
export type PlanChoice = { code: string; name: string; contents: string };

export type Country = { code: string; name: string };

/** What the page hands to the form. */
export type OrderPage = {
  locale: AppLocale;
  book: PriceBook;
  plans: PlanChoice[];
  countries: Country[];
  /** Add-on code → what it does. */
  addonHints: Record<string, string>;
  /** Words for a quantity of a resource, with its unit. */
  unitWords: Messages['hosting']['resources'];
  labels: OrderLabels;
  checks: CheckWords;
  optional: string;
};

/** What each step of the form reads and changes. */
export type OrderModel = OrderPage & {
  values: OrderValues;
  quote: PriceQuote;
  errors: FieldErrors;
  money: (cents: number) => string;
  set: (field: OrderField, value: string) => void;
  setPlan: (code: string) => void;
  setAddon: (code: string, chosen: boolean) => void;
  settleUnits: () => void;
};

export const STEPS = ['plan', 'configuration', 'domain', 'options', 'term', 'details', 'review'] as const;
export type Step = (typeof STEPS)[number];
