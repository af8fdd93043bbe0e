import { FileText, SearchX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { QuoteRows } from '@/components/quotes/quote-rows';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pack } from '@/lib/json';
import { singleParams } from '@/lib/leads/filter';
import { listQuotes } from '@/lib/quotes/queries/list-quotes';
import { type QuoteFilter, quoteFilterSchema } from '@/lib/quotes/schema';
import { channelNames } from '@/lib/realtime/channels';
import { QuoteFilters } from './quote-filters';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'quotes' });
  return { title: t('title') };
}

export default async function QuotesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = quoteFilterSchema.parse(singleParams(await searchParams));
  const [{ rows, next }, t] = await Promise.all([listQuotes(actor, filter), getTranslations('quotes')]);
  const path = localePath(locale, '/crm/quotes');
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader title={t('title')} description={t('description')} />
      <QuoteFilters filter={filter} path={path} />
      <Card className="mt-4 overflow-hidden">
        {rows.length === 0 ? (
          <NoQuotes filter={filter} path={path} leadsPath={localePath(locale, '/crm/leads')} />
        ) : (
          <QuoteRows rows={pack(rows)} path={path} />
        )}
      </Card>
      {(filter.after || next) && (
        <nav aria-label={t('title')} className="mt-4 flex justify-end gap-2">
          {filter.after && (
            <IntentLink
              href={`${path}${query(filter, undefined)}`}
              className={buttonStyle('secondary', 'sm')}
            >
              {t('list.first')}
            </IntentLink>
          )}
          {next && (
            <IntentLink
              href={`${path}${query(filter, next)}`}
              rel="next"
              className={buttonStyle('secondary', 'sm')}
            >
              {t('list.next')}
            </IntentLink>
          )}
        </nav>
      )}
    </>
  );
}

function query({ q, status, who }: QuoteFilter, after: string | undefined): string {
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (status) params.set('status', status);
  if (who !== 'all') params.set('who', who);
  if (after) params.set('after', after);
  return params.size > 0 ? `?${params}` : '';
}

type NoProps = { filter: QuoteFilter; path: string; leadsPath: string };

/** Nothing yet, or nothing under these filters: two different things. */
async function NoQuotes({ filter, path, leadsPath }: NoProps) {
  const t = await getTranslations('quotes.list');
  const isFiltered = query(filter, undefined) !== '';
  return (
    <EmptyState
      icon={isFiltered ? SearchX : FileText}
      title={t(isFiltered ? 'none_title' : 'empty_title')}
      action={
        <IntentLink href={isFiltered ? path : leadsPath} className={buttonStyle('secondary', 'sm')}>
          {t(isFiltered ? 'clear' : 'open_leads')}
        </IntentLink>
      }
    >
      {t(isFiltered ? 'none_body' : 'empty_body')}
    </EmptyState>
  );
}
