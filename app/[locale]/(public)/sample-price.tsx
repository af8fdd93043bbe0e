import { planWords } from '@/components/catalog/plan-facts';
import { PriceBreakdown } from '@/components/catalog/price-breakdown';
import { parseConfiguration, serializeConfiguration } from '@/lib/catalog/configuration';
import type { Plan, PriceBook } from '@/lib/catalog/price-book';
import { quotePrice } from '@/lib/catalog/pricing';
import type { PlanRow } from '@/lib/catalog/queries';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

type Props = {
  book: PriceBook;
  plans: { plan: Plan; row: PlanRow }[];
  locale: AppLocale;
  hosting: Messages['hosting'];
  labels: Messages['home']['sample'];
  priceLabels: Messages['order']['price'];
};

const WANTED = { cycle: 'yearly', addons: 'ssl,backup' };

/** A real price from the list in force: the second plan on sale with what most sites need. */
export function SamplePrice({ book, plans, locale, hosting, labels, priceLabels }: Props) {
  const shown = plans[1] ?? plans[0];
  const tld = book.tlds[0]?.tld;
  if (!shown) return null;
  const { name } = planWords(shown.row, hosting);
  const domain: Record<string, string> = tld
    ? { domain: `register:${locale === 'fr' ? 'mon-site' : 'my-site'}.${tld}` }
    : {};
  const address = parseConfiguration(
    new URLSearchParams({ plan: shown.plan.code, ...WANTED, ...domain }),
    book,
  );
  const quote = quotePrice(book, address.configuration, address.customer);
  const unnamed = {
    ...address,
    configuration: { ...address.configuration, domain: { mode: 'none' as const } },
  };
  const query = serializeConfiguration(unnamed, book);
  return (
    <section className="rounded-lg border border-line bg-surface p-5 shadow-raised">
      <h2 className="text-md font-semibold">{labels.title}</h2>
      <p className="mt-0.5 mb-3 text-sm text-ink-muted">{fill(labels.what, { plan: name })}</p>
      <PriceBreakdown quote={quote} planName={name} locale={locale} labels={priceLabels} />
      <a
        href={`${localePath(locale, '/hosting/order')}?${query}`}
        className="tap mt-3 inline-block text-sm font-medium text-module underline-offset-2 hover:underline"
      >
        {labels.open}
      </a>
    </section>
  );
}
