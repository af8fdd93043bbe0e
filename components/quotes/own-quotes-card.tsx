import { ChevronRight } from 'lucide-react';
import { useLocale } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { OwnQuote } from '@/lib/quotes/queries/own-quotes';
import { OwnQuoteBadge } from './own-quote-badge';
import { useQuoteWords } from './own-quote-words';

/** The quotes that answer a request of the client's; nothing while there is none. */
export function OwnQuotesCard({ quotes, timeZone }: { quotes: readonly OwnQuote[]; timeZone: string }) {
  const t = useTranslations('account.quotes');
  const locale = useLocale();
  const { when } = useQuoteWords(timeZone);
  if (quotes.length === 0) return null;
  return (
    <Card aria-labelledby="quotes">
      <CardHeader id="quotes" title={t('of_request')} />
      <ul className="divide-y divide-line">
        {quotes.map(({ reference, ...quote }) => (
          <li key={reference}>
            <IntentLink
              href={localePath(locale, `/account/quotes/${reference}`)}
              className="flex items-center gap-3 px-4 py-3 text-sm hover:bg-sunken/60"
            >
              <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium whitespace-nowrap">{reference}</span>
                <OwnQuoteBadge state={quote.state} />
                <span className="text-ink-muted">{when({ reference, ...quote })}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-subtle" />
            </IntentLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
