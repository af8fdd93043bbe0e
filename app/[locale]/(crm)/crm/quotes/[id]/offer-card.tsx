import { OfferLines } from '@/components/quotes/offer-lines';
import { shownLines } from '@/components/quotes/shown-lines';
import { Card, CardHeader } from '@/components/ui/card';
import type { AppLocale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { documentWords } from '@/lib/offers/line-words';
import { offerTotals } from '@/lib/offers/offer';
import type { QuoteVersionDetail } from '@/lib/quotes/queries/get-quote';
import { TotalsList } from './totals-list';

/** What the client reads, in the words of the one who looks at it. */
export function OfferCard({ version, locale }: { version: QuoteVersionDetail; locale: AppLocale }) {
  const t = useTranslations('quotes');
  const { messages, words, planName } = documentWords(version, locale);
  const { offer, order } = messages;
  const isOpen = version.status === 'sent' || version.status === 'expired';
  const totals = offerTotals(version.lines, version);
  const shown = shownLines(version.lines, planName, words, offer.quantity_of);
  const parts = (['recurring', 'once'] as const).map((kind) => ({
    title: kind === 'recurring' ? offer.recurring[version.cycle] : offer.once,
    lines: shown.filter((_, index) => version.lines[index]?.kind === kind),
  }));
  return (
    <Card aria-labelledby="offer-title">
      <CardHeader id="offer-title" title={t('offer.title')} />
      <div className="p-4">
        <p className="mb-4 text-sm">
          <span className="text-ink-muted">{t('offer.buyer')}</span> {version.buyerName}
          {version.buyerCompany && `, ${version.buyerCompany}`}, {version.buyerEmail}
        </p>
        {version.message && (
          <blockquote className="mb-4 border-l-2 border-line pl-3 text-sm whitespace-pre-line [overflow-wrap:anywhere]">
            {version.message}
          </blockquote>
        )}
        {parts
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <OfferLines
              key={title}
              title={title}
              lines={lines}
              why={order.price.why}
              mark={(line) =>
                line.optional && (
                  <span className="text-xs text-ink-muted">
                    ({t('offer.option')}
                    {isOpen && `, ${t(line.selected ? 'offer.offered_ticked' : 'offer.offered')}`}
                    {!isOpen && !line.selected && `, ${t('offer.left')}`})
                  </span>
                )
              }
            />
          ))}
        <div className="mt-4 sm:ml-auto sm:max-w-sm">
          <TotalsList totals={totals} version={version} />
        </div>
        <p className="mt-4 text-sm text-ink-muted">
          {t(`offer.terms_${version.terms}`, { days: version.dueDays })}
          {version.holdCapacity && `. ${t('offer.held')}`}
        </p>
      </div>
    </Card>
  );
}
