import { QuoteRows } from '@/components/quotes/quote-rows';
import { Card, CardHeader } from '@/components/ui/card';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { pack } from '@/lib/json';
import type { QuoteRow } from '@/lib/quotes/queries/list-quotes';
import { MakeQuoteButton } from './make-quote-button';

type Props = { leadId: string; quotes: readonly QuoteRow[]; locale: AppLocale };

/** What this lead was offered, and the way to offer something. */
export function QuotesCard({ leadId, quotes, locale }: Props) {
  const t = useTranslations('quotes.lead');
  return (
    <Card aria-labelledby="quotes-title">
      <CardHeader id="quotes-title" title={t('title')}>
        <MakeQuoteButton leadId={leadId} isFirst={quotes.length === 0} />
      </CardHeader>
      {quotes.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('none')}</p>
      ) : (
        <QuoteRows rows={pack(quotes)} path={localePath(locale, '/crm/quotes')} withLead={false} />
      )}
    </Card>
  );
}
