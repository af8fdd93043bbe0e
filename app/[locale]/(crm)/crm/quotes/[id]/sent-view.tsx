import { getTranslations } from 'next-intl/server';
import { IntentLink } from '@/components/ui/intent-link';
import { currentCostBook, priceBookOf } from '@/lib/catalog/queries';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { resourcesOf } from '@/lib/offers/offer-price';
import { marginOf } from '@/lib/quotes/margin';
import type { QuoteDetail, QuoteVersionDetail } from '@/lib/quotes/queries/get-quote';
import { readingOf } from '@/lib/quotes/queries/reading';
import { MarginCard } from './margin-card';
import { OfferCard } from './offer-card';
import { ProofCard } from './proof-card';
import { QuestionsCard } from './questions-card';
import { ReadingCard } from './reading-card';
import { StandingNotice } from './standing-notice';

type Props = {
  quote: QuoteDetail;
  version: QuoteVersionDetail;
  locale: AppLocale;
};

/** A version in its client's hands, or what became of it. */
export async function SentView({ quote, version, locale }: Props) {
  const [t, reading, margin] = await Promise.all([
    getTranslations('quotes'),
    readingOf(version.id),
    marginNow(version),
  ]);
  const draft = quote.versions.find(({ status }) => status === 'draft');
  const isAccepted = version.status === 'accepted';
  return (
    <>
      {draft && (
        <p className="mb-4 flex flex-wrap gap-x-3 rounded-md bg-warning-soft px-4 py-2 text-sm text-warning">
          {t('draft_of')}
          <IntentLink
            href={localePath(locale, `/crm/quotes/${quote.id}`)}
            className="font-medium underline underline-offset-4"
          >
            {t('open_draft')}
          </IntentLink>
        </p>
      )}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="min-w-0 space-y-4">
          {isAccepted && quote.acceptance && <ProofCard acceptance={quote.acceptance} locale={locale} />}
          <StandingNotice version={version} />
          <OfferCard version={version} locale={locale} />
          <QuestionsCard questions={quote.questions} />
        </div>
        <div className="min-w-0 space-y-4">
          {version.sentAt && <ReadingCard reading={reading} />}
          <MarginCard margin={margin} currency={version.currency} />
        </div>
      </div>
    </>
  );
}

async function marginNow(version: QuoteVersionDetail) {
  const { price, configuration, priceBookVersion, discountBp } = version;
  if (!price || !configuration || priceBookVersion === null) return 'no_hosting';
  const [costs, book] = await Promise.all([currentCostBook(), priceBookOf(priceBookVersion)]);
  if (!costs || !book) return 'unknown';
  const resources = resourcesOf(book, configuration);
  return marginOf(costs, { price, resources, quantity: configuration.quantity, discountBp });
}
