import { QuoteStatusBadge } from '@/components/quotes/quote-status';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { addDays, dayOfDate } from '@/lib/billing/days';
import { now } from '@/lib/clock';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { dayInParis } from '@/lib/quotes/expiry';
import type { QuoteDetail, QuoteVersionDetail } from '@/lib/quotes/queries/get-quote';
import { TendActions } from './tend-actions';

const MORE_DAYS = 14;

/** To when a version may be extended: past its own end and past today, two weeks more unless its seller says else. */
function laterEnds(validUntil: Date) {
  const from = [dayOfDate(validUntil), dayInParis(now())].sort().at(-1) ?? '';
  const isOver = from !== dayOfDate(validUntil);
  return { earliestEnd: isOver ? from : addDays(from, 1), suggestedEnd: addDays(from, MORE_DAYS) };
}

type Props = { quote: QuoteDetail; version: QuoteVersionDetail; path: string; locale: AppLocale };

/** Which quote and which version of it, where it stands, and what can be done about it. */
export function QuoteHeader({ quote, version, path, locale }: Props) {
  const t = useTranslations('quotes');
  const format = useFormatter();
  const until = format.dateTime(version.validUntil, { dateStyle: 'long', timeZone: 'UTC' });
  const hasDraft = quote.versions.some(({ status }) => status === 'draft');
  return (
    <header className="pt-2 pb-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-lg font-semibold [overflow-wrap:anywhere]">
            {quote.reference}
            <span className="max-sm:hidden"> · </span>
            <span className="max-sm:block">{version.buyerCompany ?? version.buyerName}</span>
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-muted">
            <QuoteStatusBadge
              status={version.status}
              isAbandoned={version.status === 'superseded' && version.sentAt === null}
            />
            <span>{t('version', { number: version.number })}</span>
            {version.sentAt && (
              <span>
                {t('sent_on')} <RelativeTime at={version.sentAt} />
              </span>
            )}
            {(version.status === 'sent' || version.status === 'draft') && (
              <span>{t('valid_until', { date: until })}</span>
            )}
            <IntentLink
              href={localePath(locale, `/crm/leads/${quote.lead.id}`)}
              className="tap text-module underline-offset-4 hover:underline"
            >
              {quote.lead.title}
            </IntentLink>
          </p>
        </div>
        <TendActions
          quoteId={quote.id}
          version={{
            id: version.id,
            number: version.number,
            revision: version.revision,
            status: version.status,
            ...laterEnds(version.validUntil),
            hasLink: version.hasLink,
            email: version.buyerEmail,
            wasSent: version.sentAt !== null,
          }}
          canRevise={!hasDraft && quote.status !== 'accepted'}
          path={path}
        />
      </div>
      {quote.versions.length > 1 && (
        <nav aria-label={t('versions')} className="mt-3 flex flex-wrap gap-2">
          {quote.versions.map(({ number, status, sentAt }) => (
            <IntentLink
              key={number}
              href={`${path}?version=${number}`}
              aria-current={number === version.number ? 'page' : undefined}
              className="inline-flex h-8 items-center gap-2 rounded-md border border-line px-2.5 text-sm hover:bg-sunken aria-[current]:border-module aria-[current]:bg-module-soft"
            >
              {t('version', { number })}
              <QuoteStatusBadge status={status} isAbandoned={status === 'superseded' && sentAt === null} />
            </IntentLink>
          ))}
        </nav>
      )}
    </header>
  );
}
