import { useLocale } from 'next-intl';
import { OwnQuoteBadge } from '@/components/quotes/own-quote-badge';
import { useQuoteWords } from '@/components/quotes/own-quote-words';
import { IntentLink } from '@/components/ui/intent-link';
import { SpriteIcon } from '@/components/ui/sprite';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import type { OwnQuote } from '@/lib/quotes/queries/own-quotes';

/** One of the client's quotes: what, how much, where it stands, until when. */
export function QuoteItem({ row, timeZone }: { row: OwnQuote; timeZone: string }) {
  const t = useTranslations('account.quotes');
  const locale = useLocale();
  const { what, when } = useQuoteWords(timeZone);
  return (
    <li>
      <IntentLink
        href={localePath(locale, `/account/quotes/${row.reference}`)}
        className="flex items-center gap-3 px-4 py-3 text-sm hover:bg-sunken/60"
      >
        <span className="min-w-0 flex-1 space-y-1">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 text-base font-medium [overflow-wrap:anywhere]">{what(row)}</span>
            <span className="tabular text-right">
              <span className="font-medium whitespace-nowrap">
                {formatMoney(row.dueNowGrossCents, row.currency, locale)}
              </span>{' '}
              <span className="inline-block text-xs whitespace-nowrap text-ink-muted">{t('due_now')}</span>
            </span>
          </span>
          {row.domain && <span className="block text-ink-muted [overflow-wrap:anywhere]">{row.domain}</span>}
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <OwnQuoteBadge state={row.state} />
            <span className="min-w-0 text-ink-muted">{when(row)}</span>
          </span>
          <span className="block text-xs text-ink-muted">{row.reference}</span>
        </span>
        <SpriteIcon name="open" className="size-4 shrink-0 text-ink-subtle" />
      </IntentLink>
    </li>
  );
}
