import { lineLabel, priceWords } from '@/lib/catalog/price-words';
import { fill, fillPlural } from '@/lib/i18n/fill';
import { addressOfValues } from '@/lib/orders/draft';
import { FormEnd } from './form-end';
import type { OrderModel, Step } from './order-model';

type Props = { order: OrderModel; pending: boolean };

/** The order in a few lines, each with the way back to its step, then the terms and the button. */
export function ReviewStep({ order, pending }: Props) {
  const { errors, labels, money, quote, set, values } = order;
  const words = labels.review;
  const later = quote.cycle === 'yearly' ? labels.summary.then_yearly : labels.summary.then_monthly;
  return (
    <>
      <dl className="divide-y divide-line rounded-md border border-line noscript:hidden">
        {recap(order).map(({ step, text }) => (
          <div key={step} className="flex items-baseline gap-3 px-3 py-2 text-sm">
            <dt className="w-24 shrink-0 text-ink-muted sm:w-36">{labels.steps[step]}</dt>
            <dd className="flex min-w-0 flex-1 items-baseline justify-between gap-3 [overflow-wrap:anywhere]">
              {text}
              <a href={`#${step}`} className="shrink-0 text-module underline-offset-2 hover:underline">
                {words.edit}
                <span className="sr-only">, {labels.steps[step]}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{labels.summary.now}</span>
        <span className="tabular text-lg font-semibold">{money(quote.dueNow.gross)}</span>
        <span className="tabular w-full text-right text-sm text-ink-muted">
          {fill(later, { price: money(quote.perPeriod.gross) })}
        </span>
      </p>
      <FormEnd words={words} values={values} errors={errors} set={set} pending={pending} />
    </>
  );
}

function recap(order: OrderModel): { step: Step; text: string }[] {
  const { book, labels, locale, plans, quote, values } = order;
  const { configuration } = addressOfValues(values, book);
  const { addons, domain, quantity } = configuration;
  const addonWords = new Map(Object.entries(labels.price.lines.addon));
  const plan = plans.find(({ code }) => code === values.plan)?.name ?? values.plan;
  const words = priceWords(locale, labels.price, quote.currency);
  const units = quote.lines
    .filter(({ code }) => code.startsWith('extra.') || code.startsWith('custom.'))
    .map((line) => lineLabel(line, plan, words));
  const commitment =
    quote.commitment === 0
      ? labels.term.commitment_none
      : `${labels.term.commitment} ${fill(labels.term.commitment_months, { count: quote.commitment })}`;
  const domainText = domain.mode === 'none' ? labels.review.no_domain : (domain.name ?? '…');
  return [
    { step: 'plan', text: `${plan} · ${fillPlural(locale, labels.price.servers, quantity)}` },
    ...(units.length > 0 ? [{ step: 'configuration' as const, text: units.join(', ') }] : []),
    { step: 'domain', text: domainText },
    {
      step: 'options',
      text: addons.map((code) => addonWords.get(code) ?? code).join(', ') || labels.review.no_options,
    },
    { step: 'term', text: `${labels.term[quote.cycle]} · ${commitment}` },
  ];
}
