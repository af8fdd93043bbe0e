import { buttonStyle } from '@/components/ui/button-style';
import { planPrices } from '@/lib/catalog/plan-prices';
import type { Plan, PriceBook } from '@/lib/catalog/price-book';
import type { PlanRow } from '@/lib/catalog/queries';
import { fill } from '@/lib/i18n/fill';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';
import { type HostingLabels, planFeatures, planWords, resourceWords } from './plan-facts';

type Props = {
  plan: Plan;
  row: PlanRow;
  book: PriceBook;
  labels: HostingLabels;
  locale: AppLocale;
};

/**
 * One plan with both its prices: the radio of the cycle switch, somewhere above under `group/plans`, chooses by CSS
 * which one shows, so the switch needs no JavaScript.
 */
export function PlanCard({ plan, row, book, labels, locale }: Props) {
  const { name, purpose } = planWords(row, labels);
  const custom = plan.resources === null;
  const href = (cycle: string) =>
    `${localePath(locale, '/hosting/order')}?plan=${plan.code}${cycle === 'yearly' ? '&cycle=yearly' : ''}`;
  const action = custom ? labels.configure : fill(labels.choose, { plan: name });
  const style = `${buttonStyle(plan.code === 'professional' ? 'primary' : 'secondary')} mt-5 w-full`;
  return (
    <article className="flex flex-col rounded-lg border border-line bg-surface p-5">
      <h3 className="text-md font-semibold">{name}</h3>
      <p className="mt-0.5 text-sm sm:min-h-10 text-ink-muted">{purpose}</p>
      <PlanPrice plan={plan} book={book} labels={labels} locale={locale} />
      <div className="group-has-[[value=yearly]:checked]/plans:hidden">
        <a href={href('monthly')} className={style}>
          {action}
        </a>
      </div>
      <div className="hidden group-has-[[value=yearly]:checked]/plans:block">
        <a href={href('yearly')} className={style}>
          {action}
        </a>
      </div>
      <ul className="mt-5 space-y-1.5 border-t border-line pt-4 text-sm">
        {resourceWords(plan, book, labels, locale).map((words) => (
          <li key={words} className="tabular font-medium">
            {words}
          </li>
        ))}
        {planFeatures(row, labels).map(({ key, label }) => (
          <li key={key} className="flex items-start gap-2 text-ink-muted">
            <CheckMark />
            {label}
          </li>
        ))}
      </ul>
    </article>
  );
}

function PlanPrice({ plan, book, labels, locale }: Omit<Props, 'row'>) {
  const prices = planPrices(book, plan);
  const money = (cents: number) => formatMoney(cents, book.currency, locale);
  const from = plan.resources === null && <span className="text-xs text-ink-muted">{labels.from} </span>;
  const setup = (cents: number) =>
    cents === 0 ? labels.setup_none : fill(labels.setup, { price: money(cents) });
  return (
    <div className="mt-4">
      <div className="group-has-[[value=yearly]:checked]/plans:hidden">
        <p>
          {from}
          <span className="tabular text-xl font-semibold">{money(prices.netCents.monthly)}</span>{' '}
          <span className="text-xs text-ink-muted">{labels.per_month}</span>
        </p>
        <p className="tabular mt-1 text-xs text-ink-muted">
          {fill(labels.month_hint, { price: money(prices.yearlySavingCents) })}
        </p>
        <p className="tabular mt-0.5 text-xs text-ink-muted">{setup(prices.setupCents.monthly)}</p>
      </div>
      <div className="hidden group-has-[[value=yearly]:checked]/plans:block">
        <p>
          {from}
          <span className="tabular text-xl font-semibold">{money(prices.netCents.yearly)}</span>{' '}
          <span className="text-xs text-ink-muted">{labels.per_year}</span>
        </p>
        <p className="tabular mt-1 text-xs font-medium text-success">
          {fill(labels.year_saves, { price: money(prices.yearlySavingCents) })}
        </p>
        <p className="tabular mt-0.5 text-xs text-ink-muted">
          {fill(labels.month_equivalent, { price: money(prices.yearlyPerMonthCents) })} ·{' '}
          {setup(prices.setupCents.yearly)}
        </p>
      </div>
    </div>
  );
}

export function CheckMark({ className = 'mt-0.5' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className={`size-4 shrink-0 text-module ${className}`}>
      <path d="m3.5 8.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
