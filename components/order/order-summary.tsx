import { PriceBreakdown } from '@/components/catalog/price-breakdown';
import { buttonStyle } from '@/components/ui/button-style';
import { checkDomain } from '@/lib/catalog/domain-name';
import { isEuCountry } from '@/lib/catalog/vat';
import { fill } from '@/lib/i18n/fill';
import { addressOfValues } from '@/lib/orders/draft';
import { ChevronUpIcon } from './icons';
import type { OrderModel } from './order-model';

/** The price beside the form; it stays in view while the choices scroll. */
export function OrderSummary({ order }: { order: OrderModel }) {
  const { labels } = order;
  return (
    <aside aria-labelledby="price-title" className="hidden lg:block">
      <div className="sticky top-20 max-h-[calc(100dvh-6rem)] overflow-y-auto rounded-lg border border-line bg-surface p-5">
        <h2 id="price-title" className="mb-3 text-md font-semibold">
          {labels.price.title}
        </h2>
        <Details order={order} />
        <a href="#review" className={`${buttonStyle('secondary')} mt-4 w-full`}>
          {labels.summary.review}
        </a>
      </div>
    </aside>
  );
}

/** The same on a phone: the total at the bottom of the screen, its lines one tap away. */
export function OrderBar({ order }: { order: OrderModel }) {
  const { labels, money, quote } = order;
  const later = quote.cycle === 'yearly' ? labels.summary.then_yearly : labels.summary.then_monthly;
  return (
    <div
      data-bottom-bar
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-floating lg:hidden"
    >
      <details className="group/bar">
        <summary
          title={labels.summary.details}
          className="flex min-h-16 list-none items-center gap-3 py-2 pr-40 pl-4 [&::-webkit-details-marker]:hidden"
        >
          <ChevronUpIcon className="size-4 shrink-0 text-ink-muted transition-transform group-open/bar:rotate-180" />
          <span className="min-w-0">
            <span className="sr-only">{labels.summary.details}, </span>
            <span className="block text-xs text-ink-muted">{labels.summary.now}</span>
            <span className="tabular block text-md font-semibold">{money(quote.dueNow.gross)}</span>
            <span className="tabular block text-xs text-ink-muted">
              {fill(later, { price: money(quote.perPeriod.gross) })}
            </span>
          </span>
        </summary>
        <div className="max-h-[60dvh] overflow-y-auto border-t border-line px-4 py-3">
          <Details order={order} />
        </div>
      </details>
      <a href="#review" className={`${buttonStyle('primary')} absolute top-4 right-4`}>
        {labels.review.short}
      </a>
    </div>
  );
}

function Details({ order }: { order: OrderModel }) {
  const { book, labels, locale, plans, quote, values } = order;
  const { customer } = addressOfValues(values, book);
  const { mode, name } = addressOfValues(values, book).configuration.domain;
  const pending =
    (mode === 'register' || mode === 'transfer') && !checkDomain(book, name ? { mode, name } : { mode }).ok;
  return (
    <>
      <PriceBreakdown
        quote={quote}
        planName={plans.find(({ code }) => code === values.plan)?.name ?? values.plan}
        locale={locale}
        labels={labels.price}
        business={customer.type === 'business' && isEuCountry(book, customer.country)}
      />
      {pending && <p className="mt-2 text-xs text-ink-muted">{labels.summary.domain_pending}</p>}
    </>
  );
}
