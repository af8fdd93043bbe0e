import { planWords, resourceWords } from '@/components/catalog/plan-facts';
import { planPrices } from '@/lib/catalog/plan-prices';
import type { Plan, PriceBook } from '@/lib/catalog/price-book';
import type { PlanRow } from '@/lib/catalog/queries';
import { fill, formatRate } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';

type Props = {
  book: PriceBook;
  plans: { plan: Plan; row: PlanRow }[];
  locale: AppLocale;
  hosting: Messages['hosting'];
  labels: Messages['home']['plans'];
};

/** The plans in one line each, straight into the order. */
export function PlanTeaser({ book, plans, locale, hosting, labels }: Props) {
  const yearly = book.discounts.commitment.find(({ months }) => months === book.yearlyMinimumCommitment);
  const rate = formatRate(locale, book.discounts.cycle.yearly + (yearly?.basisPoints ?? 0));
  return (
    <section className="mt-16">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-lg font-semibold">{labels.title}</h2>
        <p className="text-ink-muted">{fill(labels.lead, { rate })}</p>
      </div>
      <ul className="mt-5 grid overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 sm:gap-px lg:grid-cols-4">
        {plans.map(({ plan, row }) => {
          const price = formatMoney(planPrices(book, plan).netCents.monthly, book.currency, locale);
          const words = planWords(row, hosting);
          return (
            <li
              key={plan.code}
              className="relative bg-surface p-5 not-first:border-t not-first:border-line hover:bg-canvas sm:not-first:border-t-0"
            >
              <h3 className="font-semibold">
                <a
                  href={`${localePath(locale, '/hosting/order')}?plan=${plan.code}`}
                  className="after:absolute after:inset-0"
                >
                  {words.name}
                </a>
              </h3>
              <p className="tabular mt-2 text-lg font-semibold">
                {plan.resources === null ? fill(labels.from, { price }) : price}{' '}
                <span className="text-xs font-normal text-ink-muted">{hosting.per_month}</span>
              </p>
              <p className="mt-2 text-sm text-ink-muted">
                {plan.resources === null
                  ? words.purpose
                  : resourceWords(plan, book, hosting, locale).slice(0, 3).join(', ')}
              </p>
            </li>
          );
        })}
      </ul>
      <p className="mt-4">
        <a
          href={localePath(locale, '/hosting')}
          className="tap font-medium text-module underline-offset-2 hover:underline"
        >
          {labels.all}
        </a>
      </p>
    </section>
  );
}
